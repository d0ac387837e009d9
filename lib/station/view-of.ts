import type { FieldsView, KeyBinding, LinkView, TagQuestion, TagView, View } from '../messages';
import { makeClaim } from '../recorder/make-claim';
import type { Presence, RecorderRules } from '../recorder/rules';
import type { RecorderState } from '../recorder/state';
import { isUnsent, type Tag } from '../recorder/tags';
import type { Settings } from '../settings/schema';
import { say } from '../words';
import { controlView, pauseWanted, reasonQuestion } from './control-view';
import { mayPractise } from './rules-of';

/** What the screens are told, beside the core's own state. */
export interface Surroundings {
  readonly settings: Settings;
  readonly rules: RecorderRules;
  readonly presence: Presence;
  readonly keys: readonly KeyBinding[];
  readonly missingHosts: readonly string[];
  /** Whether there is a practice call, while practice is on. */
  readonly practice?: { readonly hasCall: boolean } | undefined;
  /** How the fields of the CRM page that was read last are found. */
  readonly fields?: FieldsView | undefined;
}

/** All that a popup or panel shows at `now` (ms since the epoch). */
export function viewOf(state: RecorderState, around: Surroundings, now: number): View {
  const { settings, rules, presence, keys, missingHosts, fields, practice } = around;
  const { known } = state.port;
  const tags = state.tags.filter(
    (tag) => tag.generation === state.call.generation || wasNotWritten(tag),
  );
  const question = questionOf(tags);
  const link = linkOf(state);
  const claim = makeClaim(state, rules, presence, now);
  const reason = reasonQuestion(state, settings, claim.word);
  const wanted = pauseWanted(state, settings);
  return {
    claim,
    ...(known ? { unitAndPort: { unit: known.unit, port: known.port } } : {}),
    tags: tags.map((tag) => tagView(tag, rules, state)),
    ...(question ? { question } : {}),
    ...(link ? { link } : {}),
    ...(fields ? { fields } : {}),
    keys,
    missingHosts,
    ...(practice ? { practice } : {}),
    ...(practiceIsOpen(state, around) ? { mayPractise: true } : {}),
    canPause: settings.controls.pause && !rules.missing,
    canResume: settings.controls.resume && !rules.missing && somethingIsPaused(state),
    control: controlView(state, around),
    ...(wanted ? { pauseWanted: wanted } : {}),
    ...(reason ? { reasonQuestion: reason } : {}),
    incidents: state.incidents,
    pauses: state.call.pauses ?? 0,
    unencrypted: isUnencrypted(settings.service.address),
  };
}

/** A real pause that is still owed must not be out of sight behind a practice. */
export function practiceIsOpen(
  { owed }: Pick<RecorderState, 'owed'>,
  { settings, practice }: Pick<Surroundings, 'settings' | 'practice'>,
): boolean {
  return !practice && owed === undefined && mayPractise(settings);
}

function somethingIsPaused(state: RecorderState): boolean {
  return (
    state.intent.kind === 'protect' ||
    state.owed !== undefined ||
    state.audio.reading?.state === 'PAUSE'
  );
}

const TAG_STATES = {
  offered: 'offered',
  asking: 'asking',
  due: 'sending',
  checked: 'sending',
  sent: 'sending',
  written: 'sending',
  acknowledged: 'acknowledged',
  refused: 'refused',
  unknown: 'unknown',
} as const satisfies Record<Tag['state'], TagView['state']>;

function wasNotWritten({ state }: Tag): boolean {
  return state === 'refused' || state === 'unknown';
}

function tagView(tag: Tag, rules: RecorderRules, { call }: RecorderState): TagView {
  return {
    id: tag.id,
    column: tag.column,
    value: tag.value,
    siteName: tag.typed ? say('typed_in_console') : (rules.sites[tag.site]?.name ?? tag.site),
    state: TAG_STATES[tag.state],
    ...(tag.problem ? { problem: tag.problem } : {}),
    ofEarlierCall: tag.generation !== call.generation,
    mayWithdraw: isUnsent(tag),
  };
}

function questionOf(tags: readonly Tag[]): TagQuestion | undefined {
  const asking = tags.find((tag) => tag.state === 'asking');
  if (!asking) return undefined;
  const standing = tags.filter(
    (tag) => tag.column === asking.column && tag.id !== asking.id && tag.state !== 'refused',
  );
  const tagged = standing.at(-1)?.value ?? '';
  return { id: asking.id, column: asking.column, tagged, offered: asking.value };
}

/** The link of the newest call: on its way into a record, or merely known. */
function linkOf(state: RecorderState): LinkView | undefined {
  const { url, on, generation } = state.call;
  const write = state.links.at(-1);
  if (write && (write.generation === generation || url === undefined)) {
    return {
      url: write.url,
      state: write.state === 'handed-over' ? 'waiting' : write.state,
      ...(write.reason === undefined ? {} : { reason: write.reason }),
      callEnded: !on || write.generation < generation,
    };
  }
  return url === undefined ? undefined : { url, state: 'kept', callEnded: !on };
}

function isUnencrypted(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return protocol === 'http:' && !here;
}
