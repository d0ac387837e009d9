import type { ReadableFile } from '../../lib/settings/file';
import type { AccessState, ImportState } from '../../lib/view/settings-view';
import { BUTTON, FIELD, NOTE, REGIONS } from '../../lib/view/settings-words';
import { AccessNote } from './AccessNote';
import { FaultList } from './FaultList';
import { Note } from './Note';
import { Region } from './Region';

interface FileRegionProps {
  readonly dirty: boolean;
  readonly importing: ImportState;
  readonly missingHosts: readonly string[];
  readonly access: AccessState;
  readonly onImport: (file: ReadableFile & { readonly name: string }) => void;
  readonly onExport: () => void;
  readonly onAllow: () => void;
}

/** The settings as a file, in and out. */
export function FileRegion({ dirty, importing, onImport, onExport, ...access }: FileRegionProps) {
  return (
    <Region {...REGIONS.file}>
      <div class="field">
        <label class="field-label" for="import-settings">
          {FIELD.import}
        </label>
        <input
          id="import-settings"
          class="file"
          type="file"
          accept=".json,application/json"
          aria-describedby="import-help"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) onImport(file);
            // So that the same file, once mended, can be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <p id="import-help" class="field-help">
          {FIELD.importHelp}
        </p>
        <div role="status">
          <ImportResult importing={importing} />
        </div>
      </div>
      {/* A prompt cannot follow the choice of a file: its click is used up. So it has a button. */}
      {importing.kind === 'imported' && (
        <AccessNote hosts={access.missingHosts} access={access.access} onAllow={access.onAllow} />
      )}
      <div class="field">
        <button type="button" class="button" onClick={onExport}>
          {BUTTON.export}
        </button>
        {dirty && <p class="field-help">{NOTE.exportSaved}</p>}
      </div>
    </Region>
  );
}

function ImportResult({ importing }: { readonly importing: ImportState }) {
  switch (importing.kind) {
    case 'idle':
      return null;
    case 'reading':
      return <p class="quiet">{NOTE.reading(importing.name)}</p>;
    case 'imported':
      return (
        <Note tone="good">
          <p>{NOTE.imported(importing.name)}</p>
        </Note>
      );
    case 'refused':
      return (
        <Note tone="bad">
          <p class="strong">{NOTE.importRefused(importing.name)}</p>
          <FaultList faults={importing.faults} />
        </Note>
      );
  }
}
