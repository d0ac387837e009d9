import { BUTTON, NOTE } from '../../lib/view/settings-words';
import type { AccessState } from '../../lib/view/settings-view';
import { Note } from './Note';

interface AccessNoteProps {
  /** Host patterns that are needed and not granted. */
  readonly hosts: readonly string[];
  readonly access: AccessState;
  /** The button's id, where it is to be found from elsewhere. */
  readonly buttonId?: string;
  /** Is called in the click itself. */
  readonly onAllow: () => void;
}

/** Asks for the hosts that the settings need. Shows nothing while none is missing. */
export function AccessNote({ hosts, access, buttonId, onAllow }: AccessNoteProps) {
  if (hosts.length === 0) return null;
  return (
    <Note tone="warn">
      <p class="strong">{NOTE.access}</p>
      <ul class="hosts mono">
        {hosts.map((host) => (
          <li key={host}>{host}</li>
        ))}
      </ul>
      <button type="button" class="button primary" id={buttonId} onClick={onAllow}>
        {BUTTON.allowAccess}
      </button>
      <p role="status">{access === 'declined' ? NOTE.accessDeclined : ''}</p>
    </Note>
  );
}
