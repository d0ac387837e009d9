import type { Result } from '../result';
import type { CrmMessage, SiteRules } from '../messages';
import type { Named } from './label';
import type { Page } from './page';
import type { Source } from './sources';

/** A value of a record and the database column it is for. Strings stay strings: `007` is not 7. */
export type RecordValue = Extract<CrmMessage, { type: 'record-opened' }>['values'][number];

type FieldHealth = Extract<CrmMessage, { type: 'field-health' }>['fields'][number];

/** Why a value was not read. `being-edited` passes by itself; the others are for the administrator. */
export type ReadProblem = NonNullable<FieldHealth['problem']>;

/** What a page shows of a record at one moment. A column stands in exactly one of the two lists. */
export interface RecordReading {
  readonly values: readonly RecordValue[];
  readonly problems: readonly { readonly column: string; readonly reason: ReadProblem }[];
}

/** Why a link was not written, as the background is told. */
export type LinkRefusal = Extract<CrmMessage, { type: 'link-refused' }>['reason'];

/** A field text can be written to. */
export type TextField = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

/** All that is known of one CRM. Pure: no waiting, no messages. */
export interface CrmAdapter {
  readonly id: SiteRules['adapter'];
  /**
   * Names the record in front, the same for every address that shows it.
   *
   * @returns undefined where the page shows no record, or its name is too long to be told
   */
  recordOf(page: Page, url: URL, rules: SiteRules): string | undefined;
  /** Reads the columns the site's rules name. Never the value of a card or password field. */
  readRecord(page: Page, url: URL, rules: SiteRules): RecordReading;
  /** The field the recording's link belongs in: exactly one, visible, and open to writing. */
  findLinkField(
    page: Page,
    rules: SiteRules,
  ): Result<TextField, Extract<LinkRefusal, 'no-field' | 'not-editable'>>;
  /** What a source points to that a person could see, in the record in front or else in all of it. */
  placesOf(
    page: Page,
    rules: SiteRules,
    source: Source,
    where: 'record' | 'page',
  ): readonly Named[];
  /** Who is logged in, where the page tells and the site's rules ask. */
  readIdentity(page: Page, url: URL, rules: SiteRules): Result<string, ReadProblem>;
}
