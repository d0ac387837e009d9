/** Writes answers byte for byte as WCF does: no XML declaration, no whitespace. */
import type { RequestName } from '../encore/requests';
import type { Answer } from './codes';
import { escapeText } from './escape';
import { fieldsOf, type Field, type ObjectPart } from './message-shape';
import { actionOf, type Shape } from './shape';
import { ADDRESSING, soapVersionOf } from './soap-version';

const INSTANCE = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

/** XmlSerializer declares these whether they are needed or not. */
const XML_SERIALIZER_BODY =
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

type Values = Readonly<Record<string, string | number | undefined>>;

/** What a message with WS-Addressing tells of itself in its headers. */
export interface Addressed {
  readonly action: string;
  /** The MessageID of the request, if it had one. */
  readonly relatesTo: string | undefined;
  /** Header elements besides these. */
  readonly headers?: string;
}

/**
 * An envelope of the shape's version of SOAP.
 * @param attributes of the Body, with a leading space
 */
export function writeEnvelope(
  shape: Shape,
  { action, relatesTo, headers = '' }: Addressed,
  body: string,
  attributes = '',
): string {
  const addressing = shape.soap === '1.2-addressing';
  const relation =
    relatesTo === undefined ? '' : `<a:RelatesTo>${escapeText(relatesTo)}</a:RelatesTo>`;
  const own = addressing
    ? `<a:Action s:mustUnderstand="1">${escapeText(action)}</a:Action>${relation}`
    : '';
  const header = own + headers === '' ? '' : `<s:Header>${headers}${own}</s:Header>`;
  const prefix = addressing ? ` xmlns:a="${ADDRESSING}"` : '';
  return `<s:Envelope xmlns:s="${soapVersionOf(shape).namespace}"${prefix}>${header}<s:Body${attributes}>${body}</s:Body></s:Envelope>`;
}

/**
 * The answer to a request, members in the schema's order.
 * @param relatesTo the request's MessageID, where there is WS-Addressing
 */
export function writeAnswer(
  shape: Shape,
  request: RequestName,
  answer: Answer,
  relatesTo?: string,
): string {
  const { root, parts } = shape.operations[request].output;
  const values: Values = { ...answer };
  const content = parts.map((part) => writePart(shape, part, values)).join('');
  return writeEnvelope(
    shape,
    { action: `${actionOf(shape, request)}Response`, relatesTo },
    `<${root} xmlns="${shape.contractNamespace}">${content}</${root}>`,
    shape.serializer === 'xml' ? XML_SERIALIZER_BODY : '',
  );
}

function writePart(shape: Shape, part: Field | ObjectPart, values: Values): string {
  if (part.kind === 'field') return writeField(part, '', values, ` ${INSTANCE}`);
  const { name, type } = part;
  // The serializer takes the first letter that is still free; addressing has taken a.
  const letter = shape.soap === '1.2-addressing' ? 'b' : 'a';
  const [prefix, declared] =
    shape.serializer === 'xml'
      ? ['', '']
      : [`${letter}:`, ` xmlns:${letter}="${shape.dataNamespace}" ${INSTANCE}`];
  const members = fieldsOf(type).map((field) => writeField(field, prefix, values, ''));
  return `<${name}${declared}>${members.join('')}</${name}>`;
}

/** @param instance the declaration of `i`, with a leading space, where it does not stand yet */
function writeField(field: Field, prefix: string, values: Values, instance: string): string {
  const tag = `${prefix}${field.name}`;
  const value = values[field.carries];
  if (value === undefined) return field.nulls === 'nil' ? `<${tag} i:nil="true"${instance}/>` : '';
  return value === '' ? `<${tag}/>` : `<${tag}>${escapeText(String(value))}</${tag}>`;
}
