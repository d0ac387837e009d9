/**
 * Reads a SOAP request as WCF reads it: what is wrong before the Body is a bad request, what
 * is wrong inside it a failed deserialization. Uses saxes, a strict parser with namespaces.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';

const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Its own text and CDATA, untrimmed. */
  text: string;
  readonly nil: boolean;
  /** A header that must be understood. */
  readonly mustUnderstand: boolean;
  readonly children: XmlElement[];
}

export interface Envelope {
  readonly headers: readonly XmlElement[];
  /** The Body's first element. */
  readonly content: XmlElement | undefined;
  /** The XML broke off or broke its own rules after the Body had begun. */
  readonly broken: boolean;
}

/**
 * Reads the text of a request. `undefined` when there is no envelope with a Body in it: not XML,
 * a DTD, another root, another SOAP version.
 * @param soap the namespace of the SOAP version
 */
export function readEnvelope(text: string, soap: string): Envelope | undefined {
  const path: XmlElement[] = [];
  let root: XmlElement | undefined;
  let broken = false;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a DTD');
  });
  parser.on('opentag', (tag) => {
    const element = elementFrom(tag, soap);
    path.at(-1)?.children.push(element);
    root ??= element;
    path.push(element);
  });
  parser.on('closetag', () => path.pop());
  const addText = (chunk: string): void => {
    const current = path.at(-1);
    if (current !== undefined) current.text += chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text).close();
  } catch {
    broken = true;
  }
  return envelopeFrom(root, soap, broken);
}

function envelopeFrom(
  root: XmlElement | undefined,
  soap: string,
  broken: boolean,
): Envelope | undefined {
  if (root?.name !== 'Envelope' || root.namespace !== soap) return undefined;
  const part = (name: string): XmlElement | undefined =>
    root.children.find((child) => child.name === name && child.namespace === soap);
  const body = part('Body');
  if (body === undefined) return undefined;
  return { headers: part('Header')?.children ?? [], content: body.children[0], broken };
}

function elementFrom(tag: SaxesTagNS, soap: string): XmlElement {
  const attribute = (namespace: string, name: string): string | undefined =>
    Object.values(tag.attributes).find(({ uri, local }) => uri === namespace && local === name)
      ?.value;
  const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';
  return {
    namespace: tag.uri,
    name: tag.local,
    text: '',
    nil: isTrue(attribute(SCHEMA_INSTANCE, 'nil')),
    mustUnderstand: isTrue(attribute(soap, 'mustUnderstand')),
    children: [],
  };
}
