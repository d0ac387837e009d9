import { releaseLinks } from './links';
import { lift, resume } from './resume-act';
import type { RecorderRules } from './rules';
import type { RecorderState } from './state';
import { dropUnsent } from './tags';

/** When something ended, ms since the epoch, and the name of the act that may follow from it. */
interface Moment {
  readonly at: number;
  readonly act: string;
}

/**
 * A call is over, and with it the pause that was wanted for it: its audio needs nothing more; the
 * desktop is resumed where the rules say so (`resumesDesktop`), else it is only owed.
 */
export function endWithCall(
  state: RecorderState,
  { at, act }: Moment,
  resumesDesktop: boolean,
): RecorderState {
  const released = releaseLinks(state);
  const owesDesktop = state.owed?.desktop === true;
  const { owed: _paid, ...paid } = released;
  const rest: RecorderState =
    owesDesktop && released.owed ? { ...paid, owed: { ...released.owed, audio: false } } : paid;
  if (!owesDesktop || !resumesDesktop) {
    return { ...lift(rest), intent: { kind: 'record', since: at } };
  }
  return resume(rest, { at, act, by: 'call-end' }, 'not-needed', 'due');
}

/** Our own Stop or Cancel was acknowledged: the call's recording is over, whatever is read next. */
export function endCall(
  state: RecorderState,
  moment: Moment,
  { protect }: RecorderRules,
): RecorderState {
  const { at } = moment;
  const call = { ...state.call, on: false, silentSince: at, endedAt: at };
  return endWithCall(dropUnsent({ ...state, call }), moment, protect.resumeDesktopAtCallEnd);
}
