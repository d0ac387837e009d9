/** What there is to tell that is no act of pausing: starts, the port, tags, links, the identity. */
import { callIndexOf } from '../call';
import { elapsed } from './step';
import type { Draft, Step, Told } from './step';
import type { LinkWrite } from '../links';
import type { RecorderRules } from '../rules';
import type { RecorderState } from '../state';
import type { Tag } from '../tags';

/**
 * The background came up, or practice began or ended. One that only woke is told where it broke off
 * something.
 */
export function tellStart(
  { at: lastAt }: Told,
  { before, event, after }: Step,
  { practice }: RecorderRules,
): Draft[] {
  if (event.type !== 'started') return [];
  const { at, browserStarted, pauseRecord, otherLine } = event;
  const started = (start: 'browser' | 'woken'): Draft => ({
    id: `start:${at}`,
    deed: { kind: 'background-started', start },
  });
  if (browserStarted) {
    const kind = practice ? 'practice-began' : 'practice-ended';
    const beginning: Draft = otherLine
      ? { id: `practice:${at}`, deed: { kind }, practice: true }
      : started('browser');
    if (!pauseRecord) return [beginning];
    const { act, startedAt } = pauseRecord;
    const wanted = after.intent.kind === 'protect';
    const deed = { kind: 'pause-stranded', act, ms: elapsed(startedAt, at), wanted } as const;
    return [beginning, { id: `${act}:stranded:${at}`, deed }];
  }
  if (before.intent.kind === 'protect') {
    const { act } = before.intent;
    const deed = { kind: 'watch-gap', act, ms: elapsed(lastAt, at) } as const;
    return [started('woken'), { id: `${act}:gap:${at}`, deed }];
  }
  return (before.owed ?? before.inFlight) ? [started('woken')] : [];
}

/** Another port answers for the agent than before. */
export function tellPort({ before, after }: Step): Draft[] {
  const old = before.port.known ?? before.port.lost;
  const { known } = after.port;
  if (!old || !known || (old.unit === known.unit && old.port === known.port)) return [];
  const deed = { kind: 'port-moved', fromUnit: old.unit, fromPort: old.port } as const;
  return [{ id: `port:${known.at}`, deed }];
}

/** Another recorder or person: what was known of the port is void. */
export function tellIdentity({ event }: Step): Draft[] {
  return event.type === 'identity-changed'
    ? [{ id: `identity:${event.at}`, deed: { kind: 'identity-changed' } }]
    : [];
}

/** Tags that ended in one of the three words with this step. */
export function tellTags({ before, event, after }: Step): Draft[] {
  return after.tags.flatMap((tag) => {
    const outcome = endOf(tag);
    const old = before.tags.find(({ id }) => id === tag.id);
    if (!outcome || old?.state === tag.state) return [];
    const { column, index, problem } = tag;
    const deed = {
      kind: 'tag',
      column,
      outcome,
      ...(problem?.code === undefined ? {} : { code: problem.code }),
      ms: elapsed(tag.at, event.at),
    } as const;
    const call = index === undefined ? {} : { call: index };
    return [{ id: `tag:${tag.id}:${outcome}`, deed, ...call }];
  });
}

function endOf({ state }: Tag): 'acknowledged' | 'refused' | 'unknown' | undefined {
  return state === 'acknowledged' || state === 'refused' || state === 'unknown' ? state : undefined;
}

const LINK_OUTCOMES: Partial<Record<LinkWrite['state'], 'acknowledged' | 'saved' | 'refused'>> = {
  written: 'acknowledged',
  saved: 'saved',
  refused: 'refused',
};

/** Links that were written into their record with this step, or that never can be. */
export function tellLinks({ before, event, after }: Step): Draft[] {
  return after.links.flatMap((link) => {
    const outcome = LINK_OUTCOMES[link.state];
    if (!outcome || stateBefore(link, before) === link.state) return [];
    const why = outcome === 'refused' && link.reason !== undefined && { why: link.reason };
    const deed = { kind: 'link', outcome, ...why } as const;
    const index = callIndexOf(link.url);
    return [
      { id: `${link.id}:${event.at}`, deed, ...(index === undefined ? {} : { call: index }) },
    ];
  });
}

/** The same link into another record is another link. */
function stateBefore(link: LinkWrite, { links }: RecorderState): LinkWrite['state'] | undefined {
  return links.find(({ id, record }) => id === link.id && record === link.record)?.state;
}
