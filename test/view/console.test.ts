import { describe, expect, it } from 'vitest';
import { createConsole, KEPT_ROWS, type ConsoleParts } from '../../lib/view/console';
import { consoleReplyOf } from './console-background';

const storeWith = (parts: Partial<ConsoleParts> = {}) =>
  createConsole({
    send: async (message) => consoleReplyOf(message),
    copy: async () => undefined,
    saveFile: () => undefined,
    clock: { now: () => 1 },
    contract: () => undefined,
    ...parts,
  });

describe('the store of the console', () => {
  it('keeps the last 200 results, the newest first', async () => {
    const store = storeWith();
    for (let index = 0; index < KEPT_ROWS + 5; index += 1) await store.read({ request: 'GetURL' });
    expect(store.rows.value).toHaveLength(200);
    expect(store.rows.value.map(({ id }) => id).slice(0, 2)).toEqual([205, 204]);
  });

  it('gives what an Init found, and nothing for one that failed', async () => {
    const read = { request: 'InitStation', Extension: '0429' } as const;
    expect(await storeWith().read(read)).toEqual({ Unit: '1', Port: '18' });
    const failing = storeWith({ send: async (message) => consoleReplyOf(message, { code: 660 }) });
    expect(await failing.read(read)).toBeUndefined();
  });

  it.each([undefined, null, 7, {}, { exchanges: 'none' }])(
    'takes %j for no reply at all, and goes on',
    async (reply) => {
      const store = storeWith({ send: async () => reply });
      await store.order({ request: 'StopRecording' });
      expect(store.rows.value).toMatchObject([{ request: 'StopRecording', outcome: 'unknown' }]);
      expect(store.running.value).toBeUndefined();
    },
  );

  it('says that the browser did not copy', async () => {
    const store = storeWith({ copy: () => Promise.reject(new Error('not in front')) });
    await store.read({ request: 'GetURL' });
    await store.copyCurl();
    expect(store.said.value).toContain('did not copy');
  });

  it('shows the sample of no other result than the one that is chosen', async () => {
    const store = storeWith();
    await store.read({ request: 'GetURL' });
    store.showSample();
    expect(store.sample.value).toContain('"request": "GetURL"');
    await store.read({ request: 'PortStatus', Unit: '1', Port: '17' });
    expect(store.sample.value).toBeUndefined();
    expect(store.selected.value?.request).toBe('PortStatus');
  });
});
