import { withoutCall } from './call';
import { noteClock } from './clock';
import type { RecorderEvent } from './events';
import { noteAnswer } from './note-answer';
import { noteLostAnswer, noteResume, noteSecurePause, noteStart, noteTime } from './intent';
import { handOver, linkRefused, linkWritten, takeBack } from './links';
import type { RecorderRules } from './rules';
import { initialState } from './state';
import type { InFlight, RecorderState } from './state';
import { answerQuestion, assignOffered, leaveRecord, openRecord } from './tags';

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
    case 'looked':
      return noteTime(state, event, rules);
    case 'sent':
      return noteSent(state, event.flight, rules);
    case 'answered':
      return noteAnswer(state, event.answer, event.at, rules);
    case 'record-opened': {
      const { page, site, record, visit, values } = event;
      const offer = { page, site, record, visit, values, at: event.openedAt };
      return openRecord(takeBack(state, page), offer, event.at, rules);
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
      return linkWritten(state, event.page, event.url);
    case 'link-refused':
      return linkRefused(state, event.page, event.url, event.reason);
  }
}

/**
 * Another recorder, port or person: only the intent, the debt and what the pages show stay true;
 * and that an unanswered DesktopResume may still arrive.
 */
function forgetPort(state: RecorderState, at: number): RecorderState {
  const { generation } = state.call;
  const { quarantineUntil } = state.desktop;
  return {
    ...initialState(at),
    intent: withoutCall(state.intent),
    ...(state.owed === undefined ? {} : { owed: state.owed }),
    desktop: { pauseTries: 0, ...(quarantineUntil === undefined ? {} : { quarantineUntil }) },
    call: { generation, on: false },
    offers: state.offers,
    bindings: state.bindings,
    tags: state.tags,
    links: state.links,
  };
}

/** A unit and port typed by hand are used as they are, and shown as not checked. */
function withTypedPort(state: RecorderState, at: number, rules: RecorderRules): RecorderState {
  if (rules.missing || rules.identity.by !== 'manual' || state.port.known) return state;
  const { unit, port } = rules.identity;
  return { ...state, port: { attempts: 0, known: { unit, port, checked: false, at } } };
}

/** A request leaves. What was read of the audio before a control request says nothing after it. */
function noteSent(state: RecorderState, flight: InFlight, rules: RecorderRules): RecorderState {
  const sent = { ...state, inFlight: flight };
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
    case 'tag-check':
    case 'tag-confirm':
      return sent;
  }
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
