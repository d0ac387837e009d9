/** From services, ports and bindings to the operations of one port. */
import type { Contract, QName } from '../contract';
import { REQUEST_NAMES } from '../requests';
import type { RequestName } from '../requests';
import type { XmlElement } from '../xml-tree';
import {
  anyAttribute,
  attribute,
  childOf,
  childrenOf,
  keyOf,
  qnameOf,
  WSDL,
  WSDL_SOAP,
} from './names';
import { indexPolicies, readDemands } from './policy';
import type { Demands, Policies } from './policy';

/** One part of a message: an element, or a type where the style is RPC. */
export interface Part {
  readonly name: string;
  readonly element: QName | undefined;
  readonly type: QName | undefined;
}

export interface Operation {
  /** As the service spells it. */
  readonly name: string;
  /** Empty where the WSDL names none. */
  readonly action: string;
  readonly style: 'document' | 'rpc';
  readonly encoded: boolean;
  /** Whether the service wants a SOAP header of its own. */
  readonly header: boolean;
  /** The namespace of an RPC wrapper. */
  readonly namespace: string;
  /** What stands in the Body, `undefined` where the message is not declared. */
  readonly input: readonly Part[] | undefined;
  readonly output: readonly Part[] | undefined;
}

export interface Port {
  readonly name: string;
  /** As the service publishes it, empty where it publishes none. */
  readonly location: string;
  readonly soapVersion: Contract['soapVersion'];
  readonly demands: Demands;
  readonly operations: ReadonlyMap<RequestName, Operation>;
}

interface Definitions {
  readonly messages: Index;
  readonly portTypes: Index;
  readonly bindings: Index;
  readonly policies: Policies;
}
type Index = ReadonlyMap<string, XmlElement>;

const HTTP_TRANSPORTS = [
  'http://schemas.xmlsoap.org/soap/http',
  'http://www.w3.org/2003/05/soap/bindings/HTTP/',
];
/** More ports than any service has; the rest of a list without an end is left alone. */
const MAX_PORTS = 20;

/**
 * Reads the ports that speak SOAP over HTTP and offer at least one of the requests. A WSDL without
 * a service stands for its bindings.
 */
export function readPorts(definitions: readonly XmlElement[]): readonly Port[] {
  const index = indexDefinitions(definitions);
  const services = definitions.flatMap((each) => childrenOf(each, WSDL, 'service'));
  const ports = services.flatMap((service) => childrenOf(service, WSDL, 'port'));
  const found =
    ports.length > 0
      ? ports.map((port) => {
          const name = qnameOf(port, 'binding');
          return { port, binding: name && index.bindings.get(keyOf(name)) };
        })
      : [...index.bindings.values()].map((binding) => ({ port: undefined, binding }));
  return found
    .slice(0, MAX_PORTS)
    .flatMap(({ port, binding }) => (binding ? (readPort(port, binding, index) ?? []) : []));
}

function indexDefinitions(definitions: readonly XmlElement[]): Definitions {
  const index = (kind: string): Index =>
    new Map(
      definitions.flatMap((each) =>
        childrenOf(each, WSDL, kind).map((node) => [
          keyOf({
            namespace: attribute(each, 'targetNamespace') ?? '',
            name: attribute(node, 'name') ?? '',
          }),
          node,
        ]),
      ),
    );
  return {
    messages: index('message'),
    portTypes: index('portType'),
    bindings: index('binding'),
    policies: indexPolicies(definitions),
  };
}

function readPort(
  port: XmlElement | undefined,
  binding: XmlElement,
  index: Definitions,
): Port | undefined {
  const soapVersion = (['1.1', '1.2'] as const).find((version) =>
    childOf(binding, WSDL_SOAP[version], 'binding'),
  );
  if (soapVersion === undefined) return undefined;
  const soap = WSDL_SOAP[soapVersion];
  const extension = childOf(binding, soap, 'binding');
  const transport = (extension && attribute(extension, 'transport')) ?? '';
  const address = port && childOf(port, soap, 'address');
  const location = (address && attribute(address, 'location')) ?? '';
  if (
    !HTTP_TRANSPORTS.includes(transport) ||
    !/^(?:https?:|(?![a-z][a-z0-9+.-]*:))/i.test(location)
  ) {
    return undefined;
  }
  const style = (extension && attribute(extension, 'style')) ?? 'document';
  const operations = readOperations(binding, soap, style, index);
  if (operations.size === 0) return undefined;
  const name = attribute(port ?? binding, 'name') ?? '';
  const demands = readDemands(
    port ? { ...binding, children: [...binding.children, ...port.children] } : binding,
    index.policies,
  );
  return { name, location, soapVersion, demands, operations };
}

/** Exact spelling first: a service may well have `PortStatus` and `portstatus`. */
function readOperations(
  binding: XmlElement,
  soap: string,
  style: string,
  index: Definitions,
): ReadonlyMap<RequestName, Operation> {
  const typeName = qnameOf(binding, 'type');
  const portType = typeName && index.portTypes.get(keyOf(typeName));
  const bound = childrenOf(binding, WSDL, 'operation');
  const declared = portType ? childrenOf(portType, WSDL, 'operation') : [];
  const found = REQUEST_NAMES.flatMap((request) => {
    const node = named(bound, request);
    if (node === undefined) return [];
    const abstract = named(declared, attribute(node, 'name') ?? '');
    return [[request, readOperation(node, abstract, soap, style, index)] as const];
  });
  return new Map(found);
}

function named(nodes: readonly XmlElement[], name: string): XmlElement | undefined {
  return (
    nodes.find((node) => attribute(node, 'name') === name) ??
    nodes.find((node) => attribute(node, 'name')?.toLowerCase() === name.toLowerCase())
  );
}

function readOperation(
  bound: XmlElement,
  abstract: XmlElement | undefined,
  soap: string,
  bindingStyle: string,
  index: Definitions,
): Operation {
  const extension = childOf(bound, soap, 'operation');
  const style = (extension && attribute(extension, 'style')) ?? bindingStyle;
  const input = childOf(bound, WSDL, 'input');
  const body = input && childOf(input, soap, 'body');
  const abstractInput = abstract && childOf(abstract, WSDL, 'input');
  return {
    name: attribute(bound, 'name') ?? '',
    action:
      (extension && attribute(extension, 'soapAction')) ||
      (abstractInput && anyAttribute(abstractInput, 'Action')) ||
      '',
    style: style === 'rpc' ? 'rpc' : 'document',
    encoded: body !== undefined && attribute(body, 'use') === 'encoded',
    header: input !== undefined && childOf(input, soap, 'header') !== undefined,
    namespace: (body && attribute(body, 'namespace')) ?? '',
    input: readParts(bound, abstract, 'input', soap, index),
    output: readParts(bound, abstract, 'output', soap, index),
  };
}

/** The parts of a message that stand in the Body: all, unless `soap:body` names some. */
function readParts(
  bound: XmlElement,
  abstract: XmlElement | undefined,
  direction: 'input' | 'output',
  soap: string,
  index: Definitions,
): readonly Part[] | undefined {
  const reference = abstract && childOf(abstract, WSDL, direction);
  const messageName = reference && qnameOf(reference, 'message');
  const message = messageName && index.messages.get(keyOf(messageName));
  if (message === undefined) return undefined;
  const side = childOf(bound, WSDL, direction);
  const body = side && childOf(side, soap, 'body');
  const chosen = body && attribute(body, 'parts')?.split(/\s+/);
  return childrenOf(message, WSDL, 'part')
    .map((part) => ({
      name: attribute(part, 'name') ?? '',
      element: qnameOf(part, 'element'),
      type: qnameOf(part, 'type'),
    }))
    .filter(({ name }) => chosen === undefined || chosen.includes(name));
}
