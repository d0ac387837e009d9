import { useId } from 'preact/hooks';
import type { TagQuestion as Question, TagView } from '../lib/messages';
import type { Command } from '../lib/view/commands';
import { BUTTONS, columnLabel, fromSite, LABELS, TAG_STATES } from '../lib/view/words';
import { ActionButton } from './ActionButton';
import { TagQuestion } from './TagQuestion';

interface TagListProps {
  readonly tags: readonly TagView[];
  readonly question: Question | undefined;
  readonly pending: ReadonlySet<Command>;
  readonly onAssign: () => void;
  readonly onAnswer: (id: string, assign: boolean) => void;
}

/**
 * The tags of this call and how far each has come. The live part stands there also when it is
 * empty: only then does a screen reader announce a question that appears in it.
 */
export function TagList({ tags, question, pending, onAssign, onAnswer }: TagListProps) {
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
              <Tag key={`${tag.column} ${tag.value} ${tag.siteName}`} tag={tag} />
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
        </section>
      )}
    </div>
  );
}

function Tag({ tag }: { readonly tag: TagView }) {
  return (
    <li class={`tag tag-${tag.state}`}>
      <span class="fine" title={tag.column}>
        {columnLabel(tag.column)} {fromSite(tag.siteName)}
      </span>{' '}
      <span class="tag-state">{TAG_STATES[tag.state]}</span>{' '}
      <span class="tag-value">{tag.value}</span>
      {tag.problem && (
        <span class="tag-problem">
          {' '}
          {tag.problem.what} {tag.problem.action}
        </span>
      )}
    </li>
  );
}
