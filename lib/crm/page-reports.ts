import type { Result } from '../result';
import type { CrmMessage } from '../messages';
import type { ReadProblem, RecordReading } from './adapter';
import { createSettling } from './settling';

export type IdentitySeen = Extract<CrmMessage, { type: 'identity-seen' }>;
export type FieldHealth = Extract<CrmMessage, { type: 'field-health' }>;

/** How often the same health is told again, with a new time, ms. */
export const TOLD_AGAIN_AFTER_MS = 60_000;
/** A page whose fields come and go is told of no more often than this, ms. */
export const TOLD_AT_MOST_EVERY_MS = 5000;
/** The most columns that are told of. */
const MOST_COLUMNS = 32;

/** One look at the page. */
export interface Look {
  /** ms since the epoch. */
  readonly at: number;
  /** What was read of the record in front; undefined where there is none, which is no fault. */
  readonly reading: RecordReading | undefined;
  /** Who is logged in; undefined where nobody asks. */
  readonly identity: Result<string, ReadProblem> | undefined;
}

/** What a page reports besides its record: who is logged in, and how its fields are found. */
export interface PageReports {
  /** Takes one look in and returns what the background must be told. */
  see(look: Look): (IdentitySeen | FieldHealth)[];
  /** Somebody new listens: what stands is told again. */
  again(): void;
}

interface Health {
  readonly problem?: ReadProblem;
}

/** Pure: looks in, words out. What comes and goes within a second is not told. */
export function createPageReports(): PageReports {
  const identities = createSettling<string>();
  const healths = createSettling<Readonly<Record<string, Health>>>();
  /** By column; the identity under a name no column has. */
  const lastReadAt = new Map<string, number>();
  let lastHealthAt = Number.NEGATIVE_INFINITY;

  function timed(name: string, health: Health): Health & { lastReadAt?: number } {
    const at = lastReadAt.get(name);
    return { ...health, ...(at === undefined ? {} : { lastReadAt: at }) };
  }

  function healthOf({ at, reading, identity }: Look): FieldHealth | undefined {
    const health = reading && byName(reading, identity);
    for (const [name, { problem }] of Object.entries(health ?? {})) {
      if (problem === undefined) lastReadAt.set(name, at);
    }
    const since = at - lastHealthAt;
    if (since >= 0 && since < TOLD_AT_MOST_EVERY_MS) return undefined;
    if (since >= TOLD_AGAIN_AFTER_MS) healths.again();
    const settled = healths.see(at, health);
    if (!settled) return undefined;
    lastHealthAt = at;
    const { [IDENTITY]: ofIdentity, ...columns } = settled;
    return {
      type: 'field-health',
      at,
      fields: Object.entries(columns)
        .slice(0, MOST_COLUMNS)
        .map(([column, each]) => ({ column, ...timed(column, each) })),
      ...(ofIdentity ? { identity: timed(IDENTITY, ofIdentity) } : {}),
    };
  }

  return {
    see(look) {
      const { at, identity } = look;
      const value = identities.see(at, identity?.ok ? identity.value : undefined);
      const health = healthOf(look);
      return [
        ...(value === undefined ? [] : [{ type: 'identity-seen', value } as const]),
        ...(health ? [health] : []),
      ];
    },
    again() {
      identities.again();
      healths.again();
      lastHealthAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** A column's name is never empty. */
const IDENTITY = '';

function byName(
  { values, problems }: RecordReading,
  identity: Look['identity'],
): Readonly<Record<string, Health>> {
  const entries: [string, Health][] = [
    ...values.map(({ column }): [string, Health] => [column, {}]),
    ...problems.map(({ column, reason }): [string, Health] => [column, { problem: reason }]),
  ];
  if (identity) entries.push([IDENTITY, identity.ok ? {} : { problem: identity.error }]);
  // In one order, whichever were found, so that the same is the same.
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
