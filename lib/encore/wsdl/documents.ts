/** A WSDL and everything it imports. */
import { err } from '../../result';
import type { Result } from '../../result';
import { XSD } from '../soap-namespaces';
import { parseXml } from '../xml-tree';
import type { XmlElement } from '../xml-tree';
import { attribute, childrenOf, WSDL } from './names';

/** Nodes of a 300 KB WSDL with room to spare; the parser takes about 0.2 s for as many. */
const MAX_TOKENS = 30_000;
/** WCF publishes 4 or 5 documents. */
const MAX_DOCUMENTS = 40;

/** A schema together with the namespace of what it declares. */
export interface SchemaDocument {
  readonly schema: XmlElement;
  readonly namespace: string;
}

/** A document that was imported but cannot be read. */
export interface UnreadDocument {
  readonly location: string;
  /** The technical reason. */
  readonly reason: string;
}

export interface Documents {
  /** `wsdl:definitions`, the main one first. */
  readonly definitions: readonly XmlElement[];
  readonly schemas: readonly SchemaDocument[];
  readonly unread: readonly UnreadDocument[];
}

interface Import {
  readonly location: string;
  /** The document the location stands in. */
  readonly base: string | undefined;
  /** What an included schema without a namespace of its own takes on; empty for an import. */
  readonly namespace: string;
}

interface Collection {
  readonly definitions: XmlElement[];
  readonly schemas: SchemaDocument[];
  readonly unread: UnreadDocument[];
  readonly queue: Import[];
}

/**
 * Collects the documents, each once, however they import each other. It asks for one document at a
 * time by yielding its URL, and is given its text or the reason why there is none: so that the same
 * walk serves a text that stands alone and a service that is asked over the network.
 *
 * @param main the root of the first document.
 * @param url where that came from; imports lead to no other origin, whatever they say. Without it
 * nothing can be asked for, and every import counts as unread.
 */
export function* collectDocuments(
  main: XmlElement,
  url: string | undefined,
): Generator<string, Documents, Result<string, string>> {
  const found: Collection = { definitions: [], schemas: [], unread: [], queue: [] };
  const visited = new Set(url === undefined ? [] : [url]);
  visit(found, main, url, '');
  for (let next = found.queue.shift(); next !== undefined; next = found.queue.shift()) {
    const { location, base, namespace } = next;
    const target = base === undefined ? location : onOrigin(location, base);
    // A schema without a namespace is another one for each that includes it.
    const key = `${target ?? location} ${namespace}`.trimEnd();
    if (visited.has(key) || visited.has(target ?? location)) continue;
    visited.add(key);
    const text = yield* askFor(target, base, visited.size);
    const parsed = text.ok ? parseDocument(text.value) : text;
    const fault = parsed.ok ? visit(found, parsed.value, target, namespace) : parsed.error;
    if (fault !== undefined) found.unread.push({ location: cap(location), reason: cap(fault) });
  }
  return found;
}

/** Takes in one document. Returns what is wrong with it, if anything is. */
function visit(
  found: Collection,
  root: XmlElement,
  base: string | undefined,
  outer: string,
): string | undefined {
  if (root.namespace === XSD && root.name === 'schema') {
    visitSchema(found, root, base, outer);
    return undefined;
  }
  if (!isDefinitions(root)) return 'it is neither a WSDL nor a schema';
  found.definitions.push(root);
  for (const link of childrenOf(root, WSDL, 'import')) {
    const location = attribute(link, 'location');
    if (location !== undefined) found.queue.push({ location, base, namespace: '' });
  }
  for (const types of childrenOf(root, WSDL, 'types')) {
    for (const schema of childrenOf(types, XSD, 'schema')) visitSchema(found, schema, base, '');
  }
  return undefined;
}

function visitSchema(
  found: Collection,
  schema: XmlElement,
  base: string | undefined,
  outer: string,
): void {
  const namespace = attribute(schema, 'targetNamespace') ?? outer;
  found.schemas.push({ schema, namespace });
  for (const kind of ['import', 'include', 'redefine', 'override']) {
    for (const link of childrenOf(schema, XSD, kind)) {
      const location = attribute(link, 'schemaLocation');
      if (location === undefined) continue;
      found.queue.push({ location, base, namespace: kind === 'import' ? '' : namespace });
    }
  }
}

function* askFor(
  url: string | undefined,
  base: string | undefined,
  count: number,
): Generator<string, Result<string, string>, Result<string, string>> {
  if (base === undefined) return err('it is not part of this text');
  if (url === undefined) return err('it is no web address');
  if (count > MAX_DOCUMENTS) return err(`there are more than ${MAX_DOCUMENTS} documents`);
  return yield url;
}

/**
 * Where an import leads: its path and query, on the origin of the document that names it. Services
 * publish their own host name and scheme, which is often not the one that reaches them.
 */
function onOrigin(location: string, base: string): string | undefined {
  try {
    const { protocol, pathname, search } = new URL(location, base);
    if (protocol !== 'http:' && protocol !== 'https:') return undefined;
    return new URL(base).origin + pathname + search;
  } catch {
    return undefined;
  }
}

/** Parses one WSDL or schema, with the same strictness as an answer but a higher limit. */
export function parseDocument(text: string): Result<XmlElement, string> {
  try {
    const parsed = parseXml(text, MAX_TOKENS);
    return parsed.ok ? parsed : err(cap(parsed.error));
  } catch {
    return err('it is too large to be read');
  }
}

export function isDefinitions({ namespace, name }: XmlElement): boolean {
  return namespace === WSDL && name === 'definitions';
}

/** Foreign text is shown to people: a line of it is enough. */
function cap(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
