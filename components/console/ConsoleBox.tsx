import { useId } from 'preact/hooks';

interface ConsoleBoxProps {
  readonly label: string;
  readonly value: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly onEdit: (value: string) => void;
}

/** One box with its label, help and fault, all tied together. */
export function ConsoleBox({ label, value, help, fault, onEdit }: ConsoleBoxProps) {
  const id = useId();
  const described = [fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label mono" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        class="box"
        value={value}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={described || undefined}
        aria-invalid={fault ? 'true' : undefined}
        onInput={(event) => {
          onEdit(event.currentTarget.value);
        }}
      />
      {fault && (
        <p id={`${id}-fault`} class="field-fault">
          {fault}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} class="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
