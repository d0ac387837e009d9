/**
 * CRMs nobody has heard of, described by a site's settings alone, in a real Chromium: other
 * environments lie about layout and shadow roots.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SiteRules } from '../../../lib/messages';
import { someRules } from '../../crm/support/pages';
import { FixtureBrowser } from './fixture-browser';

type Source = SiteRules['link']['to'][number];

const ADDRESS = 'https://crm.example/customers/1002';

let browser: FixtureBrowser;
beforeAll(async () => {
  browser = await FixtureBrowser.start();
  await browser.show('<!doctype html><title>CRM</title><body></body>', ADDRESS);
});
afterAll(() => browser.close());
beforeEach(() => browser.goTo('/customers/1002'));

/** What one column is read as from this page: the value, or why there is none. */
async function read(body: string, from: Source, more: Partial<SiteRules> = {}): Promise<string> {
  await browser.fill(body);
  return readAgain(from, more);
}

async function readAgain(from: Source, more: Partial<SiteRules> = {}): Promise<string> {
  const rules = someRules({ fields: [{ column: 'account', from: [from] }], ...more });
  const { values, problems } = (await browser.look(rules)).reading;
  return values[0]?.value ?? problems[0]?.reason ?? '';
}

const OLD = '<p class="account">1001</p>';
const NEW = '<p class="account">1002</p>';

describe('an earlier record', () => {
  test.each([
    ['taken out of the flow', `<div style="display: none">${OLD}</div>`],
    ['invisible', `<div style="visibility: hidden">${OLD}</div>`],
    ['transparent', `<div style="opacity: 0">${OLD}</div>`],
    ['skipped by the browser', `<div style="content-visibility: hidden">${OLD}</div>`],
    ['hidden until found', `<div hidden="until-found">${OLD}</div>`],
    ['in a closed disclosure', `<details><summary>Earlier</summary>${OLD}</details>`],
    ['in a closed dialog', `<dialog>${OLD}</dialog>`],
    ['far to the left', `<div style="position: absolute; left: -10000px; top: 0">${OLD}</div>`],
    ['far above', `<div style="position: fixed; top: -9999px">${OLD}</div>`],
    ['folded up', `<div style="height: 0; overflow: hidden">${OLD}</div>`],
    [
      'pushed aside',
      `<div style="width: 300px; overflow: hidden"><div style="width: 300px; transform: translateX(-100%)">${OLD}</div></div>`,
    ],
    [
      'pushed aside the other way',
      `<div style="width: 300px; overflow: clip"><div style="margin-left: 400px; width: 300px">${OLD}</div></div>`,
    ],
    [
      'below the panel of another tab',
      `<div role="tablist"><span role="tab" id="t1" aria-selected="false">1001</span><span role="tab" aria-selected="true">1002</span></div>
       <div role="tabpanel" aria-labelledby="t1" style="position: absolute">${OLD}</div>`,
    ],
    ['in a hidden frame', `<iframe hidden srcdoc='${OLD}'></iframe>`],
    [
      'given to a component that does not show it',
      `<x-tabs><template data-shadow="open"><slot name="front"></slot></template><div slot="back">${OLD}</div></x-tabs>`,
    ],
  ])('%s is not read', async (_how, old) => {
    expect(await read(`${old}${NEW}`, '.account')).toBe('1002');
    expect(await read(old, '.account')).toBe('not-found');
  });

  test('as visible as the other makes the number uncertain', async () => {
    expect(await read(`${OLD}${NEW}`, '.account')).toBe('ambiguous');
  });
});

describe('a record in front is read', () => {
  test.each([
    ['below what is on the screen', `<div style="height: 5000px"></div>${NEW}`],
    [
      'scrolled out of a part of the page',
      `<div style="height: 50px; overflow: auto" data-scroll="100">${NEW}<div style="height: 500px"></div></div>`,
    ],
    [
      'below the end of a part that a script scrolls',
      `<div style="height: 50px; overflow: hidden"><div style="height: 300px"></div>${NEW}</div>`,
    ],
    ['in a box without a box', `<x-row style="display: contents">${NEW}</x-row>`],
    ['as a box without a box', `<x-row style="display: contents" class="account">1002</x-row>`],
    [
      'in a drawer that hangs in nothing',
      `<div style="width: 0; height: 0; overflow: hidden"><aside style="position: fixed; top: 0; right: 0">${NEW}</aside></div>`,
    ],
    [
      'placed over what is around it, which is folded up',
      `<div style="width: 0; height: 0; overflow: hidden"><div style="position: absolute; top: 0; left: 0">${NEW}</div></div>`,
    ],
    [
      'at the end of a line that is too long',
      `<div style="width: 40px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">Customer <b class="account">1002</b></div>`,
    ],
    [
      'in the selected tab',
      `<div role="tablist"><span role="tab" id="t1" aria-selected="true">1002</span></div><div role="tabpanel" aria-labelledby="t1">${NEW}</div>`,
    ],
    [
      'in a tab whose CRM never says which is selected',
      `<div role="tablist"><span role="tab" id="t1" aria-selected="false">1002</span></div><div role="tabpanel" aria-labelledby="t1">${NEW}</div>`,
    ],
    ['in a field nobody sees', '<form><input type="hidden" class="account" value="1002"></form>'],
    [
      'given to a component that shows it',
      `<x-card><template data-shadow="open"><slot></slot></template>${NEW}</x-card>`,
    ],
  ])('%s', async (_where, body) => {
    expect(await read(body, '.account')).toBe('1002');
  });
});

describe('what is shut off', () => {
  const inside = (mode: string, content: string) =>
    `<template data-shadow="${mode}">${content}</template>`;

  test.each([
    ['an open shadow root', `<x-a>${inside('open', NEW)}</x-a>`, 'x-a >>> .account'],
    ['a closed one', `<x-a>${inside('closed', NEW)}</x-a>`, 'x-a >>> .account'],
    [
      'several, of which only the outermost is named',
      `<x-a>${inside('open', `<x-b>${inside('closed', `<x-c>${inside('open', NEW)}</x-c>`)}</x-b>`)}</x-a>`,
      'x-a >>> .account',
    ],
    [
      'whatever there is',
      `<main><x-a>${inside('open', `<div>${inside('open', NEW)}</div>`)}</x-a></main>`,
      '>>> .account',
    ],
    ['a frame', `<iframe srcdoc='${NEW}'></iframe>`, 'iframe >>> .account'],
    [
      'a frame in a component, whatever there is',
      `<x-shell>${inside('open', `<iframe srcdoc='${NEW}'></iframe>`)}</x-shell>`,
      '>>> .account',
    ],
  ])('is found in %s', async (_what, body, selector) => {
    expect(await read(body, selector)).toBe('1002');
    expect(await readAgain('.account')).toBe('not-found');
  });

  test('is found in the frames of an old frameset', async () => {
    const frames = `<!doctype html><frameset cols="50%,*"><frame src="about:blank"><frame name="main" src="about:blank"></frameset>`;
    await browser.show(frames, ADDRESS);
    await browser.page.evaluate((content) => {
      const [, main] = window.document.querySelectorAll('frame');
      if (main?.contentDocument) main.contentDocument.body.innerHTML = content;
    }, NEW);
    expect(await readAgain('frame[name="main"] >>> .account')).toBe('1002');
    expect(await readAgain({ by: 'field', name: 'x' })).toBe('not-found');
    await browser.show('<!doctype html><title>CRM</title><body></body>', ADDRESS);
  });

  test('is found by a label in it', async () => {
    const row = '<dl><dt>Account number</dt><dd>1002</dd></dl>';
    const label = { by: 'label', label: 'account number' } as const;
    expect(await read(`<x-a>${inside('closed', row)}</x-a>`, label)).toBe('1002');
    expect(await read(`<iframe srcdoc='${row}'></iframe>`, label)).toBe('1002');
  });

  test('is found by a field’s name, down to the input of its component', async () => {
    const input = `<x-input>${inside('open', '<label>Account</label><input value="1002">')}</x-input>`;
    const host = `<x-field name="acct_no">${inside('open', input)}</x-field>`;
    expect(
      await read(`<x-form>${inside('open', host)}</x-form>`, { by: 'field', name: 'acct_no' }),
    ).toBe('1002');
  });
});

describe('the text of a value', () => {
  test.each([
    ['without the button beside it', '<p class="account">1002 <button>Copy</button></p>', '1002'],
    ['though it is a button itself', '<p class="account"><button>1002</button></p>', '1002'],
    [
      'without words for screen readers',
      `<p class="account">1002<span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0)">opens in a new window</span></p>`,
      '1002',
    ],
    ['drawn together from its digits', '<p class="account"><b>10</b><i>02</i></p>', '1002'],
    [
      'not glued to its neighbour',
      '<td class="account"><div>1002</div><div>open</div></td>',
      '1002 open',
    ],
    [
      'of a component',
      `<x-a class="account"><template data-shadow="open"><b>1002</b></template></x-a>`,
      '1002',
    ],
    [
      'with what its slot was given',
      `<x-a class="account"><template data-shadow="open">No. <slot></slot></template>1002</x-a>`,
      'No. 1002',
    ],
    ['without marks nobody sees', '<p class="account">\u200E10\u200B02\u200E\u00A0</p>', '1002'],
    [
      'of a chosen radio button',
      '<input type="radio" class="account" value="1001"><input type="radio" class="account" value="1002" checked>',
      '1002',
    ],
    ['of which there is none', '<p class="account"> — </p>', 'empty'],
  ])('%s', async (_how, body, value) => {
    const table = body.startsWith('<td') ? `<table><tr>${body}</tr></table>` : body;
    expect(await read(table, '.account')).toBe(value);
  });
});

describe('a field by its internal name', () => {
  test.each([
    ['<input name="ACCT_NO" value="1002">'],
    ['<td data-column="ACCT_NO">1002</td>'],
    ['<div data-field="ACCT_NO"><label>Kunde</label><input value="1002"></div>'],
    ['<div data-field="ACCT_NO"><span class="field-label">Kunde</span> <span>1002</span></div>'],
    ['<div data-field="ACCT_NO"><span class="label label-info">1002</span></div>'],
    ['<span id="ACCT_NO">1002</span>'],
    ['<span data-testid="ACCT_NO">1002</span>'],
  ])('%s', async (body) => {
    const page = body.startsWith('<td') ? `<table><tr>${body}</tr></table>` : body;
    expect(await read(page, { by: 'field', name: 'ACCT_NO' })).toBe('1002');
  });

  test('is trusted before one for tests', async () => {
    const body = '<span data-testid="acct">1001</span><input name="acct" value="1002">';
    expect(await read(body, { by: 'field', name: 'acct' })).toBe('1002');
  });
});

describe('a record by its address', () => {
  const record = {
    url: String.raw`/customers/(\d+)`,
    within: ['[data-customer="{id}"]'],
    fieldAt: ['[data-part="{name}"]'],
  };
  const rules = { record };
  const panel = (id: string, account: string) =>
    `<section data-customer="${id}"><b data-part="number">${account}</b></section>`;
  const number: Source = { by: 'field', name: 'number' };

  test('is read only in the panel that says it is its own', async () => {
    const both = panel('1001', 'old') + panel('1002', 'new');
    expect(await read(both, number, rules)).toBe('new');
    expect(await read(panel('1001', 'old'), number, rules)).toBe('not-found');
  });

  test('has one name, whatever else the address says', async () => {
    const recordNow = async () => (await browser.look(someRules(rules))).record;
    expect(await recordNow()).toBe('1002');
    await browser.goTo('/customers/1002/orders?page=2#top');
    expect(await recordNow()).toBe('1002');
    await browser.goTo('/reports');
    expect(await recordNow()).toBeUndefined();
    expect(await read(panel('1002', 'new'), number, rules)).toBe('not-found');
  });
});

describe('JSON in the page', () => {
  const script = (json: string) => `<script type="application/json" id="state">${json}</script>`;
  const at = (path: string): Source => ({ by: 'json', selector: '#state', path });

  test('gives numbers as they are written', async () => {
    const json = '{"account":{"numbers":[12345678901234567890, 1.50]},"text":"007"}';
    expect(await read(script(json), at('account.numbers.0'))).toBe('12345678901234567890');
    expect(await readAgain(at('account.numbers.1'))).toBe('1.50');
    expect(await readAgain(at('text'))).toBe('007');
  });

  test('is not believed to be about the next record when the page left it as it was', async () => {
    expect(await read(script('{"account":"1002"}'), at('account'))).toBe('1002');
    await browser.goTo('/customers/1003');
    expect(await readAgain(at('account'))).toBe('not-found');
    expect(await read(script('{"account":"1003"}'), at('account'))).toBe('1003');
    await browser.goTo('/customers/1004');
    expect(await readAgain(at('account'))).toBe('not-found');
    await browser.goTo('/customers/1003');
    expect(await readAgain(at('account'))).toBe('1003');
  });

  test('may stand in an attribute', async () => {
    const body = `<div id="app" data-page='{"props":{"no":"1002"}}'></div>`;
    const from: Source = { by: 'json', selector: '#app', attribute: 'data-page', path: 'props.no' };
    expect(await read(body, from)).toBe('1002');
  });

  test.each([
    ['no JSON', '{', 'a'],
    ['another path', '{"a":1}', 'b'],
    ['what every object has', '{"a":{}}', 'a.constructor.name'],
    ['an object and no value', '{"a":{"b":"1"}}', 'a'],
    ['nothing', '{"a":null}', 'a'],
  ])('gives nothing of %s', async (_what, json, path) => {
    expect(await read(script(json), at(path))).toBe('not-found');
  });

  test('gives no card, whatever the path says', async () => {
    expect(
      await read(script('{"card":{"number":"4111"},"cardNumber":"4111"}'), at('cardNumber')),
    ).toBe('forbidden');
  });
});
