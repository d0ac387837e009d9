import { err, ok, type Result } from '../result';
import type { SiteRules } from '../messages';
import type { ReadProblem } from './adapter';
import { fieldsWithin, findAll } from './find';
import { isForbidden, isSecretName } from './forbidden';
import { readJson } from './json';
import { findByLabel, type Named } from './label';
import type { Page } from './page';
import { textOf, textOfField } from './text';
import { decoded, partOf } from './value';
import { isVisible } from './visible';

export type Source = SiteRules['link']['to'][number];
type JsonSource = Extract<Source, { by: 'json' }>;

/** The part of a page that is read, and what is known of it. */
export interface Scope {
  readonly page: Page;
  readonly url: URL;
  /** Names the record that is shown. */
  readonly record: string;
  /** Nothing outside of these is looked at. */
  readonly roots: readonly ParentNode[];
  /** Selectors for where a field stands, by the CRM's own name of it, tried in order. */
  readonly fieldAt: (name: string) => readonly string[];
  /** Whether what nobody sees counts too: what is true of the whole page, whatever it shows. */
  readonly hiddenToo?: boolean;
}

/**
 * Reads what a source shows, untrimmed. Only visible elements count; where several of them say
 * different things, none is believed.
 */
export function readSource(scope: Scope, source: Source): Result<string, ReadProblem> {
  if (typeof source !== 'string') {
    if (source.by === 'url') return found(partOf(scope.url.href, source.pattern), decoded);
    if (source.by === 'title') return found(partOf(scope.page.document.title, source.pattern));
    if (source.by === 'json') return readJsonSource(scope, source);
  }
  const places = placesOf(scope, source);
  if (!places.ok) return places;
  const attribute =
    typeof source !== 'string' && source.by === 'selector' ? source.attribute : undefined;
  const isField = typeof source !== 'string' && source.by === 'field';
  return readPlaces(scope, places.value, ({ element, text }) => {
    if (text !== undefined) return text;
    if (attribute !== undefined) return element.getAttribute(attribute) ?? '';
    return isField ? textOfField(scope.page, element) : textOf(scope.page, element);
  });
}

/** The elements or texts a source points to; none for sources that are not in the page's body. */
export function placesOf(
  scope: Scope,
  source: Source,
): Result<readonly Named[], 'not-a-selector' | 'forbidden'> {
  const isShown = (element: Element) => scope.hiddenToo === true || isVisible(element);
  if (typeof source === 'string') return elementsAt(scope, source, isShown);
  switch (source.by) {
    case 'selector':
      if (isSecretName(source.attribute ?? '')) return err('forbidden');
      return elementsAt(scope, source.selector, isShown);
    case 'field':
      if (isSecretName(source.name)) return err('forbidden');
      return fieldNamed(scope, source.name, isShown);
    case 'label':
      if (isSecretName(source.label)) return err('forbidden');
      return ok(
        findByLabel(scope.page, source.label, scope.roots).filter(({ element }) =>
          isShown(element),
        ),
      );
    default:
      return ok([]);
  }
}

function elementsAt(
  { page, roots }: Scope,
  selector: string,
  isShown: (element: Element) => boolean,
): Result<readonly Named[], 'not-a-selector'> {
  const elements = findAll(page, selector, roots);
  if (!elements.ok) return elements;
  return ok(elements.value.filter(isShown).map((element) => ({ element })));
}

function fieldNamed(
  scope: Scope,
  name: string,
  isShown: (element: Element) => boolean,
): Result<readonly Named[], 'not-a-selector'> {
  for (const selector of scope.fieldAt(name)) {
    const places = elementsAt(scope, selector, isShown);
    if (!places.ok) return places;
    if (places.value.length === 0) continue;
    const fields = places.value.flatMap(({ element }) => fieldsWithin(scope.page, element));
    return ok([...new Set(fields)].map((element) => ({ element })));
  }
  return ok([]);
}

function readPlaces(
  { page }: Scope,
  places: readonly Named[],
  read: (place: Named) => string,
): Result<string, ReadProblem> {
  // Before anything is read: one forbidden field among the matches spoils the source.
  if (places.some(({ element }) => isForbidden(element))) return err('forbidden');
  if (places.length === 0) return err('not-found');
  if (places.some(({ element }) => page.isBeingEdited(element))) return err('being-edited');
  let shown = '';
  for (const place of places) {
    const text = read(place);
    if (text.trim() === '' || text.trim() === shown.trim()) continue;
    if (shown !== '') return err('ambiguous');
    shown = text;
  }
  return ok(shown);
}

/** The JSON that was read from each element, and the record that was shown when it first was. */
const firstSeen = new WeakMap<Element, { readonly json: string; readonly record: string }>();

/**
 * A page that goes from record to record without a load often leaves the JSON it was loaded with as
 * it was. So what was seen under another record before is not believed to be about this one.
 */
function readJsonSource(scope: Scope, source: JsonSource): Result<string, ReadProblem> {
  const { selector, path } = source;
  if (path.split('.').some(isSecretName)) return err('forbidden');
  // It is the page's and not the record's, so it stands wherever the page puts it.
  const elements = findAll(scope.page, selector);
  if (!elements.ok) return elements;
  if (elements.value.some(isForbidden)) return err('forbidden');
  const read = elements.value.map((each) => readJsonOf(each, scope, source));
  const values = new Set(read.flatMap((each) => (each.ok ? [each.value] : [])));
  if (values.size > 1) return err('ambiguous');
  return read.find(({ ok }) => ok) ?? read[0] ?? err('not-found');
}

function readJsonOf(
  element: Element,
  { record, hiddenToo }: Scope,
  { attribute, path }: JsonSource,
): Result<string, ReadProblem> {
  const json = attribute === undefined ? element.textContent : element.getAttribute(attribute);
  const before = firstSeen.get(element);
  if (before?.json !== json) firstSeen.set(element, { json: json ?? '', record });
  else if (before.record !== record && !hiddenToo) return err('not-found');
  return readJson(json ?? '', path);
}

function found(
  text: string | undefined,
  read = (part: string) => part,
): Result<string, ReadProblem> {
  return text === undefined ? err('not-found') : ok(read(text));
}
