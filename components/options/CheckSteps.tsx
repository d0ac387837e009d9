import type { CheckStep } from '../../lib/messages';
import { CHECK, forWhom, STEP_NAMES, STEP_STATES } from '../../lib/view/contract-words';
import { STEP_MARKS } from './step-marks';

/** What was found at each step. A mark, a word and a sentence: nothing rests on colour. */
export function CheckSteps({ steps }: { readonly steps: readonly CheckStep[] }) {
  return (
    <ol class="steps" aria-label={CHECK.steps}>
      {steps.map((step) => (
        <li key={step.step} class={`step step-${step.state}`}>
          <span class="step-mark" aria-hidden="true">
            {STEP_MARKS[step.state]}
          </span>
          <span class="step-name">{STEP_NAMES[step.step]}</span>
          <span class="step-state">{STEP_STATES[step.state]}</span>
          <div class="step-found">
            <p>{step.what}</p>
            {step.state === 'warning' && <Advice step={step} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Of a step that failed, all this is said above the list. */
function Advice({ step: { meaning, action, who } }: { readonly step: CheckStep }) {
  return (
    <p class="quiet">
      {meaning} {action} {who && forWhom(who)}
    </p>
  );
}
