import { useState } from 'preact/hooks';
import type { LedgerVerdict } from '../../lib/recorder/ledger/verdict';
import type { Activity } from '../../lib/view/activity';
import {
  ACTIVITY,
  checkWords,
  faultWords,
  moreFaults,
  verdictWords,
} from '../../lib/view/activity-words';
import { Note } from './Note';

/** Checks the whole chain, and says in plain words what was found. */
export function ActivityCheck({ activity }: { readonly activity: Activity }) {
  const [anchor, setAnchor] = useState('');
  const check = activity.check.value;
  return (
    <div class="field activity-part">
      <button type="button" class="button" onClick={() => void activity.verify(anchor)}>
        {ACTIVITY.check}
      </button>
      <details>
        <summary>{ACTIVITY.anchorTitle}</summary>
        <div class="field activity-anchor">
          <label class="field-label" for="activity-anchor">
            {ACTIVITY.anchor}
          </label>
          <input
            id="activity-anchor"
            class="box mono"
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="activity-anchor-help"
            value={anchor}
            onInput={(event) => setAnchor(event.currentTarget.value)}
          />
          <p id="activity-anchor-help" class="field-help">
            {ACTIVITY.anchorHelp}
          </p>
        </div>
      </details>
      <div role="status" class="full">
        {check.kind === 'done' ? (
          <Verdict verdict={check.verdict} />
        ) : (
          <p class="quiet">{checkWords(check.kind)}</p>
        )}
      </div>
    </div>
  );
}

function Verdict({ verdict }: { readonly verdict: LedgerVerdict }) {
  const { tone, what, more } = verdictWords(verdict);
  const { faults, faultCount } = verdict;
  return (
    <Note tone={tone}>
      <p class="strong">{what}</p>
      {faults.length > 0 && (
        <ul class="faults">
          {faults.map((fault) => (
            <li key={faultWords(fault)}>{faultWords(fault)}</li>
          ))}
          {faultCount > faults.length && <li>{moreFaults(faultCount - faults.length)}</li>}
        </ul>
      )}
      {more.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </Note>
  );
}
