/** What a person sees of the picker: a small panel, and a frame around what is chosen. */
import { language } from '../../words';

/** The panel's words for one step. */
export interface PanelWords {
  readonly title: string;
  readonly help: string;
  /** What is typed to find a place; absent: nothing is. */
  readonly field?: string;
}

export interface PanelButton {
  readonly name: string;
  readonly press: () => void;
}

export interface Overlay {
  /** Shows a step. The focus goes to the field, or to the first button. */
  show(words: PanelWords, buttons: readonly PanelButton[]): void;
  /** Says what is found, for eyes and ears. */
  say(text: string): void;
  /** Draws the frame; nowhere, without a box. */
  mark(box?: DOMRect): void;
  /** Whether an element is the panel itself. */
  isPanel(element: Element | undefined): boolean;
  /** Lets clicks through to the page, or keeps them for the picker. */
  cover(isCovered: boolean): void;
  remove(): void;
}

export interface OverlayHears {
  readonly typed: (text: string) => void;
  /** A step through the places found: 1 to the next, -1 to the one before. */
  readonly stepped: (by: 1 | -1) => void;
  readonly entered: () => void;
  readonly escaped: () => void;
  readonly pointed: (x: number, y: number) => void;
  readonly clicked: (x: number, y: number) => void;
}

const TOP = '2147483647';
/**
 * In the colours the person's system asks for. Browsers that do not know the second form yet
 * (Chromium before version 123) keep the first.
 */
const lightOrDark = (property: string, light: string, dark: string): string =>
  `${property}: ${light}; ${property}: light-dark(${light}, ${dark});`;
const PAGE = lightOrDark('background-color', '#fff', '#1b1d24');
const FONT = '14px/1.45 system-ui, sans-serif';
const STYLE = {
  host: 'all: initial; position: fixed; inset: 0; pointer-events: none;',
  cover: 'position: fixed; inset: 0; cursor: crosshair;',
  frame:
    'position: fixed; display: none; pointer-events: none; box-sizing: border-box; border: 3px solid #3b48c8; border-radius: 4px; outline: 2px solid #fff;',
  panel: `position: fixed; right: 16px; bottom: 16px; width: 320px; max-width: calc(100vw - 32px); box-sizing: border-box; padding: 16px; border: 1px solid #8a8fa3; border-radius: 10px; color-scheme: light dark; ${PAGE} ${lightOrDark('color', '#16181d', '#eceef4')} box-shadow: 0 8px 30px rgb(0 0 0 / 25%); pointer-events: auto; font: ${FONT};`,
  title: 'margin: 0 0 4px; font: 600 15px/1.4 system-ui, sans-serif;',
  help: 'margin: 0 0 10px;',
  label: 'display: block; margin-bottom: 4px; font-weight: 600;',
  input: `width: 100%; box-sizing: border-box; padding: 7px 9px; border: 1px solid #6b7085; border-radius: 6px; ${PAGE} color: inherit; font: ${FONT};`,
  status: 'min-height: 40px; margin: 8px 0;',
  buttons: 'display: flex; flex-wrap: wrap; gap: 8px;',
  button: `min-height: 34px; padding: 5px 12px; border: 1px solid #6b7085; border-radius: 6px; ${PAGE} color: inherit; cursor: pointer; font: 600 ${FONT};`,
  first: 'border-color: #3443c4; background-color: #3443c4; color: #fff;',
} as const;

/**
 * Puts the panel into a page, in a shadow root that the page cannot look into. Styles are set on the
 * elements, which no content security policy of the page forbids.
 */
export function createOverlay(document: Document, hears: OverlayHears): Overlay {
  const host = styled(document.createElement('div'), `${STYLE.host} z-index: ${TOP};`);
  const root = host.attachShadow({ mode: 'closed' });
  const cover = styled(document.createElement('div'), STYLE.cover);
  const frame = styled(document.createElement('div'), STYLE.frame);
  const panel = styled(document.createElement('div'), STYLE.panel);
  panel.setAttribute('role', 'dialog');
  // The page around it may be in another language.
  panel.lang = language();
  const title = styled(document.createElement('h2'), STYLE.title);
  const help = styled(document.createElement('p'), STYLE.help);
  const label = styled(document.createElement('label'), STYLE.label);
  const input = styled(document.createElement('input'), STYLE.input);
  const status = styled(document.createElement('p'), STYLE.status);
  const buttonRow = styled(document.createElement('div'), STYLE.buttons);
  title.id = 'title';
  panel.setAttribute('aria-labelledby', title.id);
  input.id = 'typed';
  input.autocomplete = 'off';
  label.htmlFor = input.id;
  status.setAttribute('role', 'status');
  panel.append(title, help, label, input, status, buttonRow);
  root.append(cover, frame, panel);

  cover.addEventListener('mousemove', ({ clientX, clientY }) => {
    hears.pointed(clientX, clientY);
  });
  cover.addEventListener('click', ({ clientX, clientY }) => {
    hears.clicked(clientX, clientY);
  });
  input.addEventListener('input', () => {
    hears.typed(input.value);
  });
  // The page's own keys must hear nothing of what is typed here.
  for (const type of ['keydown', 'keyup', 'keypress'] as const) {
    panel.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hears.escaped();
    if (event.target !== input) return;
    if (event.key === 'Enter') hears.entered();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      hears.stepped(event.key === 'ArrowDown' ? 1 : -1);
    }
  });
  document.documentElement.append(host);

  return {
    show(words, buttons) {
      title.textContent = words.title;
      help.textContent = words.help;
      const isAsking = words.field !== undefined;
      label.textContent = words.field ?? '';
      label.style.display = isAsking ? 'block' : 'none';
      input.style.display = isAsking ? 'block' : 'none';
      input.value = '';
      status.textContent = '';
      const made = buttons.map(({ name, press }, index) => {
        const style = index === 0 ? `${STYLE.button} ${STYLE.first}` : STYLE.button;
        const button = styled(document.createElement('button'), style);
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', press);
        return button;
      });
      buttonRow.replaceChildren(...made);
      (isAsking ? input : made[0])?.focus();
    },
    say(text) {
      if (status.textContent !== text) status.textContent = text;
    },
    mark(box) {
      frame.style.display = box ? 'block' : 'none';
      if (!box) return;
      Object.assign(frame.style, {
        left: `${box.x - 4}px`,
        top: `${box.y - 4}px`,
        width: `${box.width + 8}px`,
        height: `${box.height + 8}px`,
      });
    },
    isPanel: (element) => element === host,
    cover(isCovered) {
      cover.style.pointerEvents = isCovered ? 'auto' : 'none';
    },
    remove() {
      host.remove();
    },
  };
}

function styled<E extends HTMLElement>(element: E, style: string): E {
  element.style.cssText = style;
  return element;
}
