// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createObserver } from '../../lib/crm/observe';
import { emptyPage, the } from './support/pages';

const changed = vi.fn();
let observer = createObserver(changed);

beforeEach(() => {
  emptyPage();
  document.body.innerHTML = `<main><section id="panel"><p id="account"><b>1001</b></p></section>
    <table><tbody><tr><td id="other">row</td></tr></tbody></table></main>`;
  changed.mockClear();
  observer = createObserver(changed);
});
afterEach(() => {
  observer.stop();
});

async function after(act: () => void): Promise<number> {
  changed.mockClear();
  act();
  await new Promise((resolve) => setTimeout(resolve));
  return changed.mock.calls.length;
}

test.each<[string, () => void]>([
  ['text within', () => void (the('#account b').textContent = '1002')],
  ['the element’s own look', () => void (the('#account').hidden = true)],
  ['a look further out', () => void (the('#panel').className = 'hidden')],
  ['an element around that is replaced', () => void the('#panel').remove()],
  ['an element that comes beside one around', () => void the('main').append('new')],
])('hears of %s', async (_what, act) => {
  observer.observe([the('#account')]);
  expect(await after(act)).toBe(1);
});

test.each<[string, () => void]>([
  ['text beside', () => void (the('#other').textContent = 'other')],
  ['a row beside', () => void the('tbody').append(document.createElement('tr'))],
  ['a look beside', () => void (the('#other').className = 'hot')],
  ['another attribute', () => void the('#panel').setAttribute('data-time', '12:00')],
])('does not hear of %s', async (_what, act) => {
  observer.observe([the('#account')]);
  expect(await after(act)).toBe(0);
});

test('is deaf from the first change until it observes again', async () => {
  observer.observe([the('#account')]);
  const change = () => void (the('#account b').textContent += '1');
  expect(await after(change)).toBe(1);
  expect(await after(change)).toBe(0);
  observer.observe([the('#account')]);
  expect(await after(change)).toBe(1);
});

test('hears of anything in a document, but for looks', async () => {
  observer.observe(document);
  expect(await after(() => void (the('#other').className = 'hot'))).toBe(0);
  expect(await after(() => void (the('#other').textContent = 'other'))).toBe(1);
});

test('hears what hides a component from outside of it', async () => {
  const root = the('#account').attachShadow({ mode: 'open' });
  const inside = root.appendChild(document.createElement('i'));
  observer.observe([inside]);
  expect(await after(() => void (the('#panel').className = 'hidden'))).toBe(1);
});
