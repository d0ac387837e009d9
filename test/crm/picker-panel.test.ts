// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPicker } from '../../lib/crm/picker/picker';
import type { Picker } from '../../lib/crm/picker/picker';
import type { FromPickerMessage } from '../../lib/picker-messages';
import { emptyPage, the, thePage } from './support/pages';

let picker: Picker;
let told: FromPickerMessage[];
let panel: ShadowRoot;

beforeEach(() => {
  vi.useFakeTimers();
  emptyPage();
  told = [];
  // The panel's shadow root is closed; a test may look into it as the browser lets extensions.
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    init: ShadowRootInit,
  ) {
    panel = attach.call(this, init);
    return panel;
  });
  const page = thePage();
  picker = createPicker(
    { ...page, shadowRootOf: (host) => (panel.host === host ? panel : page.shadowRootOf(host)) },
    (message) => told.push(message),
  );
});

afterEach(() => {
  picker.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const press = (key: string) =>
  panel.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

function type(text: string): void {
  const input = panel.querySelector('input');
  if (!input) throw new Error('There is nothing to type into.');
  input.value = text;
  input.dispatchEvent(new Event('input'));
}

const status = () => panel.querySelector('[role=status]')?.textContent;

describe('the panel', () => {
  it('never finds what is typed in itself', () => {
    document.body.innerHTML = '<p>1001</p>';
    picker.take({ type: 'ask', step: 'value', sources: [] });
    type('7777');
    expect(status()).toBe('Nothing in this page shows that.');
    press('Enter');
    expect(told).toEqual([]);
    type('1001');
    expect(status()).toBe('Found: 1001');
  });

  it('finds what the page shows only after it was typed', () => {
    picker.take({ type: 'ask', step: 'value', sources: [] });
    type('1001');
    document.body.innerHTML = '<p>1001</p>';
    vi.advanceTimersByTime(600);
    expect(status()).toBe('Found: 1001');
  });

  it('goes through the places with the arrow keys, and takes the one that is marked', () => {
    document.body.innerHTML = '<p id="a">1001</p><p id="b">1001</p>';
    picker.take({ type: 'ask', step: 'value', sources: [] });
    type('1001');
    press('ArrowDown');
    expect(status()).toBe('2 of 2: 1001');
    press('Enter');
    expect(told).toMatchObject([{ type: 'picked', value: '1001' }]);
    expect(JSON.stringify(told)).toContain('#b');
    expect(JSON.stringify(told)).not.toContain('#a');
  });

  it('reads every way again when the page shows another record', () => {
    document.body.innerHTML = '<p id="a">1001</p>';
    picker.take({ type: 'ask', step: 'compare', sources: ['#a', '#gone'] });
    expect(told).toMatchObject([{ type: 'read', values: ['1001', null] }]);
    the('#a').textContent = '1002';
    vi.advanceTimersByTime(600);
    expect(told.at(-1)).toMatchObject({ type: 'read', values: ['1002', null] });
    expect(told).toHaveLength(2);
    vi.advanceTimersByTime(5000);
    expect(told).toHaveLength(2);
  });

  it('ends with Escape, and leaves nothing in the page', () => {
    picker.take({ type: 'ask', step: 'value', sources: [] });
    press('Escape');
    expect(told).toEqual([{ type: 'cancelled' }]);
    picker.remove();
    expect(panel.host.isConnected).toBe(false);
  });
});
