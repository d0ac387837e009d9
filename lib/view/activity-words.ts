/** The words of the activity: what an entry of the ledger says to a person, and what a check found. */
import type { ActivityPage } from '../messages';
import type { LedgerEntry, LedgerKind } from '../recorder/ledger/entry';
import type { Anchor, LedgerFault, LedgerVerdict } from '../recorder/ledger/verdict';
import { fieldProblem } from './field-words';
import { reasonDetail } from './reason-words';
import { say } from '../words';
import { linkReason } from './words';

export const ACTIVITY = {
  filters: 'Which entries',
  show: 'Show',
  from: 'From',
  to: 'Until',
  caption: 'Entries of the ledger, the newest first',
  columns: ['Time', 'What', 'Trigger', 'Result', 'Code', 'ms', 'Unit · port · call'],
  pages: 'Pages',
  turns: { newest: 'Newest', newer: 'Newer', older: 'Older', oldest: 'Oldest' },
  loading: 'Reading the ledger…',
  lost: 'The ledger could not be read.',
  again: 'Try again',
  none: 'There is no entry yet.',
  noMatch: 'No entry fits.',
  format: 'Format',
  forms: { csv: 'CSV, for a spreadsheet', json: 'JSON, to be checked by anybody' },
  export: 'Export activity',
  exportHelp:
    'The whole ledger, whatever is shown. The file’s last entry becomes an anchor: from then on nothing up to it can be changed unnoticed, as long as you keep the file.',
  exportStates: {
    idle: '',
    running: 'Writing the file…',
    done: 'Exported.',
    lost: 'Not exported: the extension did not answer to the end. Try again.',
  },
  check: 'Check the ledger',
  anchor: 'Head to check against',
  anchorHelp:
    'Optional: the head from an exported file, or from an event on the recorder (Parm3), such as 812:5f0c…',
  moreFaults: (count: number) => (count === 1 ? 'And 1 more.' : `And ${count} more.`),
  anchorTitle: 'Check it against a head you bring along',
  checkStates: {
    idle: '',
    running: 'Checking every entry…',
    lost: 'Not checked: the extension did not answer. Try again.',
    unreadable:
      'Not checked: the head is not of the form number:hash, with a hash of 64 characters.',
  },
} as const;

export const ACTIVITY_FILES = {
  csv: 'encore-recording-control-activity.csv',
  json: 'encore-recording-control-activity.json',
} as const;

/** What can be chosen to be shown. No kinds: all. */
export const ACTIVITY_GROUPS = {
  all: { name: 'Everything', kinds: [] },
  pauses: {
    name: 'Pauses and resumes',
    kinds: [
      ...['pause-wished', 'pause-confirmed', 'pause-lost', 'pause-regained', 'pause-reason'],
      ...['pause-ended', 'longest-reached', 'pause-stranded', 'watch-gap'],
      ...['resume-wished', 'resume-confirmed', 'resume-partly'],
    ],
  },
  requests: { name: 'Requests to the recorder', kinds: ['request'] },
  calls: { name: 'Tags, links and ports', kinds: ['tag', 'link', 'field-lost', 'port-moved'] },
  station: {
    name: 'Settings and starts',
    kinds: [
      ...['settings-changed', 'policy-refused', 'identity-changed'],
      ...['background-started', 'extension-updated', 'practice-began', 'practice-ended'],
    ],
  },
  ledger: { name: 'The ledger itself', kinds: ['exported', 'cut', 'entries-lost'] },
} as const satisfies Record<string, { readonly name: string; readonly kinds: readonly string[] }>;
export type ActivityGroup = keyof typeof ACTIVITY_GROUPS;

// ── An entry ─────────────────────────────────────────────────────────────────────────────────

const KINDS: Readonly<
  Record<Exclude<LedgerKind, 'request' | 'practice-began' | 'practice-ended'>, string>
> = {
  'pause-wished': 'Pause wanted',
  'pause-confirmed': 'Pause confirmed',
  'pause-lost': 'Pause no longer confirmed',
  'pause-regained': 'Pause confirmed again',
  'pause-reason': 'Reason for the pause',
  'pause-ended': 'Pause ended',
  'longest-reached': 'Longest pause reached',
  'pause-stranded': 'Pause found after a restart',
  'watch-gap': 'Not watched for a while',
  'resume-wished': 'Resume wanted',
  'resume-confirmed': 'Resume confirmed',
  'resume-partly': 'Resume not complete',
  'port-moved': 'Another port',
  tag: 'Tag',
  link: 'Link',
  'field-lost': 'Field no longer found',
  'settings-changed': 'Settings changed',
  'policy-refused': 'Policy refused',
  'identity-changed': 'Recorder or person changed',
  'background-started': 'Started',
  'extension-updated': 'Extension updated',
  exported: 'Activity exported',
  cut: 'Old entries removed',
  'entries-lost': 'Entries lost',
};

const TRIGGERS: Readonly<Record<Extract<LedgerEntry, { by: unknown }>['by'], string>> = {
  agent: 'Agent’s click',
  hotkey: 'Agent’s key',
  page: 'a card form on a page',
  'call-end': 'End of the call',
  maximum: 'Longest time',
  restart: 'Restart',
};

const OUTCOMES = { acknowledged: 'Acknowledged', refused: 'Refused', unknown: 'Unknown' } as const;
const LINK_OUTCOMES = { acknowledged: 'In its field', saved: 'Saved', refused: 'Refused' } as const;

/** What happened, in a few words. */
export function whatHappened(entry: LedgerEntry): string {
  if (entry.kind === 'practice-began') return say('practice_began');
  if (entry.kind === 'practice-ended') return say('practice_ended');
  const happened = plainWords(entry);
  return entry.practice ? say('practice_entry', happened) : happened;
}

function plainWords(entry: LedgerEntry): string {
  if (entry.kind === 'request') return entry.request;
  if (entry.kind === 'tag') return `${KINDS.tag} ${entry.column}`;
  // An entry of another version may be of a kind that has no words here.
  return (KINDS as Readonly<Record<string, string>>)[entry.kind] ?? entry.kind;
}

/** Who or what set it off; empty where the entry names nobody. */
export function triggerOf(entry: LedgerEntry): string {
  if (!('by' in entry)) return '';
  return (TRIGGERS as Readonly<Record<string, string>>)[entry.by] ?? entry.by;
}

/** What came of it, or what more there is to say of it. */
export function resultOf(entry: LedgerEntry): string {
  switch (entry.kind) {
    case 'request':
      return requestResult(entry);
    case 'tag':
      return OUTCOMES[entry.outcome];
    case 'link':
      return [LINK_OUTCOMES[entry.outcome], entry.why === undefined ? '' : linkReason(entry.why)]
        .filter(Boolean)
        .join('. ');
    case 'field-lost':
      return `${entry.column} on ${entry.site}: ${fieldProblem(entry.why)}`;
    case 'pause-wished':
      return entry.again ? 'Was wanted already' : '';
    case 'pause-lost':
      return `${reasonDetail(entry.why)} It had held for ${lasting(entry.ms)}.`;
    case 'pause-regained':
      return `After ${lasting(entry.ms)} without`;
    case 'pause-ended':
      return `Wanted for ${lasting(entry.ms)}, confirmed for ${lasting(entry.heldMs)}`;
    case 'pause-stranded':
      return entry.wanted ? 'Is made good again' : 'Waits to be resumed';
    case 'pause-reason':
      return entry.reason;
    case 'resume-partly':
      return entry.why === undefined ? '' : reasonDetail(entry.why);
    case 'port-moved':
      return `Before: unit ${entry.fromUnit}, port ${entry.fromPort}`;
    case 'settings-changed':
    case 'policy-refused':
      return entry.paths.join(', ');
    case 'background-started':
      return entry.start === 'browser' ? 'With the browser or the extension' : 'In the background';
    case 'extension-updated':
      return `From ${entry.from} to ${entry.to}`;
    case 'exported':
      return `Up to entry ${entry.sequence}, as ${entry.form.toUpperCase()}`;
    case 'cut':
      return `${entry.removed} entries older than ${entry.days} days`;
    case 'entries-lost':
      return `${entry.count} could not be written`;
    default:
      return '';
  }
}

function requestResult(entry: Extract<LedgerEntry, { kind: 'request' }>): string {
  const outcome = entry.unsent ? 'Not sent' : OUTCOMES[entry.outcome];
  return entry.tries === undefined ? outcome : `${outcome}, ${entry.tries} times in a row`;
}

/** `0.8 s`, `97 s`, `12 min` or `3 h`. */
function lasting(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}

/** The local time the entry was made at, with its offset: `2026-03-09 14:03:07 +01:00`. */
export function localTime({ at, offset }: Pick<LedgerEntry, 'at' | 'offset'>): string {
  const local = new Date(at + offset * 60_000);
  if (Number.isNaN(local.getTime())) return '';
  const [day, time = ''] = local.toISOString().split('T');
  const east = Math.abs(offset);
  const sign = offset < 0 ? '−' : '+';
  return `${day} ${time.slice(0, 8)} ${sign}${two(Math.floor(east / 60))}:${two(east % 60)}`;
}

const two = (count: number): string => String(count).padStart(2, '0');

/** `1 · 007 · 429504.2640`; a dash stands for what was not known. */
export function placeWords({ unit, port, call }: LedgerEntry): string {
  return [unit, port, call].map((each) => each ?? '–').join(' · ');
}

const COUNT = new Intl.NumberFormat('en');

/** Which entries are in front: `Entries 21–40 of 1,234`, or with a filter `20 entries`. */
export function pageWords({ rows, first, last }: ActivityPage, isFiltered: boolean): string {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest || first === undefined || last === undefined) {
    return isFiltered ? ACTIVITY.noMatch : ACTIVITY.none;
  }
  if (isFiltered) return rows.length === 1 ? '1 entry' : `${COUNT.format(rows.length)} entries`;
  const position = (sequence: number) => COUNT.format(last - sequence + 1);
  const all = COUNT.format(last - first + 1);
  return `Entries ${position(newest.sequence)}–${position(oldest.sequence)} of ${all}`;
}

// ── The check ────────────────────────────────────────────────────────────────────────────────

/** What a check found, in a sentence, and what it means, in others. */
export interface VerdictWords {
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet';
  readonly what: string;
  readonly more: readonly string[];
}

export function verdictWords(verdict: LedgerVerdict): VerdictWords {
  const { state, count, anchor, last } = verdict;
  const entries = count === 1 ? 'the one entry' : `all ${COUNT.format(count)} entries`;
  switch (state) {
    case 'empty':
      return { tone: 'quiet', what: 'There is no entry to check.', more: [] };
    case 'intact':
      return {
        tone: 'good',
        what: `The ledger is intact: ${entries} fit together, and an anchor vouches for them.`,
        more: [...anchorWords(anchor, last?.sequence ?? 0), ...cutWords(verdict)],
      };
    case 'not anchored':
      return {
        tone: 'warn',
        what: `The ledger is not anchored: ${entries} fit together, but nobody vouches for them.`,
        more: [
          'A ledger that was made anew as a whole, or whose newest entries were removed, would look the same.',
          'Export it, or check it against a head from an export or from the recorder.',
          ...cutWords(verdict),
        ],
      };
    case 'broken':
      return {
        tone: 'bad',
        what: 'The ledger was changed. It proves nothing from the first fault on.',
        more: cutWords(verdict),
      };
  }
}

const ANCHORS: Readonly<Record<Anchor['by'], string>> = {
  export: 'an export, as this computer remembers it',
  'log-event': 'an event on the recorder, as this computer remembers it',
  given: 'the head you brought along',
};

function anchorWords(anchor: Anchor | undefined, last: number): string[] {
  if (!anchor) return [];
  const upTo = `Up to entry ${COUNT.format(anchor.sequence)} it agrees with ${ANCHORS[anchor.by]}.`;
  const rest = last - anchor.sequence;
  return rest === 0 ? [upTo] : [upTo, `For the ${COUNT.format(rest)} after it nobody vouches yet.`];
}

function cutWords({ cut }: LedgerVerdict): string[] {
  if (!cut) return [];
  const date = new Date(cut.at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
  return [
    `Entries before ${COUNT.format(cut.first)} were removed on ${day}, because they were older than ${cut.days} days.`,
  ];
}

/** What is wrong, and where. */
export function faultWords(fault: LedgerFault): string {
  const number = (sequence: number) => COUNT.format(sequence);
  switch (fault.kind) {
    case 'edited':
      return `Entry ${number(fault.sequence)} was edited.`;
    case 'unlinked':
      return `Entry ${number(fault.sequence)} does not follow from the one before it: one of the two was replaced.`;
    case 'missing':
      return fault.from === fault.to
        ? `Entry ${number(fault.from)} is missing.`
        : `Entries ${number(fault.from)} to ${number(fault.to)} are missing.`;
    case 'beheaded':
      return `Entries before ${number(fault.first)} are missing, and no entry says that they were removed for their age.`;
    case 'cut-off':
      return `The newest entries are missing: it ends with entry ${number(fault.last)}, but ${ANCHORS[fault.anchor.by]} knows of entry ${number(fault.anchor.sequence)}.`;
    case 'rewritten':
      return `The ledger was made anew: entry ${number(fault.anchor.sequence)} is another one than in ${ANCHORS[fault.anchor.by]}.`;
  }
}
