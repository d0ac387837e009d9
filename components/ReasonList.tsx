import type { Problem } from '../lib/view/reason-words';
import { LABELS, problemCode, problemSince } from '../lib/view/words';

interface ReasonListProps {
  readonly problems: readonly Problem[];
}

/** What is wrong, what it means, and what to do. Nothing at all when nothing is wrong. */
export function ReasonList({ problems }: ReasonListProps) {
  if (problems.length === 0) return null;
  return (
    <section class="block" aria-label={LABELS.problems}>
      <ul class="reasons">
        {problems.map((problem) => (
          <li key={problem.what} class="reason">
            <p class="reason-what">{problem.what}</p>
            <p>
              {problem.meaning} {problem.action}
            </p>
            {problem.code !== undefined && <p class="fine">{problemCode(problem.code)}</p>}
            {problem.since !== undefined && <p class="fine">{problemSince(problem.since)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
