import type { Source } from '../settings/schema';

/**
 * Lists as people type them: one entry per line. Empty lines count for nothing.
 */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * A source as one line of text. Plain selectors stay as they are; the other forms are written in
 * ways that no CSS selector can have: `selector @attribute`, `label: …`, `field: …`, `url: …`,
 * `title: …`, `json: path in selector`.
 */
export function lineOfSource(source: Source): string {
  if (typeof source === 'string') return source;
  switch (source.by) {
    case 'selector':
      return lineOfPlace(source);
    case 'json':
      return `json: ${source.path} in ${lineOfPlace(source)}`;
    case 'label':
      return `label: ${source.label}`;
    case 'field':
      return `field: ${source.name}`;
    case 'url':
      return `url: ${source.pattern}`;
    case 'title':
      return `title: ${source.pattern}`;
  }
}

interface Place {
  readonly selector: string;
  readonly attribute?: string | undefined;
}

function lineOfPlace({ selector, attribute }: Place): string {
  return attribute === undefined ? selector : `${selector} @${attribute}`;
}

function placeOfLine(line: string): { selector: string; attribute?: string } {
  const [, selector, attribute] = /^(.*\S) +@([^\s@\]"']+)$/.exec(line) ?? [];
  return selector !== undefined && attribute !== undefined
    ? { selector, attribute }
    : { selector: line };
}

/** The source that a line means; the reverse of `lineOfSource`. */
export function sourceOfLine(line: string): Source {
  const [, form, rest = ''] = /^(label|field|url|title): +(\S.*)$/.exec(line) ?? [];
  if (form === 'label') return { by: form, label: rest };
  if (form === 'field') return { by: form, name: rest };
  if (form === 'url' || form === 'title') return { by: form, pattern: rest };
  const [, path, where] = /^json: +(\S+) in (\S.*)$/.exec(line) ?? [];
  if (path !== undefined && where !== undefined) {
    return { by: 'json', path, ...placeOfLine(where) };
  }
  const place = placeOfLine(line);
  return place.attribute === undefined ? line : { by: 'selector', ...place };
}

/**
 * The match pattern for what a person types as the address of a CRM: a plain address, with or
 * without `https://` and whatever path or port, becomes its whole host, e.g.
 * `https://crm.example.com/*`. What has a `*` in it is a pattern already and stays as it is; so
 * does what is no address at all, for the check to refuse.
 */
export function matchPatternOf(address: string): string {
  if (address.includes('*')) return address;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (!/^https?:/i.test(withScheme) || /\s/.test(address) || !URL.canParse(withScheme)) {
    return address;
  }
  const url = new URL(withScheme);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * A site's id from its name: lower-case letters, digits and hyphens, at most 40 characters, and
 * none of those `taken`.
 */
export function siteIdOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'site' : plain;
  let id = base;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
  return id;
}
