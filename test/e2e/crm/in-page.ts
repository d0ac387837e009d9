/** The adapters as they run in a page, for tests that look at pages without an extension. */
import type { RecordReading } from '../../../lib/crm/adapter';
import { shadowRoots } from '../../../lib/crm/dom';
import type { Page } from '../../../lib/crm/page';
import { adapterFor } from '../../../lib/crm/registry';
import type { SiteRules } from '../../../lib/messages';

/** What an adapter finds at one moment. */
export interface Sight {
  readonly record: string | undefined;
  readonly reading: RecordReading;
  readonly identity: string | undefined;
  /** What stands in the field for the link, or why there is none. */
  readonly link: string;
}

/** Stands in for the extension's way into closed shadow roots: see `rememberClosedRoots`. */
const closedRoots = (globalThis as { closedRoots?: WeakMap<Element, ShadowRoot> }).closedRoots;

const page: Page = {
  document,
  shadowRootOf: shadowRoots((host) => closedRoots?.get(host) ?? null),
  isBeingEdited: () => false,
};

export function look(rules: SiteRules): Sight {
  const adapter = adapterFor(rules);
  const url = new URL(document.location.href);
  const identity = adapter.readIdentity(page, url, rules);
  const link = adapter.findLinkField(page, rules);
  return {
    record: adapter.recordOf(page, url, rules),
    reading: adapter.readRecord(page, url, rules),
    identity: identity.ok ? identity.value : undefined,
    link: link.ok ? ((link.value as HTMLInputElement).value ?? '') : link.error,
  };
}

/** Whether a text stands anywhere in the page, seen or not. */
export function holds(text: string): boolean {
  return within(document).includes(text);
}

function within(root: ParentNode): string {
  // A document itself has no text.
  const whole: Node = 'documentElement' in root ? (root as Document).documentElement : root;
  let all = whole.textContent ?? '';
  for (const each of root.querySelectorAll('*')) {
    if ('value' in each && typeof each.value === 'string') all += ` ${each.value}`;
    const inner = page.shadowRootOf(each) ?? (each as HTMLIFrameElement).contentDocument;
    if (inner) all += within(inner);
  }
  return all;
}

/** All frames, those in shadow roots too. */
export function framesOf(root: ParentNode): HTMLIFrameElement[] {
  return [...root.querySelectorAll('*')].flatMap((each) => {
    if (each instanceof HTMLIFrameElement) return [each];
    const inner = page.shadowRootOf(each);
    return inner ? framesOf(inner) : [];
  });
}

/** Markup cannot be given closed shadow roots that anybody could open: these are hung by hand. */
export function hangShadowRoots(root: ParentNode): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[data-shadow]')) {
    const mode = template.dataset['shadow'] === 'closed' ? 'closed' : 'open';
    const inner = template.parentElement?.attachShadow({ mode });
    inner?.append(template.content);
    template.remove();
    if (inner) hangShadowRoots(inner);
  }
}
