import { useId } from 'preact/hooks';
import type { TagQuestion as Question } from '../lib/messages';
import { BUTTONS, columnLabel, keepTag, tagQuestion } from '../lib/view/words';
import { ActionButton } from './ActionButton';

interface TagQuestionProps {
  readonly question: Question;
  readonly pending: boolean;
  /** `assign`: true replaces the tag, false keeps it. */
  readonly onAnswer: (id: string, assign: boolean) => void;
}

/** A second account came up during the call: only the agent knows which one is right. */
export function TagQuestion({ question, pending, onAnswer }: TagQuestionProps) {
  const title = useId();
  return (
    <div class="question" role="group" aria-labelledby={title}>
      <p class="fine">{columnLabel(question.column)}</p>
      <p id={title} class="question-text">
        {tagQuestion(question.tagged, question.offered)}
      </p>
      <div class="question-answers">
        <ActionButton
          kind="primary"
          small
          pending={pending}
          onPress={() => {
            onAnswer(question.id, true);
          }}
        >
          {BUTTONS.assign}
        </ActionButton>
        <ActionButton
          kind="secondary"
          small
          onPress={() => {
            onAnswer(question.id, false);
          }}
        >
          {keepTag(question.tagged)}
        </ActionButton>
      </div>
    </div>
  );
}
