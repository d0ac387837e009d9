import { callAfterUrl } from './call';
import type { Answer } from './events';
import { linkForTag, releaseLinks } from './links';
import type { RecorderRules } from './rules';
import type { Purpose, RecorderState } from './state';
import {
  bindOffers,
  CALL_OVER,
  changeTag,
  dropUnsent,
  isAnotherCall,
  isReadSince,
  PERHAPS_OTHER_CALL,
  wasOutOfSight,
} from './tags';
import type { Tag } from './tags';

/**
 * Folds in what is known of the call now: links that are due, records to bind, tags that came too
 * late. `at`: ms since the epoch.
 */
export function afterCallChange(
  state: RecorderState,
  call: RecorderState['call'],
  at: number,
  rules: RecorderRules,
): RecorderState {
  const changed = releaseLinks({ ...state, call });
  const over = call.generation !== state.call.generation || !call.on;
  return bindOffers(over ? dropUnsent(changed) : changed, at, rules);
}

/** The recording's link came, or did not: it may tell of another call. */
export function noteUrl(
  state: RecorderState,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  const url = answer.members['URL'];
  if (answer.outcome !== 'acknowledged' || url === undefined) return state;
  return afterCallChange(state, callAfterUrl(state.call, url, at), at, rules);
}

/**
 * Just before the write: the same call? Where the link cannot be had (on hold, no player
 * configured) the sequence of states is the evidence, so the port is read before and after.
 */
export function noteTagCheck(
  state: RecorderState,
  id: string,
  answer: Answer,
  at: number,
): RecorderState {
  if (answer.outcome === 'unknown') return state;
  const { index } = state.call;
  return changeTag(state, id, (tag) => {
    if (tag.state !== 'due' || isAnotherCall(state, tag)) return tag;
    const byStates = answer.outcome === 'refused';
    if (byStates && wasOutOfSight(state, tag)) {
      return { ...tag, state: 'refused', problem: CALL_OVER };
    }
    const { readAfter: _done, ...rest } = tag;
    return {
      ...rest,
      state: 'checked',
      ...(index === undefined ? {} : { index }),
      ...(byStates ? { readAfter: at } : {}),
    };
  });
}

const RETRIES_WITHIN_CALL = 2;

/** The write was answered, or was not. */
export function noteAssigned(
  state: RecorderState,
  id: string,
  answer: Answer,
  at: number,
): RecorderState {
  const problem = answer.problem ? { problem: answer.problem } : {};
  return changeTag(state, id, (tag) => {
    if (answer.outcome === 'refused') return { ...tag, state: 'refused', ...problem };
    if (answer.outcome === 'acknowledged') {
      return { ...tag, state: 'sent', ...(tag.readAfter === undefined ? {} : { readAfter: at }) };
    }
    // The same value on the same call does no harm twice: check the call again and repeat.
    return tag.tries <= RETRIES_WITHIN_CALL
      ? { ...tag, state: 'due', ...problem }
      : { ...tag, state: 'unknown', ...problem };
  });
}

/** Just after the write: still the same call? Only then is the tag known to be on it. */
export function noteTagConfirm(
  state: RecorderState,
  { tag: id }: Extract<Purpose, { kind: 'tag-confirm' }>,
  answer: Answer,
  at: number,
  rules: RecorderRules,
): RecorderState {
  if (answer.outcome === 'unknown' && state.line.failures < 3) return state;
  const tag = state.tags.find((each) => each.id === id);
  if (tag?.state !== 'sent') return state;
  if (answer.outcome === 'refused' && !isReadSince(state, tag)) {
    return changeTag(state, id, (each) => ({ ...each, readAfter: at }));
  }
  const isSure =
    !isAnotherCall(state, tag) &&
    (answer.outcome === 'acknowledged' ||
      (answer.outcome === 'refused' && !wasOutOfSight(state, tag)));
  const word: Tag['state'] = isSure ? 'acknowledged' : 'unknown';
  const told = changeTag(state, id, (each) =>
    word === 'acknowledged'
      ? acknowledged(each)
      : { ...each, state: word, problem: PERHAPS_OTHER_CALL },
  );
  return word === 'acknowledged' ? linkForTag(told, tag, rules) : told;
}

function acknowledged(tag: Tag): Tag {
  const { problem: _past, ...rest } = tag;
  return { ...rest, state: 'acknowledged' };
}
