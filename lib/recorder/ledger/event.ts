/** What of the ledger goes to the recorder: an event with the ledger's head in it, as an anchor. */
import { PARM_MAX_LENGTH } from '../../encore/requests';
import { hasCardNumberAcross } from '../card-guard';
import { headText, spell } from './chain';
import type { Head, LedgerEntry, LedgerKind } from './entry';
import { guarded } from './guard';

/** What a LogEvent would carry for an entry, beside time, unit, port and user. */
export interface LedgerEvent {
  /** The entry's own id: an event that was perhaps stored twice is found by it. */
  readonly id: string;
  readonly eventType: string;
  /** The id. */
  readonly Parm1: string;
  /** What happened, as `name=value` words. */
  readonly Parm2: string;
  /** The head of the ledger, `sequence:hash`. */
  readonly Parm3: string;
}

/** Longest name of an event, characters; the guide states no limit, so it is kept short. */
const TYPE_MAX_LENGTH = 64;

/** Kinds the recorder need not know: the ledger's own business, how each request and page went. */
const OWN_BUSINESS: readonly LedgerKind[] = [
  ...(['request', 'field-lost', 'exported', 'cut', 'entries-lost'] as const),
  ...(['practice-began', 'practice-ended'] as const),
];

/**
 * Whether an entry is worth an event. One about an event never is, or there would be no end; what
 * was practised is none of a recorder's business.
 */
export function isForRecorder({ kind, practice }: Pick<LedgerEntry, 'kind' | 'practice'>): boolean {
  return !practice && !OWN_BUSINESS.includes(kind);
}

/**
 * The event for an entry. No Parm is longer than the guide allows, and none holds page data or
 * what looks like a card number, alone or side by side.
 *
 * @param head the newest entry of the ledger; send it to make it an anchor, then tell the ledger.
 * @param types names of events by the entry's kind, where the settings have other ones.
 */
export function ledgerEvent(
  entry: LedgerEntry,
  head: Head,
  types: Readonly<Record<string, string>> = {},
): LedgerEvent {
  const { id } = entry;
  const event = {
    id,
    eventType: cut(types[entry.kind] ?? entry.kind, TYPE_MAX_LENGTH),
    Parm1: cut(id, PARM_MAX_LENGTH),
    Parm2: cut(words(guarded(entry)), PARM_MAX_LENGTH),
    Parm3: headText(head),
  };
  const { eventType, Parm1, Parm2, Parm3 } = event;
  if (!hasCardNumberAcross([eventType, Parm1, Parm2, Parm3])) return event;
  // By chance a hash or an id looks like a card: without its digits it says the same.
  return { ...event, Parm1: spell(Parm1), Parm3: `${head.sequence}:${spell(head.hash)}` };
}

/** Of an entry what is not said elsewhere in the event, the duration last so that a word ends it. */
function words(entry: LedgerEntry): string {
  const { id: _id, kind: _kind, at: _at, offset: _offset, who: _who, ...rest } = entry;
  const { unit: _unit, port: _port, ...told } = rest;
  const { ms, ...facts } = { ms: undefined, ...told };
  const pairs = Object.entries(facts).map(([name, value]) => `${name}=${textOf(value)}`);
  return [...pairs, ...(ms === undefined ? [] : [`after=${ms}ms`])].join(' ');
}

function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.join() : String(value);
  return text.replace(/\s+/g, '_');
}

/** Cut to a length in UTF-16 code units, as .NET counts, and never inside a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
