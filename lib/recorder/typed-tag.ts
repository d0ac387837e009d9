/** A value that a person typed for the call that is on, without any record of a CRM behind it. */
import { hasCardNumber } from './card-guard';
import { callIsOn } from './call';
import type { RecorderEvent } from './events';
import type { RecorderState } from './state';
import { KEPT_TAGS } from './tags';
import type { Tag } from './tags';

type TagTyped = Extract<RecorderEvent, { type: 'tag-typed' }>;

const ON_ITS_WAY: readonly Tag['state'][] = ['due', 'checked', 'sent', 'written'];

/** The value of this column that stands on the call, or is on its way to it, and is another one. */
export function standingValue(
  { tags, call }: RecorderState,
  column: string,
  value: string,
): string | undefined {
  const standing = tags.filter(
    (tag) =>
      tag.generation === call.generation &&
      tag.column === column &&
      !['refused', 'offered', 'asking'].includes(tag.state),
  );
  const last = standing.at(-1);
  return last === undefined || last.value === value ? undefined : last.value;
}

/**
 * Tags the call that is on, in the same steps as a value of a record: the call is told before and
 * after the write. Without a call there is nothing to tag; another value than the one that stands is
 * only taken together with the word that it replaces it.
 */
export function noteTypedTag(state: RecorderState, event: TagTyped): RecorderState {
  const { at, tag: id, column, value, replaces, allowCardLike } = event;
  if (!callIsOn(state.call)) return state;
  if (!replaces && standingValue(state, column, value) !== undefined) return state;
  if (hasCardNumber(value, allowCardLike) || hasCardNumber(column)) return state;
  const { generation, index } = state.call;
  const isSame = (each: Tag) =>
    each.generation === generation && each.column === column && each.value === value;
  if (state.tags.some((each) => isSame(each) && ON_ITS_WAY.includes(each.state))) return state;
  const tag: Tag = {
    id,
    visit: id,
    typed: true,
    site: '',
    record: '',
    column,
    value,
    generation,
    state: 'due',
    ...(index === undefined ? { readAfter: at } : { index }),
    tries: 0,
    at,
  };
  // The same value again is the same tag.
  const others = state.tags.filter((each) => !isSame(each));
  return { ...state, tags: [...others, tag].slice(-KEPT_TAGS) };
}
