import { isInput, isTextArea } from '../dom';

/** A label that long is a sentence, in characters. */
const LONGEST_LABEL = 60;

/** What may be the label of an element, the surest first. Whether it is one, reading by it decides. */
export function labelsOf(element: Element): string[] {
  const own = [element.getAttribute('aria-label'), element.getAttribute('placeholder')];
  const texts = [...controlLabels(element), ...own, ...textsBefore(element)];
  const plain = texts.map((text) => (text ?? '').replace(/\s+/g, ' ').trim());
  const labels = plain.map((text) => text.replace(/[\s:*：]+$/, ''));
  return [...new Set(labels.filter(isLabel))];
}

/** Numbers are of the record: the next one has others. */
function isLabel(text: string): boolean {
  return text !== '' && text.length <= LONGEST_LABEL && !/\d{3}/.test(text);
}

/** How a person would call a field: its label, or else the name the page's code gives it. */
export function nameOfField(element: Element): string {
  const names = [...labelsOf(element), element.getAttribute('name'), element.id];
  return names.find((name) => name !== null && name !== '') ?? '';
}

function controlLabels(element: Element): string[] {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = ids.flatMap((id) => root.getElementById(id)?.textContent ?? []);
  const labels = isInput(element) || isTextArea(element) ? [...(element.labels ?? [])] : [];
  return [...labels.map(({ textContent }) => textContent), ...named];
}

/** The text right before an element, or before what it is alone in; in a table its row's and column's heads. */
function textsBefore(element: Element): string[] {
  const texts: string[] = [];
  for (
    let each: Element | null = element, up = 0;
    each && up < 3;
    each = each.parentElement, up += 1
  ) {
    const before = each.previousElementSibling;
    if (before) texts.push(before.textContent);
    if (before) break;
  }
  const cell = element.closest('td');
  const row = cell?.closest('tr');
  const head = row?.querySelector('th')?.textContent;
  if (head !== undefined) texts.push(head);
  if (cell && row) {
    const column = cell.closest('table')?.querySelector('tr')?.children[
      [...row.children].indexOf(cell)
    ];
    if (column) texts.push(column.textContent);
  }
  return texts;
}
