import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../lib/settings/policy';

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
