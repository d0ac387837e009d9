import type { Claim } from '../claim';
import { elapsed } from './step';
import type { Draft, Step, Told, ToldPause } from './step';
import { makeClaim } from '../make-claim';
import type { RecorderRules } from '../rules';
import type { Trigger } from '../state';

interface PauseTold {
  readonly drafts: readonly Draft[];
  readonly pause?: ToldPause;
}

/** What there is to tell of the pause that is wanted: its wish, whether it holds, and its end. */
export function tellPause(told: Told, step: Step, rules: RecorderRules): PauseTold {
  const { event, after } = step;
  const ending = endOf(told.pause, step, rules);
  if (after.intent.kind === 'record') return ending;
  const beginning = beginningOf(ending.pause, step);
  if (!beginning.pause) return ending;
  const claim = makeClaim(
    after,
    rules,
    { screens: 0, crmPages: 0, locked: false, spread: 0 },
    event.at,
  );
  const holding = tellHolding(beginning.pause, claim, event.at);
  const long = tellLongest(holding.pause, event.at, rules);
  return {
    drafts: [...ending.drafts, ...beginning.drafts, ...holding.drafts, ...long.drafts],
    pause: long.pause,
  };
}

/** A pause that was told of and is not wanted any more, or not the same. */
function endOf(pause: ToldPause | undefined, step: Step, rules: RecorderRules): PauseTold {
  const { event, after } = step;
  if (!pause) return { drafts: [] };
  if (after.intent.kind === 'protect' && after.intent.act === pause.act) {
    return { drafts: [], pause };
  }
  const { act } = pause;
  const by = endedBy(step);
  const long = by === 'maximum' ? tellLongest(pause, event.at, rules).drafts : [];
  const call = by === 'call-end' ? after.call.index : undefined;
  const deed = {
    kind: 'pause-ended',
    act,
    by,
    ms: elapsed(pause.wishedAt, event.at),
    heldMs: heldUntil(pause, event.at),
  } as const;
  const ended: Draft = { id: `${act}:ended`, deed, ...(call === undefined ? {} : { call }) };
  return { drafts: [...long, ended] };
}

function endedBy({ event, after }: Step): Trigger {
  if (event.type === 'resume-recording') return event.by;
  const resume = after.intent.kind === 'record' ? after.intent.resume : undefined;
  return resume?.by ?? (event.type === 'looked' ? 'call-end' : 'restart');
}

/** A pause that was not told of yet, or a word for one that is wanted already. */
function beginningOf(pause: ToldPause | undefined, { event, after }: Step): PauseTold {
  const { intent } = after;
  if (intent.kind !== 'protect') return { drafts: [] };
  if (pause) {
    if (event.type !== 'secure-pause') return { drafts: [], pause };
    const deed = { kind: 'pause-wished', act: pause.act, by: event.by, again: true } as const;
    return { drafts: [{ id: `${event.act}:wish`, deed }], pause };
  }
  const { act, by, since } = intent;
  const begun: ToldPause = { act, wishedAt: since, heldMs: 0 };
  // One that a start found is told as stranded, not as a wish.
  if (event.type === 'started' && event.browserStarted) return { drafts: [], pause: begun };
  return { drafts: [{ id: `${act}:wish`, deed: { kind: 'pause-wished', act, by } }], pause: begun };
}

/** Compares what can be claimed now with what was told last. */
function tellHolding(
  pause: ToldPause,
  claim: Claim,
  at: number,
): { readonly drafts: readonly Draft[]; readonly pause: ToldPause } {
  const holds = claim.word === 'Protected';
  // A claim that nobody renewed in time was lost, even if it stands again.
  const kept = holds && pause.held !== undefined && at < pause.held.until;
  if (kept) return { drafts: [], pause: { ...pause, held: { ...pause.held, until: claim.until } } };
  const lost = pause.held ? tellLost(pause, claim, at) : { drafts: [], pause };
  if (!holds) return lost;
  const { lostAt, ...rest } = lost.pause;
  const held = { ...rest, held: { since: at, until: claim.until } };
  const { act, wishedAt } = pause;
  const draft: Draft =
    lostAt === undefined
      ? {
          id: `${act}:confirmed:${at}`,
          deed: { kind: 'pause-confirmed', act, ms: elapsed(wishedAt, at) },
        }
      : {
          id: `${act}:regained:${at}`,
          deed: { kind: 'pause-regained', act, ms: elapsed(lostAt, at) },
        };
  return { drafts: [...lost.drafts, draft], pause: held };
}

function tellLost(pause: ToldPause, claim: Claim, at: number) {
  const { held, ...rest } = pause;
  const { act } = pause;
  const until = Math.min(at, held?.until ?? at);
  const why = until < at ? 'lease-over' : (claim.reasons[0]?.kind ?? 'lease-over');
  const deed = { kind: 'pause-lost', act, ms: elapsed(held?.since ?? until, until), why } as const;
  const lost: ToldPause = { ...rest, lostAt: until, heldMs: heldUntil(pause, at) };
  return { drafts: [{ id: `${act}:lost:${at}`, deed }] satisfies Draft[], pause: lost };
}

/** How long a pause was confirmed in all, up to now, ms. */
function heldUntil({ held, heldMs }: ToldPause, at: number): number {
  return held ? heldMs + elapsed(held.since, Math.min(at, held.until)) : heldMs;
}

function tellLongest(pause: ToldPause, at: number, { protect }: RecorderRules) {
  const { act, wishedAt } = pause;
  const ms = elapsed(wishedAt, at);
  if (pause.longest || ms < protect.maxMs) return { drafts: [], pause };
  const draft: Draft = { id: `${act}:longest`, deed: { kind: 'longest-reached', act, ms } };
  return { drafts: [draft], pause: { ...pause, longest: true } satisfies ToldPause };
}
