import type { ContractView } from '../../lib/messages';
import type { ReadingState } from '../../lib/view/contract-control';
import { CONTRACT, contractLine, readingWords, remarks } from '../../lib/view/contract-words';
import { Note } from './Note';

interface ContractPartProps {
  readonly contract: ContractView;
  readonly reading: ReadingState;
  readonly onRead: () => void;
  readonly onExport: () => void;
}

/** How the service wants its requests, as far as it is known, and what that leaves out. */
export function ContractPart({ contract, reading, onRead, onExport }: ContractPartProps) {
  const { source, missing, problem } = contract;
  return (
    <div class="field contract" role="group" aria-labelledby="contract-title">
      <h3 id="contract-title">{CONTRACT.title}</h3>
      <p>{contractLine(contract, Date.now())}</p>
      {problem && reading !== 'running' && (
        <Note tone="warn">
          <p class="strong">{problem.what}</p>
          <p>{problem.action}</p>
        </Note>
      )}
      {missing.length > 0 && (
        <Note tone="warn">
          <p class="strong">{CONTRACT.missing}</p>
          <ul class="missing">
            {missing.map(({ request, off }) => (
              <li key={request}>
                <code>{request}</code>: {off}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Remarks contract={contract} />
      <div class="buttons">
        {source !== 'pasted' && (
          <button type="button" class="button small" onClick={onRead}>
            {CONTRACT.readAgain}
          </button>
        )}
        <button type="button" class="button small" onClick={onExport}>
          {CONTRACT.export}
        </button>
      </div>
      <p role="status" class="quiet">
        {readingWords(reading)}
      </p>
    </div>
  );
}

/** What is worth knowing and stops nothing: folded away, for it can be long. */
function Remarks({ contract: { warnings } }: { readonly contract: ContractView }) {
  if (warnings.length === 0) return null;
  return (
    <details class="remarks">
      <summary>{remarks(warnings.length)}</summary>
      <ul>
        {warnings.map(({ what, meaning, action }) => (
          <li key={what}>
            <p>{what}</p>
            <p class="quiet">
              {meaning} {action}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
