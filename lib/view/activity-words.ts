/** The words of the activity: what an entry of the ledger says to a person, and what a check found. */
import type { ActivityPage } from '../messages';
import type { LedgerEntry, LedgerKind } from '../recorder/ledger/entry';
import type { Anchor, LedgerFault, LedgerVerdict } from '../recorder/ledger/verdict';
import { reasonName } from './control-words';
import { fieldProblem } from './field-words';
import { reasonDetail } from './reason-words';
import { linkReason } from './words';
import { number, say, sayCount, wording, type WordKey } from '../words';

export const ACTIVITY = wording({
  filters: 'activity_filters',
  show: 'activity_show',
  from: 'activity_from',
  to: 'activity_to',
  caption: 'activity_caption',
  pages: 'activity_pages',
  loading: 'activity_loading',
  lost: 'activity_lost',
  again: 'activity_again',
  none: 'activity_none',
  noMatch: 'activity_no_match',
  format: 'activity_format',
  export: 'activity_export',
  exportHelp: 'activity_export_help',
  check: 'activity_check',
  anchor: 'activity_anchor',
  anchorHelp: 'activity_anchor_help',
  anchorTitle: 'activity_anchor_title',
});

/** Heads of the columns of the ledger's table. */
export const activityColumns = (): readonly string[] => [
  say('activity_column_time'),
  say('activity_column_what'),
  say('activity_column_trigger'),
  say('activity_column_result'),
  say('activity_column_code'),
  say('activity_column_ms'),
  say('activity_column_place'),
];

export const TURN_NAMES = wording({
  newest: 'activity_turn_newest',
  newer: 'activity_turn_newer',
  older: 'activity_turn_older',
  oldest: 'activity_turn_oldest',
});

export const FORM_NAMES = wording({ csv: 'activity_form_csv', json: 'activity_form_json' });

/** What became of the last export; nothing before the first. */
export const exportWords = (state: 'idle' | 'running' | 'done' | 'lost'): string =>
  state === 'idle' ? '' : say(`activity_export_${state}`);

/** How the last check stands, as long as it found nothing. */
export const checkWords = (state: 'idle' | 'running' | 'lost' | 'unreadable'): string =>
  state === 'idle' ? '' : say(`activity_check_${state}`);

export const moreFaults = (count: number): string => sayCount('activity_more_faults', count);

export const ACTIVITY_FILES = {
  csv: 'encore-recording-control-activity.csv',
  json: 'encore-recording-control-activity.json',
} as const;

/** What can be chosen to be shown. No kinds: all. */
export const ACTIVITY_GROUPS = {
  all: { name: 'activity_group_all', kinds: [] },
  pauses: {
    name: 'activity_group_pauses',
    kinds: [
      ...['pause-wished', 'pause-confirmed', 'pause-lost', 'pause-regained', 'pause-reason'],
      ...['pause-ended', 'longest-reached', 'pause-stranded', 'watch-gap'],
      ...['resume-wished', 'resume-confirmed', 'resume-partly'],
    ],
  },
  requests: { name: 'activity_group_requests', kinds: ['request'] },
  calls: { name: 'activity_group_calls', kinds: ['tag', 'link', 'field-lost', 'port-moved'] },
  station: {
    name: 'activity_group_station',
    kinds: [
      ...['settings-changed', 'policy-refused', 'page-refused', 'identity-changed'],
      ...['background-started', 'extension-updated', 'practice-began', 'practice-ended'],
    ],
  },
  ledger: { name: 'activity_group_ledger', kinds: ['exported', 'cut', 'entries-lost'] },
} as const satisfies Record<string, { readonly name: WordKey; readonly kinds: readonly string[] }>;
export type ActivityGroup = keyof typeof ACTIVITY_GROUPS;

// ── An entry ─────────────────────────────────────────────────────────────────────────────────

const KINDS: Readonly<
  Record<Exclude<LedgerKind, 'request' | 'practice-began' | 'practice-ended'>, string>
> = wording({
  'pause-wished': 'activity_kind_pause_wished',
  'pause-confirmed': 'activity_kind_pause_confirmed',
  'pause-lost': 'activity_kind_pause_lost',
  'pause-regained': 'activity_kind_pause_regained',
  'pause-reason': 'activity_kind_pause_reason',
  'pause-ended': 'activity_kind_pause_ended',
  'longest-reached': 'activity_kind_longest_reached',
  'pause-stranded': 'activity_kind_pause_stranded',
  'watch-gap': 'activity_kind_watch_gap',
  'resume-wished': 'activity_kind_resume_wished',
  'resume-confirmed': 'activity_kind_resume_confirmed',
  'resume-partly': 'activity_kind_resume_partly',
  'port-moved': 'activity_kind_port_moved',
  tag: 'activity_kind_tag',
  link: 'activity_kind_link',
  'field-lost': 'activity_kind_field_lost',
  'settings-changed': 'activity_kind_settings_changed',
  'policy-refused': 'activity_kind_policy_refused',
  'page-refused': 'activity_kind_page_refused',
  'identity-changed': 'activity_kind_identity_changed',
  'background-started': 'activity_kind_background_started',
  'extension-updated': 'activity_kind_extension_updated',
  exported: 'activity_kind_exported',
  cut: 'activity_kind_cut',
  'entries-lost': 'activity_kind_entries_lost',
});

const TRIGGERS: Readonly<Record<Extract<LedgerEntry, { by: unknown }>['by'], string>> = wording({
  agent: 'activity_trigger_agent',
  hotkey: 'activity_trigger_hotkey',
  page: 'activity_trigger_page',
  'call-end': 'activity_trigger_call_end',
  maximum: 'activity_trigger_maximum',
  restart: 'activity_trigger_restart',
});

const REFUSED = {
  order: 'activity_refused_order',
  port: 'activity_refused_port',
  shape: 'activity_refused_shape',
  'too-much': 'activity_refused_too_much',
} as const;

const OUTCOMES = wording({
  acknowledged: 'activity_outcome_acknowledged',
  refused: 'activity_outcome_refused',
  unknown: 'activity_outcome_unknown',
});
const LINK_OUTCOMES = wording({
  acknowledged: 'activity_link_acknowledged',
  saved: 'activity_link_saved',
  refused: 'activity_link_refused',
});

/** What happened, in a few words. */
export function whatHappened(entry: LedgerEntry): string {
  if (entry.kind === 'practice-began') return say('practice_began');
  if (entry.kind === 'practice-ended') return say('practice_ended');
  const happened = plainWords(entry);
  return entry.practice ? say('practice_entry', happened) : happened;
}

function plainWords(entry: LedgerEntry): string {
  if (entry.kind === 'request') return entry.request;
  if (entry.kind === 'tag') return say('activity_tag', entry.column);
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
      return entry.why === undefined
        ? LINK_OUTCOMES[entry.outcome]
        : say('activity_link_why', LINK_OUTCOMES[entry.outcome], linkReason(entry.why));
    case 'field-lost':
      return say('activity_field_lost', entry.column, entry.site, fieldProblem(entry.why));
    case 'pause-wished':
      return entry.again ? say('activity_wished_already') : '';
    case 'pause-lost':
      return say('activity_lost_after', reasonDetail(entry.why), lasting(entry.ms));
    case 'pause-regained':
      return say('activity_regained_after', lasting(entry.ms));
    case 'pause-ended':
      return say('activity_ended_after', lasting(entry.ms), lasting(entry.heldMs));
    case 'pause-stranded':
      return entry.wanted ? say('activity_stranded_wanted') : say('activity_stranded');
    case 'pause-reason':
      return reasonName(entry.reason);
    case 'resume-partly':
      return entry.why === undefined ? '' : reasonDetail(entry.why);
    case 'port-moved':
      return say('activity_port_before', entry.fromUnit, entry.fromPort);
    case 'settings-changed':
    case 'policy-refused':
      return entry.paths.join(', ');
    case 'page-refused':
      return sayCount(REFUSED[entry.why], entry.times);
    case 'background-started':
      return entry.start === 'browser'
        ? say('activity_with_browser')
        : say('activity_in_background');
    case 'extension-updated':
      return say('activity_versions', entry.from, entry.to);
    case 'exported':
      return say('activity_up_to', entry.sequence, entry.form.toUpperCase());
    case 'cut':
      return sayCount('activity_cut', entry.removed, entry.days);
    case 'entries-lost':
      return sayCount('activity_entries_lost', entry.count);
    default:
      return '';
  }
}

function requestResult(entry: Extract<LedgerEntry, { kind: 'request' }>): string {
  const outcome = entry.unsent ? say('activity_not_sent') : OUTCOMES[entry.outcome];
  return entry.tries === undefined ? outcome : say('activity_tries', outcome, entry.tries);
}

/** `0.8 s`, `97 s`, `12 min` or `3 h`. */
function lasting(ms: number): string {
  if (ms < 10_000) return say('lasting_seconds', number(ms / 1000, 1));
  if (ms < 120_000) return say('lasting_seconds', Math.round(ms / 1000));
  return ms < 7_200_000
    ? say('lasting_minutes', Math.round(ms / 60_000))
    : say('lasting_hours', Math.round(ms / 3_600_000));
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

/** Which entries are in front: `Entries 21–40 of 1,234`, or with a filter `20 entries`. */
export function pageWords({ rows, first, last }: ActivityPage, isFiltered: boolean): string {
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest || first === undefined || last === undefined) {
    return isFiltered ? ACTIVITY.noMatch : ACTIVITY.none;
  }
  if (isFiltered) return sayCount('activity_entries', rows.length);
  const position = (sequence: number) => number(last - sequence + 1);
  const all = number(last - first + 1);
  return say('activity_page', position(newest.sequence), position(oldest.sequence), all);
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
  switch (state) {
    case 'empty':
      return { tone: 'quiet', what: say('verdict_empty'), more: [] };
    case 'intact':
      return {
        tone: 'good',
        what: sayCount('verdict_intact', count),
        more: [...anchorWords(anchor, last?.sequence ?? 0), ...cutWords(verdict)],
      };
    case 'not anchored':
      return {
        tone: 'warn',
        what: sayCount('verdict_not_anchored', count),
        more: [
          say('verdict_not_anchored_why'),
          say('verdict_not_anchored_do'),
          ...cutWords(verdict),
        ],
      };
    case 'broken':
      return {
        tone: 'bad',
        what: say('verdict_broken'),
        more: cutWords(verdict),
      };
  }
}

const ANCHORS: Readonly<Record<Anchor['by'], string>> = wording({
  export: 'anchor_export',
  'log-event': 'anchor_log_event',
  given: 'anchor_given',
});

function anchorWords(anchor: Anchor | undefined, last: number): string[] {
  if (!anchor) return [];
  const upTo = say('verdict_agrees', number(anchor.sequence), ANCHORS[anchor.by]);
  const rest = last - anchor.sequence;
  return rest === 0 ? [upTo] : [upTo, sayCount('verdict_rest', rest)];
}

function cutWords({ cut }: LedgerVerdict): string[] {
  if (!cut) return [];
  const date = new Date(cut.at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
  return [sayCount('verdict_cut', cut.days, number(cut.first), day)];
}

/** What is wrong, and where. */
export function faultWords(fault: LedgerFault): string {
  switch (fault.kind) {
    case 'edited':
      return say('fault_edited', number(fault.sequence));
    case 'unlinked':
      return say('fault_unlinked', number(fault.sequence));
    case 'missing':
      return fault.from === fault.to
        ? say('fault_missing', number(fault.from))
        : say('fault_missing_many', number(fault.from), number(fault.to));
    case 'beheaded':
      return say('fault_beheaded', number(fault.first));
    case 'cut-off':
      return say(
        'fault_cut_off',
        number(fault.last),
        ANCHORS[fault.anchor.by],
        number(fault.anchor.sequence),
      );
    case 'rewritten':
      return say('fault_rewritten', number(fault.anchor.sequence), ANCHORS[fault.anchor.by]);
  }
}
