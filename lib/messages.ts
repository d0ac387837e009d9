/**
 * Who says what to whom. One type per direction, a sentence per message; every message that comes
 * in is checked once, here, for its exact shape.
 *
 * Pages of the extension may pause, resume and configure. Content scripts may only report: what
 * they say is a claim about a page, never an order.
 */
import * as v from 'valibot';
import { CONSOLE_MESSAGES } from './console-messages';
import type { ConsoleReply } from './console-messages';
import type { Diagnostics } from './diagnostics';
import type { Claim, ProblemText } from './recorder/claim';
import type { Incident } from './recorder/incidents';
import type { ControlRequest } from './recorder/state';
import type { Head, LedgerRow } from './recorder/ledger/entry';
import type { LedgerVerdict } from './recorder/ledger/verdict';
import type { Settings, SettingsLayer, Site } from './settings/schema';

// ── From pages of the extension (popup, side panel, options) ─────────────────────────────────

const short = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.safeInteger());

/** A place in the ledger: the entry a page is next to. */
const activityKey = v.strictObject({ at: count, sequence: count });
/** The newest entry of a file in the making. */
const head = v.strictObject({ sequence: count, hash: short });

export const PageMessageSchema = v.variant('type', [
  /** Pause audio, screen and desktop. Repeating it is harmless. */
  v.strictObject({ type: v.literal('secure-pause') }),
  /** The agent's own word to record again. */
  v.strictObject({ type: v.literal('resume-recording') }),
  /** The agent's answer to the question whether a second account replaces the first. */
  v.strictObject({ type: v.literal('answer-tag-question'), question: short, assign: v.boolean() }),
  /** Tag the running recording with what waits for the agent's click. */
  v.strictObject({ type: v.literal('assign-field') }),
  /**
   * One request by the agent's own hand. While a pause is wanted it is only taken when the agent
   * was asked and said that it may end the pause.
   */
  v.strictObject({
    type: v.literal('control'),
    request: v.picklist([
      'StartRecording',
      'StopRecording',
      'CancelRecording',
      'DesktopPause',
      'DesktopResume',
    ] satisfies readonly ControlRequest[]),
    /** For StartRecording, seconds; 0: the recorder's own limit. */
    maxSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400))),
    endsProtection: v.boolean(),
  }),
  /** Why a pause was needed. */
  v.strictObject({
    type: v.literal('give-reason'),
    act: short,
    reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(120)),
  }),
  /** A note of the agent's for the recorder's own log. */
  v.strictObject({
    type: v.literal('log-note'),
    text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500)),
  }),
  /** Take a value back that was not sent, or put away one that could not be written. */
  v.strictObject({ type: v.literal('withdraw-tag'), tag: short }),
  v.strictObject({ type: v.literal('incident-seen'), incident: short }),
  /** The settings as they are, with which parts are managed. */
  v.strictObject({ type: v.literal('get-settings') }),
  /** Replace the user's layer. Refused whole, with the path of each fault, if any is wrong. */
  v.strictObject({
    type: v.literal('save-settings'),
    layer: v.unknown(),
    /** The layer came without its lookup table, which stays as it is. */
    keepTable: v.optional(v.boolean()),
  }),
  /** The lookup table: the one in force, or what the user's layer says. */
  v.strictObject({ type: v.literal('get-lookup-table'), of: v.picklist(['force', 'layer']) }),
  /** Try everything on a recorder inside the extension, and the telephone that belongs to it. */
  v.strictObject({
    type: v.literal('practice'),
    act: v.picklist(['begin', 'leave', 'start-call', 'end-call']),
  }),
  /** Hosts were granted or the page was opened: look again at what may be reached. */
  v.strictObject({ type: v.literal('access-changed') }),
  /** Try the service once with the settings in force, and say step by step what was found. */
  v.strictObject({ type: v.literal('check-service') }),
  /** Read the service's WSDL anew, or look for the shape it takes where it publishes none. */
  v.strictObject({ type: v.literal('read-contract') }),
  /** A page of the ledger, newest first. Without a filter pages have numbers, 1 is the newest. */
  v.strictObject({
    type: v.literal('get-activity'),
    filter: v.strictObject({
      /** Kinds of entries; none: all. */
      kinds: v.pipe(v.array(short), v.maxLength(50)),
      /** Times in ms since the epoch, both included. */
      from: v.exactOptional(count),
      to: v.exactOptional(count),
    }),
    page: v.union([
      v.picklist(['newest', 'oldest']),
      v.pipe(count, v.minValue(1)),
      v.strictObject({ olderThan: activityKey }),
      v.strictObject({ newerThan: activityKey }),
    ]),
    size: v.pipe(count, v.minValue(1), v.maxValue(200)),
  }),
  /** A part of the whole ledger as a file; `next` as the part before said, absent for the first. */
  v.strictObject({
    type: v.literal('export-activity'),
    form: v.picklist(['json', 'csv']),
    next: v.exactOptional(v.strictObject({ from: count, head })),
  }),
  /** Check the ledger; `anchor`: a head that somebody brought along, as `sequence:hash`. */
  v.strictObject({ type: v.literal('verify-activity'), anchor: v.exactOptional(short) }),
  /** What is known of this seat, without anything personal. */
  v.strictObject({ type: v.literal('get-diagnostics') }),
  ...CONSOLE_MESSAGES,
]);
export type PageMessage = v.InferOutput<typeof PageMessageSchema>;

/** A fault in a settings layer: where, and what is wrong there. */
export interface SettingsFault {
  /** Dotted path, e.g. `sites.0.fields.1.column`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** Without the lookup table, which can be a thousand times as large as all the rest. */
export interface SettingsReport {
  readonly settings: Settings;
  readonly layer: SettingsLayer;
  /** How many people the lookup table in force has. */
  readonly people?: number;
  /** Dotted paths the organisation has set; locked in the screens. */
  readonly managed: readonly string[];
  /** Host patterns that are needed but not granted, for `permissions.request`. */
  readonly missingHosts: readonly string[];
  /** Why the organisation's newest policy is not in force; the last good one is. */
  readonly policyFaults?: readonly SettingsFault[];
  /** Why what was stored could not be used, so that the defaults are in force. */
  readonly storedFaults?: readonly SettingsFault[];
  /** How the fields of each site are found, by the site's id, where a page of it is open. */
  readonly found?: Readonly<Record<string, FieldsView>>;
  /** Practice is on, or could be begun. */
  readonly practice?: 'on' | 'possible';
  /** How requests are put on the wire; absent while there is no service that may be reached. */
  readonly contract?: ContractView;
}

/** The contract in force, as somebody who sets the service up needs to see it. */
export interface ContractView {
  /**
   * Where it came from. `probed`: the service publishes no WSDL and took this shape. `assumed`:
   * nothing is known yet, so the likeliest shape is used.
   */
  readonly source: 'wsdl' | 'pasted' | 'probed' | 'assumed';
  /** When it was read or found, ms since the epoch. */
  readonly readAt?: number;
  readonly soapVersion: string;
  /** Requests carry WS-Addressing headers. */
  readonly addressing: boolean;
  /** How many requests the Web API has, as far as the guide tells. */
  readonly total: number;
  /** The requests this service does not offer, each with what is off without it. */
  readonly missing: readonly { readonly request: string; readonly off: string }[];
  readonly warnings: readonly ProblemText[];
  /** Why the WSDL could not be read when it was last asked for. */
  readonly problem?: ProblemText;
  /** The contract as the text of a file. */
  readonly file: string;
}

/** The steps of looking at a service, in their order. */
export const CHECK_STEPS = [
  'address',
  'access',
  'reachable',
  'http',
  'soap',
  'wsdl',
  'requests',
  'init',
  'port-status',
] as const;

/** Who can do something about it. */
export type Responsible = 'settings' | 'browser-admin' | 'network-admin' | 'encore-admin';

/** One step of looking at the service, and what was found there. */
export interface CheckStep {
  readonly step: (typeof CHECK_STEPS)[number];
  /** `warning`: it goes on, but something should be put right. `skipped`: there was no need or no way. */
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was found, or why the step was skipped: one sentence. */
  readonly what: string;
  /** For a warning and a failure: what it means, and what to do. */
  readonly meaning?: string;
  readonly action?: string;
  readonly who?: Responsible;
  readonly code?: number;
  /** What may be behind it, where a browser tells no more. */
  readonly candidates?: readonly string[];
}

/** What came of looking at the service. */
export interface ServiceCheck {
  readonly ok: boolean;
  /** Of the step that failed. */
  readonly problem?: ProblemText;
  readonly unit?: string;
  readonly port?: string;
  /** Every step in its order; absent when the service was not looked at. */
  readonly steps?: readonly CheckStep[];
}

export interface PageReplies {
  'secure-pause': { readonly accepted: boolean };
  'resume-recording': { readonly accepted: boolean };
  'answer-tag-question': { readonly accepted: boolean };
  'assign-field': { readonly accepted: boolean };
  control: { readonly accepted: boolean };
  'give-reason': { readonly accepted: boolean };
  'log-note': { readonly accepted: boolean };
  'withdraw-tag': { readonly accepted: boolean };
  'incident-seen': { readonly accepted: boolean };
  practice: { readonly accepted: boolean };
  'get-settings': SettingsReport;
  'save-settings': { readonly saved: boolean; readonly faults: readonly SettingsFault[] };
  'get-lookup-table': { readonly table?: Settings['identity']['lookup']['table'] };
  'access-changed': { readonly missingHosts: readonly string[] };
  'check-service': ServiceCheck;
  /** `read` is false when there was no time, for a pause or a resume was on its way. */
  'read-contract': { readonly read: boolean; readonly contract?: ContractView };
  'get-activity': ActivityPage;
  /** `next` is there as long as there is more; the last part says with which entry the file ends. */
  'export-activity': {
    readonly text: string;
    readonly next?: { readonly from: number; readonly head: Head };
    readonly done?: Head;
  };
  /** Without a verdict the anchor could not be read. */
  'verify-activity': { readonly verdict?: LedgerVerdict };
  'get-diagnostics': Diagnostics;
  'console-read': ConsoleReply;
  'console-order': ConsoleReply;
}

/** A page of the ledger. */
export interface ActivityPage {
  /** The newest first. */
  readonly rows: readonly LedgerRow[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** Sequence numbers of the oldest and newest entry of the whole ledger; absent: it is empty. */
  readonly first?: number;
  readonly last?: number;
}

// ── From the background to pages of the extension, over the port `view` ──────────────────────

/** A tag on its way to the recording, or there. */
export interface TagView {
  readonly id: string;
  readonly column: string;
  readonly value: string;
  readonly siteName: string;
  /** `offered`: waits for a call or a click; `sending`; then one of the three words of every write. */
  readonly state: 'offered' | 'asking' | 'sending' | 'acknowledged' | 'refused' | 'unknown';
  readonly problem?: ProblemText;
  /** It was for an earlier call, and could not be written there. */
  readonly ofEarlierCall: boolean;
  /** Whether it was not sent yet, so that the agent can take it back. */
  readonly mayWithdraw: boolean;
}

/** What the agent may order by hand now, and what became of the last order. */
export interface ControlView {
  readonly allowed: readonly ControlRequest[];
  readonly last?: {
    readonly request: ControlRequest;
    readonly at: number;
    readonly state: 'sending' | 'acknowledged' | 'refused' | 'unknown';
    readonly problem?: ProblemText;
  };
  /** Whether the agent may write a note into the recorder's log. */
  readonly note: boolean;
}

/** The pause that is wanted now, whether it holds or not. */
export interface PauseWanted {
  /** Its act, where a reason can still be given for it. */
  readonly act?: string;
  /** The reasons to choose from when it is given up before it holds; may be empty. */
  readonly reasons: readonly string[];
}

/** Why the newest pause was needed is still to be said. */
export interface ReasonQuestion {
  readonly act: string;
  /** To choose from; with none a reason is typed. */
  readonly reasons: readonly string[];
  readonly required: boolean;
}

/** A second, different account came up during one call. */
export interface TagQuestion {
  readonly id: string;
  readonly column: string;
  readonly tagged: string;
  readonly offered: string;
}

export interface LinkView {
  readonly url: string;
  /**
   * `kept`: known, not written anywhere; `waiting`: for its record or an editable field; `written`:
   * stands in the field; `saved`: the CRM shows it outside of any field.
   */
  readonly state: 'kept' | 'waiting' | 'written' | 'saved' | 'refused';
  /** Why it waits or was refused. */
  readonly reason?: string;
  /** The call is over, so the recording may play. */
  readonly callEnded: boolean;
}

/** How the fields of the CRM page that was read last are found. */
export interface FieldsView {
  readonly siteName: string;
  /** How many there are. */
  readonly of: number;
  readonly missing: readonly { readonly column: string; readonly why: FieldProblem }[];
  /** When one of them was last read, ms since the epoch. */
  readonly lastReadAt?: number;
}

export interface KeyBinding {
  readonly command: string;
  readonly description: string;
  /** As the browser writes it, e.g. `Ctrl+Shift+9`; empty: no key bound. */
  readonly shortcut: string;
}

/** All that a popup or panel shows. */
export interface View {
  readonly claim: Claim;
  readonly unitAndPort?: { readonly unit: string; readonly port: string };
  readonly tags: readonly TagView[];
  readonly question?: TagQuestion;
  readonly link?: LinkView;
  readonly fields?: FieldsView;
  readonly keys: readonly KeyBinding[];
  readonly missingHosts: readonly string[];
  /** Practice is on: all of this is about a recorder inside the extension. */
  readonly practice?: { readonly hasCall: boolean };
  /** Practice can be begun: there is no real recorder yet. */
  readonly mayPractise?: true;
  readonly canPause: boolean;
  readonly canResume: boolean;
  readonly control: ControlView;
  readonly pauseWanted?: PauseWanted;
  readonly reasonQuestion?: ReasonQuestion;
  readonly incidents: readonly Incident[];
  /** How many pauses the call that is on has had. */
  readonly pauses: number;
  /** An `http:` address outside this computer is in use: a standing warning. */
  readonly unencrypted: boolean;
}

// ── From content scripts, over the port `crm` ────────────────────────────────────────────────

const value = v.strictObject({
  column: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
  value: v.pipe(v.string(), v.maxLength(4000)),
});

/**
 * Which record a page shows, capped: what its address says of it, e.g. `account/0042`, or else the
 * whole address without the origin.
 */
const record = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000));

/** ms since the epoch. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What became of one thing that was looked for in a page. */
const health = {
  /** Why it was not read; absent when it was. */
  problem: v.optional(
    v.picklist([
      'not-a-selector',
      'not-found',
      'empty',
      'ambiguous',
      'forbidden',
      'being-edited',
      'pattern',
      'too-long',
    ]),
  ),
  /** When it was last read in this document; absent when it never was. */
  lastReadAt: v.optional(moment),
};

export const CrmMessageSchema = v.variant('type', [
  /** A record is open, settled, and these are its values (only columns of the site's own rules). */
  v.strictObject({
    type: v.literal('record-opened'),
    record,
    /**
     * Names this opening of the record. It stays the same when the same opening is told again
     * (after the background died, or the tab came back to the front), so that a value read during
     * one call is never taken for a new one in the next.
     */
    visit: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)),
    /** When the record's values were first read in this visit, ms since the epoch. */
    openedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
    values: v.pipe(v.array(value), v.maxLength(32)),
  }),
  /** The record that was open is no longer in front. */
  v.strictObject({ type: v.literal('record-left') }),
  /** A form that takes card details is open, or is not any more. A word that never ends a pause. */
  v.strictObject({
    type: v.literal('card-form'),
    present: v.boolean(),
    /** By its rule it starts no pause; it only keeps one from ending by itself. */
    quiet: v.optional(v.literal(true)),
  }),
  /**
   * The page came into sight, or the agent turned to it. Of several pages that show a record the
   * one that was turned to last counts.
   */
  v.strictObject({
    type: v.literal('in-front'),
    /** When it had the keyboard last, ms since the epoch; 0: never so far. */
    focusedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** The page went to another address without a load; told where a site's frames are read too. */
  v.strictObject({ type: v.literal('moved') }),
  /**
   * The link stands in the record. Told once when it is in its field, read back (`in-field`, or no
   * state), and perhaps again: `saved` once the record itself has shown it for a while as a value
   * of its own, outside of any field.
   */
  v.strictObject({
    type: v.literal('link-written'),
    record,
    url: v.pipe(v.string(), v.maxLength(2048)),
    state: v.optional(v.picklist(['in-field', 'saved'])),
  }),
  /**
   * The link could not be written; the reason is one of a few known words. After `link-written` it
   * says that the page did not keep the link after all.
   */
  v.strictObject({
    type: v.literal('link-refused'),
    record,
    url: v.pipe(v.string(), v.maxLength(2048)),
    reason: v.picklist([
      'other-record',
      'no-field',
      'not-empty',
      'not-editable',
      'not-kept',
      'agent-typing',
      /** The page marks the field as wrong with the link in it. It was taken out again. */
      'refused-by-page',
    ]),
  }),
  /** The link this page was ordered to write may be set through the CRM's own interface. */
  v.strictObject({
    type: v.literal('use-page-api'),
    record,
    url: v.pipe(v.string(), v.maxLength(2048)),
  }),
  /** Who is logged in to the CRM, as its page says; only where the site's rules ask for it. */
  v.strictObject({
    type: v.literal('identity-seen'),
    value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(320)),
  }),
  /**
   * Whether each column, and the identity where it is asked for, was found while a record was in
   * front. Sent when that changed, and every minute. No values.
   */
  v.strictObject({
    type: v.literal('field-health'),
    /** When the page was looked at. */
    at: moment,
    fields: v.pipe(
      v.array(
        v.strictObject({ column: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)), ...health }),
      ),
      v.maxLength(32),
    ),
    identity: v.optional(v.strictObject(health)),
  }),
]);
export type CrmMessage = v.InferOutput<typeof CrmMessageSchema>;

/** Why a field of a page was not read. */
export type FieldProblem = NonNullable<
  Extract<CrmMessage, { type: 'field-health' }>['fields'][number]['problem']
>;

// ── From the background to content scripts, over the port `crm` ──────────────────────────────

/** The part of a site's settings its pages may know. */
export type SiteRules = Pick<
  Site,
  'id' | 'adapter' | 'fields' | 'link' | 'record' | 'identity' | 'cardRules' | 'frames'
>;

export type ToCrmMessage =
  /** The site's own rules. Sent at connect and whenever they change. */
  | { readonly type: 'rules'; readonly site: SiteRules }
  /** This page is not configured (any more): go silent until it is loaded anew. */
  | { readonly type: 'dismissed' }
  /** To a frame: the page around it went to another address. What it shows may be the last record's. */
  | { readonly type: 'moved' }
  /** Whether the CRM's own interface took the link. */
  | { readonly type: 'page-api-used'; readonly url: string; readonly set: boolean }
  /** Write this link into the record, if it is still that record with these values. */
  | {
      readonly type: 'write-link';
      readonly record: string;
      readonly values: readonly { readonly column: string; readonly value: string }[];
      readonly url: string;
    };
