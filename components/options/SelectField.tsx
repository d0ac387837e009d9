import { FieldFrame, type FieldProps } from './Field';

interface SelectFieldProps<T extends string> extends FieldProps {
  readonly value: T;
  /** The choices by value, in their order, with their words. */
  readonly choices: Readonly<Record<T, string>>;
  readonly onEdit: (value: T) => void;
}

/** One of a few. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { value, choices, onEdit, ...field } = props;
  // Sound: `choices` is made of exactly these keys.
  const values = Object.keys(choices) as T[];
  return (
    <FieldFrame
      {...field}
      control={(tied, locked) => (
        <select
          {...tied}
          class="box"
          disabled={locked}
          value={value}
          onChange={(event) => {
            const chosen = values.find((each) => each === event.currentTarget.value);
            if (chosen !== undefined) onEdit(chosen);
          }}
        >
          {values.map((each) => (
            <option key={each} value={each}>
              {choices[each]}
            </option>
          ))}
        </select>
      )}
    />
  );
}
