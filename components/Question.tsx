import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface QuestionProps {
  readonly title: string;
  readonly lines?: readonly string[];
  /** The answers. */
  readonly children: ComponentChildren;
}

/**
 * A question that a press of a button led to. It takes the focus itself, not one of its answers: a
 * second Enter or a double click answers nothing.
 */
export function Question({ title, lines = [], children }: QuestionProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div class="question" role="group" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <p id={titleId} class="question-text">
        {title}
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="question-answers">{children}</div>
    </div>
  );
}
