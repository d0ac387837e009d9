// @vitest-environment happy-dom
/**
 * Every screen in every state, with texts that show where they begin and end: what people see or
 * hear comes from `_locales`, or is a value of the state itself.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REQUEST_NAMES, REQUESTS } from '../../lib/encore/requests';
import { SITE_PRESETS } from '../../lib/settings/site-presets';

const SCREENS = {
  recorder: () => import('./recorder'),
  options: () => import('./options-stories'),
  console: () => import('./console-stories'),
} as const;
type Screen = keyof typeof SCREENS;

/** Attributes that are read out or seen. */
const SPOKEN = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const exactly = (...texts: readonly string[]): RegExp[] =>
  texts.map((text) => new RegExp(`^${escaped(text)}$`));

const PARAMETERS = Object.values(REQUESTS).flatMap(({ parameters }) =>
  parameters.map(({ name }) => name),
);

/** What the states hold: names and values of the API, of settings, files and pages. */
const VALUES: readonly RegExp[] = [
  // The API's own names, and what goes over the wire.
  ...exactly(...REQUEST_NAMES, ...PARAMETERS),
  ...exactly('Command executed as expected', 'Error: Port does not exist'),
  /^(?:POST|HTTP|Content-Type:) |^<|^\{/,
  // Products, addresses, keys, paths of settings.
  ...exactly(...SITE_PRESETS.map(({ name }) => name)),
  /^https?:\/\/\S+(?: ·)?$/,
  /^(?:Alt|Ctrl)\+[\w+]+$/,
  /^(?:service|sites|protect)\.[\w.]+(?:, sites)?$/,
  // What an organisation named, what a page showed, and what was typed.
  ...exactly('Card number', 'Bank details', 'Health', 'Other personal data'),
  ...exactly('Service Desk', 'Orders', 'ACCOUNT_NO', 'Account no', 'caseNumber', 'the, crm ·'),
  /^C-2026\/\d+$/,
  // What the pretended background of the console says, and the sign of a note.
  ...exactly('The port does not exist.', 'So be it.', 'Mend it.', 'i'),
];

async function draw(screen: Screen, story: string): Promise<void> {
  window.location.href = `http://pictures.test/?story=${story}&words=marked`;
  vi.resetModules();
  await SCREENS[screen]();
}

async function shown(story: string): Promise<void> {
  const html = document.documentElement;
  await vi.waitFor(() => expect(html.dataset['shown']).toBe(story), { timeout: 5000 });
}

/** What stands outside all marks. */
function outside(text: string): string {
  let depth = 0;
  return [...text]
    .filter((letter) => {
      if (letter === '⟦') depth += 1;
      if (letter === '⟧') depth -= 1;
      return depth === 0 && letter !== '⟧';
    })
    .join('')
    .trim();
}

function* texts(): Generator<string> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) yield node.textContent ?? '';
    if (!(node instanceof Element)) continue;
    for (const name of SPOKEN) yield node.getAttribute(name) ?? '';
  }
}

beforeEach(() => {
  const root = document.createElement('div');
  root.id = 'app';
  document.body.replaceChildren(root);
  delete document.documentElement.dataset['shown'];
});
afterEach(() => document.body.replaceChildren());

describe.each(Object.keys(SCREENS) as Screen[])('the %s', (screen) => {
  it('says nothing but texts and values', async () => {
    await draw(screen, '');
    const stories = document.documentElement.dataset['stories']?.split(' ') ?? [];
    expect(stories.length).toBeGreaterThan(5);
    const strange = new Set<string>();
    for (const story of stories) {
      const root = document.createElement('div');
      root.id = 'app';
      document.body.replaceChildren(root);
      await draw(screen, story);
      await shown(story);
      let marks = 0;
      for (const text of texts()) {
        if (text.includes('⟦')) marks += 1;
        const rest = outside(text);
        if (/\p{L}/u.test(rest) && !VALUES.some((value) => value.test(rest))) strange.add(rest);
      }
      expect(marks, story).toBeGreaterThan(0);
    }
    expect([...strange]).toEqual([]);
  }, 120_000);
});
