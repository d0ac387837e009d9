/**
 * Whether a person could see an element. Consoles keep the records of earlier calls in panels that
 * are hidden in one of many ways, and the number of an earlier customer must never be read.
 */

/** What has no box of its own: whether it counts is its parent's matter. */
const WITHOUT_BOX =
  'head, head *, script, template, option, optgroup, datalist, input[type="hidden" i]';

/** Visible by style, within what can be scrolled to, in a selected tab, in frames that are too. */
export function isVisible(element: Element): boolean {
  let each: Element | null | undefined = element;
  while (each) {
    const boxed = withBox(each);
    if (!isRendered(boxed) || !isReachable(boxed) || !isInSelectedTab(boxed)) return false;
    each = each.ownerDocument.defaultView?.frameElement;
  }
  return true;
}

/** Visible by style alone. Cheaper, and enough for what is inside of something visible. */
export function isRendered(element: Element): boolean {
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
    // Such an element has no box, but what is in it has.
    (styleOf(element)?.display === 'contents' && isRendered(withBox(element)))
  );
}

/** Text for screen readers, drawn together to a dot: usually words about what stands beside it. */
export function isForEarsOnly(element: Element): boolean {
  const style = styleOf(element);
  if (style?.position !== 'absolute' || !CLIPPED.test(style.overflowX)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width <= 1 && height <= 1;
}

export function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element);
}

/** The element around this one as the browser draws it: through slots and out of shadow roots. */
function around(element: Element): Element | null {
  const outer = element.assignedSlot ?? element.parentElement;
  if (outer) return outer;
  const root = element.getRootNode();
  return 'host' in root ? (root.host as Element) : null;
}

function withBox(element: Element): Element {
  let each = element;
  while (each.matches(WITHOUT_BOX) || styleOf(each)?.display === 'contents') {
    const outer = around(each);
    if (!outer) break;
    each = outer;
  }
  return each;
}

const CLIPPED = /hidden|clip/;

/** Whether scrolling, or nothing at all, would bring it on the screen. */
function isReachable(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  if (!view || box.width === 0 || box.height === 0) return true;
  const { scrollingElement } = element.ownerDocument;
  let { position } = view.getComputedStyle(element);
  let [scrolledX, scrolledY] = [view.scrollX, view.scrollY];
  for (let each = around(element); each && position !== 'fixed'; each = around(each)) {
    if (each === scrollingElement || each.localName === 'body') continue;
    const style = view.getComputedStyle(each);
    // What is placed absolutely belongs to the next placed element, not to what is in between.
    const isPassedOver =
      position === 'absolute' && style.position === 'static' && style.transform === 'none';
    if (isPassedOver) continue;
    if (cutsOff(each, style, box)) return false;
    ({ position } = style);
    scrolledX += each.scrollLeft;
    scrolledY += each.scrollTop;
  }
  if (position === 'fixed') [scrolledX, scrolledY] = [0, 0];
  // Nobody can scroll to the left of where a page begins, or above it.
  const isLeftOfAll =
    box.right + scrolledX <= 0 && view.getComputedStyle(element).direction !== 'rtl';
  return !isLeftOfAll && box.bottom + scrolledY > 0;
}

/** Whether an element hides what is at `box`: folded up to nothing, or pushed aside out of it. */
function cutsOff(element: Element, style: CSSStyleDeclaration, box: DOMRect): boolean {
  const [cutsX, cutsY] = [CLIPPED.test(style.overflowX), CLIPPED.test(style.overflowY)];
  if (!cutsX && !cutsY) return false;
  const window = element.getBoundingClientRect();
  if ((cutsX && window.width < 1) || (cutsY && window.height < 1)) return true;
  // Downwards, scripts may scroll it into view; a line that ends in dots is only too short.
  const isBeside = box.right <= window.left || box.left >= window.right;
  return cutsX && isBeside && style.textOverflow !== 'ellipsis';
}

/** A panel may lie below another one and look as visible; then only its tab says which is in front. */
function isInSelectedTab(element: Element): boolean {
  let panel = element.closest('[role="tabpanel"]');
  while (panel) {
    if (panel.getAttribute('aria-hidden') === 'true') return false;
    const [id = ''] = (panel.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const tab = (panel.getRootNode() as Document | ShadowRoot).getElementById(id);
    const tabs = tab?.closest('[role="tablist"]');
    const otherIsSelected =
      tab?.getAttribute('aria-selected') === 'false' &&
      tabs?.querySelector('[aria-selected="true"]');
    if (otherIsSelected) return false;
    panel = panel.parentElement?.closest('[role="tabpanel"]') ?? null;
  }
  return true;
}
