import { hasCaret } from './dom';
import type { Page } from './page';

/** Knows which field the agent is changing. */
export interface Caret {
  /** Begins to listen. Repeating it changes nothing. */
  start(): void;
  /** Stops listening and forgets. Repeating it changes nothing. */
  stop(): void;
  /** Whether the agent has typed into this field and not left it yet. */
  isEditing(element: Element, page: Page): boolean;
}

/**
 * A field that merely has the focus (records often open with one) is read; from the first key on
 * it is not, until it is left. Typing inside a frame is not heard here, so there the focus decides.
 */
export function createCaret(document: Document): Caret {
  let typedInto: EventTarget | undefined;
  let listening: AbortController | undefined;

  return {
    start() {
      if (listening) return;
      listening = new AbortController();
      const options = { capture: true, signal: listening.signal };
      const typed = (event: Event) => {
        typedInto = event.composedPath()[0];
      };
      const left = () => {
        typedInto = undefined;
      };
      document.addEventListener('input', typed, options);
      document.addEventListener('focusout', left, options);
    },
    stop() {
      listening?.abort();
      listening = undefined;
      typedInto = undefined;
    },
    isEditing(element, page) {
      if (!hasCaret(element, page)) return false;
      if (element.ownerDocument !== document) return true;
      // From outside a closed shadow root only the root's host is seen to be typed into.
      return (
        typedInto instanceof Node && (element.contains(typedInto) || hosts(typedInto, element))
      );
    },
  };
}

function hosts(host: Node, element: Element): boolean {
  let root = element.getRootNode();
  while ('host' in root) {
    if (root.host === host) return true;
    root = (root.host as Element).getRootNode();
  }
  return false;
}
