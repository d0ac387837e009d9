import { nextCall, withoutCall } from './call';
import { noteClock, noteStirred, recheck } from './clock';
import type { RecorderEvent } from './events';
import { noteAnswer } from './note-answer';
import { noteCardForm, noteTabLeft } from './card-forms';
import { noteControl } from './controls';
import { noteEventSent, queueEvent } from './event-log';
import { dismissIncident } from './incidents';
import { noteReason, noteResume, noteSecurePause, noteTime } from './intent';
import { noteLostAnswer, noteStart } from './start';
import { handOver, linkRefused, linkWritten, takeBack } from './links';
import { PROTECT_READ_EVERY_MS } from './rules';
import type { RecorderRules } from './rules';
import { initialState } from './state';
import type { InFlight, RecorderState } from './state';
import { noteTypedTag } from './typed-tag';
import { answerQuestion, assignOffered, leaveRecord, openRecord, withdrawTag } from './tags';

/**
 * What the core knows after an event. Pure: the same state, event and rules always give the same
 * state.
 */
export function note(
  before: RecorderState,
  event: RecorderEvent,
  rules: RecorderRules,
): RecorderState {
  const state = noteClock(before, event.at, rules);
  switch (event.type) {
    case 'started':
      return withTypedPort(noteStart(state, event, rules), event.at, rules);
    case 'identity-changed':
      return withTypedPort(
        forgetPort(noteLostAnswer(state, event.at, rules), event.at),
        event.at,
        rules,
      );
    case 'secure-pause':
      return noteSecurePause(state, event, rules);
    case 'resume-recording':
      return noteResume(state, event);
    case 'control':
      return noteControl(state, event, rules);
    case 'stirred':
      return noteStirred(state, event);
    case 'event-queued':
      return queueEvent(state, { ...event.event, at: event.at });
    case 'card-form':
      return noteCardForm(state, event, rules);
    case 'tab-left':
      return noteTabLeft(state, event);
    case 'tag-typed':
      return noteTypedTag(state, event);
    case 'tag-withdrawn':
      return withdrawTag(state, event.tag);
    case 'pause-reason':
      return noteReason(state, event);
    case 'incident-seen':
      return dismissIncident(state, event.incident);
    case 'looked':
      return noteTime(state, event, rules);
    case 'sent':
      return noteSent(state, event.flight, rules);
    case 'answered':
      return noteAnswer(state, event.answer, event.at, rules);
    case 'record-opened': {
      const { page, site, record, visit, values } = event;
      const offer = { page, site, record, visit, values, at: event.openedAt };
      // A page with a record in front is a hint that a call may be on: it is looked at soon.
      const hinted = hintOfCall(state, event.at);
      return openRecord(takeBack(hinted, page), offer, event.at, rules);
    }
    case 'record-left':
      return leaveRecord(takeBack(state, event.page), event.page);
    case 'tag-question-answered':
      return answerQuestion(state, event.tag, event.assign);
    case 'assign-offered':
      return assignOffered(state);
    case 'link-handed-over':
      return handOver(state, event.link, event.page);
    case 'link-written':
      return linkWritten(state, event, event.saved === true);
    case 'link-refused':
      return linkRefused(state, event, event.reason);
  }
}

/**
 * Another recorder, port or person: only the intent, the debt and what the pages show stay true;
 * and that an unanswered DesktopResume may still arrive.
 */
function forgetPort(state: RecorderState, at: number): RecorderState {
  const { quarantineUntil, latePauseUntil } = state.desktop;
  return {
    ...initialState(at),
    intent: withoutCall(state.intent),
    ...(state.owed === undefined ? {} : { owed: state.owed }),
    desktop: {
      pauseTries: 0,
      // Also the one time that is left to tell a clock that is set back by.
      doubtAt: at,
      ...(quarantineUntil === undefined ? {} : { quarantineUntil }),
      ...(latePauseUntil === undefined ? {} : { latePauseUntil }),
    },
    call: nextCall(state.call),
    offers: state.offers,
    bindings: state.bindings,
    tags: state.tags,
    links: state.links,
    cardForms: state.cardForms,
    ...(state.reason === undefined ? {} : { reason: state.reason }),
    events: state.events,
    incidents: state.incidents,
  };
}

/**
 * Reads the port at the next occasion, unless that was just done. Where no call is on it, the agent
 * may sit at another one by now, which nobody tells: who we are is asked again, now and then.
 */
function hintOfCall(state: RecorderState, at: number): RecorderState {
  const { line, port, call } = state;
  if (line.failures > 0) return state;
  const isStale = at - (line.lastAskedAt ?? 0) >= PROTECT_READ_EVERY_MS;
  const mayHaveMoved =
    !call.on && port.known?.checked === true && at - port.known.at >= PORT_TRUSTED_MS;
  return {
    ...state,
    line: isStale ? readAtOnce(line) : line,
    port: mayHaveMoved ? recheck(port) : port,
  };
}

/** How long a port without a call counts as the agent's before a page's hint is followed, ms. */
const PORT_TRUSTED_MS = 60_000;

/** A unit and port typed by hand are used as they are, and shown as not checked. */
function withTypedPort(state: RecorderState, at: number, rules: RecorderRules): RecorderState {
  if (rules.missing || rules.identity.by !== 'manual' || state.port.known) return state;
  const { unit, port } = rules.identity;
  return { ...state, port: { attempts: 0, known: { unit, port, checked: false, at } } };
}

/** A request leaves. What was read of the audio before a control request says nothing after it. */
function noteSent(state: RecorderState, flight: InFlight, rules: RecorderRules): RecorderState {
  const sent = withLatePauseOnRecord({ ...state, inFlight: flight }, rules);
  const { purpose, request, sentAt } = flight;
  const running = { sentAt, outcome: 'running' as const };
  switch (purpose.kind) {
    case 'pause':
      return request === 'DesktopPause'
        ? {
            ...sent,
            desktop: {
              ...state.desktop,
              pause: { act: purpose.act, ...running },
              pauseTries: state.desktop.pauseTries + 1,
            },
          }
        : {
            ...sent,
            line: readAtOnce(state.line),
            port: uncheckedInAct(state.port),
            audio: {
              ...withoutReading(state.audio),
              pause: { act: purpose.act, ...running },
              pauseTries: state.audio.pauseTries + 1,
            },
          };
    case 'resume':
      return noteResumeSent(sent, flight, rules);
    case 'init':
      return {
        ...sent,
        port: { ...state.port, lastAttemptAt: sentAt, attempts: state.port.attempts + 1 },
      };
    case 'status':
      return { ...sent, line: { ...state.line, lastAskedAt: sentAt } };
    case 'link':
      return { ...sent, call: { ...state.call, urlAskedAt: sentAt } };
    case 'tag-assign':
      return {
        ...sent,
        tags: state.tags.map((tag) =>
          tag.id === purpose.tag ? { ...tag, state: 'sent', tries: tag.tries + 1 } : tag,
        ),
      };
    case 'control':
      return noteControlSent(sent, flight);
    case 'event':
      return noteEventSent(sent, purpose.event);
    case 'tag-check':
    case 'tag-confirm':
    case 'tag-read-back':
      return sent;
  }
}

/** Written down before it leaves, should nobody be there any more to hear that it went unanswered. */
function withLatePauseOnRecord(sent: RecorderState, rules: RecorderRules): RecorderState {
  const { owed, inFlight } = sent;
  if (!owed || inFlight?.request !== 'DesktopPause') return sent;
  const until = inFlight.sentAt + rules.timeoutMs + rules.desktop.quarantineMs;
  return { ...sent, owed: { ...owed, latePauseUntil: Math.max(owed.latePauseUntil ?? 0, until) } };
}

/** A call that came up in a pause may be a colleague's who got the port: asked again before a claim. */
function uncheckedInAct(port: RecorderState['port']): RecorderState['port'] {
  const { checkedInAct: _before, ...rest } = port;
  return rest;
}

function noteControlSent(sent: RecorderState, { request, sentAt }: InFlight): RecorderState {
  const { control } = sent;
  if (!control) return sent;
  const leaving: RecorderState = { ...sent, control: { ...control, state: 'sent' } };
  if (request !== 'DesktopPause') {
    return {
      ...leaving,
      line: readAtOnce(sent.line),
      audio: withoutReading(sent.audio),
    };
  }
  const pause = { act: control.act, sentAt, outcome: 'running' as const };
  return { ...leaving, desktop: { ...sent.desktop, pause } };
}

function noteResumeSent(
  sent: RecorderState,
  { request, sentAt }: InFlight,
  rules: RecorderRules,
): RecorderState {
  if (sent.intent.kind !== 'record' || !sent.intent.resume) return sent;
  const desktop = request === 'DesktopResume';
  const resume = { ...sent.intent.resume, [desktop ? 'desktop' : 'audio']: 'sent' as const };
  const intent = { ...sent.intent, resume };
  if (!desktop) {
    return { ...sent, intent, line: readAtOnce(sent.line), audio: withoutReading(sent.audio) };
  }
  // Written down before it leaves, should nobody be there any more to hear that it went unanswered.
  const quarantineUntil = sentAt + rules.timeoutMs + rules.desktop.quarantineMs;
  return {
    ...sent,
    intent,
    ...(sent.owed ? { owed: { ...sent.owed, quarantineUntil } } : {}),
    desktop: { ...sent.desktop, lastResumeSentAt: sentAt },
  };
}

/** After a control request the state is read back at once, whatever the interval. */
function readAtOnce(line: RecorderState['line']): RecorderState['line'] {
  const { lastAskedAt: _before, ...rest } = line;
  return rest;
}

function withoutReading(audio: RecorderState['audio']): RecorderState['audio'] {
  const { reading: _old, ...rest } = audio;
  return rest;
}
