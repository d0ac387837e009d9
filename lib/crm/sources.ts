import { err, ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { ReadProblem } from './adapter';
import { findAll, isVisible, textOf } from './dom';
import { isForbidden } from './forbidden';
import { findByLabel } from './label';
import type { Page } from './page';
import { partOf } from './value';

export type Source = SiteRules['link']['to'][number];

/**
 * Reads what a source shows, untrimmed. Only visible elements count; where several of them say
 * different things, none is believed.
 */
export function readSource(page: Page, url: URL, source: Source): Result<string, ReadProblem> {
  if (typeof source !== 'string') {
    if (source.by === 'url') return found(decoded(partOf(url.href, source.pattern)));
    if (source.by === 'title') return found(partOf(page.document.title, source.pattern));
  }
  const elements = visibleElements(page, source);
  if (!elements.ok) return elements;
  return readElements(page, elements.value, attributeOf(source));
}

/** The visible elements a source points to; none for sources that are not in the page's body. */
export function visibleElements(
  page: Page,
  source: Source,
): Result<readonly Element[], 'not-a-selector'> {
  if (typeof source !== 'string' && source.by !== 'selector') {
    return ok(source.by === 'label' ? findByLabel(page, source.label).filter(isVisible) : []);
  }
  const all = findAll(page, typeof source === 'string' ? source : source.selector);
  return all.ok ? ok(all.value.filter(isVisible)) : all;
}

function attributeOf(source: Source): string | undefined {
  return typeof source !== 'string' && source.by === 'selector' ? source.attribute : undefined;
}

function readElements(
  page: Page,
  elements: readonly Element[],
  attribute: string | undefined,
): Result<string, ReadProblem> {
  // Before anything is read: one forbidden field among the matches spoils the selector.
  if (elements.some(isForbidden)) return err('forbidden');
  if (elements.length === 0) return err('not-found');
  if (elements.some(page.isBeingEdited)) return err('being-edited');
  let shown = '';
  for (const element of elements) {
    const text =
      attribute === undefined ? textOf(element) : (element.getAttribute(attribute) ?? '');
    if (text.trim() === '' || text.trim() === shown.trim()) continue;
    if (shown !== '') return err('ambiguous');
    shown = text;
  }
  return ok(shown);
}

function found(text: string | undefined): Result<string, ReadProblem> {
  return text === undefined ? err('not-found') : ok(text);
}

/** Addresses carry values encoded: `A%26B` is the account `A&B`. */
function decoded(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
