import { focusedIn, hasCaret, isEditableText, isInput, isSelect, isTextArea } from './dom';
import type { Page } from './page';

/** Knows which field the agent is changing. */
export interface Caret {
  /** Begins to listen. Repeating it changes nothing. */
  start(page: Page): void;
  /** Stops listening and forgets. Repeating it changes nothing. */
  stop(): void;
  /** Whether the agent has typed into this field and not left it yet. */
  isEditing(element: Element, page: Page): boolean;
  /** Whether the agent has typed into a field, whichever, and not left it yet. */
  isTyping(): boolean;
  /** Does something to the page's fields that is not the agent's doing. */
  quietly(act: () => void): void;
}

/**
 * A field that merely has the focus (records often open with one) is read; from the first key on
 * it is not, until it is left. Typing inside a frame is not heard here, so there the focus decides.
 */
export function createCaret(document: Document): Caret {
  let typedInto: EventTarget | undefined;
  let isOurs = false;
  let listening: AbortController | undefined;

  return {
    start(page) {
      if (listening) return;
      listening = new AbortController();
      const options = { capture: true, signal: listening.signal };
      const typed = (event: Event) => {
        if (!isOurs) typedInto = event.composedPath()[0];
      };
      const left = () => {
        if (!isOurs) typedInto = undefined;
      };
      document.addEventListener('input', typed, options);
      document.addEventListener('focusout', left, options);
      typedInto = typedBefore(page);
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
    isTyping: () => typedInto !== undefined,
    quietly(act) {
      isOurs = true;
      act();
      isOurs = false;
    },
  };
}

/**
 * Put into a page that the agent has worked in before (the extension was updated meanwhile), a
 * script cannot know whether what stands in the focused field is half typed: so it is.
 */
function typedBefore(page: Page): Element | undefined {
  const { navigator } = page.document.defaultView ?? {};
  if (!navigator?.userActivation?.hasBeenActive) return undefined;
  return focusedText(page);
}

/** The field or editable text that has the keyboard, if one has. */
export function focusedText(page: Page): Element | undefined {
  const focused = focusedIn(page.document, page);
  if (!focused) return undefined;
  const takesText =
    isInput(focused) || isTextArea(focused) || isSelect(focused) || isEditableText(focused);
  // What has the focus in a frame is not heard here.
  return takesText || focused.localName === 'iframe' ? focused : undefined;
}

function hosts(host: Node, element: Element): boolean {
  let root = element.getRootNode();
  while ('host' in root) {
    if (root.host === host) return true;
    root = (root.host as Element).getRootNode();
  }
  return false;
}
