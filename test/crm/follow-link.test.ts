// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SiteRules } from '../../lib/messages';
import type { FakeBackground } from './support/fake-background';
import { CrmPage, LINK, linkField, pass, writeLink } from './support/crm-page';
import { someRules, the, type } from './support/pages';

let crm: CrmPage;
let background: FakeBackground;

beforeEach(() => {
  crm = new CrmPage();
  background = crm.background;
});
afterEach(() => {
  crm.close();
});

const ORDER = writeLink('/accounts/1001', '1001');

interface Link {
  readonly to?: string[];
  readonly open?: string[];
  readonly saveWith?: string[];
  readonly save?: boolean;
}

function rulesWith(link: Link): SiteRules {
  return someRules({
    link: { to: ['#link'], when: 'at-once', overwrite: false, save: false, ...link },
  });
}

/** Account 1001 is open, with what follows its number, and the link has been ordered. */
async function ordered(html: string, link: Link = {}): Promise<void> {
  document.body.innerHTML = `<p id="account">1001</p>${html}`;
  await crm.begin(rulesWith(link));
  background.news();
  background.say(ORDER);
  await pass(1000);
}

describe('a link that was written', () => {
  test('is told once, and again to whoever orders it again; the page is not touched twice', async () => {
    await ordered('<input id="link">');
    const heard = vi.fn();
    linkField().addEventListener('input', heard);
    await pass(20_000);
    background.say(ORDER);
    await pass(1000);
    expect(background.news()).toEqual(['written /accounts/1001', 'written /accounts/1001']);
    expect(heard).not.toHaveBeenCalled();
  });

  test('and taken out by the page later is told, once', async () => {
    await ordered('<input id="link">');
    linkField().value = '';
    await pass(5000);
    expect(background.news()).toEqual(['written /accounts/1001', 'refused not-kept']);
  });

  test('and taken out by the agent is his affair', async () => {
    await ordered('<input id="link">');
    type(linkField(), '');
    await pass(5000);
    expect(background.news()).toEqual(['written /accounts/1001']);
  });

  test('and refused by the page later is taken out and told', async () => {
    await ordered('<input id="link">');
    linkField().setAttribute('aria-invalid', 'true');
    await pass(1000);
    expect(background.news()).toEqual(['written /accounts/1001', 'refused refused-by-page']);
    expect(linkField().value).toBe('');
  });

  test('and refused is not tried again in this record, however often it is ordered', async () => {
    await ordered('<input id="link" value="https://old.example/">');
    linkField().value = '';
    background.say(ORDER);
    await pass(1000);
    expect(background.news()).toEqual(['refused not-empty', 'refused not-empty']);
    expect(linkField().value).toBe('');
  });

  test('is not looked after in the next record', async () => {
    await ordered('<input id="link">');
    the('#account').textContent = '1002';
    linkField().value = '';
    await pass(5000);
    expect(background.news()).toEqual([
      'written /accounts/1001',
      'left',
      'opened /accounts/1001 1002',
    ]);
  });
});

/** A field that is there only while it is edited; the record shows its value as text otherwise. */
const CELL = '<span id="text"></span><input id="link">';
const IN_CELL = { to: ['#link', '#text'], open: ['#pencil'] };
const close = (text: string) => {
  the('#text').textContent = text;
  linkField().remove();
};

describe('a record that shows the link', () => {
  test('outside of any field for 10 s has stored it', async () => {
    await ordered(CELL, IN_CELL);
    close(LINK);
    await pass(9500);
    expect(background.news()).toEqual(['written /accounts/1001']);
    await pass(1000);
    expect(background.news()).toEqual(['written /accounts/1001 saved']);
  });

  test('and takes it back within its time to undo has not', async () => {
    await ordered(CELL, IN_CELL);
    close(LINK);
    await pass(5000);
    the('#text').textContent = '–';
    await pass(20_000);
    expect(background.news()).toEqual(['written /accounts/1001', 'refused not-kept']);
  });

  test('as the address of an anchor shows it too', async () => {
    await ordered(CELL, IN_CELL);
    linkField().remove();
    const anchor = document.createElement('a');
    anchor.setAttribute('href', LINK);
    anchor.textContent = 'Listen';
    the('#text').append(anchor);
    await pass(12_000);
    expect(background.news()).toEqual(['written /accounts/1001', 'written /accounts/1001 saved']);
  });
});

describe('a record is stored', () => {
  const submitted = vi.fn((event: Event) => {
    event.preventDefault();
  });
  beforeEach(() => {
    submitted.mockClear();
    document.addEventListener('submit', submitted);
    document.addEventListener('click', submitted);
  });
  afterEach(() => {
    document.removeEventListener('submit', submitted);
    document.removeEventListener('click', submitted);
  });

  test('by its form, once, where the site’s rules allow it', async () => {
    await ordered('<form><input id="link"></form>', { save: true });
    await pass(5000);
    expect(submitted).toHaveBeenCalledTimes(1);
    expect(linkField().value).toBe(LINK);
  });

  test('by what the rules name', async () => {
    const saved = vi.fn();
    document.body.addEventListener('click', (event) => {
      if ((event.target as Element).id === 'save') saved();
    });
    await ordered('<input id="link"><button id="save"></button>', {
      save: true,
      saveWith: ['#save'],
    });
    await pass(5000);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  test('by Enter where there is neither', async () => {
    const keys: string[] = [];
    const pressed = ({ key }: KeyboardEvent) => void keys.push(key);
    document.body.addEventListener('keydown', pressed);
    await ordered('<input id="link">', { save: true });
    await pass(5000);
    document.body.removeEventListener('keydown', pressed);
    expect(keys).toEqual(['Enter']);
  });

  test('never without that', async () => {
    await ordered('<form><input id="link"></form>');
    await pass(5000);
    expect(submitted).not.toHaveBeenCalled();
  });

  test('only when the agent’s hands are off it', async () => {
    document.body.innerHTML = `<p id="account">1001</p><form><input id="notes"><input id="link"></form>`;
    await crm.begin(rulesWith({ save: true }));
    type(the('#notes'), 'call back on Mon');
    background.say(ORDER);
    await pass(5000);
    expect(linkField().value).toBe(LINK);
    expect(submitted).not.toHaveBeenCalled();
    the('#notes').blur();
    await pass(1000);
    expect(submitted).toHaveBeenCalledTimes(1);
  });

  test('not while something else in its form is missing', async () => {
    await ordered('<form><input required><input id="link"></form>', { save: true });
    await pass(3000);
    expect(submitted).not.toHaveBeenCalled();
  });
});
