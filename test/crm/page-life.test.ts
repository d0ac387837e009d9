// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionOfDocument } from '../../lib/crm/one-per-document';
import type { FakeBackground } from './support/fake-background';
import {
  CrmPage,
  linkField,
  moveTo,
  pass,
  setVisibility,
  show,
  writeLink,
} from './support/crm-page';
import { someRules } from './support/pages';

let crm: CrmPage;
let background: FakeBackground;

beforeEach(() => {
  crm = new CrmPage();
  background = crm.background;
});
afterEach(() => {
  crm.close();
});

describe('the connection', () => {
  test('comes back later and later, and the record is told again', async () => {
    await crm.open('1001');
    const [first] = background.heard;
    background.news();
    background.die();
    await pass(249);
    expect(background.connects).toBe(1);
    await pass(1);
    expect(background.connects).toBe(2);
    background.giveRules(someRules());
    expect(background.heard).toEqual([first]);

    background.die();
    await pass(250);
    background.die();
    await pass(499);
    expect(background.connects).toBe(3);
    await pass(1);
    expect(background.connects).toBe(4);
    for (let i = 0; i < 8; i += 1) {
      background.die();
      await pass(5000);
    }
    expect(background.connects).toBe(12);
  });

  test('is made anew when the browser lost it without a word', async () => {
    await crm.open('1001');
    background.die();
    await pass(250);
    expect(background.connects).toBe(2);
    await pass(5000);
    expect(background.connects).toBe(2);
    await pass(500);
    expect(background.connects).toBe(3);
    background.news();
    background.giveRules(someRules());
    await pass(60_000);
    expect(background.connects).toBe(3);
    expect(background.news()).toEqual(['opened /accounts/1001 1001']);
  });

  test('brings new rules, and the page is read by them', async () => {
    await crm.open('1001');
    background.news();
    document.body.innerHTML += '<p id="other">2002</p>';
    background.giveRules(someRules({ fields: [{ column: 'account', from: ['#other'] }] }));
    await pass(1000);
    expect(background.news()).toEqual(['left', 'opened /accounts/1001 2002']);
  });

  test('is let go when the background sends the page away, until it is injected again', async () => {
    await crm.open('1001');
    background.news();
    background.say({ type: 'dismissed' });
    expect(background.isConnected).toBe(false);
    show('1002');
    await pass(20_000);
    expect(background.news()).toEqual([]);
    expect(background.connects).toBe(1);
    await crm.begin();
    expect(background.news()).toEqual(['opened /accounts/1001 1002']);
  });

  test('does not take what is not in its exact shape', async () => {
    await crm.open('1001');
    background.news();
    const order = { ...writeLink('/accounts/1001', '1001'), save: true };
    background.say(order);
    await pass(1000);
    expect(linkField().value).toBe('');
  });
});

describe('a script whose extension is gone', () => {
  async function isSilent(): Promise<void> {
    const { connects } = background;
    background.news();
    show('1002');
    moveTo('/accounts/1002');
    setVisibility('visible');
    background.isInvalidated = false;
    crm.isAlive = true;
    crm.session.start();
    await pass(20_000);
    expect(background.news()).toEqual([]);
    expect(background.connects).toBe(connects);
    expect(vi.getTimerCount()).toBe(0);
  }

  test('goes silent at its next look', async () => {
    await crm.open('1001');
    crm.isAlive = false;
    await pass(500);
    expect(background.isConnected).toBe(false);
    await isSilent();
  });

  test('does not even try to connect, hidden as it is', async () => {
    await crm.open('1001');
    setVisibility('hidden');
    crm.isAlive = false;
    background.die();
    await pass(250);
    expect(background.connects).toBe(1);
    await isSilent();
  });

  test('goes silent when it can no longer connect', async () => {
    await crm.open('1001');
    background.isInvalidated = true;
    background.die();
    await pass(250);
    await isSilent();
  });
});

describe('the life of a session', () => {
  test('is inert before it starts and after it stops, and both may be repeated', async () => {
    show('1001');
    await pass(1000);
    expect(background.connects).toBe(0);
    crm.session.start();
    crm.session.start();
    expect(background.connects).toBe(1);
    background.giveRules(someRules());
    await pass(1000);
    crm.session.stop();
    crm.session.stop();
    expect(background.isConnected).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    await crm.begin();
    expect(background.news()).toEqual(['opened /accounts/1001 1001', 'opened /accounts/1001 1001']);
  });

  test('leaves no timer behind when it stops before the record is settled', () => {
    show('1001');
    crm.session.start();
    background.giveRules(someRules());
    crm.session.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('listens to nothing after it stopped, though it was started twice', () => {
    crm.session.start();
    crm.session.start();
    crm.session.stop();
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(background.connects).toBe(1);
  });

  test('keeps its port when the page is shown that was never put away', () => {
    crm.session.start();
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(background.connects).toBe(1);
  });

  test('pauses while the page is kept for the Back button', async () => {
    await crm.open('1001');
    window.dispatchEvent(new Event('pagehide'));
    expect(background.isConnected).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(background.connects).toBe(2);
  });

  test('begins only when a prerendered page is really there', () => {
    Object.assign(document, { prerendering: true });
    crm.session.start();
    expect(background.connects).toBe(0);
    Object.assign(document, { prerendering: undefined });
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(background.connects).toBe(1);
  });

  test('is one for each document, however often the script is injected', () => {
    const world = {};
    const create = vi.fn(() => crm.session);
    expect(sessionOfDocument(create, world)).toBe(sessionOfDocument(create, world));
    expect(create).toHaveBeenCalledTimes(1);
  });
});
