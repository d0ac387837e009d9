/**
 * The one source of the settings: type, validation, import and export file, and the managed
 * policy all come from this schema. Every part may be left out and then has its default.
 *
 * Layers are stored sparse (`SettingsLayer`: only what somebody said) and read complete
 * (`Settings`: defaults < user < managed).
 */
import * as v from 'valibot';
import { serviceUrl } from './address';
import { flag, named, text, whole } from './schema-parts';
import { site } from './site-schema';
import { say } from '../words';

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
      v.check(isServiceAddress, () => say('setting_no_address')),
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
        () => say('setting_sites_id'),
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
