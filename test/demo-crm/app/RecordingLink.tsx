/** @jsxImportSource react */
import { useState } from 'react';
import { saveLink, savedLink } from './saved-links';

/**
 * The record's field for the recording's link: controlled, so that only what React has heard of is
 * saved. Give it the record as its key.
 */
export function RecordingLink({ record }: { readonly record: string }) {
  const [link, setLink] = useState(() => savedLink(record));
  const [isSaved, setSaved] = useState(false);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        saveLink(record, link);
        setSaved(true);
      }}
    >
      <label htmlFor="recording-link">Recording link</label>
      <div className="with-button">
        <input
          id="recording-link"
          name="recordingLink"
          type="url"
          autoComplete="off"
          value={link}
          onChange={(event) => {
            setLink(event.target.value);
            setSaved(false);
          }}
        />
        <button type="submit">Save</button>
      </div>
      <p role="status" className="fine">
        {isSaved ? 'Saved.' : ''}
      </p>
    </form>
  );
}
