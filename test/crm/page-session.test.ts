// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordOf } from '../../lib/crm/page';
import type { FakeBackground } from './support/fake-background';
import {
  CrmPage,
  LINK,
  linkField,
  moveTo,
  pass,
  setVisibility,
  show,
  writeLink,
} from './support/crm-page';
import { goTo, someRules, the, type } from './support/pages';

let crm: CrmPage;
let background: FakeBackground;

beforeEach(() => {
  crm = new CrmPage();
  background = crm.background;
});
afterEach(() => {
  crm.close();
});

describe('a record on screen', () => {
  test('is told with its value, its visit and when it was first read', async () => {
    const since = Date.now();
    await crm.open('007');
    expect(background.heard).toEqual([
      {
        type: 'record-opened',
        record: '/accounts/1001',
        visit: expect.stringMatching(/^[A-Za-z0-9-]{8,64}$/) as string,
        openedAt: since,
        values: [{ column: 'account', value: '007' }],
      },
    ]);
  });

  test('that changes only the value of an input is told anew', async () => {
    document.body.innerHTML = '<input id="account">';
    the<HTMLInputElement>('#account').value = '1001';
    await crm.begin();
    the<HTMLInputElement>('#account').value = '1002';
    await pass(1500);
    expect(background.news()).toEqual([
      'opened /accounts/1001 1001',
      'left',
      'opened /accounts/1001 1002',
    ]);
  });

  test('in a hidden panel beside another one is not the one in front', async () => {
    document.body.innerHTML =
      '<section hidden><p class="a">1001</p></section><p class="a">1002</p>';
    await crm.begin(someRules({ fields: [{ column: 'account', from: ['.a'] }] }));
    expect(background.news()).toEqual(['opened /accounts/1001 1002']);
  });

  test('is not read while the agent types into its number', async () => {
    document.body.innerHTML = '<input id="account" value="1001">';
    await crm.begin();
    type(the('#account'), '100');
    await pass(5000);
    expect(background.news()).toEqual(['opened /accounts/1001 1001']);
    type(the('#account'), '1003');
    the('#account').blur();
    await pass(1000);
    expect(background.news()).toEqual(['left', 'opened /accounts/1001 1003']);
  });
});

describe('another record, without a load', () => {
  test('is left at once, and its number lingering for 700 ms is not told', async () => {
    await crm.open('1001');
    background.news();
    moveTo('/accounts/1002');
    expect(background.news()).toEqual(['left']);
    await pass(700);
    show('1002');
    await pass(2000);
    expect(background.news()).toEqual(['opened /accounts/1002 1002']);
  });

  test('is found by the next look where the browser says nothing', async () => {
    await crm.open('1001');
    background.news();
    history.pushState(null, '', '/accounts/1002');
    await pass(500);
    expect(background.news()).toEqual(['left']);
  });

  test('is found at once where the browser has the Navigation API', async () => {
    const navigation = new EventTarget();
    Object.assign(window, { navigation });
    await crm.open('1001');
    background.news();
    history.pushState(null, '', '/accounts/1002');
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(background.news()).toEqual(['left']);
    Object.assign(window, { navigation: undefined });
  });

  test('of the same account is told when it has stood for 2 s', async () => {
    await crm.open('1001');
    background.news();
    moveTo('/orders/5');
    await pass(1900);
    expect(background.news()).toEqual(['left']);
    await pass(200);
    expect(background.news()).toEqual(['opened /orders/5 1001']);
  });
});

describe('a page the agent turns to', () => {
  test('says when it had the keyboard, and tells nothing else again', async () => {
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    await crm.open('1001');
    expect(background.turns).toEqual([0]);
    background.news();
    hasFocus.mockReturnValue(true);
    window.dispatchEvent(new Event('focus'));
    const focusedAt = Date.now();
    hasFocus.mockReturnValue(false);
    await pass(1000);
    background.die();
    await pass(250);
    background.giveRules(someRules());
    expect(background.turns).toEqual([0, focusedAt, focusedAt]);
  });
});

describe('a page with frames', () => {
  test('says that it moved, where its site wants frames', async () => {
    show('1001');
    await crm.begin(someRules({ frames: true }));
    background.news();
    moveTo('/accounts/1002');
    expect(background.news()).toEqual(['left', 'moved']);
  });

  test('around this one that moved: the record is left, and settles anew', async () => {
    await crm.open('1001');
    background.news();
    background.say({ type: 'moved' });
    expect(background.news()).toEqual(['left']);
    await pass(1900);
    expect(background.news()).toEqual([]);
    await pass(300);
    expect(background.news()).toEqual(['opened /accounts/1001 1001']);
  });
});

describe('a hidden page', () => {
  test('is silent, and tells its record again when it is back', async () => {
    await crm.open('1001');
    const [first] = background.heard;
    background.news();
    setVisibility('hidden');
    await pass(10_000);
    window.dispatchEvent(new Event('popstate'));
    window.dispatchEvent(new Event('focus'));
    expect(background.news()).toEqual([]);
    setVisibility('visible');
    expect(background.heard).toEqual([first]);
  });

  test('that moved on meanwhile says so first', async () => {
    await crm.open('1001');
    background.news();
    setVisibility('hidden');
    moveTo('/accounts/1002');
    show('1002');
    await pass(1000);
    expect(background.news()).toEqual([]);
    setVisibility('visible');
    await pass(1000);
    expect(background.news()).toEqual(['left', 'opened /accounts/1002 1002']);
  });
});

describe('a link', () => {
  test('is written into its record and told', async () => {
    await crm.open('1001');
    background.news();
    background.say(writeLink('/accounts/1001', '1001'));
    await pass(1000);
    expect(linkField().value).toBe(LINK);
    expect(background.news()).toEqual(['written /accounts/1001']);
  });

  test.each([
    ['of another address', '/accounts/1002', '1001'],
    ['of another account', '/accounts/1001', '1002'],
  ])('is not written into a record %s', async (_what, record, value) => {
    await crm.open('1001');
    background.news();
    background.say(writeLink(record, value));
    await pass(1000);
    expect(linkField().value).toBe('');
    expect(background.news()).toEqual(['refused other-record']);
  });

  test('is not written when the address changed in the same turn', async () => {
    await crm.open('1001');
    background.news();
    goTo('/accounts/1002');
    background.say(writeLink('/accounts/1001', '1001'));
    await pass(100);
    expect(linkField().value).toBe('');
    expect(background.news()).toContain('refused other-record');
  });

  test('is not written before the record is settled, though number and address fit', async () => {
    await crm.open('1001');
    background.news();
    moveTo('/orders/5');
    background.say(writeLink('/orders/5', '1001'));
    await pass(100);
    expect(linkField().value).toBe('');
    expect(background.news()).toEqual(['left', 'refused other-record']);
  });

  test('waits for its field, says so once, and is written when the field comes', async () => {
    await crm.open('1001');
    linkField().remove();
    background.news();
    background.say(writeLink('/accounts/1001', '1001'));
    await pass(3000);
    expect(background.news()).toEqual(['refused no-field']);
    show('1001');
    await pass(1000);
    expect(linkField().value).toBe(LINK);
    expect(background.news()).toEqual(['written /accounts/1001']);
  });

  test('waits no longer once the record is left', async () => {
    await crm.open('1001');
    linkField().remove();
    background.say(writeLink('/accounts/1001', '1001'));
    await pass(1000);
    background.news();
    goTo('/accounts/1002');
    await pass(1000);
    expect(background.news()).toEqual(['left']);
    show('1002');
    await pass(1000);
    goTo('/accounts/1001');
    show('1001');
    await pass(3000);
    expect(linkField().value).toBe('');
  });
});

test('an address too long to be told whole names no record', () => {
  goTo(`/${'x'.repeat(1998)}#`);
  expect(recordOf(location)).toHaveLength(1999);
  goTo(`/${'x'.repeat(2000)}`);
  expect(recordOf(location)).toBeUndefined();
});
