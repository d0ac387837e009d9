import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCrmUsers } from '../../lib/station/crm-users';

beforeEach(() => {
  fakeBrowser.reset();
});

it('remembers for each CRM who is logged in there, whoever was told of last at the end', () => {
  const users = createCrmUsers();
  expect(users.seen('a', 'anna')).toBe(true);
  expect(users.seen('a', 'anna')).toBe(false);
  expect(users.seen('b', 'anna@acme.example')).toBe(true);
  expect(users.seen('a', 'bert')).toBe(true);
  expect(users.inOrder()).toEqual(['anna@acme.example', 'bert']);
});

it('survives the death of the background', async () => {
  createCrmUsers().seen('a', 'anna');
  const next = createCrmUsers();
  await next.load();
  expect(next.inOrder()).toEqual(['anna']);
  expect(next.seen('a', 'anna')).toBe(false);
});

it.each([['nonsense'], [[['a', 7], 'b', ['c', 'x'.repeat(400)]]]])(
  'takes nothing from a store that holds %j',
  async (kept) => {
    await fakeBrowser.storage.session.set({ 'crm-users': kept });
    const users = createCrmUsers();
    await users.load();
    expect(users.inOrder()).toEqual([]);
  },
);
