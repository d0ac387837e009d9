/** Text to a small tree of elements with their namespaces resolved. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { err, ok } from '../result';
import type { Result } from '../result';
import type { QName } from './contract';
import { guardXml, MAX_ANSWER_PARTS } from './guard-xml';
import { XSI } from './soap-namespaces';
import { decodeXml } from './xml-text';

export interface XmlAttribute extends QName {
  readonly value: string;
}

export interface XmlElement extends QName {
  readonly children: readonly XmlElement[];
  /** Without the declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  /** What prefixes mean inside a value, e.g. in `type="q1:Result"`. */
  readonly scope: Scope;
  /** The element's own text: references decoded once, comments left out, spaces kept. */
  readonly text: string;
  /** `xsi:nil="true"`: the element stands for no value at all. */
  readonly nil: boolean;
}

/** Prefix to namespace URI; the empty prefix is the default namespace. */
export type Scope = ReadonlyMap<string, string>;

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** Genuine documents have about 10; each element that declares one copies them all. */
const MAX_PREFIXES = 64;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';
const ATTRIBUTE_PREFIX = '@_';

/**
 * The parser guesses nothing: no numbers (`007`), no trimming, no arrays for repeated names, no
 * prefixes cut off. References stay as they came, for it decodes unknown ones into themselves.
 */
const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE_PREFIX,
  textNodeName: TEXT,
  cdataPropName: CDATA,
});

/**
 * Reads one XML document strictly.
 *
 * @param text a decoded document, without a byte order mark.
 * @param maxParts see `guardXml`.
 * @returns the root element, or the technical reason why this is not one well-formed document.
 */
export function parseXml(text: string, maxParts = MAX_ANSWER_PARTS): Result<XmlElement, string> {
  const guarded = guardXml(text, maxParts);
  if (!guarded.ok) return guarded;
  try {
    const verdict = XMLValidator.validate(guarded.value);
    if (verdict !== true) return err(`it is not well-formed: ${verdict.err.msg}`);
    const nodes: unknown = parser.parse(guarded.value);
    const roots = readNodes(nodes, new Map([['xml', XML]])).children;
    const [root] = roots;
    return root !== undefined && roots.length === 1
      ? ok(root)
      : err(`it has ${roots.length} root elements`);
  } catch (problem) {
    // The parser throws on names such as `__proto__` and on more than 100 levels, we on prefixes.
    return err(`it is not readable: ${problem instanceof Error ? problem.message : 'unknown'}`);
  }
}

function readNodes(nodes: unknown, scope: Scope): Pick<XmlElement, 'children' | 'text'> {
  const children: XmlElement[] = [];
  let text = '';
  for (const node of asList(nodes)) {
    for (const [name, content] of Object.entries(asRecord(node))) {
      if (name === ATTRIBUTES) continue;
      if (name === TEXT) text += decodeXml(asText(content)) ?? '';
      else if (name === CDATA) text += rawText(content);
      else children.push(readElement(name, content, asRecord(node)[ATTRIBUTES], scope));
    }
  }
  return { children, text };
}

function readElement(name: string, content: unknown, found: unknown, outer: Scope): XmlElement {
  const written = Object.entries(asRecord(found)).map(
    ([key, value]) => [key.slice(ATTRIBUTE_PREFIX.length), attributeText(value)] as const,
  );
  const scope = openScope(written, outer);
  const attributes: XmlAttribute[] = [];
  const seen = new Set<string>();
  let nil = false;
  for (const [key, value] of written) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    // An attribute without a prefix is in no namespace, whatever the default is.
    const attribute = key.includes(':') ? resolve(key, scope) : { namespace: '', name: key };
    attributes.push({ ...attribute, value });
    const id = `{${attribute.namespace}}${attribute.name}`;
    if (seen.has(id)) throw new Error(`the attribute ${attribute.name} is repeated`);
    seen.add(id);
    if (id === `{${XSI}}nil`) nil = /^[ \t\r\n]*(?:true|1)[ \t\r\n]*$/.test(value);
  }
  return { ...resolve(name, scope), ...readNodes(content, scope), attributes, scope, nil };
}

function openScope(attributes: readonly (readonly [string, string])[], outer: Scope): Scope {
  if (!attributes.some(([key]) => key.startsWith('xmlns'))) return outer;
  const scope = new Map(outer);
  for (const [key, namespace] of attributes) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
    const prefix = key.slice('xmlns:'.length);
    const reserved = prefix === 'xml' || prefix === 'xmlns';
    const undone = prefix !== '' && namespace === '';
    if (reserved || undone || namespace === XML || namespace === XMLNS) {
      throw new Error(`the namespace declaration ${key} is not allowed`);
    }
    scope.set(prefix, namespace);
    if (scope.size > MAX_PREFIXES) throw new Error('it declares too many prefixes');
  }
  return scope;
}

function resolve(qualified: string, scope: Scope): QName {
  const colon = qualified.indexOf(':');
  const prefix = colon < 0 ? '' : qualified.slice(0, colon);
  const namespace = scope.get(prefix);
  if (namespace === undefined && prefix !== '') {
    throw new Error(`the prefix ${prefix} is not declared`);
  }
  return { namespace: namespace ?? '', name: qualified.slice(colon + 1) };
}

/** White space as written is a space each, as a reference it stays (XML 1.0, 3.3.3). */
function attributeText(value: unknown): string {
  return decodeXml(asText(value).replace(/[\t\n]/g, ' ')) ?? '';
}

function rawText(content: unknown): string {
  return asList(content)
    .map((node) => asText(asRecord(node)[TEXT]))
    .join('');
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** With these options the parser makes nothing but strings of text and attributes. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
