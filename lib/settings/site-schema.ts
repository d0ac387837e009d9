/** The part of the settings' schema that describes CRMs: where their pages keep what, and what to do. */
import * as v from 'valibot';
import { expression, flag, named, namedExpression, text, whole } from './schema-parts';
import { say } from '../words';

/**
 * A CSS selector. `>>>` inside one steps into a shadow root or a same-origin frame, as deep as
 * needed; at its beginning it means: anywhere in the page, whatever is around it.
 */
const selector = named();

/**
 * Where a value is found in a page. A plain string is a CSS selector. Several sources are tried in
 * order.
 */
const source = v.union([
  selector,
  v.strictObject({ by: v.literal('selector'), selector, attribute: v.optional(named(100)) }),
  /** The text or input that a visible label names. Labels are translated: the last resort. */
  v.strictObject({ by: v.literal('label'), label: named(200) }),
  /** The CRM's own name of a field, which no language changes. Where it stands, the adapter knows. */
  v.strictObject({ by: v.literal('field'), name: named(200) }),
  /** A part of the address; group 1 of the pattern where it has one. */
  v.strictObject({ by: v.literal('url'), pattern: namedExpression }),
  v.strictObject({ by: v.literal('title'), pattern: namedExpression }),
  /** JSON in a script element, or in an attribute: `path` as `account.numbers.0`. */
  v.strictObject({
    by: v.literal('json'),
    selector,
    attribute: v.optional(named(100)),
    path: v.pipe(
      named(500),
      v.regex(/^[^\s.]+(\.[^\s.]+)*$/, () => say('setting_no_path')),
    ),
  }),
]);

const field = v.strictObject({
  /** The database column, as AssignField's fieldName. */
  column: named(128),
  from: v.pipe(
    v.array(source),
    v.minLength(1, () => say('setting_no_source')),
  ),
  /** A regular expression the whole value must match; group 1, where there is one, is the value. */
  pattern: v.optional(expression),
  /** Keeps the digits of what the pattern left and drops everything else. */
  digitsOnly: v.optional(v.boolean(() => say('setting_no_flag'))),
  /** Stands before every value, e.g. `UK-`. */
  prefix: v.optional(text(100)),
  /** The width of the column, in characters. A longer value is refused, never cut. */
  maxLength: v.optional(whole(1, 4000)),
  /** Lets account numbers of exactly this form pass the card guard. */
  allowCardLike: v.optional(
    v.strictObject({
      length: whole(13, 19),
      prefix: v.pipe(
        named(19),
        v.regex(/^\d+$/, () => say('setting_no_digits')),
      ),
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

/** How the CRM shows its records. A CRM with an adapter of its own needs none of it. */
const record = v.strictObject({
  /**
   * Addresses that show a record, anywhere in them: what its groups hold names the record, and
   * `{id}` below is its last group. Without: every address is a record of its own.
   */
  url: v.optional(namedExpression),
  /**
   * What holds the record in front, tried in order: the first selector that finds anything counts.
   * `{id}` stands for the record's id. Nothing outside is read. Without: all that is visible.
   */
  within: v.optional(v.array(selector)),
  /** Where a field stands by its internal name, for which `{name}` stands, tried in order. */
  fieldAt: v.optional(v.array(selector)),
});

/** Who is logged in to the CRM, for the lookup table. */
const identity = v.strictObject({
  /** Tried in order, and after them what the adapter knows. Hidden elements count too. */
  from: v.array(source),
  pattern: v.optional(expression),
});

/** A match pattern for a CRM: `https://crm.example.com/*`. `<all_urls>` and a bare `*` host are refused. */
const matchPattern = v.pipe(
  named(),
  v.regex(/^(https?|\*):\/\/(\*\.)?[^/*\s:]+(:(\d{1,5}|\*))?\/\S*$/, () =>
    say('setting_no_pattern'),
  ),
);

/** CRMs of which more is known than settings can say; `custom` is every other. */
export const ADAPTERS = [
  'custom',
  'salesforce',
  'dynamics',
  'servicenow',
  'zendesk',
  'hubspot',
] as const;

/** A form that takes card details: it is open while any of the selectors finds something visible. */
const cardRule = v.strictObject({
  shows: v.pipe(
    v.array(named()),
    v.minLength(1, () => say('setting_no_selector')),
  ),
  /** Whether it starts a secure pause. Its end never ends one. */
  pause: flag(true),
});

export const site = v.strictObject({
  id: v.pipe(
    named(64),
    v.regex(/^[a-z0-9-]+$/, () => say('setting_no_id')),
  ),
  name: named(120),
  matches: v.pipe(
    v.array(matchPattern),
    v.minLength(1, () => say('setting_no_matches')),
  ),
  adapter: v.optional(v.picklist(ADAPTERS), 'custom'),
  /** Frames whose own address is in `matches` are read and written to like pages of their own. */
  frames: v.optional(v.boolean(() => say('setting_no_flag'))),
  fields: v.optional(v.array(field), []),
  record: v.optional(record),
  tag: v.optional(tag, {}),
  link: v.optional(link, {}),
  identity: v.optional(identity),
  cardRules: v.optional(v.array(cardRule), []),
});
