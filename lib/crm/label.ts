import { isElement } from './dom';
import { fieldsWithin, nearest } from './find';
import type { Page } from './page';
import { visibleText } from './text';
import { isVisible } from './visible';

/** What a label names: an element, or a piece of the text in one. */
export interface Named {
  readonly element: Element;
  readonly text?: string;
}

/** Elements that may name themselves, and by what. */
const SELF_NAMED = 'input, textarea, select, output, [role="textbox"], [contenteditable]';
const OWN_NAMES = ['aria-label', 'placeholder'];
/** What may stand between a label and its value: signs, hints and buttons. */
const BETWEEN = 'br, hr, i, svg, img, button, [role="img"], [role="button"], [role="tooltip"]';
const TEXTLESS = 'script, style, template, textarea, select, option, title, noscript';

/**
 * The fields or texts that a visible label names: the control it belongs to, or what stands next
 * to it, or below it in a table. Labels are compared whole, without a colon or star behind them, in
 * upper or lower case. Where the page leaves in doubt what a label belongs to, it names nothing.
 */
export function findByLabel(
  page: Page,
  label: string,
  roots: readonly ParentNode[],
): readonly Named[] {
  const wanted = plain(label);
  const look = (level: readonly ParentNode[]) =>
    level.flatMap((root) => [...namedByThemselves(root, wanted), ...namedIn(page, root, wanted)]);
  const named = nearest(page, roots, look, ({ element }) => element);
  return named.filter(
    (each, at) =>
      named.findIndex(({ element, text }) => element === each.element && text === each.text) === at,
  );
}

function namedByThemselves(root: ParentNode, wanted: string): Named[] {
  return OWN_NAMES.flatMap((attribute) =>
    [...root.querySelectorAll(`[${attribute}]`)]
      .filter((each) => plain(each.getAttribute(attribute) ?? '') === wanted)
      .filter((each) => each.matches(SELF_NAMED))
      .map((element) => ({ element })),
  );
}

function namedIn(page: Page, root: ParentNode, wanted: string): Named[] {
  return [...labelsIn(root, wanted)].flatMap((label) => {
    if (!isVisible(label) || isWithinSentence(label)) return [];
    return restOfLine(label, wanted) ?? namedBy(page, label, wanted);
  });
}

/** The elements whose text begins with the label: a text by itself is cheap to look through. */
function labelsIn(root: ParentNode, wanted: string): ReadonlySet<Element> {
  const [word = ''] = wanted.split(' ');
  const hasWord = new RegExp(word.replace(/[^\p{L}\p{N}]/gu, '\\$&'), 'i');
  const labels = new Set<Element>();
  const texts = (root.ownerDocument ?? (root as Document)).createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    if (!hasWord.test(text) || text.length > wanted.length + LONGEST_REST) continue;
    const element = node.parentElement;
    if (!element || element.matches(TEXTLESS)) continue;
    const said = plain(text);
    const isLabel =
      said === wanted || isFollowedByColon(said, wanted) || plain(element.textContent) === wanted;
    if (isLabel) labels.add(element);
  }
  return labels;
}

/** The longest value that stands in one text with its label, in characters. */
const LONGEST_REST = 200;

/** `Account number: 007` as one text. */
function restOfLine(element: Element, wanted: string): Named[] | undefined {
  if (element.childElementCount > 0) return undefined;
  const text = drawnTogether(element.textContent);
  if (!isFollowedByColon(text.toLowerCase(), wanted)) return undefined;
  const rest = text.slice(wanted.length).replace(COLON, '').trim();
  return rest === '' ? undefined : [{ element, text: rest }];
}

/** As French and Chinese write it too. */
const COLON = /^\s*[:：]/;

function isFollowedByColon(text: string, wanted: string): boolean {
  return text.startsWith(wanted) && COLON.test(text.slice(wanted.length));
}

/** Words before it on the same line make it a word of a sentence. */
function isWithinSentence(element: Element): boolean {
  const before = element.previousSibling;
  return before?.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(before.nodeValue ?? '');
}

function drawnTogether(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function plain(text: string): string {
  return drawnTogether(text)
    .replace(/[\s:：*]+$/, '')
    .toLowerCase();
}

function namedBy(page: Page, label: Element, wanted: string): Named[] {
  const owned = fieldOf(page, label, wanted);
  if (owned) return owned.map((element) => ({ element }));
  if (label.closest('[role="columnheader"]')) return [];
  const header = label.closest('th');
  if (header && isHeader(header.nextElementSibling, header.previousElementSibling)) {
    return cellsBelow(header).flatMap((cell) => valuesIn(page, cell));
  }
  return beside(page, label, wanted);
}

/** The field a label belongs to by its markup. */
function fieldOf(page: Page, label: Element, wanted: string): readonly Element[] | undefined {
  const root = label.getRootNode() as Document | ShadowRoot;
  const around = label.closest('label');
  const owned = around?.htmlFor ? root.getElementById(around.htmlFor) : null;
  if (owned) return fieldsWithin(page, owned);
  const inside = around ? fieldsWithin(page, around) : [];
  if (inside[0] && inside[0] !== around) return inside;
  const { parentElement } = label;
  const wrapper = plain(parentElement?.textContent ?? '') === wanted ? parentElement : null;
  for (const { id } of [label, ...(wrapper ? [wrapper] : [])]) {
    const named = id && root.querySelector(`[aria-labelledby~="${CSS.escape(id)}"]`);
    if (named) return fieldsWithin(page, named);
  }
  return undefined;
}

function isHeader(...cells: readonly (Element | null)[]): boolean {
  return cells.some((cell) => cell?.localName === 'th');
}

function cellsBelow(header: HTMLTableCellElement): Element[] {
  const row = header.closest('tr');
  const table = header.closest('table');
  if (!row || !table) return [];
  return [...table.rows].flatMap((each) => {
    const cell = each.cells[header.cellIndex];
    return each.rowIndex > row.rowIndex && cell?.localName === 'td' ? [cell] : [];
  });
}

/** How many elements may be wrapped around a label and nothing else. */
const MOST_WRAPPERS = 4;

/** What stands after a label, or after what is wrapped around the label alone. */
function beside(page: Page, label: Element, wanted: string): Named[] {
  let each = label;
  for (let wrappers = 0; wrappers < MOST_WRAPPERS; wrappers += 1) {
    const text = textAfter(page, each);
    if (text !== '') return [{ element: each.parentElement ?? each, text }];
    let next = each.nextElementSibling;
    while (next?.matches(BETWEEN)) next = next.nextElementSibling;
    if (next && each !== label && !isOneThing(page, next)) return [];
    if (next) return isHeader(next) || next.localName === 'dt' ? [] : valuesIn(page, next);
    const parent: Element | null = each.parentElement;
    if (!parent || plain(visibleText(page, parent)) !== wanted) return [];
    each = parent;
  }
  return [];
}

/** The text of the same line, where it is not in an element of its own: `<b>Account:</b> 007<br>`. */
function textAfter(page: Page, element: Element): string {
  let text = '';
  for (let node = element.nextSibling; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    else if (isElement(node)) {
      // Without words of its own, what follows is an element, which is read as one.
      if (text.replace(/[\s:：*]+/g, '') === '') return '';
      if (node.localName === 'br' || node.localName === element.localName) break;
      text += visibleText(page, node);
    }
  }
  return drawnTogether(text).replace(/^[:：*]\s*/, '');
}

/**
 * Whether an element holds one text or one field and not a label with its value: where empty values
 * are left out, the next row is another field.
 */
function isOneThing(page: Page, element: Element): boolean {
  const fields = fieldsWithin(page, element).filter((each) => each !== element);
  const texts = [element, ...element.querySelectorAll('*')].filter(
    (each) =>
      !each.matches(BETWEEN) &&
      !each.closest(TEXTLESS) &&
      [...each.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
      ),
  );
  return fields.length + texts.length <= 1;
}

function valuesIn(page: Page, element: Element): Named[] {
  return fieldsWithin(page, element).map((field) => ({ element: field }));
}
