import type { LookupKey } from '../../lib/settings/lookup-table';
import type { LookupImport, LookupImportState } from '../../lib/view/lookup-import';
import { number, say, sayCount } from '../../lib/words';
import type { Form } from './form';
import { Note } from './Note';
import { SelectField } from './SelectField';

/** How many bad lines are named; with more, the file itself is what to look at. */
const NAMED = 50;

interface LookupPartProps {
  readonly form: Form;
  readonly lookup: LookupImport | undefined;
  /** How many people the table in force has. */
  readonly people: number;
}

/** The lookup table: what it goes by, and the table itself as a file, in and out. */
export function LookupPart({ form, lookup, people }: LookupPartProps) {
  const keys: Readonly<Record<LookupKey, string>> = {
    'crm-user': say('lookup_key_crm_user'),
    'acd-login': say('lookup_key_acd_login'),
    email: say('lookup_key_email'),
    'user-id': say('lookup_key_user_id'),
  };
  const { lookupKey } = form.draft;
  return (
    <>
      <SelectField
        form={form}
        path="identity.lookup.key"
        label={say('lookup_key')}
        value={lookupKey}
        choices={keys}
        onEdit={(key) => form.edit('identity.lookup.key', { lookupKey: key })}
      />
      <p class="quiet">{sayCount('lookup_people', people)}</p>
      {lookup && !form.isLocked('identity.lookup.table') && (
        <div class="field">
          <label class="field-label" for="import-lookup">
            {say('lookup_import')}
          </label>
          <input
            id="import-lookup"
            class="file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            aria-describedby="import-lookup-help"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void lookup.read(file, lookupKey);
              // So that the same file, once mended, can be chosen again.
              event.currentTarget.value = '';
            }}
          />
          <p id="import-lookup-help" class="field-help">
            {say('lookup_import_help')}
          </p>
          <LookupState state={lookup.state.value} lookup={lookup} />
        </div>
      )}
      {lookup && people > 0 && (
        <button type="button" class="button" onClick={() => void lookup.export()}>
          {say('lookup_export')}
        </button>
      )}
    </>
  );
}

interface LookupStateProps {
  readonly state: LookupImportState;
  readonly lookup: LookupImport;
}

function LookupState({ state, lookup }: LookupStateProps) {
  return (
    <>
      {state.kind === 'reading' && (
        <progress aria-label={say('lookup_progress')} max={1} value={state.part} />
      )}
      <div role="status" class="full">
        <LookupWords state={state} />
      </div>
      {state.kind === 'read' && <Preview state={state} lookup={lookup} />}
    </>
  );
}

function LookupWords({ state }: Pick<LookupStateProps, 'state'>) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'reading':
      return (
        <p class="quiet">
          {say('lookup_reading', state.name, number(Math.round(state.part * 100)))}
        </p>
      );
    case 'read':
      return (
        <Note tone={state.bad.length === 0 ? 'quiet' : 'warn'}>
          <p class="strong">{sayCount('lookup_found', state.people)}</p>
          {state.bad.length > 0 && <p>{sayCount('lookup_bad', state.bad.length)}</p>}
          <p>{say('lookup_nothing_yet')}</p>
        </Note>
      );
    case 'saving':
      return <p class="quiet">{say('lookup_saving')}</p>;
    case 'imported':
      return (
        <Note tone="good">
          <p>{say('lookup_imported', state.name)}</p>
        </Note>
      );
    case 'refused':
      return (
        <Note tone="bad">
          <p class="strong">{say('lookup_refused', state.name)}</p>
          <p>{state.why}</p>
        </Note>
      );
  }
}

interface PreviewProps {
  readonly state: Extract<LookupImportState, { kind: 'read' }>;
  readonly lookup: LookupImport;
}

/** The lines that cannot be used, and the question what to do. */
function Preview({ state: { people, bad }, lookup }: PreviewProps) {
  const more = bad.length - NAMED;
  return (
    <>
      {bad.length > 0 && (
        // Whoever has no pointer scrolls it by the keys, so it takes the focus.
        <ul class="bad-lines" tabIndex={0} aria-label={sayCount('lookup_bad', bad.length)}>
          {bad.slice(0, NAMED).map(({ line, why }) => (
            <li key={line}>{say('lookup_line', line, why)}</li>
          ))}
          {more > 0 && <li>{sayCount('lookup_bad_more', more)}</li>}
        </ul>
      )}
      <div class="buttons">
        {people > 0 && (
          <button type="button" class="button primary" onClick={() => void lookup.apply()}>
            {say(bad.length > 0 ? 'lookup_apply_others' : 'lookup_apply')}
          </button>
        )}
        <button type="button" class="button" onClick={lookup.cancel}>
          {say('lookup_cancel')}
        </button>
      </div>
    </>
  );
}
