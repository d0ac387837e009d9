import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeLayer } from '../../lib/settings/layers-database';
import { createSettingsStore, type SettingsState } from '../../lib/settings/store';

const noPolicy = () => Promise.resolve({});
const never = () => new Promise<never>(() => undefined);
const policy = (timeoutSeconds: unknown) => ({ service: { timeoutSeconds } });

/** Resolves with the next state of which `wanted` is true. */
function stateWhere(
  store: ReturnType<typeof createSettingsStore>,
  wanted: (state: SettingsState) => boolean,
): Promise<SettingsState> {
  return new Promise((resolve) => {
    const stop = store.onChange((state) => {
      if (!wanted(state)) return;
      stop();
      resolve(state);
    });
  });
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a stored lookup table', () => {
  const row = { key: 'ann', windowsLogin: 'ACME\\ann', extension: '007' };
  const layer = { identity: { by: 'lookup', lookup: { key: 'email', table: [row] } } } as const;

  it('comes back as it was, in the layer and in force', async () => {
    await createSettingsStore({ readManaged: noPolicy }).saveUserLayer(layer);
    const after = await createSettingsStore({ readManaged: noPolicy }).load();
    expect(after.layer).toEqual(layer);
    expect(after.settings.identity.lookup).toEqual({ key: 'email', table: [row] });
  });

  it('is refused like any other layer where it is no table', async () => {
    await writeLayer('user', { identity: { lookup: { table: [{ key: 7 }] } } });
    const { storedFaults } = await createSettingsStore({ readManaged: noPolicy }).load();
    expect(storedFaults.map(({ path }) => path)).toEqual(['identity.lookup.table.0.key']);
  });

  it('gives way to that of the organisation', async () => {
    await createSettingsStore({ readManaged: noPolicy }).saveUserLayer(layer);
    const table = [{ key: 'bob', extension: '1' }];
    const managed = { identity: { lookup: { table } } };
    await writeLayer('managed', managed);
    const after = await createSettingsStore({ readManaged: () => Promise.resolve(managed) }).load();
    expect(after.settings.identity.lookup).toEqual({ key: 'email', table });
  });
});

describe('the user layer', () => {
  it('survives the death of the background', async () => {
    const before = createSettingsStore({ readManaged: noPolicy });
    const saved = await before.saveUserLayer({ identity: { by: 'extension', value: '0042' } });
    expect(saved.ok).toBe(true);

    const after = await createSettingsStore({ readManaged: noPolicy }).load();
    expect(after.layer).toEqual({ identity: { by: 'extension', value: '0042' } });
    expect(after.settings.identity.value).toBe('0042');
  });

  it('stays as it was when a save is refused, and every fault is named', async () => {
    const store = createSettingsStore({ readManaged: noPolicy });
    await store.saveUserLayer({ service: { timeoutSeconds: 5 } });
    let told = 0;
    store.onChange(() => (told += 1));

    const saved = await store.saveUserLayer({ service: { timeoutSeconds: 500, adress: 'x' } });

    expect(!saved.ok && saved.error.map((fault) => fault.path)).toEqual([
      'service.timeoutSeconds',
      'service.adress',
    ]);
    expect(told).toBe(0);
    expect((await store.load()).settings.service.timeoutSeconds).toBe(5);
    const after = await createSettingsStore({ readManaged: noPolicy }).load();
    expect(after.settings.service.timeoutSeconds).toBe(5);
  });

  it('is refused an unencrypted address unless that is allowed', async () => {
    const store = createSettingsStore({ readManaged: noPolicy });
    const address = 'http://recorder.example.com/ECAPI.svc';
    const refused = await store.saveUserLayer({ service: { address } });
    expect(refused).toMatchObject({ ok: false, error: [{ path: 'service.address' }] });
    const allowed = await store.saveUserLayer({ service: { address, allowHttp: true } });
    expect(allowed.ok).toBe(true);
  });

  it('tells of each change until the listener leaves', async () => {
    const store = createSettingsStore({ readManaged: noPolicy });
    const seen: number[] = [];
    const stop = store.onChange((state) => seen.push(state.settings.service.timeoutSeconds));
    await store.saveUserLayer({ service: { timeoutSeconds: 5 } });
    await store.saveUserLayer({ service: { timeoutSeconds: 6 } });
    stop();
    await store.saveUserLayer({ service: { timeoutSeconds: 7 } });
    expect(seen).toEqual([5, 6]);
  });

  it('of two saves at once the later one stands', async () => {
    const store = createSettingsStore({ readManaged: noPolicy });
    await Promise.all([
      store.saveUserLayer({ service: { timeoutSeconds: 5 } }),
      store.saveUserLayer({ service: { timeoutSeconds: 6 } }),
    ]);
    const after = await createSettingsStore({ readManaged: noPolicy }).load();
    expect(after.layer).toEqual({ service: { timeoutSeconds: 6 } });
  });

  it('that is stored but no longer good counts as empty, and that is told', async () => {
    await writeLayer('user', { service: { timeoutSeconds: 'long ago' } });
    const state = await createSettingsStore({ readManaged: noPolicy }).load();
    expect(state.layer).toEqual({});
    expect(state.storedFaults.map((fault) => fault.path)).toEqual(['service.timeoutSeconds']);
  });

  it('cannot be saved without a database: told, not thrown', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('The user denied permission.', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const store = createSettingsStore({ readManaged: noPolicy });
    expect((await store.load()).storedFaults).toHaveLength(1);
    expect(await store.saveUserLayer({})).toMatchObject({ ok: false, error: [{ path: '' }] });
  });
});

describe("the organisation's policy", () => {
  it('is never waited for', async () => {
    const store = createSettingsStore({ readManaged: never });
    await store.saveUserLayer({ service: { timeoutSeconds: 5 } });
    expect((await store.load()).settings.service.timeoutSeconds).toBe(5);
    expect((await store.saveUserLayer({})).ok).toBe(true);
  });

  it('is asked for in the background at the first load, wins, and is told of', async () => {
    const store = createSettingsStore({ readManaged: () => Promise.resolve(policy(5)) });
    await store.saveUserLayer({});
    const arrived = stateWhere(store, (state) => state.managed.length > 0);
    expect((await store.load()).managed).toEqual([]);
    const state = await arrived;
    expect(state.managed).toEqual(['service.timeoutSeconds']);
    await store.saveUserLayer({ service: { timeoutSeconds: 20 } });
    expect((await store.load()).settings.service.timeoutSeconds).toBe(5);
  });

  it('is in force from the stored copy at the next start, before the browser tells it again', async () => {
    await createSettingsStore({ readManaged: () => Promise.resolve(policy(5)) }).refreshManaged();
    const state = await createSettingsStore({ readManaged: never }).load();
    expect(state.settings.service.timeoutSeconds).toBe(5);
    expect(state.managed).toEqual(['service.timeoutSeconds']);
  });

  it('that is bad is news once, whatever becomes of the background, until it is good', async () => {
    const bad = { readManaged: () => Promise.resolve(policy(500)) };
    await createSettingsStore(bad).refreshManaged();
    const again = createSettingsStore(bad);
    let told = 0;
    again.onChange(() => (told += 1));
    await again.refreshManaged();
    expect(told).toBe(0);

    await createSettingsStore({ readManaged: noPolicy }).refreshManaged();
    const after = await createSettingsStore({ readManaged: never }).load();
    expect(after.policyFaults).toEqual([]);
  });

  it('changes nothing when it is bad, and its faults are kept', async () => {
    let current: unknown = policy(5);
    const store = createSettingsStore({ readManaged: () => Promise.resolve(current) });
    await store.refreshManaged();
    current = { service: { timeoutSeconds: 500, adress: 'x' } };
    await store.refreshManaged();

    const state = await store.load();
    expect(state.settings.service.timeoutSeconds).toBe(5);
    expect(state.policyFaults.map((fault) => fault.path)).toEqual([
      'service.timeoutSeconds',
      'service.adress',
    ]);
    const after = await createSettingsStore({ readManaged: never }).load();
    expect(after.settings.service.timeoutSeconds).toBe(5);
    expect(after.policyFaults).toEqual(state.policyFaults);

    current = policy(6);
    await store.refreshManaged();
    expect(await store.load()).toMatchObject({
      policyFaults: [],
      settings: { service: { timeoutSeconds: 6 } },
    });
  });

  it('that cannot be read unlocks nothing', async () => {
    let answer = () => Promise.resolve<unknown>(policy(5));
    const store = createSettingsStore({ readManaged: () => answer() });
    await store.refreshManaged();
    answer = () => Promise.reject(new Error('broken'));
    await store.refreshManaged();
    const state = await store.load();
    expect(state.managed).toEqual(['service.timeoutSeconds']);
    expect(state.policyFaults).toMatchObject([
      { path: '', message: expect.stringContaining('broken') },
    ]);

    answer = () => Promise.resolve<unknown>(policy(5));
    await store.refreshManaged();
    expect((await store.load()).policyFaults).toEqual([]);
  });

  it('that was taken away is gone for good', async () => {
    let current: unknown = policy(5);
    const store = createSettingsStore({ readManaged: () => Promise.resolve(current) });
    await store.refreshManaged();
    current = {};
    await store.refreshManaged();
    expect((await store.load()).managed).toEqual([]);
    expect((await createSettingsStore({ readManaged: never }).load()).managed).toEqual([]);
  });

  it('with a fault of its own does not keep the user from saving', async () => {
    const address = 'http://recorder.example.com/ECAPI.svc';
    const store = createSettingsStore({
      readManaged: () => Promise.resolve({ service: { address } }),
    });
    await store.refreshManaged();
    expect((await store.saveUserLayer({ identity: { value: 'ann' } })).ok).toBe(true);
  });
});
