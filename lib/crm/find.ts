/** Finding elements in a page whose parts are shut off from each other by shadow roots and frames. */
import { err, ok, type Result } from '../result';
import { isEditableText } from './dom';
import type { Page } from './page';
import { isVisible } from './visible';

/** Steps into a shadow root or a same-origin frame. */
const STEP_INTO = '>>>';

/** Elements of HTML that pages hang a shadow root on; then there is hardly ever anything else in them. */
const HOLLOW = new Set('article aside body div footer header main nav p section span'.split(' '));

/** Fields that hold text. */
const FIELDS =
  ':is(input:not([type="hidden" i], [type="button" i], [type="submit" i], [type="reset" i], ' +
  '[type="image" i], [type="file" i]), textarea, select, [contenteditable]:not([contenteditable="false"]))';

/**
 * All elements a selector finds below some roots, in the order of the page. Each `>>>` steps into
 * what the elements before it shut off, as deep as it takes to find something visible; at the
 * beginning it steps from the roots themselves. What is found nearest counts.
 */
export function findAll(
  page: Page,
  selector: string,
  roots: readonly ParentNode[] = [page.document],
): Result<readonly Element[], 'not-a-selector'> {
  const [first = '', ...steps] = selector.split(STEP_INTO).map((step) => step.trim());
  try {
    let found = first === '' ? undefined : query(roots, first);
    for (const step of steps) {
      const from = found ? found.flatMap((each) => behind(page, each)) : roots;
      found = nearest(page, from, (level) => query(level, step));
    }
    return found ? ok([...new Set(found)]) : err('not-a-selector');
  } catch {
    // The browser's own word for it is a SyntaxError.
    return err('not-a-selector');
  }
}

/**
 * Looks at roots, then at what is shut off in them, and so on, until something visible is found;
 * else returns what was found first.
 */
export function nearest<Found>(
  page: Page,
  roots: readonly ParentNode[],
  look: (level: readonly ParentNode[]) => Found[],
  element: (found: Found) => Element = (found) => found as Element,
): Found[] {
  let hidden: Found[] | undefined;
  for (let level = roots; level.length > 0; level = level.flatMap((root) => shutOff(page, root))) {
    const found = look(level);
    if (found.some((each) => isVisible(element(each)))) return found;
    if (found.length > 0) hidden ??= found;
  }
  return hidden ?? [];
}

/** The fields that hold text inside of an element, through shadow roots; or the element itself. */
export function fieldsWithin(page: Page, element: Element): readonly Element[] {
  if (element.matches(FIELDS) || isEditableText(element)) return [element];
  const roots = [element, ...(insideOf(page, element) ?? [])];
  const fields = nearest(page, roots, (level) => query(level, FIELDS)).filter(isVisible);
  return fields.length > 0 ? fields : [element];
}

/** An element as the roots of what is to be searched in it. */
export function rootsOf(page: Page, element: Element): readonly ParentNode[] {
  return [element, ...(insideOf(page, element) ?? [])];
}

function query(roots: readonly ParentNode[], selector: string): Element[] {
  return roots.flatMap((root) => [...root.querySelectorAll(selector)]);
}

/** What an element shuts off: itself, or else what is in it. */
function behind(page: Page, element: Element): readonly ParentNode[] {
  return insideOf(page, element) ?? shutOff(page, element);
}

/** What was found in this turn, in which nobody but us does anything. */
const known = new Map<ParentNode, readonly ParentNode[]>();

/** The shadow roots and frames of one level below a root. */
function shutOff(page: Page, root: ParentNode): readonly ParentNode[] {
  const before = known.get(root);
  if (before) return before;
  if (known.size === 0) {
    queueMicrotask(() => {
      known.clear();
    });
  }
  const found: ParentNode[] = [];
  // Of all ways to ask tens of thousands of elements for their names the quickest, by far.
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node as Element;
    const inside = mayShutOff(element) ? insideOf(page, element) : undefined;
    if (inside) found.push(...inside);
  }
  known.set(root, found);
  return found;
}

/** Asking each of the others for a shadow root would cost the page dear. */
function mayShutOff(element: Element): boolean {
  const { localName } = element;
  return (
    localName.includes('-') ||
    localName === 'iframe' ||
    localName === 'frame' ||
    (HOLLOW.has(localName) && element.firstChild === null)
  );
}

function insideOf(page: Page, element: Element): readonly ParentNode[] | undefined {
  if (element.localName === 'iframe' || element.localName === 'frame') {
    // The document of a frame of another origin is null.
    const { contentDocument } = element as HTMLIFrameElement | HTMLFrameElement;
    return contentDocument ? [contentDocument] : [];
  }
  const root = page.shadowRootOf(element);
  return root ? [root] : undefined;
}
