import type { ComponentChildren } from 'preact';
import { NOTE } from '../../lib/view/settings-words';
import { boxId, faultAt, type Form } from './form';

/** What a native control takes from the field around it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

export interface FieldProps {
  readonly form: Form;
  /** The setting's dotted path. */
  readonly path: string;
  readonly label: string;
  readonly help?: string | undefined;
}

interface FieldFrameProps extends FieldProps {
  /** Draws the control itself. */
  readonly control: (props: ControlProps, locked: boolean) => ComponentChildren;
  /** The label stands after the control, as with a checkbox. */
  readonly inline?: boolean;
}

/** A control with its label, its help, its fault and its lock, all tied together. */
export function FieldFrame({ form, path, label, help, control, inline = false }: FieldFrameProps) {
  const id = boxId(path);
  const fault = faultAt(form.faults, path);
  const locked = form.isLocked(path);
  // A locked list of sites says so once, at its head, not at each of its boxes.
  const inSites = path.startsWith('sites.');
  const lockId = `${inSites ? boxId('sites') : id}-lock`;
  const described = [fault && `${id}-fault`, locked && lockId, help && `${id}-help`].filter(
    Boolean,
  );
  const props: ControlProps = {
    id,
    'aria-describedby': described.join(' ') || undefined,
    'aria-invalid': fault ? 'true' : undefined,
  };
  const labelElement = (
    <label class="field-label" for={id}>
      {label}
    </label>
  );
  return (
    <div class={inline ? 'field field-inline' : 'field'}>
      {!inline && labelElement}
      {control(props, locked)}
      {inline && labelElement}
      {fault && (
        <p id={`${id}-fault`} class="field-fault">
          {fault}
        </p>
      )}
      {locked && !inSites && (
        <p id={lockId} class="field-lock">
          {NOTE.locked}
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
