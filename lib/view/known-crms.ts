/** Sites of CRMs that are known: what a new site's form begins with, and what helps to fill it in. */
import { SITE_PRESETS, type SitePreset } from '../settings/site-presets';
import { wording } from '../words';
import { lineOfSource, siteIdOf } from './settings-lines';
import { newFieldDraft, newSiteDraft, type SiteDraft } from './settings-site-draft';

/** The choices of a new site, by id: a CRM nobody has heard of comes first. */
export const CRM_CHOICES: Readonly<Record<string, string>> = Object.assign(
  wording({ other: 'crm_any' }),
  Object.fromEntries(SITE_PRESETS.map(({ id, name }) => [id, name])),
);

/**
 * The form of a new site.
 *
 * @param choice one of `CRM_CHOICES`.
 * @param taken ids of the sites there are.
 */
export function newSiteOf(choice: string, key: string, taken: readonly string[]): SiteDraft {
  const empty = newSiteDraft(key);
  const preset = SITE_PRESETS.find(({ id }) => id === choice);
  if (!preset) return empty;
  const { name, matches, adapter, record, identity } = preset;
  const id = siteIdOf(name, taken);
  const fields = preset.fields.map((field, index) => ({
    ...newFieldDraft(`${key}-${index}`),
    from: field.from.map(lineOfSource).join('\n'),
  }));
  return {
    ...empty,
    ...{ id, name },
    matches: matches.join('\n'),
    fields: fields.length > 0 ? fields : empty.fields,
    said: {
      ...{ id, name, adapter, matches: [...matches] },
      ...(record && { record }),
      ...(identity && { identity }),
    },
  };
}

/** Which of the known CRMs a site is one of; undefined for any other. */
export function presetOf({ said }: Pick<SiteDraft, 'said'>): SitePreset | undefined {
  if (!said?.adapter) return undefined;
  return SITE_PRESETS.find(({ adapter, record }) =>
    adapter === 'custom'
      ? said.adapter === 'custom' && record?.url === said.record?.url
      : adapter === said.adapter,
  );
}
