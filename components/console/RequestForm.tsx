import { useId, useState } from 'preact/hooks';
import { buttonOf, wishOf, type ConsoleForm, type Wish } from '../../lib/view/console-forms';
import { ConsoleBox } from './ConsoleBox';

interface RequestFormProps {
  readonly form: ConsoleForm;
  /** Something is on its way: the line takes one at a time. */
  readonly busy: boolean;
  readonly onWish: (wish: Exclude<Wish, { kind: 'faulty' }>) => void;
}

/** The form of one request: Enter in a box is the button. */
export function RequestForm({ form, busy, onWish }: RequestFormProps) {
  const { request, about, fields } = form;
  const id = useId();
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
        if (busy) return;
        const wish = wishOf(form, typed);
        setFaults(wish.kind === 'faulty' ? wish.faults : {});
        if (wish.kind !== 'faulty') onWish(wish);
      }}
    >
      <div>
        <h3 id={id} class="mono">
          {request}
        </h3>
        <p class="field-help">{about}</p>
      </div>
      {fields.length > 0 && (
        <div class="request-fields">
          {fields.map(({ name, help }) => (
            <ConsoleBox
              key={name}
              label={name}
              value={typed[name] ?? ''}
              help={help}
              fault={faults[name]}
              onEdit={(value) => {
                setTyped((before) => ({ ...before, [name]: value }));
              }}
            />
          ))}
        </div>
      )}
      {/* Not `disabled`: that would drop the focus each time. */}
      <button type="submit" class="button small" aria-disabled={busy}>
        {buttonOf(form)}
      </button>
    </form>
  );
}
