import type { Diagnosis } from '../../lib/view/diagnosis';
import { STEP_STATES } from '../../lib/view/contract-words';
import { REGIONS } from '../../lib/view/settings-words';
import type { Health } from '../../lib/view/health';
import { say } from '../../lib/words';
import { Region } from './Region';
import { STEP_MARKS } from './step-marks';

/** Why this seat is or is not protected, and all of it as a file for support. */
export function DiagnosticsRegion({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const health = diagnosis.health.value;
  return (
    <Region {...REGIONS.diagnostics}>
      <button type="button" class="button" onClick={() => void diagnosis.look()}>
        {say(health ? 'diagnostics_again' : 'diagnostics_look')}
      </button>
      <div role="status">
        {diagnosis.lost.value && <p>{say('diagnostics_lost')}</p>}
        {health && <HealthList health={health} />}
      </div>
      {health && (
        <details class="disclosure">
          <summary>{say('diagnostics_show')}</summary>
          <p class="quiet">{say('diagnostics_nothing_personal')}</p>
          {/* It scrolls, so that a keyboard must be able to reach it. */}
          <pre class="bundle" tabIndex={0} aria-label={say('diagnostics_file')}>
            {diagnosis.text.value}
          </pre>
          <button type="button" class="button" onClick={diagnosis.save}>
            {say('diagnostics_save')}
          </button>
        </details>
      )}
    </Region>
  );
}

function HealthList({ health }: { readonly health: readonly Health[] }) {
  return (
    <ul class="steps" aria-label={say('diagnostics_health')}>
      {health.map(({ topic, state, what }) => (
        <li key={topic} class={`step step-${state}`}>
          <span class="step-mark" aria-hidden="true">
            {STEP_MARKS[state]}
          </span>
          <span class="step-name">{topic}</span>
          <span class="step-state">{STEP_STATES[state]}</span>
          <div class="step-found">
            <p>{what}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
