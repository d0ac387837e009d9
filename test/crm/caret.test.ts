// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aPageWithCaret, emptyPage, the, type } from './support/pages';

let hands: ReturnType<typeof aPageWithCaret>;

function begin({ touchedBefore = false } = {}): void {
  const userActivation = { hasBeenActive: touchedBefore };
  vi.spyOn(window, 'navigator', 'get').mockReturnValue({ userActivation } as Navigator);
  hands = aPageWithCaret();
}

const isEditing = () => hands.caret.isEditing(the('#field'), hands.page);

beforeEach(() => {
  emptyPage();
  document.body.innerHTML = '<input id="field" value="100"><button></button>';
});
afterEach(() => {
  hands.stop();
  vi.restoreAllMocks();
});

test('a field is edited from the first key until it is left', () => {
  begin();
  the('#field').focus();
  expect([isEditing(), hands.caret.isTyping()]).toEqual([false, false]);
  type(the('#field'), '1001');
  expect([isEditing(), hands.caret.isTyping()]).toEqual([true, true]);
  the('#field').blur();
  expect([isEditing(), hands.caret.isTyping()]).toEqual([false, false]);
});

test('what is done quietly is not the agent’s doing', () => {
  begin();
  hands.caret.quietly(() => {
    type(the('#field'), '1001');
  });
  expect(isEditing()).toBe(false);
  type(the('#field'), '1002');
  hands.caret.quietly(() => {
    the('#field').dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });
  expect(isEditing()).toBe(true);
});

test('what has the keyboard when a script comes late may be half typed: until it is left', () => {
  the('#field').focus();
  begin({ touchedBefore: true });
  expect(isEditing()).toBe(true);
  the('#field').blur();
  expect(isEditing()).toBe(false);
});

test.each([
  ['the page has opened with it, and nobody touched it', '#field', false],
  ['it is no text', 'button', true],
])('but not when %s', (_what, focused, touchedBefore) => {
  the(focused).focus();
  begin({ touchedBefore });
  expect([isEditing(), hands.caret.isTyping()]).toEqual([false, false]);
});
