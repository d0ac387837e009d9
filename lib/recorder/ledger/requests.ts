import { REQUESTS } from '../../encore/requests';
import type { Answer } from '../events';
import { elapsed } from './step';
import type { Draft, Run, Step, Told } from './step';
import type { InFlight, RecorderState } from '../state';

/** Of a run of requests that all end alike, how many are told one by one. */
const TOLD_ONE_BY_ONE = 10;
/** After that, only each so many. */
const TOLD_EACH = 60;

interface RequestsTold {
  readonly drafts: readonly Draft[];
  readonly runs: Told['runs'];
}

/**
 * What there is to tell of the request that was out and is not any more: every one that changes or
 * stores something, and within a pause the check of the port where its result is news. Reading the
 * state is no act.
 */
export function tellRequest({ runs }: Told, step: Step): RequestsTold {
  const flight = step.before.inFlight;
  if (!flight || step.after.inFlight) return { drafts: [], runs };
  const { kind } = REQUESTS[flight.request];
  if (kind === 'read') return { drafts: [], runs };
  const act = actOf(flight, step.before);
  if (kind === 'init' && act === undefined) return { drafts: [], runs };
  const answer = step.event.type === 'answered' ? step.event.answer : undefined;
  const run = runOf(runs[flight.request], act, answer);
  const isTold = kind === 'init' ? run.count === 1 : isToldOf(run.count);
  const draft = draftOf(flight, act, answer, run, step);
  return { drafts: isTold ? [draft] : [], runs: { ...runs, [flight.request]: run } };
}

function actOf({ purpose }: InFlight, { intent }: RecorderState): string | undefined {
  if ('act' in purpose) return purpose.act;
  return purpose.kind === 'init' && intent.kind === 'protect' ? intent.act : undefined;
}

function runOf(before: Run | undefined, act: string | undefined, answer: Answer | undefined): Run {
  const as = [act ?? '', answer?.outcome ?? 'unknown', answer?.code ?? ''].join(':');
  return { as, count: before?.as === as ? before.count + 1 : 1 };
}

function isToldOf(count: number): boolean {
  return count <= TOLD_ONE_BY_ONE || count % TOLD_EACH === 0;
}

/** Without an answer nobody is there any more who could have heard one. */
function draftOf(
  { request, sentAt }: InFlight,
  act: string | undefined,
  answer: Answer | undefined,
  { count }: Run,
  { before, event }: Step,
): Draft {
  const { known } = before.port;
  return {
    id: `${act ?? 'line'}:${request}:${sentAt}`,
    deed: {
      kind: 'request',
      request,
      outcome: answer?.outcome ?? 'unknown',
      ...(act === undefined ? {} : { act }),
      ...(answer?.code === undefined ? {} : { code: answer.code }),
      ...(answer ? { ms: elapsed(sentAt, event.at) } : {}),
      ...(answer?.withdrawn && answer.outcome === 'refused' ? { unsent: true } : {}),
      ...(count > 1 ? { tries: count } : {}),
    },
    // The port it went to: the answer may be that it is another one.
    ...(known ? { unit: known.unit, port: known.port } : {}),
  };
}
