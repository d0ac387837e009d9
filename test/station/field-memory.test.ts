import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { fieldMemory } from '../../lib/station/field-memory';

it('keeps of each field when it was found and when it was told of', async () => {
  expect(await fieldMemory.load('crm', 'fldAccount')).toBeUndefined();
  await fieldMemory.save('crm', 'fldAccount', { foundAt: 7 });
  await fieldMemory.save('crm', 'fldCase', { foundAt: 8, toldAt: 9 });
  expect(await fieldMemory.load('crm', 'fldAccount')).toEqual({ foundAt: 7 });
  expect(await fieldMemory.load('crm', 'fldCase')).toEqual({ foundAt: 8, toldAt: 9 });
  expect(await fieldMemory.load('other', 'fldCase')).toBeUndefined();
});

it('takes what another version wrote for nothing', async () => {
  const db = await openDB('encore-recording-control-fields', 1);
  await db.put('fields', { found: 'yes' }, ['crm', 'fldOld']);
  db.close();
  expect(await fieldMemory.load('crm', 'fldOld')).toBeUndefined();
});
