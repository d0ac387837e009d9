import { FIELD, NOTE, REGIONS } from '../../lib/view/settings-words';
import type { SettingsDraft } from '../../lib/view/settings-draft';
import { boxId, type Form } from './form';
import type { LookupImport } from '../../lib/view/lookup-import';
import { say } from '../../lib/words';
import { LookupPart } from './LookupPart';
import { Note } from './Note';
import { Region } from './Region';
import { TextField } from './TextField';

type By = SettingsDraft['identityBy'];

const CHOICES: readonly By[] = ['windows-login', 'extension', 'manual', 'lookup'];
const LOCK_ID = `${boxId('identity.by')}-lock`;

interface IdentityRegionProps {
  readonly form: Form;
  /** Absent where no lookup table can be imported. */
  readonly lookup: LookupImport | undefined;
  /** How many people the lookup table has. */
  readonly people: number;
}

/** How the recorder knows the person at this computer. */
export function IdentityRegion({ form, lookup, people }: IdentityRegionProps) {
  const { draft } = form;
  const locked = form.isLocked('identity.by');
  return (
    <Region {...REGIONS.identity}>
      <fieldset class="field choices" aria-describedby={locked ? LOCK_ID : undefined}>
        <legend class="field-label">{FIELD.by}</legend>
        {CHOICES.map((by) => (
          <Choice key={by} form={form} by={by} disabled={locked} />
        ))}
        {locked && (
          <p id={LOCK_ID} class="field-lock">
            {NOTE.locked}
          </p>
        )}
      </fieldset>
      {draft.identityBy === 'lookup' ? (
        <LookupPart form={form} lookup={lookup} people={people} />
      ) : (
        <IdentityBoxes form={form} />
      )}
    </Region>
  );
}

interface ChoiceProps {
  readonly form: Form;
  readonly by: By;
  readonly disabled: boolean;
}

function Choice({ form: { draft, edit }, by, disabled }: ChoiceProps) {
  const id = boxId(`identity.by.${by}`);
  const isLookup = by === 'lookup' && draft.identityBy === by;
  return (
    <div class="choice">
      <input
        type="radio"
        name="identity-by"
        id={id}
        checked={draft.identityBy === by}
        disabled={disabled}
        aria-describedby={isLookup ? `${id}-help` : undefined}
        onChange={() => edit('identity', { identityBy: by })}
      />
      <label for={id}>{FIELD.byChoices[by]}</label>
      {isLookup && (
        <span id={`${id}-help`} class="field-help">
          {say('lookup_help')}
        </span>
      )}
    </div>
  );
}

function IdentityBoxes({ form }: { readonly form: Form }) {
  const { draft, edit } = form;
  switch (draft.identityBy) {
    case 'windows-login':
      return (
        <TextField
          form={form}
          path="identity.value"
          label={FIELD.login}
          help={FIELD.loginHelp}
          value={draft.login}
          onEdit={(login) => edit('identity.value', { login })}
        />
      );
    case 'extension':
      return (
        <TextField
          form={form}
          path="identity.value"
          label={FIELD.extension}
          help={FIELD.extensionHelp}
          value={draft.extension}
          onEdit={(extension) => edit('identity.value', { extension })}
        />
      );
    case 'manual':
      return (
        <>
          <div class="pair">
            <TextField
              form={form}
              path="identity.unit"
              label={FIELD.unit}
              value={draft.unit}
              onEdit={(unit) => edit('identity.unit', { unit })}
            />
            <TextField
              form={form}
              path="identity.port"
              label={FIELD.port}
              value={draft.port}
              onEdit={(port) => edit('identity.port', { port })}
            />
          </div>
          <Note tone="warn">
            <p>{NOTE.portNotChecked}</p>
          </Note>
        </>
      );
    case 'lookup':
      return null;
  }
}
