import { FieldFrame, type FieldProps } from './Field';

interface LinesFieldProps extends FieldProps {
  readonly value: string;
  readonly onEdit: (value: string) => void;
  /** Lines that are in sight without scrolling, at the least. */
  readonly rows?: number;
  /** And at the most, for texts that can be very long. */
  readonly maxRows?: number;
}

/** A list, one entry per line. */
export function LinesField(props: LinesFieldProps) {
  const { value, onEdit, rows = 2, maxRows = Infinity, ...field } = props;
  return (
    <FieldFrame
      {...field}
      control={(tied, locked) => (
        <textarea
          {...tied}
          class="box mono"
          rows={Math.max(rows, Math.min(maxRows, value.split('\n').length))}
          value={value}
          readOnly={locked}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            onEdit(event.currentTarget.value);
          }}
        />
      )}
    />
  );
}
