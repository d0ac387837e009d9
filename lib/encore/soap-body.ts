/** From text to what stands under Body: an answer or a fault. */
import { SOAP_NAMESPACE } from './soap-namespaces';
import { parseXml } from './xml-tree';
import type { XmlElement } from './xml-tree';

export interface Fault {
  /** Local names of the fault codes, the most special one last, e.g. `ActionNotSupported`. */
  readonly codes: readonly string[];
  readonly reason: string;
}

/** `foreign`: a sound XML document that is no SOAP envelope. `unreadable`: anything unsound. */
export type Body =
  | { readonly kind: 'unreadable'; readonly technical: string }
  | { readonly kind: 'answer'; readonly root: XmlElement }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'foreign'; readonly root: XmlElement };

/**
 * The end of a complete envelope. Well-formedness implies it; it is checked on its own because
 * the parser was seen to take a document that was cut off for a whole one.
 */
const END = /<\/(?:[^<>\s:/]+:)?Envelope[ \t\r\n]*>[ \t\r\n]*$/;

/**
 * Reads an envelope of SOAP 1.1 or 1.2 strictly: one Envelope, in it at most one Header and then
 * exactly one Body, in it exactly one element, no text around them. Headers are let pass unread,
 * for WS-Addressing marks its own `mustUnderstand`.
 *
 * @param text a decoded answer, without a byte order mark.
 */
export function readBody(text: string): Body {
  const parsed = parseXml(text);
  if (!parsed.ok) return unreadable(parsed.error);
  const envelope = parsed.value;
  const soap = Object.values(SOAP_NAMESPACE).find((known) => known === envelope.namespace);
  if (envelope.name !== 'Envelope' || soap === undefined) {
    return { kind: 'foreign', root: envelope };
  }
  if (!END.test(text)) return unreadable('no </Envelope> at the end');

  const parts = envelope.children.map(({ namespace, name }) => (namespace === soap ? name : '?'));
  const body = envelope.children.at(-1);
  if (body === undefined || !['Body', 'Header,Body'].includes(parts.join())) {
    return unreadable('the envelope does not hold exactly one Body');
  }
  const [root, ...more] = body.children;
  if (root === undefined) return unreadable('the Body is empty');
  if (more.length > 0) return unreadable('the Body holds more than one element');
  if (`${envelope.text}${body.text}`.trim() !== '')
    return unreadable('text stands outside the answer');
  return root.name === 'Fault' && root.namespace === soap
    ? { kind: 'fault', fault: readFault(root) }
    : { kind: 'answer', root };
}

function unreadable(technical: string): Body {
  return { kind: 'unreadable', technical };
}

/** Never fails: a fault is bad news however it is written. */
function readFault(fault: XmlElement): Fault {
  const direct = (name: string) => fault.children.filter((child) => child.name === name);
  const codes = [
    ...direct('faultcode'),
    ...direct('Code').flatMap((code) => findAll(code, 'Value')),
  ];
  const reasons = [
    ...direct('faultstring'),
    ...direct('Reason').flatMap((reason) => findAll(reason, 'Text')),
  ];
  return {
    codes: codes.map(({ text }) => text.slice(text.lastIndexOf(':') + 1).trim()),
    reason: reasons[0]?.text.trim() ?? '',
  };
}

/** All elements of a local name at any depth below, in document order. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === name ? [child, ...findAll(child, name)] : findAll(child, name),
  );
}
