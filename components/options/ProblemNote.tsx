import type { ComponentChildren } from 'preact';
import type { ProblemText } from '../../lib/recorder/claim';
import { NOTE } from '../../lib/view/settings-words';
import { Note } from './Note';

interface ProblemNoteProps {
  readonly problem: ProblemText;
  /** What more there is to say. */
  readonly children?: ComponentChildren;
}

/** What happened, what it means, what to do. */
export function ProblemNote({ problem, children }: ProblemNoteProps) {
  return (
    <Note tone="bad">
      <p class="strong">{problem.what}</p>
      <p>{problem.meaning}</p>
      <p>{problem.action}</p>
      {problem.code !== undefined && <p class="quiet">{NOTE.code(problem.code)}</p>}
      {children}
    </Note>
  );
}
