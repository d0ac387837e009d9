import type { ServiceCheck } from '../../lib/messages';
import { CHECK, forWhom } from '../../lib/view/contract-words';
import type { CheckState } from '../../lib/view/settings-view';
import { BUTTON, checkWords, NOTE } from '../../lib/view/settings-words';
import { CheckSteps } from './CheckSteps';
import { Note } from './Note';
import { ProblemNote } from './ProblemNote';

interface CheckPartProps {
  readonly dirty: boolean;
  readonly checking: CheckState;
  readonly onCheck: () => void;
}

/** Looks at the service on demand. What came of it is said aloud; the steps are there to be read. */
export function CheckPart({ dirty, checking, onCheck }: CheckPartProps) {
  const steps = checking.kind === 'done' ? (checking.result.steps ?? []) : [];
  return (
    <div class="field">
      <button type="button" class="button" onClick={onCheck}>
        {BUTTON.check}
      </button>
      {dirty && <p class="field-help">{NOTE.checkSaved}</p>}
      <div role="status" class="full">
        {checking.kind === 'running' && <p class="quiet">{NOTE.checking}</p>}
        {checking.kind === 'done' && <CheckResult result={checking.result} />}
      </div>
      {steps.length > 0 && <CheckSteps steps={steps} />}
    </div>
  );
}

function CheckResult({ result }: { readonly result: ServiceCheck }) {
  const { problem, steps = [] } = result;
  if (!problem) {
    return (
      <Note tone="good">
        <p>{checkWords(result)}</p>
      </Note>
    );
  }
  const failed = steps.find(({ state }) => state === 'failed');
  const candidates = failed?.candidates ?? [];
  return (
    <ProblemNote problem={problem}>
      {failed?.who && <p class="quiet">{forWhom(failed.who)}</p>}
      {candidates.length > 0 && (
        <div>
          <p>{CHECK.candidates}</p>
          <ul class="candidates">
            {candidates.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
    </ProblemNote>
  );
}
