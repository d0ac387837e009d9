import type { ConsoleOrder, ConsoleQuestion, ConsoleReply } from '../console-messages';
import type { ProblemText } from '../recorder/claim';
import type { RecorderState } from '../recorder/state';
import { standingValue } from '../recorder/typed-tag';
import { callIsOn } from '../recorder/call';
import type { Settings } from '../settings/schema';
import { problemText } from '../words';
import { cardObjection } from './console-guard';
import type { ConsoleLine } from './console-line';
import type { Placed } from './console-placed';
import { allowedRequests, mayNote } from './control-view';
import { eventTime } from './event-time';
import type { Runner } from './runner';
import { allowedForms } from './situation';
import type { Situation } from './situation';

export interface ConsoleOrdersNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  readonly runner: Pick<Runner, 'state' | 'note'>;
  readonly line: Pick<ConsoleLine, 'untilOver'>;
  readonly situation: () => Pick<Situation, 'settings' | 'rules'>;
}

/** The order in the core's hands, or why it is not. */
type Taken = { readonly placed: Placed } | { readonly problem: ProblemText };

/**
 * Gives an order to the core, as a button of the popup does: the core decides what is sent, in
 * which order and whether at all. Nothing of it goes past the core to the recorder.
 */
export async function consoleOrder(
  order: ConsoleOrder,
  sure: readonly ConsoleQuestion[],
  needs: ConsoleOrdersNeeds,
): Promise<ConsoleReply> {
  const { settings, rules } = needs.situation();
  const hasLogin = rules.desktop.login !== undefined;
  const refusal =
    cardObjection(order, allowedForms(settings.settings)) ??
    (mayOrder(order, settings.settings, hasLogin) ? undefined : problemText('console_no_right')) ??
    (rules.missing ? problemText('console_not_set_up') : undefined) ??
    notNow(order, needs.runner.state());
  if (refusal) return { exchanges: [], problem: refusal };
  const asks = questionTo(order, needs.runner.state(), sure);
  if (asks) return { exchanges: [], asks };
  const taken = place(order, sure, needs);
  return 'placed' in taken
    ? needs.line.untilOver(taken.placed)
    : { exchanges: [], problem: taken.problem };
}

function mayOrder({ request }: ConsoleOrder, settings: Settings, hasLogin: boolean): boolean {
  const { controls } = settings;
  switch (request) {
    case 'PauseRecording':
      return controls.pause;
    case 'ResumeRecording':
      return controls.resume;
    case 'AssignField':
      return controls.assignField;
    case 'LogEvent':
      return mayNote(settings);
    default:
      return allowedRequests(settings, hasLogin).includes(request);
  }
}

/** What the state alone says against it. */
function notNow(order: ConsoleOrder, state: RecorderState): ProblemText | undefined {
  if (order.request === 'AssignField' && !callIsOn(state.call))
    return problemText('console_no_call');
  if (order.request !== 'LogEvent') return undefined;
  if (state.intent.kind === 'protect') return problemText('console_no_events_in_pause');
  const { Parm1, Parm2, Parm3 } = order;
  return [Parm1, Parm2, Parm3].includes('') ? undefined : problemText('console_no_room_for_id');
}

function questionTo(
  order: ConsoleOrder,
  state: RecorderState,
  sure: readonly ConsoleQuestion[],
): ConsoleQuestion | undefined {
  const asked = (question: ConsoleQuestion, isDue: boolean) =>
    isDue && !sure.includes(question) ? question : undefined;
  switch (order.request) {
    case 'PauseRecording':
    case 'ResumeRecording':
    case 'LogEvent':
      return undefined;
    case 'AssignField': {
      const other = standingValue(state, order.fieldName, order.fieldValue);
      return asked('replaces-tag', other !== undefined);
    }
    default:
      return (
        asked('ends-protection', state.intent.kind === 'protect') ??
        asked('discards', order.request === 'CancelRecording')
      );
  }
}

function place(
  order: ConsoleOrder,
  sure: readonly ConsoleQuestion[],
  { now, newId, runner, situation }: ConsoleOrdersNeeds,
): Taken {
  const act = newId();
  const at = now();
  switch (order.request) {
    case 'PauseRecording': {
      // Said again it makes the next try come at once, and no new act.
      const isOn = runner.state().intent.kind === 'protect';
      runner.note({ type: 'secure-pause', at, act, by: 'agent' });
      if (isOn) return { problem: problemText('console_pause_is_on') };
      return { placed: { kind: 'pause', act } };
    }
    case 'ResumeRecording':
      runner.note({ type: 'resume-recording', at, act, by: 'agent' });
      return resuming(runner.state(), act) ?? { problem: problemText('console_nothing_paused') };
    case 'AssignField': {
      const { fieldName: column, fieldValue: value } = order;
      const allowCardLike = allowedForms(situation().settings.settings).filter(
        (form) => form.column === column,
      );
      const replaces = sure.includes('replaces-tag');
      runner.note({ type: 'tag-typed', at, tag: act, column, value, replaces, allowCardLike });
      const isTaken = runner.state().tags.some(({ id }) => id === act);
      return isTaken
        ? { placed: { kind: 'tag', tag: act } }
        : { problem: problemText('console_tag_on_its_way') };
    }
    case 'LogEvent': {
      const event = eventOf(order, act, at, situation().settings.settings);
      runner.note({ type: 'event-queued', at, event });
      return { placed: { kind: 'event', event: act } };
    }
    default: {
      const { request } = order;
      const limit = request === 'StartRecording' ? { maxSeconds: order.maxSeconds } : {};
      const endsProtection = sure.includes('ends-protection');
      runner.note({ type: 'control', at, act, request, endsProtection, ...limit });
      const state = runner.state();
      if (state.control?.act === act) return { placed: { kind: 'control', act } };
      return resuming(state, act) ?? { problem: problemText('console_busy') };
    }
  }
}

/** The resume of this act, if the core has taken it up. */
function resuming({ intent }: RecorderState, act: string): Taken | undefined {
  return intent.kind === 'record' && intent.resume?.act === act
    ? { placed: { kind: 'resume', act } }
    : undefined;
}

/** The event's own id goes into the first Parm that is empty. */
function eventOf(
  order: Extract<ConsoleOrder, { request: 'LogEvent' }>,
  id: string,
  at: number,
  { events }: Settings,
) {
  const { eventType, eventTimestamp, Parm1, Parm2, Parm3 } = order;
  const typed = [Parm1, Parm2, Parm3];
  const place = typed.indexOf('');
  const filled = (index: number) => (index === place ? id : (typed[index] ?? ''));
  return {
    id,
    eventType,
    eventTimestamp: eventTimestamp === '' ? eventTime(at, events.timestampFormat) : eventTimestamp,
    parms: [filled(0), filled(1), filled(2)] as const,
  };
}
