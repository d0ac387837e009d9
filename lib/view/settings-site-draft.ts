import type { SettingsLayer, Site, SiteField } from '../settings/schema';
import { lineOfSource, linesOf, matchPatternOf, sourceOfLine } from './settings-lines';

type SaidSite = NonNullable<SettingsLayer['sites']>[number];
type SaidField = NonNullable<SaidSite['fields']>[number];

/** A field of a site while it is edited: every box as the text that stands in it. */
export interface FieldDraft {
  /** Tells rows apart on the screen; of no meaning elsewhere. */
  readonly key: string;
  readonly column: string;
  /** One source per line. */
  readonly from: string;
  readonly pattern: string;
  readonly maxLength: string;
  /** The field as it was stored, for what the form does not show. */
  readonly said?: SaidField;
}

/** A site while it is edited. */
export interface SiteDraft {
  readonly key: string;
  readonly id: string;
  /** A new site's id follows its name until somebody types another. */
  readonly idFollowsName: boolean;
  readonly name: string;
  /** One address per line. */
  readonly matches: string;
  readonly fields: readonly FieldDraft[];
  readonly linkTo: string;
  readonly linkWhen: Site['link']['when'];
  readonly tagWhen: Site['tag']['when'];
  readonly tagWhich: Site['tag']['which'];
  readonly holdSeconds: string;
  /** The site as it was stored, for what the form does not show. */
  readonly said?: SaidSite;
}

/** The form of a site that is stored. `said` is its sparse form, missing when it is managed. */
export function siteDraftOf(site: Site, said: SaidSite | undefined): SiteDraft {
  return {
    key: `site-${site.id}`,
    id: site.id,
    idFollowsName: false,
    name: site.name,
    matches: site.matches.join('\n'),
    fields: site.fields.map((field, index) => fieldDraftOf(field, index, said?.fields?.[index])),
    linkTo: site.link.to.map(lineOfSource).join('\n'),
    linkWhen: site.link.when,
    tagWhen: site.tag.when,
    tagWhich: site.tag.which,
    holdSeconds: String(site.tag.holdSeconds),
    ...(said && { said }),
  };
}

function fieldDraftOf(field: SiteField, index: number, said: SaidField | undefined): FieldDraft {
  return {
    key: `field-${index}`,
    column: field.column,
    from: field.from.map(lineOfSource).join('\n'),
    pattern: field.pattern ?? '',
    maxLength: field.maxLength === undefined ? '' : String(field.maxLength),
    ...(said && { said }),
  };
}

/** A site nobody has filled in yet. */
export function newSiteDraft(key: string): SiteDraft {
  return {
    key,
    id: '',
    idFollowsName: true,
    name: '',
    matches: '',
    fields: [newFieldDraft(`${key}-first`)],
    linkTo: '',
    linkWhen: 'call-end',
    tagWhen: 'auto',
    tagWhich: 'confirm',
    holdSeconds: '0',
  };
}

export function newFieldDraft(key: string): FieldDraft {
  return { key, column: '', from: '', pattern: '', maxLength: '' };
}

/** The site as it is to be stored: what was typed over what was said before. Not checked. */
export function siteOf(draft: SiteDraft): object {
  const { said } = draft;
  return {
    ...said,
    id: draft.id,
    name: draft.name,
    matches: linesOf(draft.matches),
    fields: draft.fields.map(fieldOf),
    tag: {
      ...said?.tag,
      when: draft.tagWhen,
      which: draft.tagWhich,
      holdSeconds: numberOf(draft.holdSeconds),
    },
    link: {
      ...said?.link,
      to: linesOf(draft.linkTo).map(sourceOfLine),
      when: draft.linkWhen,
    },
  };
}

function fieldOf(draft: FieldDraft): object {
  return {
    ...draft.said,
    column: draft.column,
    from: linesOf(draft.from).map(sourceOfLine),
    pattern: draft.pattern === '' ? undefined : draft.pattern,
    maxLength: numberOf(draft.maxLength),
  };
}

/**
 * The same site without the rows that were added and never filled in, and with plain addresses
 * turned into the patterns that they stand for.
 */
export function tidySite(draft: SiteDraft): SiteDraft {
  const kept = (line: string) => (draft.said?.matches.includes(line) ? line : matchPatternOf(line));
  return {
    ...draft,
    matches: linesOf(draft.matches).map(kept).join('\n'),
    fields: draft.fields.filter(({ column, from, pattern, maxLength }) =>
      `${column}${from}${pattern}${maxLength}`.trim(),
    ),
  };
}

/** A number box's value: nothing when it is empty, the text itself when that is no number. */
export function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
}
