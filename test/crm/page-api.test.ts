import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { API_ANSWERS_WITHIN_MS, createPageApi } from '../../lib/crm/page-api';
import { someRules } from './support/pages';

const NAMED = { by: 'field', name: 'new_link' } as const;
const link = (to: readonly (typeof NAMED | string)[]) => ({
  ...{ to: [...to], when: 'at-once' as const, overwrite: false, save: false },
});
const ORDER = { record: 'account/1', url: 'https://r.test/1' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function dynamics() {
  const posted: unknown[] = [];
  const rules = someRules({ adapter: 'dynamics', link: link([NAMED]) });
  const api = createPageApi(rules, (message) => posted.push(message));
  if (!api) throw new Error('There is no interface.');
  return { api, posted };
}

describe('the interface of a CRM', () => {
  it.each([
    ['a CRM that has none', 'zendesk', [NAMED]],
    ['a field that is not named by the CRM’s own name', 'servicenow', ['#link']],
  ] as const)('is not asked for with %s', (_, adapter, to) => {
    expect(createPageApi(someRules({ adapter, link: link(to) }), () => undefined)).toBeUndefined();
  });

  it.each([true, false])(
    'is asked through the background, which says whether it took it: %s',
    async (set) => {
      const { api, posted } = dynamics();
      const outcome = api.set(ORDER);
      expect(posted).toEqual([{ type: 'use-page-api', ...ORDER }]);
      api.answered({ type: 'page-api-used', url: 'https://r.test/another', set: !set });
      api.answered({ type: 'page-api-used', url: ORDER.url, set });
      expect(await outcome).toBe(set);
    },
  );

  it('that nobody answers for in time has not taken it, and a later answer is of no use', async () => {
    const { api } = dynamics();
    const outcome = api.set(ORDER);
    await vi.advanceTimersByTimeAsync(API_ANSWERS_WITHIN_MS);
    expect(await outcome).toBe(false);
    const next = api.set({ ...ORDER, url: 'https://r.test/2' });
    api.answered({ type: 'page-api-used', url: ORDER.url, set: true });
    await vi.advanceTimersByTimeAsync(API_ANSWERS_WITHIN_MS);
    expect(await next).toBe(false);
  });

  it('is asked for one link at a time', async () => {
    const { api } = dynamics();
    const first = api.set(ORDER);
    const second = api.set({ ...ORDER, url: 'https://r.test/2' });
    expect(await first).toBe(false);
    api.answered({ type: 'page-api-used', url: 'https://r.test/2', set: true });
    expect(await second).toBe(true);
  });
});
