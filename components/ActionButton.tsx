import type { ComponentChildren, Ref } from 'preact';

interface ActionButtonProps {
  readonly kind: 'primary' | 'secondary';
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** Cannot be used now. The button stays in the tab order, so that focus is never lost. */
  readonly off?: boolean;
  /** Pressed and not answered yet. */
  readonly pending?: boolean;
  readonly small?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

/** A button that keeps its name, size and focus in every state. */
export function ActionButton(props: ActionButtonProps) {
  const { kind, children, onPress, off = false, pending = false, small = false } = props;
  return (
    <button
      type="button"
      class={`button button-${kind}${small ? ' button-small' : ''}`}
      aria-disabled={off}
      aria-busy={pending}
      {...(props.buttonRef ? { ref: props.buttonRef } : {})}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <span class="button-label">{children}</span>
      {pending && <span class="button-pending" aria-hidden="true" />}
    </button>
  );
}
