import { callAfterUrl } from './call';
import type { Answer } from './events';
import { addIncident } from './incidents';
import { linkForTag, releaseLinks } from './links';
import type { RecorderRules } from './rules';
import type { Purpose, RecorderState } from './state';
import {
  bindOffers,
  changeTag,
  dropUnsent,
  isAnotherCall,
  isReadSince,
  wasOutOfSight,
} from './tags';
import type { Tag } from './tags';
import { problemText } from '../words';

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

/** Wait before the link is asked for again where it could not be had although it tells the call, ms. */
const ASK_AGAIN_MS = 5000;

/**
 * Just before the write: the same call? Where calls have no index (no player configured) the
 * sequence of states is the evidence, so the port is read before and after. A call that has one is
 * never told by states: where its link cannot be had just now, the value waits.
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
    const isRefused = answer.outcome === 'refused';
    if (isRefused && index !== undefined) return { ...tag, notBefore: at + ASK_AGAIN_MS };
    const byStates = isRefused || index === undefined;
    if (byStates && wasOutOfSight(state, tag)) {
      return { ...tag, state: 'refused', problem: problemText('tag_call_over') };
    }
    const { readAfter: _done, notBefore: _waited, ...rest } = tag;
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
  const isAnother = isAnotherCall(state, tag);
  const byStates = tag.index === undefined;
  if (answer.outcome === 'refused' && !byStates && !isAnother) {
    return changeTag(state, id, (each) => ({ ...each, notBefore: at + ASK_AGAIN_MS }));
  }
  if (byStates && answer.outcome !== 'unknown' && !isReadSince(state, tag)) {
    return changeTag(state, id, (each) => ({ ...each, readAfter: at }));
  }
  const isSame = byStates ? !wasOutOfSight(state, tag) : answer.outcome === 'acknowledged';
  const isSure = answer.outcome !== 'unknown' && !isAnother && isSame;
  if (!isSure) {
    const doubted = changeTag(state, id, (each) => ({
      ...each,
      state: 'unknown',
      problem: problemText('tag_perhaps_other_call'),
    }));
    return tellDoubt(doubted, tag, at);
  }
  const isReadBack = rules.sites[tag.site]?.readBack === true;
  const told = changeTag(state, id, (each) =>
    isReadBack ? { ...each, state: 'written' } : acknowledged(each),
  );
  return linkForTag(told, tag, rules);
}

/** A value that may stand on another customer's recording is for somebody to look at. */
function tellDoubt(state: RecorderState, { column }: Tag, at: number): RecorderState {
  const { url } = state.call;
  return addIncident(state, {
    kind: 'tag-in-doubt',
    at,
    column,
    ...(url === undefined ? {} : { url }),
  });
}

/** What GetField reads must be what was written: only then is the tag acknowledged. */
export function noteReadBack(
  state: RecorderState,
  { tag: id }: Extract<Purpose, { kind: 'tag-read-back' }>,
  answer: Answer,
): RecorderState {
  if (answer.outcome === 'unknown' && state.line.failures < 3) return state;
  const found = answer.members['fieldValue'];
  return changeTag(state, id, (tag) => {
    if (tag.state !== 'written') return tag;
    if (answer.outcome === 'acknowledged' && found === tag.value) return acknowledged(tag);
    const problem =
      answer.outcome === 'acknowledged'
        ? problemText('tag_read_different')
        : (answer.problem ?? problemText('tag_read_different'));
    return { ...tag, state: 'unknown', problem };
  });
}

function acknowledged(tag: Tag): Tag {
  const { problem: _past, notBefore: _waited, ...rest } = tag;
  return { ...rest, state: 'acknowledged' };
}
