// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CrmPage, pass, setVisibility } from './support/crm-page';
import { someRules, the } from './support/pages';

const PAUSES = { shows: ['[autocomplete^="cc-"]', '.card-frame'], pause: true };
const QUIET = { shows: ['.upload-of-cards'], pause: false };
const FORM = '<form><input autocomplete="cc-number"></form>';
const RULES = someRules({ fields: [], cardRules: [PAUSES, QUIET] });

let crm: CrmPage;
beforeEach(() => {
  crm = new CrmPage();
});
afterEach(() => {
  crm.close();
});

/** The page shows this, and is looked at. */
async function shows(html: string): Promise<void> {
  document.body.innerHTML = html;
  await pass(1000);
}

describe('a card form', () => {
  test('that comes up is told, and that it is gone', async () => {
    await crm.begin(RULES);
    expect(crm.background.news()).toEqual(['card form gone']);
    await shows(FORM);
    expect(crm.background.news()).toEqual(['card form open']);
    await shows('<p>Taken.</p>');
    await pass(1000);
    expect(crm.background.news()).toEqual(['card form gone']);
  });

  test('that is there from the beginning follows on a word that none of an earlier page is', async () => {
    document.body.innerHTML = FORM;
    await crm.begin(RULES);
    expect(crm.background.news()).toEqual(['card form gone', 'card form open']);
  });

  test('is told while nobody has typed into it, and none of it is read', async () => {
    document.body.innerHTML = '<input autocomplete="cc-number" value="4111111111111111">';
    await crm.begin(someRules({ cardRules: [PAUSES] }));
    expect(crm.background.news()).toContain('card form open');
    expect(JSON.stringify(crm.background.heard)).not.toContain('4111');
  });

  test('that nobody sees is none', async () => {
    document.body.innerHTML = `<div hidden>${FORM}</div>`;
    await crm.begin(RULES);
    expect(crm.background.news()).toEqual(['card form gone']);
    the('div').hidden = false;
    await pass(1000);
    expect(crm.background.news()).toEqual(['card form open']);
  });

  test('inside a component is found', async () => {
    document.body.innerHTML = '<pay-box></pay-box>';
    the('pay-box').attachShadow({ mode: 'open' }).innerHTML = FORM;
    await crm.begin(RULES);
    expect(crm.background.news()).toContain('card form open');
  });

  test('that is drawn anew within a moment has not gone', async () => {
    document.body.innerHTML = FORM;
    await crm.begin(RULES);
    crm.background.news();
    document.body.innerHTML = '';
    await pass(600);
    await shows(FORM);
    await pass(1000);
    expect(crm.background.news()).toEqual([]);
  });

  test('is not new to a background that has come back', async () => {
    document.body.innerHTML = FORM;
    await crm.begin(RULES);
    crm.background.news();
    crm.background.die();
    await pass(1000);
    crm.background.giveRules(RULES);
    await pass(1000);
    expect(crm.background.news()).toEqual(['card form open']);
  });

  test('of a rule that wants no pause says so, until one of another comes', async () => {
    document.body.innerHTML = '<p class="upload-of-cards">Upload</p>';
    await crm.begin(RULES);
    expect(crm.background.heard.at(-1)).toEqual({ type: 'card-form', present: true, quiet: true });
    await shows(`<p class="upload-of-cards">Upload</p>${FORM}`);
    expect(crm.background.heard.at(-1)).toEqual({ type: 'card-form', present: true });
  });

  test('stays while the page is only out of sight', async () => {
    document.body.innerHTML = FORM;
    await crm.begin(RULES);
    crm.background.news();
    setVisibility('hidden');
    await shows('');
    await pass(5000);
    expect(crm.background.news()).not.toContain('card form gone');
  });

  test('goes with its page', async () => {
    document.body.innerHTML = FORM;
    await crm.begin(RULES);
    crm.background.news();
    window.dispatchEvent(new Event('pagehide'));
    expect(crm.background.news()).toContain('card form gone');
  });

  test('is nothing where no rule names one', async () => {
    document.body.innerHTML = FORM;
    await crm.begin(someRules({ fields: [] }));
    expect(crm.background.news()).toEqual([]);
  });
});
