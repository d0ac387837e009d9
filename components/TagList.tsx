import { useId } from 'preact/hooks';
import type { TagQuestion as Question, TagView } from '../lib/messages';
import type { Command } from '../lib/view/commands';
import { BUTTONS, LABELS, NOTES } from '../lib/view/words';
import { ActionButton } from './ActionButton';
import { TagQuestion } from './TagQuestion';
import { TagRow } from './TagRow';

interface TagListProps {
  readonly tags: readonly TagView[];
  readonly question: Question | undefined;
  readonly pending: ReadonlySet<Command>;
  /** What was put on the clipboard a moment ago. */
  readonly copied: string | undefined;
  readonly onAssign: () => void;
  readonly onAnswer: (id: string, assign: boolean) => void;
  readonly onCopy: (value: string) => void;
  readonly onWithdraw: (id: string) => void;
}

/**
 * The tags of this call and how far each has come. The live part stands there also when it is
 * empty: only then does a screen reader announce a question that appears in it.
 */
export function TagList(props: TagListProps) {
  const { tags, question, pending, onAssign, onAnswer } = props;
  const title = useId();
  const waiting = question === undefined && tags.some(({ state }) => state === 'offered');
  const shown = tags.length > 0 || question !== undefined;
  return (
    <div aria-live="polite">
      {shown && (
        <section class="block" aria-labelledby={title}>
          <h2 id={title} class="block-title">
            {LABELS.tags}
          </h2>
          {question && (
            <TagQuestion
              question={question}
              pending={pending.has('answer-tag-question')}
              onAnswer={onAnswer}
            />
          )}
          <ul class="tags">
            {tags.map((tag) => (
              <TagRow
                key={tag.id}
                tag={tag}
                copied={props.copied === tag.value}
                onCopy={props.onCopy}
                onWithdraw={props.onWithdraw}
              />
            ))}
          </ul>
          {waiting && (
            <ActionButton
              kind="secondary"
              small
              pending={pending.has('assign-field')}
              onPress={onAssign}
            >
              {BUTTONS.assign}
            </ActionButton>
          )}
          {tags.some(({ state }) => state === 'acknowledged') && (
            <p class="fine">{NOTES.tagStands}</p>
          )}
        </section>
      )}
    </div>
  );
}
