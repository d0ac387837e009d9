import type { RequestName } from '../encore/requests';
import { freshReading, pauseDueAt } from './audio';
import { callIsOn } from './call';
import { FRESH_FOR_CONTROL_MS } from './controls';
import { desktopPauseDueAt } from './desktop';
import { dueEvent } from './event-log';
import { desktopIsControlled } from './first-pauses';
import { isAtRest, pollInterval } from './poll-interval';
import { isYoung } from './resume-act';
import { LEASE_MS, STATUS_TIMEOUT_MS } from './rules';
import type { Presence, RecorderRules } from './rules';
import type { ProtectIntent, Purpose, RecorderState } from './state';
import { isInFront, isReadSince } from './tags';
import type { Tag } from './tags';

/** A request to send now. */
export interface NextRequest {
  readonly kind: 'send';
  readonly request: RequestName;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly purpose: Purpose;
  /** Milliseconds it may take. */
  readonly timeoutMs: number;
}

/** Nothing to send before `until` (ms since the epoch), unless something happens. */
export interface Wait {
  readonly kind: 'wait';
  readonly until: number;
}

export type Next = NextRequest | Wait;

/** Wait between two tries to learn unit and port, ms; shorter while a pause waits for them. */
const INIT_RETRY_MS = 5000;
const INIT_RETRY_PROTECTING_MS = 1000;
/** A link that could not be had, or may have changed, is asked for again after this long, ms. */
const LINK_RETRY_MS = 15_000;

/**
 * The next thing to do: a pure function of what is known, the settings, who looks, and the clock
 * (`now`, ms since the epoch). In the order of priority: pause, resume, read-back, who we are,
 * tag, link, poll.
 */
export function nextRequest(
  state: RecorderState,
  rules: RecorderRules,
  presence: Presence,
  now: number,
): Next {
  if (state.inFlight || rules.missing) return { kind: 'wait', until: Number.POSITIVE_INFINITY };
  const due = candidates(state, rules, presence, now);
  const ready = due.find((each) => each.at <= now);
  if (ready) return ready.make();
  return { kind: 'wait', until: Math.min(...due.map((each) => each.at)) };
}

/** Something that becomes due at a time. The list is in order of priority. */
interface Due {
  readonly at: number;
  readonly make: () => NextRequest;
}

function candidates(
  state: RecorderState,
  rules: RecorderRules,
  presence: Presence,
  now: number,
): Due[] {
  const context: Context = { state, rules, presence, now };
  const standing = [...initDue(context), ...statusDue(context)];
  return state.intent.kind === 'protect'
    ? [...pausesDue(context, state.intent), ...standing, ...writesDue(context)]
    : [...resumesDue(context), ...controlDue(context), ...standing, ...writesDue(context)];
}

interface Context {
  readonly state: RecorderState;
  readonly rules: RecorderRules;
  readonly presence: Presence;
  readonly now: number;
}

// ── Pause: both planes, each on its own, until they hold ─────────────────────────────────────

function pausesDue({ state, rules }: Context, intent: ProtectIntent): Due[] {
  const audio = audioPause(state, rules, intent);
  const desktop = desktopPause(state, rules, intent);
  const both = rules.desktop.first === 'desktop' ? [desktop, audio] : [audio, desktop];
  // The plane that was tried less often goes first: one that always fails never starves the other.
  return both.flatMap((due) => (due ? [due] : [])).sort((a, b) => a.tries - b.tries);
}

type PauseDue = Due & { readonly tries: number };

function audioPause(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
): PauseDue | undefined {
  const at = pauseDueAt(state.audio, intent.act, intent.since);
  if (at === undefined || !state.port.known) return undefined;
  const purpose: Purpose = { kind: 'pause', act: intent.act };
  const make = () => onPort(state, rules, 'PauseRecording', purpose);
  return { at, make, tries: triesOf(state.audio, intent.act) };
}

function desktopPause(
  state: RecorderState,
  rules: RecorderRules,
  intent: ProtectIntent,
): PauseDue | undefined {
  const { login, recorded } = rules.desktop;
  const at = desktopPauseDueAt(state.desktop, intent.act, intent.since);
  if (at === undefined || !recorded || login === undefined) return undefined;
  const purpose: Purpose = { kind: 'pause', act: intent.act };
  const make = () => request('DesktopPause', { User: login }, purpose, rules.timeoutMs);
  return { at, make, tries: triesOf(state.desktop, intent.act) };
}

function triesOf(
  plane: { readonly pause?: { readonly act: string }; readonly pauseTries: number },
  act: string,
) {
  // One that was not tried at all in this act goes before any that was, however often it is said.
  return plane.pause?.act === act ? plane.pauseTries : -1;
}

// ── Resume: each plane once, within a short time of the word ─────────────────────────────────

function resumesDue({ state, rules, now }: Context): Due[] {
  const resume = state.intent.kind === 'record' ? state.intent.resume : undefined;
  if (!resume || !isYoung(resume, now)) return [];
  const purpose: Purpose = { kind: 'resume', act: resume.act };
  const audio: Due[] =
    resume.audio === 'due' && state.port.known
      ? [{ at: now, make: () => onPort(state, rules, 'ResumeRecording', purpose) }]
      : [];
  const { login } = rules.desktop;
  const desktop: Due[] =
    resume.desktop === 'due' && login !== undefined
      ? [
          {
            at: now,
            make: () => request('DesktopResume', { User: login }, purpose, rules.timeoutMs),
          },
        ]
      : [];
  return [...audio, ...desktop];
}

// ── Manual control: once, within a short time of the word, on what was read in the same second ─

function controlDue({ state, rules, now }: Context): Due[] {
  const { control, audio, port } = state;
  if (control?.state !== 'due' || !isYoung(control, now)) return [];
  const { request: name, act, maxSeconds = 0 } = control;
  const purpose: Purpose = { kind: 'control', act };
  if (name === 'DesktopPause') {
    const { login } = rules.desktop;
    const make = () => request(name, { User: login ?? '' }, purpose, rules.timeoutMs);
    return login === undefined ? [] : [{ at: now, make }];
  }
  if (!port.known) return [];
  const { reading } = audio;
  const isFresh =
    reading && reading.askedAt >= control.at && now - reading.at <= FRESH_FOR_CONTROL_MS;
  if (!isFresh) return [{ at: now, make: () => status(state, rules) }];
  const more = name === 'StartRecording' ? { maxRecordingTimeInSeconds: maxSeconds } : {};
  return [{ at: now, make: () => onPort(state, rules, name, purpose, more) }];
}

// ── Who we are, and what the port does ───────────────────────────────────────────────────────

/** InitUser or InitStation: at the start, at each call, and in each pause after both planes left. */
function initDue(context: Context): Due[] {
  const { state, rules } = context;
  if (rules.identity.by === 'manual') return [];
  const { known, lastAttemptAt, attempts, checkedInAct, checkedInCall, recheck } = state.port;
  const wait =
    state.intent.kind === 'protect'
      ? INIT_RETRY_PROTECTING_MS
      : Math.max(INIT_RETRY_MS, pollInterval(state, context.presence));
  const retryAt = attempts === 0 || lastAttemptAt === undefined ? 0 : lastAttemptAt + wait;
  const make = () => init(rules);
  if (!known) return [{ at: retryAt, make }];
  const newCall = callIsOn(state.call) && checkedInCall !== state.call.generation;
  if (state.intent.kind === 'record') {
    const tagWaits = !isCheckedInSight(state) && state.tags.some((tag) => isOfCall(state, tag));
    return newCall || recheck || tagWaits ? [{ at: retryAt, make }] : [];
  }
  const { act } = state.intent;
  const bothLeft = state.audio.pause?.act === act && desktopLeft(state, rules, act);
  const due = bothLeft && state.audio.reading && (newCall || recheck || checkedInAct !== act);
  return due ? [{ at: retryAt, make }] : [];
}

function desktopLeft(state: RecorderState, rules: RecorderRules, act: string): boolean {
  return !desktopIsControlled(rules) || state.desktop.pause?.act === act;
}

function init(rules: RecorderRules): NextRequest {
  const { identity } = rules;
  if (identity.by === 'extension') {
    return request(
      'InitStation',
      { Extension: identity.extension },
      { kind: 'init' },
      rules.timeoutMs,
    );
  }
  const user = identity.by === 'windows-login' ? identity : { login: '', machine: '' };
  const parameters = { Machine: user.machine, User: user.login };
  return request('InitUser', parameters, { kind: 'init' }, rules.timeoutMs);
}

function statusDue({ state, rules, presence }: Context): Due[] {
  if (!state.port.known || isAtRest(state, presence)) return [];
  const asked = state.line.lastAskedAt;
  const at = asked === undefined ? 0 : asked + pollInterval(state, presence);
  return [{ at, make: () => status(state, rules) }];
}

function status(state: RecorderState, rules: RecorderRules): NextRequest {
  const timed = { ...rules, timeoutMs: STATUS_TIMEOUT_MS };
  return onPort(state, timed, 'PortStatusEX', { kind: 'status' });
}

// ── Tags and the link: only on a call that was just seen, over a line that answers ───────────

function writesDue(context: Context): Due[] {
  const { state, now } = context;
  return [...tagsAndLinkDue(context, now), ...eventDue(state, context.rules, now)];
}

/** Events wait for a line that answers; they are the last to go. */
function eventDue(state: RecorderState, rules: RecorderRules, now: number): Due[] {
  const event = dueEvent(state);
  // An answer that takes long would hold up the reading that a claim rests on.
  if (!event || state.line.failures > 0 || state.intent.kind === 'protect') return [];
  const { known } = state.port;
  const { login } = rules.desktop;
  const [Parm1, Parm2, Parm3] = event.parms;
  const parameters = {
    ...(known ? { Unit: known.unit, Port: known.port } : {}),
    ...(login === undefined ? {} : { User: login }),
    eventTimestamp: event.eventTimestamp,
    eventType: event.eventType,
    ...(Parm1 === '' ? {} : { Parm1 }),
    ...(Parm2 === '' ? {} : { Parm2 }),
    ...(Parm3 === '' ? {} : { Parm3 }),
  };
  const purpose: Purpose = { kind: 'event', event: event.id };
  return [{ at: now, make: () => request('LogEvent', parameters, purpose, rules.timeoutMs) }];
}

function tagsAndLinkDue(context: Context, now: number): Due[] {
  const { state } = context;
  if (state.line.failures > 0 || !callIsOn(state.call) || !portIsOfCall(state)) return [];
  if (!freshReading(state.audio, LEASE_MS, now)) return [];
  return [...tagsDue(context), ...linkDue(context)];
}

/** A call that came up on a port is only ours when the port was asked for again since. */
function portIsOfCall({ port, call }: RecorderState): boolean {
  return (
    port.known !== undefined && (!port.known.checked || port.checkedInCall === call.generation)
  );
}

/**
 * A call that was out of sight for a while may have ended, and the port be a colleague's since: for
 * a value it must have been asked for again after that. A port typed by hand cannot be asked for.
 */
function isCheckedInSight({ port, call }: RecorderState): boolean {
  if (port.known?.checked === false || call.gapAt === undefined) return true;
  return (port.known?.at ?? 0) >= call.gapAt;
}

function tagsDue({ state, rules, now }: Context): Due[] {
  const tag = state.tags.find(
    (each) =>
      isOfCall(state, each) &&
      (each.state === 'sent' || each.state === 'written' || isInFront(state, each)),
  );
  if (!tag || isOnHold(state) || !isCheckedInSight(state)) return [];
  const at = tag.notBefore ?? now;
  return [{ at, make: () => tagStep(state, unhurriedOnly(rules, state), tag) }];
}

/** GetURL is not answered on hold, and what goes on then may be another call: values wait. */
function isOnHold({ audio, call }: RecorderState): boolean {
  return audio.reading?.state === 'SUSPENDED' || (call.onHold === true && call.index === undefined);
}

/** A pause is read back every two seconds, so whatever else is sent then may not take long. */
function unhurriedOnly(rules: RecorderRules, { intent }: RecorderState): RecorderRules {
  return intent.kind === 'protect' ? { ...rules, timeoutMs: STATUS_TIMEOUT_MS } : rules;
}

/** A value on its way to the call that is on. */
function isOfCall({ call }: RecorderState, tag: Tag): boolean {
  return (
    tag.generation === call.generation && ['due', 'checked', 'sent', 'written'].includes(tag.state)
  );
}

/** Check the call, write, check the call again: by its link, or else by reading the port. */
function tagStep(state: RecorderState, rules: RecorderRules, tag: Tag): NextRequest {
  if (tag.readAfter !== undefined && !isReadSince(state, tag)) return status(state, rules);
  if (tag.state === 'due')
    return onPort(state, rules, 'GetURL', { kind: 'tag-check', tag: tag.id });
  if (tag.state === 'written') {
    const purpose: Purpose = { kind: 'tag-read-back', tag: tag.id };
    return onPort(state, rules, 'GetField', purpose, { fieldName: tag.column });
  }
  if (tag.state === 'sent')
    return onPort(state, rules, 'GetURL', { kind: 'tag-confirm', tag: tag.id });
  return onPort(
    state,
    rules,
    'AssignField',
    { kind: 'tag-assign', tag: tag.id },
    {
      fieldName: tag.column,
      fieldValue: tag.value,
    },
  );
}

function linkDue({ state, rules }: Context): Due[] {
  const reading = state.audio.reading?.state;
  if (reading !== 'RECORD' && reading !== 'PAUSE') return [];
  const at = linkDueAt(state);
  const make = () => onPort(state, unhurriedOnly(rules, state), 'GetURL', { kind: 'link' });
  return [{ at, make }];
}

/**
 * Once for each call; again when it is recorded anew after a hold or a pause, for it may be another
 * call then; and while PAUSE is read, which can outlast its call, every so often.
 */
function linkDueAt({ call, audio }: RecorderState): number {
  const { url, index, urlAskedAt } = call;
  if (urlAskedAt === undefined) return 0;
  if (url === undefined) return urlAskedAt + LINK_RETRY_MS;
  if (index === undefined) return Number.POSITIVE_INFINITY;
  const state = audio.reading?.state;
  if (state === 'PAUSE') return urlAskedAt + LINK_RETRY_MS;
  const isBack = state === 'RECORD' && (audio.stateSince ?? 0) > urlAskedAt;
  return isBack ? 0 : Number.POSITIVE_INFINITY;
}

// ── Making requests ──────────────────────────────────────────────────────────────────────────

function onPort(
  state: RecorderState,
  rules: RecorderRules,
  name: RequestName,
  purpose: Purpose,
  more: Readonly<Record<string, string | number>> = {},
): NextRequest {
  const { unit, port } = state.port.known ?? { unit: '', port: '' };
  return request(name, { Unit: unit, Port: port, ...more }, purpose, rules.timeoutMs);
}

function request(
  name: RequestName,
  parameters: Readonly<Record<string, string | number>>,
  purpose: Purpose,
  timeoutMs: number,
): NextRequest {
  return { kind: 'send', request: name, parameters, purpose, timeoutMs };
}
