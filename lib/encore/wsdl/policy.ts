/** What the policies of a binding demand beyond plain SOAP. */
import type { XmlElement } from '../xml-tree';
import { anyAttribute } from './names';
import type { WordKey } from '../../words';

export interface Demands {
  /** WS-Addressing 1.0 headers. */
  readonly addressing: boolean;
  /** What this client cannot do, each completing "It demands …": technical. */
  readonly impossible: readonly string[];
  /** What must be right around this client, the names of texts that complete "It wants …". */
  readonly surroundings: readonly WordKey[];
}

const NOTHING: Demands = { addressing: false, impossible: [], surroundings: [] };

/** The version that WCF writes for `AddressingVersion.WSAddressingAugust2004`. */
const OLD_ADDRESSING = 'http://schemas.xmlsoap.org/ws/2004/08/addressing/policy';

const IMPOSSIBLE: ReadonlyMap<string, string> = new Map([
  ['SymmetricBinding', 'signed or encrypted messages (WS-Security)'],
  ['AsymmetricBinding', 'signed or encrypted messages (WS-Security)'],
  ['RMAssertion', 'reliable messaging (WS-ReliableMessaging)'],
  ['BinaryEncoding', 'binary messages'],
  ['OptimizedMimeSerialization', 'messages in parts (MTOM)'],
  ['CompositeDuplex', 'connections in both directions (duplex)'],
]);

const SURROUNDINGS: ReadonlyMap<string, WordKey> = new Map([
  ['NegotiateAuthentication', 'wants_windows_sign_in'],
  ['NtlmAuthentication', 'wants_windows_sign_in'],
  ['BasicAuthentication', 'wants_password'],
  ['DigestAuthentication', 'wants_password'],
  ['RequireClientCertificate', 'wants_certificate'],
]);

/** The policies that stand directly in definitions. */
export interface Policies {
  /** By what references call them. */
  readonly named: ReadonlyMap<string, XmlElement>;
  /** Those that were read already, or are being read: policies may refer to each other. */
  readonly read: Map<XmlElement, Demands>;
}

export function indexPolicies(definitions: readonly XmlElement[]): Policies {
  const policies = definitions.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'Policy'),
  );
  const nameOf = (policy: XmlElement) =>
    anyAttribute(policy, 'Id') ?? anyAttribute(policy, 'Name') ?? '';
  return { named: new Map(policies.map((policy) => [nameOf(policy), policy])), read: new Map() };
}

/**
 * Reads every policy that stands in a binding or port, or that it refers to, at any depth. Of
 * alternatives the one that demands least counts. An assertion that is not known demands nothing.
 *
 * @param element the `wsdl:binding` or `wsdl:port`.
 */
export function readDemands(element: XmlElement, policies: Policies): Demands {
  return union(element.children.map((child) => demandsOf(child, policies)));
}

function demandsOf(element: XmlElement, policies: Policies): Demands {
  const inner = () => element.children.map((child) => demandsOf(child, policies));
  switch (element.name) {
    case 'PolicyReference':
      return reference(element, policies);
    case 'ExactlyOne':
      return least(inner());
  }
  const own = ownDemands(element);
  const isOptional = ['true', '1'].includes(anyAttribute(element, 'Optional') ?? '');
  // Headers that may be sent are sent: it is the surest way to be understood.
  if (isOptional) return { ...NOTHING, addressing: own.addressing };
  return union([own, ...inner()]);
}

function ownDemands(element: XmlElement): Demands {
  const { name, namespace } = element;
  if (name === 'UsingAddressing' || name === 'Addressing') {
    return namespace === OLD_ADDRESSING
      ? { ...NOTHING, impossible: ['WS-Addressing in its version of August 2004'] }
      : { ...NOTHING, addressing: true };
  }
  const impossible = name.endsWith('SupportingTokens')
    ? 'a sign-in inside each message (WS-Security)'
    : IMPOSSIBLE.get(name);
  const surroundings =
    anyAttribute(element, 'RequireClientCertificate') === 'true'
      ? SURROUNDINGS.get('RequireClientCertificate')
      : SURROUNDINGS.get(name);
  return {
    addressing: false,
    impossible: impossible === undefined ? [] : [impossible],
    surroundings: surroundings === undefined ? [] : [surroundings],
  };
}

function reference(element: XmlElement, policies: Policies): Demands {
  const uri = anyAttribute(element, 'URI') ?? '';
  const policy = policies.named.get(uri.replace(/^.*#/, ''));
  if (policy === undefined) {
    return { ...NOTHING, surroundings: ['wants_unread'] };
  }
  const known = policies.read.get(policy);
  if (known !== undefined) return known;
  policies.read.set(policy, NOTHING);
  const demands = demandsOf(policy, policies);
  policies.read.set(policy, demands);
  return demands;
}

function least(alternatives: readonly Demands[]): Demands {
  const weight = ({ impossible, surroundings }: Demands) =>
    impossible.length * 1000 + surroundings.length;
  const [best] = [...alternatives].sort((one, other) => weight(one) - weight(other));
  return best ?? NOTHING;
}

function union(all: readonly Demands[]): Demands {
  return {
    addressing: all.some(({ addressing }) => addressing),
    impossible: [...new Set(all.flatMap(({ impossible }) => impossible))],
    surroundings: [...new Set(all.flatMap(({ surroundings }) => surroundings))],
  };
}
