/** Every message there is, in a form that is taken when the right one sends it; and every wrong form. */
import type { CrmMessage, PageMessage } from '../../../lib/messages';

/** A kind that is missing here does not compile. */
const ORDERS: { readonly [T in PageMessage['type']]: Extract<PageMessage, { type: T }> } = {
  'secure-pause': { type: 'secure-pause' },
  'resume-recording': { type: 'resume-recording' },
  'answer-tag-question': { type: 'answer-tag-question', question: 'tag-1', assign: true },
  'assign-field': { type: 'assign-field' },
  control: { type: 'control', request: 'StopRecording', endsProtection: true },
  'give-reason': { type: 'give-reason', act: 'act-1', reason: 'because' },
  'log-note': { type: 'log-note', text: 'a note' },
  'withdraw-tag': { type: 'withdraw-tag', tag: 'tag-1' },
  'incident-seen': { type: 'incident-seen', incident: 'incident-1' },
  'get-settings': { type: 'get-settings' },
  'save-settings': { type: 'save-settings', layer: { version: 1 } },
  'access-changed': { type: 'access-changed' },
  'check-service': { type: 'check-service' },
  'read-contract': { type: 'read-contract' },
  'get-activity': { type: 'get-activity', filter: { kinds: [] }, page: 'newest', size: 200 },
  'export-activity': { type: 'export-activity', form: 'json' },
  'verify-activity': { type: 'verify-activity' },
  'get-lookup-table': { type: 'get-lookup-table', of: 'force' },
  practice: { type: 'practice', act: 'begin' },
  'get-diagnostics': { type: 'get-diagnostics' },
  'console-read': { type: 'console-read', read: { request: 'GetURL' } },
  'console-order': {
    type: 'console-order',
    order: { request: 'CancelRecording' },
    sure: ['discards', 'ends-protection', 'replaces-tag'],
  },
};

const RECORD = 'accounts/0042';
const URL = 'https://elsewhere.example/recording';

/** What a page may say; but `card-form`, which may start a pause, and so proves nothing here. */
const WORDS: {
  readonly [T in Exclude<CrmMessage['type'], 'card-form'>]: Extract<CrmMessage, { type: T }>;
} = {
  'record-opened': {
    type: 'record-opened',
    record: RECORD,
    visit: 'visit-000001',
    openedAt: 1,
    values: [{ column: 'fldOfNoSite', value: 'X-666' }],
  },
  'record-left': { type: 'record-left' },
  'in-front': { type: 'in-front', focusedAt: 0 },
  moved: { type: 'moved' },
  'link-written': { type: 'link-written', record: RECORD, url: URL },
  'link-refused': { type: 'link-refused', record: RECORD, url: URL, reason: 'no-field' },
  'use-page-api': { type: 'use-page-api', record: RECORD, url: URL },
  'identity-seen': { type: 'identity-seen', value: 'colleague' },
  'field-health': { type: 'field-health', at: 1, fields: [] },
};

const WRONG: readonly unknown[] = [null, 7, '', 'x'.repeat(100_000), {}, [], { toString: 'x' }];

/** The message with each of its fields wrong in turn, and with one too many. */
function spoiled(message: object): unknown[] {
  return [
    ...Object.keys(message).flatMap((key) => WRONG.map((value) => ({ ...message, [key]: value }))),
    { ...message, settings: { service: { address: URL } } },
    { ...message, ['__proto__']: { type: 'resume-recording' } },
  ];
}

/** All that only pages of the extension may send, right and wrong. */
export const allOrders = (): unknown[] =>
  Object.values(ORDERS).flatMap((message) => [message, ...spoiled(message)]);

/** What a page may say, of things that are not so, and wrong. */
export const allWords = (): unknown[] =>
  Object.values(WORDS).flatMap((message) => [message, ...spoiled(message)]);

/** What belongs to other ports, or to none. */
export const OTHER: readonly unknown[] = [
  ...[null, true, 7, 'resume-recording', [], {}, { type: 'view' }, { type: 'rules', site: {} }],
  ...Object.values(ORDERS),
];
