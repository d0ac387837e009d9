import type { FieldDraft } from '../../lib/view/settings-site-draft';
import { BUTTON, FIELD, NOTE, widthHint } from '../../lib/view/settings-words';
import type { Form } from './form';
import { LinesField } from './LinesField';
import { TextField } from './TextField';
import type { WordKey } from '../../lib/words';

interface FieldRowProps {
  readonly form: Form;
  readonly field: FieldDraft;
  /** The field's dotted path, e.g. `sites.0.fields.1`. */
  readonly path: string;
  /** Counted from 1, as people do. */
  readonly number: number;
  /** What the CRM's own name of a field is, where the CRM is a known one. */
  readonly nameHelp: WordKey | undefined;
  /** `part` is the setting of this field that was edited. */
  readonly onChange: (part: string, next: Partial<FieldDraft>) => void;
  readonly onRemove: () => void;
}

/** One column of the recording and where its value stands on the page. */
export function FieldRow({
  form,
  field,
  path,
  number,
  nameHelp,
  onChange,
  onRemove,
}: FieldRowProps) {
  // The same help at every row would be a wall of text.
  const first = number === 1;
  return (
    <fieldset class="field-row">
      <legend>{NOTE.fieldLegend(number)}</legend>
      <div class="pair">
        <TextField
          form={form}
          path={`${path}.column`}
          label={FIELD.column}
          help={first ? FIELD.columnHelp : undefined}
          mono
          value={field.column}
          onEdit={(column) => onChange('column', { column })}
        />
        <TextField
          form={form}
          path={`${path}.maxLength`}
          label={FIELD.maxLength}
          help={widthHint(field.column) || undefined}
          unit={FIELD.characters}
          value={field.maxLength}
          onEdit={(maxLength) => onChange('maxLength', { maxLength })}
        />
      </div>
      <LinesField
        form={form}
        path={`${path}.from`}
        label={FIELD.from}
        help={first ? (nameHelp ? FIELD.fromNameHelp(nameHelp) : FIELD.fromHelp) : undefined}
        value={field.from}
        onEdit={(from) => onChange('from', { from })}
      />
      <TextField
        form={form}
        path={`${path}.pattern`}
        label={FIELD.pattern}
        help={first ? FIELD.patternHelp : undefined}
        mono
        value={field.pattern}
        onEdit={(pattern) => onChange('pattern', { pattern })}
      />
      {!form.isLocked(path) && (
        <button type="button" class="button small quiet-danger" onClick={onRemove}>
          {BUTTON.removeField}
          <span class="unseen"> {number}</span>
        </button>
      )}
    </fieldset>
  );
}
