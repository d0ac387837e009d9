import type { Ref } from 'preact';
import { FieldFrame, type FieldProps } from './Field';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onEdit: (value: string) => void;
  readonly placeholder?: string;
  /** Code rather than prose: addresses, selectors, patterns. */
  readonly mono?: boolean;
  /** A whole number; the box is short and followed by its unit. */
  readonly unit?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. A number is text too, so that whatever was typed stays to be mended. */
export function TextField(props: TextFieldProps) {
  const { value, onEdit, placeholder, mono, unit, inputRef, ...field } = props;
  const input = (tied: object, locked: boolean) => (
    <input
      {...tied}
      ref={inputRef ?? null}
      type="text"
      class={mono ? 'box mono' : unit === undefined ? 'box' : 'box short'}
      value={value}
      readOnly={locked}
      placeholder={placeholder}
      autocomplete="off"
      spellcheck={false}
      inputMode={unit === undefined ? undefined : 'numeric'}
      onInput={(event) => {
        onEdit(event.currentTarget.value);
      }}
    />
  );
  return (
    <FieldFrame
      {...field}
      control={(tied, locked) =>
        unit === undefined ? (
          input(tied, locked)
        ) : (
          <span class="with-unit">
            {input(tied, locked)}
            <span aria-hidden="true">{unit}</span>
          </span>
        )
      }
    />
  );
}
