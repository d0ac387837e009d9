import { useEffect, useRef } from 'preact/hooks';
import type { PendingQuestion } from '../../lib/view/console';
import { QUESTIONS } from '../../lib/view/console-words';

interface AskFirstProps {
  readonly question: PendingQuestion;
  readonly onAnswer: (yes: boolean) => void;
}

/**
 * What has to be asked before an order is given. It takes the focus itself, not one of its answers:
 * a second Enter answers nothing, and Escape answers no. Then the focus is back where it was.
 */
export function AskFirst({ question, onAnswer }: AskFirstProps) {
  const box = useRef<HTMLDivElement>(null);
  const { title, line, yes, no } = QUESTIONS[question.asks];
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [question]);
  return (
    <div
      class="ask-first"
      role="alertdialog"
      aria-labelledby="ask-first"
      aria-describedby="ask-first-why"
      tabIndex={-1}
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onAnswer(false);
      }}
    >
      <h2 id="ask-first">{title}</h2>
      <p class="mono">{question.order.request}</p>
      <div id="ask-first-why">
        <p>{line}</p>
      </div>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => onAnswer(false)}>
          {no}
        </button>
        <button type="button" class="button" onClick={() => onAnswer(true)}>
          {yes}
        </button>
      </div>
    </div>
  );
}
