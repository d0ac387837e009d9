import { isVisible, visibleText } from './dom';
import type { Page } from './page';

const PLACES_OF_LABELS = 'label, dt, th, td, legend, span, div, p, b, strong';
const FIELDS = 'input, textarea, select';

/**
 * The fields or texts that a visible label names: the control it belongs to, or what stands next
 * to it. Labels are compared whole, without a colon or star behind them, in upper or lower case.
 */
export function findByLabel({ document }: Page, label: string): readonly Element[] {
  const wanted = plain(label);
  const named = [...document.querySelectorAll('[aria-label]')].filter(
    (each) => each.matches(FIELDS) && plain(each.getAttribute('aria-label') ?? '') === wanted,
  );
  const beside = [...document.querySelectorAll(PLACES_OF_LABELS)]
    .filter((each) => isLabel(each, wanted))
    .flatMap((each) => namedBy(each) ?? []);
  return [...new Set([...named, ...beside])];
}

/** The text first: asking whether thousands of elements are visible would cost the page dear. */
function isLabel(element: Element, wanted: string): boolean {
  if (element.childElementCount > 1 && element.localName !== 'label') return false;
  const text = element.textContent ?? '';
  if (text.length > 4 * wanted.length + 200) return false;
  return plain(visibleText(element)) === wanted && isVisible(element);
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s:*]+$/, '')
    .trim()
    .toLowerCase();
}

function namedBy(label: Element): Element | null {
  const around = label.closest('label');
  if (around) {
    const field = around.htmlFor
      ? around.ownerDocument.getElementById(around.htmlFor)
      : around.querySelector(FIELDS);
    if (field) return field;
  }
  if (label.id !== '') {
    const field = label.ownerDocument.querySelector(`[aria-labelledby~="${CSS.escape(label.id)}"]`);
    if (field) return field;
  }
  const next = label.nextElementSibling ?? label.parentElement?.nextElementSibling ?? null;
  return next?.querySelector(FIELDS) ?? next;
}
