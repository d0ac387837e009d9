import { useRef } from 'preact/hooks';
import type { SaveState } from '../../lib/view/settings-view';
import { BUTTON, saveWords } from '../../lib/view/settings-words';

interface SaveBarProps {
  readonly saving: SaveState;
  readonly dirty: boolean;
  readonly faults: number;
  readonly onDiscard: () => void;
}

/** Always in sight: whether anything is unsaved, and the way to save it. */
export function SaveBar({ saving, dirty, faults, onDiscard }: SaveBarProps) {
  const save = useRef<HTMLButtonElement>(null);
  return (
    <div class={dirty ? 'save-bar dirty' : 'save-bar'}>
      <div class="save-bar-inner">
        <p role="status" class="save-words">
          {saveWords(saving, dirty, faults)}
        </p>
        {dirty && (
          <button
            type="button"
            class="button"
            onClick={() => {
              onDiscard();
              save.current?.focus();
            }}
          >
            {BUTTON.discard}
          </button>
        )}
        {/* Not `disabled` while there is nothing to save: that would drop the focus after a save. */}
        <button type="submit" class="button primary" aria-disabled={!dirty} ref={save}>
          {BUTTON.save}
        </button>
      </div>
    </div>
  );
}
