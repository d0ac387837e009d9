import { FieldFrame, type FieldProps } from './Field';

interface CheckFieldProps extends FieldProps {
  readonly checked: boolean;
  readonly onEdit: (checked: boolean) => void;
}

/** Something that is so or is not. */
export function CheckField({ checked, onEdit, ...field }: CheckFieldProps) {
  return (
    <FieldFrame
      {...field}
      inline
      control={(tied, locked) => (
        <input
          {...tied}
          type="checkbox"
          checked={checked}
          disabled={locked}
          onChange={(event) => {
            onEdit(event.currentTarget.checked);
          }}
        />
      )}
    />
  );
}
