import { describe, expect, it } from 'vitest';
import { managedPaths, resolveSettings } from '../../lib/settings/resolve';

const site = (id: string) => ({ id, name: id, matches: [`https://${id}.example.com/*`] });

describe('resolveSettings', () => {
  it('fills in every default', () => {
    const settings = resolveSettings([]);
    expect(settings.service).toMatchObject({ address: '', timeoutSeconds: 8, allowHttp: false });
    expect(settings.desktop).toMatchObject({ recorded: true, quarantineSeconds: 120 });
    expect(settings.sites).toEqual([]);
  });

  it('lets the organisation win, group by group', () => {
    const settings = resolveSettings([
      { service: { address: 'https://mine.example.com/', timeoutSeconds: 5 }, protect: {} },
      { service: { address: 'https://theirs.example.com/' }, desktop: { recorded: false } },
    ]);
    expect(settings.service).toMatchObject({
      address: 'https://theirs.example.com/',
      timeoutSeconds: 5,
    });
    expect(settings.desktop.recorded).toBe(false);
  });

  it('replaces lists whole, also by an empty one', () => {
    const user = { sites: [site('one'), site('two')], protect: { reasons: ['card'] } };
    const settings = resolveSettings([user, { sites: [site('three')], protect: { reasons: [] } }]);
    expect(settings.sites.map((each) => each.id)).toEqual(['three']);
    expect(settings.protect.reasons).toEqual([]);
  });

  it('merges groups inside groups', () => {
    const settings = resolveSettings([
      { identity: { lookup: { key: 'email' } } },
      { identity: { lookup: { table: [{ key: 'ann@example.com', extension: '007' }] } } },
    ]);
    expect(settings.identity.lookup).toEqual({
      key: 'email',
      table: [{ key: 'ann@example.com', extension: '007' }],
    });
  });
});

describe('managedPaths', () => {
  it('names leaves, lists as one leaf, and not the version', () => {
    const paths = managedPaths({
      version: 1,
      service: { address: 'https://r.example.com/', allowHttp: false },
      identity: { lookup: { key: 'email' } },
      protect: {},
      sites: [site('one')],
    });
    expect(paths).toEqual(['service.address', 'service.allowHttp', 'identity.lookup.key', 'sites']);
  });

  it('is empty without a policy', () => {
    expect(managedPaths({})).toEqual([]);
  });
});
