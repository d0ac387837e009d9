import { runInThisContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setInDynamics, setInServiceNow } from '../../lib/station/page-api';
import type { PageApiOrder } from '../../lib/station/page-api';

const ID = '1f0c9a3e-0000-4000-8000-000000000042';
const SYS_ID = '0123456789abcdef0123456789abcdef';
const URL_42 = 'https://player.example/?fldCallIndex=42&siteid=1';
const order = (record: string, more: Partial<PageApiOrder> = {}): PageApiOrder => ({
  ...{ record, names: ['link'], url: URL_42, overwrite: false },
  ...more,
});

afterEach(() => vi.unstubAllGlobals());

/** What a function makes of itself where nothing of this file is: in a page, its text is all there is. */
function alone(func: (given: PageApiOrder) => boolean): (given: PageApiOrder) => boolean {
  return runInThisContext(`(${func.toString()})`) as typeof func;
}

describe('the interface of Dynamics', () => {
  const set = alone(setInDynamics);

  /** A form as Dynamics gives it to scripts: ids in braces and capitals, fields that are not on it null. */
  function form(fields: Record<string, string | null>, more: { longest?: number } = {}) {
    const said: string[] = [];
    const attributes = new Map(
      Object.keys(fields).map((name) => [
        name,
        {
          getValue: () => fields[name],
          setValue: (value: string) => void (fields[name] = value),
          fireOnChange: () => said.push(name),
          getMaxLength: () => more.longest ?? 4000,
        },
      ]),
    );
    const entity = { getId: () => `{${ID.toUpperCase()}}`, getEntityName: () => 'account' };
    const Page = { data: { entity }, getAttribute: (name: string) => attributes.get(name) ?? null };
    vi.stubGlobal('Xrm', { Page });
    return { fields, said };
  }

  it('takes the link, and its form is told', () => {
    const { fields, said } = form({ link: null });
    expect(set(order(`account/${ID}`))).toBe(true);
    expect(fields).toEqual({ link: URL_42 });
    expect(said).toEqual(['link']);
  });

  it('takes it in the first field that is on the form', () => {
    const { fields } = form({ second: '', third: '' });
    expect(set(order(`account/${ID}`, { names: ['first', 'second', 'third'] }))).toBe(true);
    expect(fields).toEqual({ second: URL_42, third: '' });
  });

  it.each([
    ['another record', order('account/1f0c9a3e-0000-4000-8000-000000000043')],
    ['a record of another table', order(`contact/${ID}`)],
    ['a record that is named by no id', order('account/')],
  ])('is not used for %s', (_, given) => {
    const { fields } = form({ link: null });
    expect(set(given)).toBe(false);
    expect(fields).toEqual({ link: null });
  });

  it('is not used over something else, but where the settings say so', () => {
    const { fields } = form({ link: 'https://kept.example' });
    expect(set(order(`account/${ID}`))).toBe(false);
    expect(fields.link).toBe('https://kept.example');
    expect(set(order(`account/${ID}`, { overwrite: true }))).toBe(true);
  });

  it('is not given what the field would cut', () => {
    const { fields } = form({ link: null }, { longest: 20 });
    expect(set(order(`account/${ID}`))).toBe(false);
    expect(fields.link).toBeNull();
  });

  it('that is not there, or fails, is false', () => {
    expect(set(order(`account/${ID}`))).toBe(false);
    vi.stubGlobal('Xrm', { Page: {} });
    expect(set(order(`account/${ID}`))).toBe(false);
  });
});

describe('the interface of ServiceNow', () => {
  const set = alone(setInServiceNow);

  function form(fields: Record<string, string>) {
    vi.stubGlobal('g_form', {
      getTableName: () => 'incident',
      getUniqueValue: () => SYS_ID,
      hasField: (name: string) => name in fields,
      getValue: (name: string) => fields[name] ?? '',
      setValue: (name: string, value: string) => void (fields[name] = value),
    });
    return fields;
  }

  it('takes the link in the first field that is on the form', () => {
    const fields = form({ link: '' });
    expect(set(order(`incident/${SYS_ID}`, { names: ['u_gone', 'link'] }))).toBe(true);
    expect(fields).toEqual({ link: URL_42 });
  });

  it.each([
    ['another record', `incident/${SYS_ID.replace('0', 'f')}`],
    ['another table', `problem/${SYS_ID}`],
  ])('is not used for %s', (_, record) => {
    const fields = form({ link: '' });
    expect(set(order(record))).toBe(false);
    expect(fields).toEqual({ link: '' });
  });

  it('is not used over something else', () => {
    const fields = form({ link: 'kept' });
    expect(set(order(`incident/${SYS_ID}`))).toBe(false);
    expect(fields).toEqual({ link: 'kept' });
  });

  it('whose rules undo what was set did not take it', () => {
    form({ link: '' });
    const { g_form } = globalThis as unknown as { g_form: { setValue: () => void } };
    g_form.setValue = () => undefined;
    expect(set(order(`incident/${SYS_ID}`))).toBe(false);
  });
});
