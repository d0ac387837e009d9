/**
 * The schemas of a shape in Microsoft's layout: one of the contract's namespace with the root
 * elements, the built-in one of every data contract service, one of the data contracts.
 */
import { REQUEST_NAMES } from '../encore/requests';
import { escapeAttribute } from './escape';
import {
  fieldsOf,
  type Field,
  type Message,
  type ObjectPart,
  type ObjectType,
} from './message-shape';
import { SERIALIZATION_NAMESPACE, SERIALIZATION_TYPES } from './serialization-schema';
import type { Shape } from './shape';

export interface Schema {
  /** Its name in the address: `?xsd=xsd0`. */
  readonly name: string;
  readonly namespace: string;
  /**
   * The `xs:schema` element. With the service's address it imports its neighbour from there;
   * without one by namespace alone.
   */
  write(address?: string): string;
}

/** A shape's schemas in the order in which WCF numbers them. */
export function schemasOf(shape: Shape): readonly Schema[] {
  const { contractNamespace, dataNamespace } = shape;
  const types = objectTypes(shape);
  if (shape.serializer === 'xml') {
    return [{ name: 'xsd0', namespace: contractNamespace, write: () => contractSchema(shape, '') }];
  }
  const importing = (address?: string): string => {
    const location = address && `schemaLocation="${escapeAttribute(address)}?xsd=xsd2" `;
    return `<xs:import ${location ?? ''}namespace="${dataNamespace}" />`;
  };
  const schemas: Schema[] = [
    {
      name: 'xsd0',
      namespace: contractNamespace,
      write: (address) => contractSchema(shape, types.length > 0 ? importing(address) : ''),
    },
    { name: 'xsd1', namespace: SERIALIZATION_NAMESPACE, write: () => SERIALIZATION_TYPES },
  ];
  if (types.length > 0) {
    const write = (): string => schema(dataNamespace, types.map(dataContract).join(''));
    schemas.push({ name: 'xsd2', namespace: dataNamespace, write });
  }
  return schemas;
}

const schema = (namespace: string, content: string): string =>
  `<xs:schema xmlns:tns="${namespace}" elementFormDefault="qualified" targetNamespace="${namespace}" xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;

/** All messages of a shape, each root element once, requests and answers in turn. */
function messagesOf({ operations }: Shape): readonly Message[] {
  const messages = new Map<string, Message>();
  for (const request of REQUEST_NAMES) {
    const { input, output } = operations[request];
    for (const message of [input, output]) {
      if (!messages.has(message.root)) messages.set(message.root, message);
    }
  }
  return [...messages.values()];
}

const isObject = (part: Field | ObjectPart): part is ObjectPart => part.kind === 'object';

/** The types of objects as an exporter meets them: a base right after the first that needs it. */
function objectTypes(shape: Shape): readonly ObjectType[] {
  const types = new Map<string, ObjectType>();
  const meet = (type: ObjectType | undefined): void => {
    if (type === undefined || types.has(type.name)) return;
    types.set(type.name, type);
    meet(type.base);
  };
  for (const { parts } of messagesOf(shape)) {
    for (const { type } of parts.filter(isObject)) meet(type);
  }
  return [...types.values()];
}

function contractSchema(shape: Shape, imports: string): string {
  const { serializer, contractNamespace, dataNamespace } = shape;
  const written = new Set<string>();
  let objects = 0;
  const partElement = (part: Field | ObjectPart): string => {
    if (!isObject(part)) return serializer === 'xml' ? xmlField(part) : contractField(part);
    const { name, type } = part;
    if (serializer === 'xml') {
      return `<xs:element minOccurs="0" maxOccurs="1" name="${name}" type="tns:${type.name}" />`;
    }
    const prefix = `q${++objects}`;
    return `<xs:element minOccurs="0" name="${name}" nillable="true" xmlns:${prefix}="${dataNamespace}" type="${prefix}:${type.name}" />`;
  };
  /** XmlSerializer's types stand in the same schema, each after the element that needs it first. */
  const ownTypes = ({ parts }: Message): string => {
    const types = parts.filter(isObject).map(({ type }) => type);
    const fresh = types.filter(({ name }) => serializer === 'xml' && !written.has(name));
    for (const { name } of fresh) written.add(name);
    return fresh.map((type) => xmlType(type)).join('');
  };
  const element = (message: Message): string => {
    const parts = sequence(message.parts.map(partElement));
    return `<xs:element name="${message.root}"><xs:complexType>${parts}</xs:complexType></xs:element>${ownTypes(message)}`;
  };
  return schema(contractNamespace, imports + messagesOf(shape).map(element).join(''));
}

const sequence = (elements: readonly string[]): string =>
  `<xs:sequence>${elements.join('')}</xs:sequence>`;

/** How the data contract serializer says that a member is left out when it is null. */
const LEFT_OUT = `<xs:annotation><xs:appinfo><DefaultValue EmitDefaultValue="false" xmlns="${SERIALIZATION_NAMESPACE}" /></xs:appinfo></xs:annotation>`;

function contractField({ name, type, nullable, required, nulls }: Field): string {
  const occurs = required ? '' : 'minOccurs="0" ';
  const tag = `xs:element ${occurs}name="${name}"${nullable ? ' nillable="true"' : ''} type="xs:${type}"`;
  return nulls === 'absent' && nullable ? `<${tag}>${LEFT_OUT}</xs:element>` : `<${tag} />`;
}

const xmlField = ({ name, type, nullable }: Field): string =>
  `<xs:element minOccurs="${nullable ? 0 : 1}" maxOccurs="1" name="${name}" type="xs:${type}" />`;

const xmlType = (type: ObjectType): string =>
  `<xs:complexType name="${type.name}">${sequence(fieldsOf(type).map(xmlField))}</xs:complexType>`;

function dataContract({ name, base, fields }: ObjectType): string {
  const own = sequence(fields.map(contractField));
  const content =
    base === undefined
      ? own
      : `<xs:complexContent mixed="false"><xs:extension base="tns:${base.name}">${own}</xs:extension></xs:complexContent>`;
  return (
    `<xs:complexType name="${name}">${content}</xs:complexType>` +
    `<xs:element name="${name}" nillable="true" type="tns:${name}" />`
  );
}
