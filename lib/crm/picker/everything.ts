import { isElement } from '../dom';
import type { Page } from '../page';

/** Every element a person could be shown: through shadow roots and frames of the same origin, in order. */
export function* everyElement(page: Page, root: ParentNode = page.document): Generator<Element> {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!isElement(node)) continue;
    yield node;
    const inside = insideOf(page, node);
    if (inside) yield* everyElement(page, inside);
  }
}

/** What stands at a point of the window, as deep as it goes; undefined outside of everything. */
export function elementAt(page: Page, x: number, y: number): Element | undefined {
  let [left, top] = [x, y];
  let found = page.document.elementFromPoint(left, top) ?? undefined;
  for (;;) {
    const inside = found && insideOf(page, found);
    if (!found || !inside) return found;
    if (isFrame(found)) {
      const { x: frameLeft, y: frameTop } = found.getBoundingClientRect();
      [left, top] = [left - frameLeft - found.clientLeft, top - frameTop - found.clientTop];
    }
    const deeper = inside.elementFromPoint(left, top);
    if (!deeper || deeper === found) return found;
    found = deeper;
  }
}

/** Where an element stands in the window, through the frames around it. */
export function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return box;
  const around = boxOf(frame);
  return new DOMRect(
    around.x + frame.clientLeft + box.x,
    around.y + frame.clientTop + box.y,
    box.width,
    box.height,
  );
}

function isFrame(element: Element): element is HTMLIFrameElement {
  return element.localName === 'iframe' || element.localName === 'frame';
}

function insideOf(page: Page, element: Element): Document | ShadowRoot | undefined {
  if (isFrame(element)) return element.contentDocument ?? undefined;
  return page.shadowRootOf(element) ?? undefined;
}
