import type { FromPickerMessage, PickerStep, ToPickerMessage } from '../../picker-messages';
import { isForbidden } from '../forbidden';
import type { Page } from '../page';
import { isTextField } from '../text-field';
import type { Source } from '../sources';
import { boxOf, elementAt } from './everything';
import { nameOfField } from './naming';
import { createOverlay } from './overlay';
import { fieldsNamed, placesShowing, valueIn } from './places';
import { proposeField, proposeValue, readBy } from './propose';
import { PICKER_WORDS, placeFound, readHere, STEPS } from './words';

/** How often it is looked whether the page went to another record, ms: no event tells of every route. */
const LOOK_EVERY_MS = 500;

export interface Picker {
  take(message: ToPickerMessage): void;
  /** Takes everything out of the page again. */
  remove(): void;
}

/**
 * Asks a person to point at things in a page, and says how they can be found again. It decides
 * nothing and keeps nothing: what was picked, and what comes next, the options page knows.
 */
export function createPicker(whole: Page, tell: (message: FromPickerMessage) => void): Picker {
  const { document } = whole;
  // What stands in the panel is no part of the page, least of all what is typed there.
  const page: Page = {
    ...whole,
    shadowRootOf: (host) => (overlay.isPanel(host) ? null : whole.shadowRootOf(host)),
  };
  let step: PickerStep = 'value';
  let sources: readonly Source[] = [];
  let typed = '';
  /** What was found by typing or pointing, and which of it is marked. */
  let found: readonly Element[] = [];
  let at = 0;

  const overlay = createOverlay(document, {
    typed(text) {
      typed = text;
      findTyped();
    },
    stepped(by) {
      if (found.length > 0) choose((at + by + found.length) % found.length);
    },
    entered: takeChosen,
    escaped: () => {
      tell({ type: 'cancelled' });
    },
    pointed(x, y) {
      const element = under(x, y);
      overlay.mark(element && boxOf(element));
    },
    clicked(x, y) {
      const element = under(x, y);
      if (!element) return;
      find([element]);
      takeChosen();
    },
  });
  const looking = setInterval(lookAgain, LOOK_EVERY_MS);

  function under(x: number, y: number): Element | undefined {
    overlay.cover(false);
    const element = elementAt(page, x, y);
    overlay.cover(true);
    return overlay.isPanel(element) ? undefined : element;
  }

  function findTyped(): void {
    find(step === 'link' ? fieldsNamed(page, typed) : placesShowing(page, typed));
  }

  function find(elements: readonly Element[]): void {
    found = elements;
    overlay.mark();
    if (elements.length === 0) overlay.say(PICKER_WORDS.notFound);
    else choose(0);
  }

  function choose(index: number): void {
    at = index;
    const element = found[index];
    if (!element) return;
    element.scrollIntoView({ block: 'nearest' });
    overlay.mark(boxOf(element));
    overlay.say(placeFound(index + 1, found.length, whatIs(element)));
  }

  function whatIs(element: Element): string {
    return step === 'link' ? nameOfField(element) || element.localName : valueIn(page, element);
  }

  function takeChosen(): void {
    const element = found[at];
    if (!element) {
      overlay.say(PICKER_WORDS.notFound);
      return;
    }
    if (isForbidden(element)) overlay.say(PICKER_WORDS.forbidden);
    else if (step === 'link') takeField(element);
    else takeValue(element);
  }

  function takeValue(element: Element): void {
    const value = valueIn(page, element);
    if (value === '') {
      overlay.say(PICKER_WORDS.nothingThere);
      return;
    }
    const proposals = proposeValue(page, here(), element, value);
    if (proposals.length === 0) overlay.say(PICKER_WORDS.noWay);
    else tell({ type: 'picked', value, proposals });
  }

  function takeField(element: Element): void {
    if (!isTextField(element)) {
      overlay.say(PICKER_WORDS.noField);
      return;
    }
    const proposals = proposeField(page, element);
    if (proposals.length === 0) overlay.say(PICKER_WORDS.noWay);
    else tell({ type: 'picked', value: nameOfField(element).slice(0, 400), proposals });
  }

  function here(): URL {
    return new URL(document.location.href);
  }

  function read(): void {
    const address = document.location.href;
    const values = sources.map((source) => readBy(page, here(), source));
    tell({ type: 'read', address, values });
    const first = values.find((value) => value !== null);
    overlay.say(first == null ? PICKER_WORDS.readNothing : readHere(first));
  }

  /** Pages show another record before its values are there: so it is read until nothing changes. */
  let lastRead = '';
  function lookAgain(): void {
    if (step !== 'compare') {
      // A page may show what was typed only later.
      if (typed !== '' && found.length === 0) findTyped();
      return;
    }
    const now = JSON.stringify([
      document.location.href,
      ...sources.map((source) => readBy(page, here(), source)),
    ]);
    if (now !== lastRead) read();
    lastRead = now;
  }

  function show(): void {
    const { cancel, done, none, readAgain, take } = PICKER_WORDS;
    const cancelled = {
      name: cancel,
      press: () => {
        tell({ type: 'cancelled' });
      },
    };
    const buttons = {
      value: [{ name: take, press: takeChosen }, cancelled],
      link: [
        { name: take, press: takeChosen },
        {
          name: none,
          press: () => {
            tell({ type: 'skipped' });
          },
        },
        cancelled,
      ],
      compare: [
        {
          name: done,
          press: () => {
            tell({ type: 'done' });
          },
        },
        { name: readAgain, press: read },
        cancelled,
      ],
    };
    overlay.show(STEPS[step], buttons[step]);
    overlay.cover(step !== 'compare');
  }

  return {
    take(message) {
      ({ step, sources } = message);
      [found, typed] = [[], ''];
      lastRead = '';
      overlay.mark();
      show();
      lookAgain();
    },
    remove() {
      clearInterval(looking);
      overlay.remove();
    },
  };
}
