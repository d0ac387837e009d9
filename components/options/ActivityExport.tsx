import { useState } from 'preact/hooks';
import type { Activity, ActivityForm } from '../../lib/view/activity';
import { ACTIVITY, exportWords, FORM_NAMES } from '../../lib/view/activity-words';

const FORMS: readonly ActivityForm[] = ['csv', 'json'];

/** The ledger as a file. */
export function ActivityExport({ activity }: { readonly activity: Activity }) {
  const [form, setForm] = useState<ActivityForm>('csv');
  return (
    <div class="field activity-part">
      <div class="activity-act">
        <div class="field">
          <label class="field-label" for="activity-form">
            {ACTIVITY.format}
          </label>
          <select
            id="activity-form"
            class="box"
            value={form}
            onChange={(event) => {
              const chosen = FORMS.find((each) => each === event.currentTarget.value);
              if (chosen) setForm(chosen);
            }}
          >
            {FORMS.map((each) => (
              <option key={each} value={each}>
                {FORM_NAMES[each]}
              </option>
            ))}
          </select>
        </div>
        <button
          type="button"
          class="button"
          aria-describedby="activity-export-help"
          onClick={() => void activity.export(form)}
        >
          {ACTIVITY.export}
        </button>
      </div>
      <p id="activity-export-help" class="field-help">
        {ACTIVITY.exportHelp}
      </p>
      <p role="status" class="quiet">
        {exportWords(activity.exporting.value)}
      </p>
    </div>
  );
}
