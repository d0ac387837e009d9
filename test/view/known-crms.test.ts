import { describe, expect, it } from 'vitest';
import { checkLayer } from '../../lib/settings/check';
import { SITE_PRESETS } from '../../lib/settings/site-presets';
import { CRM_CHOICES, newSiteOf, presetOf } from '../../lib/view/known-crms';
import { siteOf } from '../../lib/view/settings-site-draft';

describe('a new site', () => {
  it.each(SITE_PRESETS.map((preset) => [preset.name, preset] as const))(
    'of %s needs no more than columns, names of fields and an address',
    (_, preset) => {
      const draft = newSiteOf(preset.id, 'key', ['other']);
      const [first] = draft.fields;
      if (!first) throw new Error('there is no field to fill in');
      const filled = {
        ...draft,
        matches: draft.matches || 'https://crm.example.com/*',
        fields: [{ ...first, column: 'fldAccount', from: first.from || 'field: account_number' }],
      };
      const site = siteOf(filled);
      const checked = checkLayer({ sites: [site] });
      expect(checked).toMatchObject({ ok: true });
      const { name, adapter, record, identity } = preset;
      const known = { ...(record && { record }), ...(identity && { identity }) };
      expect(site).toMatchObject({ name, adapter, ...known });
    },
  );

  it('of a CRM there is already gets an id of its own', () => {
    expect(newSiteOf('zendesk', 'key', ['zendesk']).id).toBe('zendesk-2');
  });

  it('of any other CRM is empty', () => {
    expect(newSiteOf('other', 'key', [])).toMatchObject({ name: '', matches: '', id: '' });
    expect(Object.keys(CRM_CHOICES)[0]).toBe('other');
  });
});

describe('which CRM a site is of', () => {
  it.each(SITE_PRESETS.map((preset) => [preset.name, preset] as const))('%s', (_, preset) => {
    expect(presetOf(newSiteOf(preset.id, 'key', []))).toBe(preset);
  });

  it('none, where nothing or something unknown is said of it', () => {
    expect(presetOf({})).toBeUndefined();
    const said = { id: 'a', name: 'A', matches: [], adapter: 'custom' as const };
    expect(presetOf({ said })).toBeUndefined();
    expect(presetOf({ said: { ...said, record: { url: '/my/(\\d+)' } } })).toBeUndefined();
  });
});
