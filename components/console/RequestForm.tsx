import { useId, useState } from 'preact/hooks';
import { buttonOf, wishOf, type ConsoleForm, type Wish } from '../../lib/view/console-forms';
import { missingRightLine } from '../../lib/view/console-words';
import { ConsoleBox } from './ConsoleBox';
import { say } from '../../lib/words';

interface RequestFormProps {
  readonly form: ConsoleForm;
  /** Something is on its way: the line takes one at a time. */
  readonly busy: boolean;
  /** The setting that keeps it from this seat. */
  readonly missingRight?: string | undefined;
  readonly onWish: (wish: Exclude<Wish, { kind: 'faulty' }>) => void;
}

/** The form of one request: Enter in a box is the button. */
export function RequestForm({ form, busy, missingRight, onWish }: RequestFormProps) {
  const { request, about, fields } = form;
  const id = useId();
  const isOff = busy || missingRight !== undefined;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, start = '' }) => [name, start])),
  );
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  return (
    <form
      class={fields.length > 0 ? 'request-form' : 'request-form bare'}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isOff) return;
        const wish = wishOf(form, typed);
        setFaults(wish.kind === 'faulty' ? wish.faults : {});
        if (wish.kind !== 'faulty') onWish(wish);
      }}
    >
      <div>
        <h3 id={id} class="mono">
          {request}
        </h3>
        <p class="field-help">{say(about)}</p>
        {missingRight !== undefined && <p class="field-lock">{missingRightLine(missingRight)}</p>}
      </div>
      {fields.length > 0 && (
        <div class="request-fields">
          {fields.map(({ name, help }) => (
            <ConsoleBox
              key={name}
              label={name}
              value={typed[name] ?? ''}
              help={help && say(help)}
              fault={faults[name]}
              onEdit={(value) => {
                setTyped((before) => ({ ...before, [name]: value }));
              }}
            />
          ))}
        </div>
      )}
      {/* Not `disabled`: that would drop the focus each time. */}
      <button type="submit" class="button small" aria-disabled={isOff}>
        {buttonOf(form)}
      </button>
    </form>
  );
}
