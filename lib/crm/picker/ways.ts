import type { Proposal } from '../../picker-messages';
import { FIELD_NAMES, TEST_IDS } from '../custom';
import { labelsOf } from './naming';

/** How far up a name may stand, in elements. */
const UP = 3;

/** Names a person gave: no numbers of records in them, and none that a build tool made. */
const GIVEN_NAME = /^[A-Za-z][A-Za-z]*(?:[-_.:]{1,2}[A-Za-z]+|[A-Z]?[a-z]+|_c|\d{1,2}(?!\d))*$/;
const MADE_BY_TOOL =
  /^(css|sc|jss|svelte|ng|_ng\w*|emotion|makeStyles|Mui\w+|ember|radix|react|headlessui)[-_:]/;
const LONGEST_NAME = 60;

/** Ways that may lead to an element, the most trusted first. Not tried yet. */
export function waysTo(element: Element): Proposal[] {
  const within = (selector: string) => (isShutOff(element) ? `>>> ${selector}` : selector);
  const near = nearest(element);
  return [
    ...near.flatMap((each) =>
      namesIn(each, FIELD_NAMES).map(([, name]): Proposal => {
        return { source: { by: 'field', name }, trust: 'field' };
      }),
    ),
    ...near.flatMap((each, up) =>
      namesIn(each, TEST_IDS).map(([attribute, name]): Proposal => {
        const selector = `[${attribute}="${CSS.escape(name)}"]`;
        return { source: within(down(selector, element, up)), trust: 'test-id' };
      }),
    ),
    ...near.flatMap((each, up): Proposal[] =>
      isGiven(each.id)
        ? [{ source: within(down(`#${CSS.escape(each.id)}`, element, up)), trust: 'id' }]
        : [],
    ),
    ...labelsOf(element).map((label): Proposal => ({
      source: { by: 'label', label },
      trust: 'label',
    })),
    ...near.flatMap((each, up) =>
      [...each.classList].filter(isGiven).map((name): Proposal => {
        return { source: within(down(`.${CSS.escape(name)}`, element, up)), trust: 'class' };
      }),
    ),
    { source: within(pathTo(element)), trust: 'place' },
  ];
}

/** A value in the address: what stands before it there says which part it is. */
export function waysByAddress(url: URL, value: string): Proposal[] {
  const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const proposals: Proposal[] = [];
  const add = (pattern: string) =>
    proposals.push({ source: { by: 'url', pattern }, trust: 'address' });
  const wanted = encodeURIComponent(value);
  const parts = url.href.slice(url.origin.length).split(/(?=[/?&#=])/);
  parts.forEach((part, index) => {
    const before = parts[index - 1] ?? '';
    if (part.slice(1) !== wanted && decoded(part.slice(1)) !== value) return;
    if (part.startsWith('=') && before !== '') add(`[?&#]${quoted(before.slice(1))}=([^&#]+)`);
    if (part.startsWith('/') && isGiven(before.slice(1))) add(`${quoted(before)}/([^/?#]+)`);
  });
  return proposals;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isShutOff(element: Element): boolean {
  return element.getRootNode() !== window.document;
}

/** The element and those around it that hold nothing else. */
function nearest(element: Element): Element[] {
  const near = [element];
  for (let each = element.parentElement; each && near.length <= UP; each = each.parentElement) {
    if (each.childElementCount > 2) break;
    near.push(each);
  }
  return near;
}

function namesIn(element: Element, attributes: readonly string[]): [string, string][] {
  return attributes.flatMap((attribute): [string, string][] => {
    const name = element.getAttribute(attribute) ?? '';
    return isGiven(name) ? [[attribute, name]] : [];
  });
}

function isGiven(name: string): boolean {
  return name.length <= LONGEST_NAME && GIVEN_NAME.test(name) && !MADE_BY_TOOL.test(name);
}

/** From something around the element down to it. */
function down(selector: string, element: Element, up: number): string {
  return up === 0 ? selector : `${selector} ${element.localName}`;
}

/** Where it stands, for want of anything better: from the nearest thing with a name of its own. */
function pathTo(element: Element): string {
  const steps: string[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (each !== element && isGiven(each.id))
      return [`#${CSS.escape(each.id)}`, ...steps].join(' > ');
    steps.unshift(stepOf(each));
    if (each.localName === 'main' || each.localName === 'body') break;
  }
  return steps.join(' > ');
}

function stepOf(element: Element): string {
  const { localName, parentElement } = element;
  const alike = [...(parentElement?.children ?? [])].filter((each) => each.localName === localName);
  return alike.length > 1 ? `${localName}:nth-of-type(${alike.indexOf(element) + 1})` : localName;
}
