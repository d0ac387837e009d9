import { describe, expect, it } from 'vitest';
import { ok } from '../../lib/result';
import { policyLayer, readPolicy } from '../../lib/settings/policy';

describe('readPolicy', () => {
  it('passes on what the browser holds', async () => {
    const policy = { service: { timeoutSeconds: 5 } };
    expect(await readPolicy({ get: () => Promise.resolve(policy) })).toBe(policy);
  });

  it("reads Firefox's rejection as: no policy", async () => {
    const get = () => Promise.reject(new Error('Managed storage manifest not found'));
    expect(await readPolicy({ get })).toEqual({});
  });

  it('reads a browser without managed storage as: no policy', async () => {
    expect(await readPolicy(undefined)).toEqual({});
  });

  it('does not take any other failure for "no policy"', async () => {
    const get = () => Promise.reject(new Error('An unexpected error occurred'));
    await expect(readPolicy({ get })).rejects.toThrow('unexpected');
  });
});

describe('policyLayer', () => {
  const settings = { protect: { maxSeconds: 60 }, identity: { value: '0042' } };

  it('takes groups of settings, and all of them as one text', () => {
    expect(policyLayer(settings)).toEqual(ok(settings));
    expect(policyLayer({ settings: JSON.stringify(settings) })).toEqual(ok(settings));
  });

  it('takes a source that is a group as its JSON, where a list holds but one type', () => {
    const label = { by: 'label', label: 'Account' } as const;
    const site = { id: 'crm', name: 'CRM', matches: ['https://crm.example.com/*'] };
    const sites = (from: unknown[]) => ({ sites: [{ ...site, fields: [{ column: 'a', from }] }] });
    const folded = policyLayer(sites(['#account', JSON.stringify(label), '{not json']));
    expect(folded).toEqual(ok(sites(['#account', label, '{not json'])));
  });

  it.each([
    ['a value out of range', { protect: { maxSeconds: 1 } }, ['protect.maxSeconds']],
    ['a name unknown', { protect: { maxSecond: 60 } }, ['protect.maxSecond']],
    [
      'two at once',
      { protect: { maxSeconds: 1 }, desktops: {} },
      ['protect.maxSeconds', 'desktops'],
    ],
  ])('names each fault by its path, in groups and in a text: %s', (_what, bad, paths) => {
    for (const policy of [bad, { settings: JSON.stringify(bad) }]) {
      const read = policyLayer(policy);
      expect(!read.ok && read.error.map(({ path }) => path)).toEqual(paths);
    }
  });

  it.each([
    ['text that is cut off', { settings: '{"protect": {' }, /not valid JSON/],
    ['no text', { settings: { protect: {} } }, /text of a settings file/],
    ['settings beside the text', { settings: '{}', protect: {} }, /beside it: protect/],
  ])('refuses %s', (_what, policy, message) => {
    const read = policyLayer(policy);
    expect(!read.ok && read.error).toEqual([
      { path: 'settings', message: expect.stringMatching(message) as unknown },
    ]);
  });

  it.each([null, 'text', 7, []])('refuses what is no policy: %j', (policy) => {
    expect(policyLayer(policy).ok).toBe(false);
  });
});
