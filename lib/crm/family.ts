import { err, ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { CrmAdapter, ReadProblem, RecordReading, TextField } from './adapter';
import { findAll, rootsOf } from './find';
import { LONGEST_RECORD, type Page } from './page';
import { placesOf, readSource, type Scope, type Source } from './sources';
import { isTextField } from './text-field';
import { decoded, toValue } from './value';
import { isVisible } from './visible';

/** The record a page shows. */
export interface RecordInFront {
  /** Names it, the same for every address that shows it. */
  readonly key: string;
  /** The CRM's own id of it, and the kind of record, where the address has them. */
  readonly id?: string | undefined;
  readonly kind?: string | undefined;
}

/** What one family of CRMs does in its own way. */
export interface CrmFamily {
  readonly id: CrmAdapter['id'];
  recordIn(page: Page, url: URL): RecordInFront | undefined;
  /**
   * Selectors for what holds the record in front, tried in order: the first that finds anything
   * counts, seen or not, and nothing outside of it is read.
   */
  within?(record: RecordInFront, page: Page): readonly string[];
  /** Selectors for where a field stands, by the CRM's own name of it, tried in order. */
  fieldAt(name: string, record: RecordInFront): readonly string[];
  /** Where the page says who is logged in. */
  readonly identity?: readonly Source[];
}

const LONGEST_IDENTITY = 320;

/** An adapter from what a family does in its own way; what a site's rules say goes before it. */
export function adapterOf(family: CrmFamily): CrmAdapter {
  function recordIn(page: Page, url: URL, rules: SiteRules): RecordInFront | undefined {
    const pattern = rules.record?.url;
    const record = pattern === undefined ? family.recordIn(page, url) : recordBy(pattern, url);
    return record && record.key.length <= LONGEST_RECORD ? record : undefined;
  }

  function scopeOf(
    page: Page,
    rules: SiteRules,
    url = new URL(page.document.location.href),
  ): Scope | undefined {
    const record = recordIn(page, url, rules);
    if (!record) return undefined;
    const own = rules.record?.within?.map((each) => fill(each, { id: record.id ?? '' }));
    const containers = own ?? family.within?.(record, page);
    return {
      page,
      url,
      record: record.key,
      roots: containers ? inFront(page, containers) : [page.document],
      fieldAt: (name) => [
        ...(rules.record?.fieldAt ?? []).map((each) => fill(each, { name })),
        ...family.fieldAt(name, record),
      ],
    };
  }

  return {
    id: family.id,
    recordOf: (page, url, rules) => recordIn(page, url, rules)?.key,

    readRecord(page, url, rules): RecordReading {
      const scope = scopeOf(page, rules, url);
      const read = rules.fields.map((field) => ({
        column: field.column,
        value: scope ? readField(scope, field) : err<ReadProblem>('not-found'),
      }));
      return {
        values: read.flatMap(({ column, value }) =>
          value.ok ? [{ column, value: value.value }] : [],
        ),
        problems: read.flatMap(({ column, value }) =>
          value.ok ? [] : [{ column, reason: value.error }],
        ),
      };
    },

    findLinkField(page, rules): Result<TextField, 'no-field' | 'not-editable'> {
      const scope = scopeOf(page, rules);
      for (const source of scope ? rules.link.to : []) {
        const places = scope && placesOf(scope, source);
        if (!places?.ok || places.value.length !== 1) continue;
        const [only] = places.value;
        if (only && only.text === undefined) {
          return isTextField(only.element) ? ok(only.element) : err('not-editable');
        }
      }
      return err('no-field');
    },

    placesOf(page, rules, source, where) {
      const scope = scopeOf(page, rules);
      const roots = where === 'page' ? [page.document] : scope?.roots;
      const places = scope && roots && placesOf({ ...scope, roots }, source);
      return places?.ok ? places.value : [];
    },

    readIdentity(page, url, rules): Result<string, ReadProblem> {
      if (!rules.identity) return err('not-found');
      const { from, pattern } = rules.identity;
      const scope: Scope = {
        ...{ page, url, record: '', roots: [page.document], hiddenToo: true },
        fieldAt: (name) => family.fieldAt(name, { key: '' }),
      };
      const own = readField(scope, { from, pattern, maxLength: LONGEST_IDENTITY });
      if (own.ok || !family.identity) return own;
      const known = readField(scope, { from: family.identity, maxLength: LONGEST_IDENTITY });
      return known.ok || from.length === 0 ? known : own;
    },
  };
}

/** The record that an address names by a pattern: by its groups, or by all that it matched. */
function recordBy(pattern: string, url: URL): RecordInFront | undefined {
  const match = new RegExp(pattern, 'u').exec(url.href);
  if (!match) return undefined;
  const [all, ...groups] = match.map((part: string | undefined) => decoded(part ?? ''));
  const named = groups.filter((group) => group !== '');
  const key = named.length > 0 ? named.join('/') : (all ?? '');
  return key === '' ? undefined : { key, id: named.at(-1) ?? key };
}

/** What holds the record, without what a person cannot see. */
function inFront(page: Page, containers: readonly string[]): readonly ParentNode[] {
  for (const selector of containers) {
    const found = findAll(page, selector);
    if (!found.ok || found.value.length === 0) continue;
    return found.value.filter(isVisible).flatMap((each) => rootsOf(page, each));
  }
  return [];
}

/** A selector with names put into it, which must stand in quotes there. */
export function fill(template: string, names: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = Object.hasOwn(names, name) ? names[name] : undefined;
    return value === undefined ? all : CSS.escape(value);
  });
}

/** After these the next source may still find the value; after the others it could find a wrong one. */
const TRY_NEXT: readonly ReadProblem[] = ['not-found', 'empty', 'pattern'];

type Field = { readonly from: readonly Source[] } & Parameters<typeof toValue>[1];

function readField(scope: Scope, field: Field): Result<string, ReadProblem> {
  let problem: ReadProblem = 'not-found';
  for (const source of field.from) {
    const shown = readSource(scope, source);
    const value = shown.ok ? toValue(shown.value, field) : shown;
    if (value.ok) return value;
    if (!TRY_NEXT.includes(value.error)) return value;
    if (problem === 'not-found') problem = value.error;
  }
  return err(problem);
}
