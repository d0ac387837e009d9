/**
 * The one source of the settings: type, validation, import and export file, and the managed
 * policy all come from this schema. Every part may be left out and then has its default.
 *
 * Layers are stored sparse (`SettingsLayer`: only what somebody said) and read complete
 * (`Settings`: defaults < user < managed).
 */
import * as v from 'valibot';
import { serviceUrl } from './address';

const text = (maximum = 2000) => v.pipe(v.string(), v.maxLength(maximum));
const named = (maximum = 2000) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(maximum));
const whole = (minimum: number, maximum: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(minimum, `must be at least ${minimum}`),
    v.maxValue(maximum, `must be at most ${maximum}`),
  );
const flag = (standard: boolean) => v.optional(v.boolean('must be true or false'), standard);

const NOT_AN_EXPRESSION = 'must be a regular expression as JavaScript reads it';

/** Whether JavaScript reads this as a regular expression with the `u` flag. */
function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Empty, or an http(s) address without a name, password, query or fragment in it. */
function isServiceAddress(address: string): boolean {
  if (address === '') return true;
  const url = serviceUrl(address);
  return url !== undefined && url.username + url.password === '' && !/[?#]/.test(address);
}

const service = v.strictObject({
  /** Where the Web API answers, ending in `/WebAPI/ECAPI.svc`. Empty: not set up yet. */
  address: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(2000),
      v.check(
        isServiceAddress,
        'must be an address such as https://recorder.example.com/WebAPI/ECAPI.svc, without ?wsdl, name or password',
      ),
    ),
    '',
  ),
  /** `auto`: read from `?wsdl`; otherwise the WSDL's own text, for sites that publish none. */
  wsdl: v.optional(v.string(), 'auto'),
  /** How long a request may take. Status reads never wait longer than 3 seconds. */
  timeoutSeconds: v.optional(whole(1, 25), 8),
  /** `include` only where Windows authentication stands in front of the service. */
  credentials: v.optional(v.picklist(['omit', 'include']), 'omit'),
  /** Allows an `http:` address that is not on this computer. */
  allowHttp: flag(false),
  /** The unit of stateDuration, which the vendor's guide does not state. */
  durationUnit: v.optional(
    v.picklist(['auto', 'seconds', 'milliseconds', 'ticks', 'unknown']),
    'auto',
  ),
  /** Whether a pause may give up a running read after one second. */
  interruptReads: flag(true),
});

const lookupRow = v.strictObject({
  key: named(320),
  windowsLogin: v.optional(named(320)),
  extension: v.optional(named(64)),
});

const identity = v.strictObject({
  by: v.optional(v.picklist(['windows-login', 'extension', 'lookup', 'manual']), 'windows-login'),
  /** The Windows login ID or the extension, as `by` says. */
  value: v.optional(text(320), ''),
  /** For `manual`. A unit and port typed by hand are shown as "port not checked". */
  unit: v.optional(text(64), ''),
  port: v.optional(text(64), ''),
  /** InitUser's informational Machine; empty: the login ID is sent. */
  machine: v.optional(text(320), ''),
  lookup: v.optional(
    v.strictObject({
      key: v.optional(v.picklist(['crm-user', 'acd-login', 'email', 'user-id']), 'crm-user'),
      table: v.optional(v.array(lookupRow), []),
    }),
    {},
  ),
});

const desktop = v.strictObject({
  /** Only an administrator may say that no desktop is recorded. */
  recorded: flag(true),
  /** The desktop's Windows login ID where it differs from the identity's. */
  windowsLogin: v.optional(text(320), ''),
  order: v.optional(v.picklist(['audio-first', 'desktop-first']), 'audio-first'),
  quarantineSeconds: v.optional(whole(10, 600), 120),
  /** Whether a desktop found paused after a restart is resumed without asking. */
  resumeAtStart: flag(false),
});

const protect = v.strictObject({
  maxSeconds: v.optional(whole(10, 7200), 300),
  warnAtPercent: v.optional(whole(10, 99), 75),
  onTimeout: v.optional(v.picklist(['remind', 'resume']), 'remind'),
  resumeDesktopAtCallEnd: flag(true),
  carrySeconds: v.optional(whole(0, 600), 0),
  maxPerCall: v.optional(whole(1, 100)),
  reasons: v.optional(v.array(named(120)), []),
  requireReason: flag(false),
});

const controls = v.strictObject({
  pause: flag(true),
  resume: flag(true),
  start: flag(false),
  stop: flag(false),
  cancel: flag(false),
  desktop: flag(false),
  assignField: flag(true),
  logEvent: flag(false),
});

const namedExpression = v.pipe(named(500), v.check(compiles, NOT_AN_EXPRESSION));

/**
 * Where a value is found in a page. A plain string is a CSS selector; `>>>` inside a selector
 * steps into a shadow root or a same-origin frame. Several sources are tried in order.
 */
const source = v.union([
  named(),
  v.strictObject({
    by: v.literal('selector'),
    selector: named(),
    attribute: v.optional(named(100)),
  }),
  /** The text or input that a visible label names. */
  v.strictObject({ by: v.literal('label'), label: named(200) }),
  /** A part of the address; group 1 of the pattern where it has one. */
  v.strictObject({ by: v.literal('url'), pattern: namedExpression }),
  v.strictObject({ by: v.literal('title'), pattern: namedExpression }),
]);

const field = v.strictObject({
  /** The database column, as AssignField's fieldName. */
  column: named(128),
  from: v.pipe(v.array(source), v.minLength(1, 'must name at least one source')),
  /** A regular expression the whole value must match; group 1, where there is one, is the value. */
  pattern: v.optional(v.pipe(text(500), v.check(compiles, NOT_AN_EXPRESSION))),
  /** The width of the column, in characters. A longer value is refused, never cut. */
  maxLength: v.optional(whole(1, 4000)),
  /** Lets account numbers of exactly this form pass the card guard. */
  allowCardLike: v.optional(
    v.strictObject({
      length: whole(13, 19),
      prefix: v.pipe(named(19), v.regex(/^\d+$/, 'must be digits')),
    }),
  ),
});

const tag = v.strictObject({
  when: v.optional(v.picklist(['auto', 'click']), 'auto'),
  /** What a second, different account in one call does: `confirm` asks, `last` replaces, `first` is ignored. */
  which: v.optional(v.picklist(['first', 'last', 'confirm']), 'confirm'),
  /** How long a record opened before the call may wait for it. 0: never. */
  holdSeconds: v.optional(whole(0, 600), 0),
  readBack: flag(false),
});

const link = v.strictObject({
  to: v.optional(v.array(source), []),
  /** What is pressed, once or twice in a row, to open the field where it is not open by itself. */
  open: v.optional(v.array(source)),
  /** What is pressed to store the record, with `save`. Else its form is sent, or Enter is pressed. */
  saveWith: v.optional(v.array(source)),
  when: v.optional(v.picklist(['call-end', 'at-once']), 'call-end'),
  overwrite: flag(false),
  save: flag(false),
});

/** A match pattern for a CRM: `https://crm.example.com/*`. `<all_urls>` and a bare `*` host are refused. */
const matchPattern = v.pipe(
  named(),
  v.regex(
    /^(https?|\*):\/\/(\*\.)?[^/*\s:]+(:(\d{1,5}|\*))?\/\S*$/,
    'must be a match pattern with a host, e.g. https://crm.example.com/*',
  ),
);

const site = v.strictObject({
  id: v.pipe(named(64), v.regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens')),
  name: named(120),
  matches: v.pipe(v.array(matchPattern), v.minLength(1, 'must name at least one address')),
  adapter: v.optional(v.picklist(['custom']), 'custom'),
  /** Frames whose own address is in `matches` are read and written to like pages of their own. */
  frames: v.optional(v.boolean('must be true or false')),
  fields: v.optional(v.array(field), []),
  tag: v.optional(tag, {}),
  link: v.optional(link, {}),
  identity: v.optional(v.strictObject({ from: v.array(source) })),
});

const events = v.strictObject({
  logToRecorder: flag(false),
  eventTypes: v.optional(v.record(named(64), text(64)), {}),
  timestampFormat: v.optional(text(64), 'iso'),
});

const ledger = v.strictObject({ retainDays: v.optional(whole(1, 3650), 365) });

export const SettingsSchema = v.strictObject({
  version: v.optional(v.literal(1), 1),
  service: v.optional(service, {}),
  identity: v.optional(identity, {}),
  desktop: v.optional(desktop, {}),
  protect: v.optional(protect, {}),
  controls: v.optional(controls, {}),
  sites: v.optional(
    v.pipe(
      v.array(site),
      v.check(
        (sites) => new Set(sites.map((each) => each.id)).size === sites.length,
        'each site must have an id of its own',
      ),
    ),
    [],
  ),
  events: v.optional(events, {}),
  ledger: v.optional(ledger, {}),
});

/** What one layer (user, managed, a file) says: any part may be missing. */
export type SettingsLayer = v.InferInput<typeof SettingsSchema>;
/** Complete settings: every part has a value. */
export type Settings = v.InferOutput<typeof SettingsSchema>;
export type Site = Settings['sites'][number];
export type SiteField = Site['fields'][number];
export type Source = SiteField['from'][number];
