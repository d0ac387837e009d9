/** Namespaces of WSDL 1.1 and its companions, and how to find elements, attributes and names. */
import type { QName } from '../contract';
import type { XmlElement } from '../xml-tree';

export const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
/** WSDL's SOAP extensions: the namespace of the elements, not the prefix, tells the version. */
export const WSDL_SOAP = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
} as const;

/** The value of an attribute without a prefix, edge spaces taken off, or `undefined`. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes
    .find((each) => each.name === name && each.namespace === '')
    ?.value.trim();
}

/** The value of an attribute of this local name in any namespace. */
export function anyAttribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((each) => each.name === name)?.value.trim();
}

export function childrenOf(
  element: XmlElement,
  namespace: string,
  name: string,
): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name && child.namespace === namespace);
}

export function childOf(
  element: XmlElement,
  namespace: string,
  name: string,
): XmlElement | undefined {
  return childrenOf(element, namespace, name)[0];
}

/**
 * Reads a name such as `q1:Result` in the value of an attribute.
 *
 * @returns `undefined` where the attribute is absent or its prefix is not declared.
 */
export function qnameOf(element: XmlElement, name: string): QName | undefined {
  const value = attribute(element, name);
  if (value === undefined || value === '') return undefined;
  const colon = value.indexOf(':');
  const prefix = colon < 0 ? '' : value.slice(0, colon);
  const namespace = element.scope.get(prefix) ?? (prefix === '' ? '' : undefined);
  return namespace === undefined ? undefined : { namespace, name: value.slice(colon + 1) };
}

/** A name as the key of a map. */
export function keyOf({ namespace, name }: QName): string {
  return `{${namespace}}${name}`;
}
