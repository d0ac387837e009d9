import type { TagView } from '../lib/messages';
import { BUTTONS, NOTES, TAG_STATES, tagFrom } from '../lib/view/words';
import { ActionButton } from './ActionButton';

interface TagRowProps {
  readonly tag: TagView;
  /** Its value was put on the clipboard a moment ago. */
  readonly copied: boolean;
  readonly onCopy: (value: string) => void;
  readonly onWithdraw: (id: string) => void;
}

/** One tag, how far it has come, and what can still be done about it. */
export function TagRow({ tag, copied, onCopy, onWithdraw }: TagRowProps) {
  const failed = tag.state === 'refused' || tag.state === 'unknown';
  const button = (words: string, onPress: () => void) => (
    <ActionButton kind="secondary" small onPress={onPress}>
      {words}
      <span class="unseen"> {tag.value}</span>
    </ActionButton>
  );
  return (
    <li class={`tag tag-${tag.state}`}>
      <span class="tag-from fine" title={tag.column}>
        {tagFrom(tag.column, tag.siteName)}
      </span>{' '}
      <span class="tag-state">{TAG_STATES[tag.state]}</span>{' '}
      <span class="tag-value">{tag.value}</span>
      {tag.ofEarlierCall && <span class="tag-earlier"> {NOTES.ofEarlierCall}</span>}
      {tag.problem && (
        <span class="tag-problem">
          {' '}
          {tag.problem.what} {tag.problem.action}
        </span>
      )}
      {(failed || tag.mayWithdraw) && (
        <div class="row-buttons">
          {failed && button(BUTTONS.copy, () => onCopy(tag.value))}
          {failed && button(BUTTONS.done, () => onWithdraw(tag.id))}
          {!failed && button(BUTTONS.withdraw, () => onWithdraw(tag.id))}
          {copied && <span class="link-copied">{NOTES.copied}</span>}
        </div>
      )}
    </li>
  );
}
