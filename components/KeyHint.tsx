import { useId } from 'preact/hooks';
import type { KeyBinding } from '../lib/messages';
import { keyLabel, LABELS, NOTES, ownKeys } from '../lib/view/words';

interface KeyHintProps {
  readonly keys: readonly KeyBinding[];
}

/** The keys as the browser really has them: one that another extension took is not promised here. */
export function KeyHint({ keys }: KeyHintProps) {
  const title = useId();
  const own = ownKeys(keys);
  if (own.length === 0) return null;
  return (
    <section class="block" aria-labelledby={title}>
      <h2 id={title} class="block-title">
        {LABELS.keys}
      </h2>
      <dl class="keys">
        {own.map((key) => (
          <div key={key.command} class="key">
            <dt>{keyLabel(key)}</dt>
            <dd class={key.shortcut === '' ? 'key-none' : ''}>
              {key.shortcut === '' ? NOTES.noKey : <kbd>{key.shortcut}</kbd>}
            </dd>
          </div>
        ))}
      </dl>
      {own.some(({ shortcut }) => shortcut === '') && <p class="fine">{NOTES.howToBind}</p>}
    </section>
  );
}
