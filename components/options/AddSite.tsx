import { useState } from 'preact/hooks';
import type { Ref } from 'preact';
import { CRM_CHOICES } from '../../lib/view/known-crms';
import { BUTTON, FIELD } from '../../lib/view/settings-words';

interface AddSiteProps {
  /** The CRM that was chosen, one of `CRM_CHOICES`. */
  readonly onAdd: (choice: string) => void;
  readonly buttonRef: Ref<HTMLButtonElement>;
}

/** Adds a site by hand, beginning with what is known of its CRM. */
export function AddSite({ onAdd, buttonRef }: AddSiteProps) {
  const [choice, setChoice] = useState('other');
  return (
    <div class="add-site">
      <label class="unseen" for="add-site-crm">
        {FIELD.crm}
      </label>
      <select
        id="add-site-crm"
        class="box"
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value)}
      >
        {Object.entries(CRM_CHOICES).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="button" ref={buttonRef} onClick={() => onAdd(choice)}>
        {BUTTON.addSite}
      </button>
    </div>
  );
}
