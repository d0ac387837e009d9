/**
 * Who says what to whom. One type per direction, a sentence per message; every message that comes
 * in is checked once, here, for its exact shape.
 *
 * Pages of the extension may pause, resume and configure. Content scripts may only report: what
 * they say is a claim about a page, never an order.
 */
import * as v from 'valibot';
import type { Claim, ProblemText } from './recorder/claim';
import type { Settings, SettingsLayer, Site } from './settings/schema';

// ── From pages of the extension (popup, side panel, options) ─────────────────────────────────

const short = v.pipe(v.string(), v.maxLength(200));

export const PageMessageSchema = v.variant('type', [
  /** Pause audio, screen and desktop. Repeating it is harmless. */
  v.strictObject({ type: v.literal('secure-pause') }),
  /** The agent's own word to record again. */
  v.strictObject({ type: v.literal('resume-recording') }),
  /** The agent's answer to the question whether a second account replaces the first. */
  v.strictObject({ type: v.literal('answer-tag-question'), question: short, assign: v.boolean() }),
  /** Tag the running recording with what waits for the agent's click. */
  v.strictObject({ type: v.literal('assign-field') }),
  /** The settings as they are, with which parts are managed. */
  v.strictObject({ type: v.literal('get-settings') }),
  /** Replace the user's layer. Refused whole, with the path of each fault, if any is wrong. */
  v.strictObject({ type: v.literal('save-settings'), layer: v.unknown() }),
  /** Hosts were granted or the page was opened: look again at what may be reached. */
  v.strictObject({ type: v.literal('access-changed') }),
  /** Try the service once with the settings in force, and say step by step what was found. */
  v.strictObject({ type: v.literal('check-service') }),
  /** Read the service's WSDL anew, or look for the shape it takes where it publishes none. */
  v.strictObject({ type: v.literal('read-contract') }),
]);
export type PageMessage = v.InferOutput<typeof PageMessageSchema>;

/** A fault in a settings layer: where, and what is wrong there. */
export interface SettingsFault {
  /** Dotted path, e.g. `sites.0.fields.1.column`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

export interface SettingsReport {
  readonly settings: Settings;
  readonly layer: SettingsLayer;
  /** Dotted paths the organisation has set; locked in the screens. */
  readonly managed: readonly string[];
  /** Host patterns that are needed but not granted, for `permissions.request`. */
  readonly missingHosts: readonly string[];
  /** Why the organisation's newest policy is not in force; the last good one is. */
  readonly policyFaults?: readonly SettingsFault[];
  /** Why what was stored could not be used, so that the defaults are in force. */
  readonly storedFaults?: readonly SettingsFault[];
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
  'get-settings': SettingsReport;
  'save-settings': { readonly saved: boolean; readonly faults: readonly SettingsFault[] };
  'access-changed': { readonly missingHosts: readonly string[] };
  'check-service': ServiceCheck;
  /** `read` is false when there was no time, for a pause or a resume was on its way. */
  'read-contract': { readonly read: boolean; readonly contract?: ContractView };
}

// ── From the background to pages of the extension, over the port `view` ──────────────────────

/** A tag on its way to the recording, or there. */
export interface TagView {
  readonly column: string;
  readonly value: string;
  readonly siteName: string;
  /** `offered`: waits for a call or a click; `sending`; then one of the three words of every write. */
  readonly state: 'offered' | 'asking' | 'sending' | 'acknowledged' | 'refused' | 'unknown';
  readonly problem?: ProblemText;
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
  /** `kept`: known, not written anywhere; `waiting`: for its record or an editable field. */
  readonly state: 'kept' | 'waiting' | 'written' | 'refused';
  /** Why it waits or was refused. */
  readonly reason?: string;
  /** The call is over, so the recording may play. */
  readonly callEnded: boolean;
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
  readonly keys: readonly KeyBinding[];
  readonly missingHosts: readonly string[];
  readonly canPause: boolean;
  readonly canResume: boolean;
  /** An `http:` address outside this computer is in use: a standing warning. */
  readonly unencrypted: boolean;
}

/** Name of the port over which a `View` comes, once at connect and at each change. */
export const VIEW_PORT = 'view';
/** Name of the port a configured CRM page holds open, so that a killed background comes back. */
export const CRM_PORT = 'crm';

// ── From content scripts, over the port `crm` ────────────────────────────────────────────────

const value = v.strictObject({
  column: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
  value: v.pipe(v.string(), v.maxLength(4000)),
});

/** Which record a page shows: its own address, without the origin, capped. */
const record = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000));

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
]);
export type CrmMessage = v.InferOutput<typeof CrmMessageSchema>;

// ── From the background to content scripts, over the port `crm` ──────────────────────────────

/** The part of a site's settings its pages may know. */
export type SiteRules = Pick<Site, 'id' | 'adapter' | 'fields' | 'link' | 'frames'>;

export type ToCrmMessage =
  /** The site's own rules. Sent at connect and whenever they change. */
  | { readonly type: 'rules'; readonly site: SiteRules }
  /** This page is not configured (any more): go silent until it is loaded anew. */
  | { readonly type: 'dismissed' }
  /** To a frame: the page around it went to another address. What it shows may be the last record's. */
  | { readonly type: 'moved' }
  /** Write this link into the record, if it is still that record with these values. */
  | {
      readonly type: 'write-link';
      readonly record: string;
      readonly values: readonly { readonly column: string; readonly value: string }[];
      readonly url: string;
    };
