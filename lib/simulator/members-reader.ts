/** Reads the parts of a request's root element as the serializer of the shape does. */
import { err, ok, type Result } from '../result';
import type { XmlElement } from './envelope-reader';
import { INTERNAL_ERROR, type Fault } from './fault-writer';
import { fieldsOf, type Field, type ObjectPart } from './message-shape';
import type { Shape } from './shape';

/** Values by the parameter they carry, as they came; ints are trimmed. */
type Values = Readonly<Record<string, string>>;

const failed = (namespace: string, name: string, why: string): Result<never, Fault> =>
  err({
    code: 'DeserializationFailed',
    reason: `The formatter threw an exception while trying to deserialize the message: parameter ${namespace}:${name} ${why}.`,
  });

/** Reads parameters and objects below a root element. What is absent or nil is not among them. */
export function readParts(
  shape: Shape,
  parts: readonly (Field | ObjectPart)[],
  root: XmlElement,
): Result<Values, Fault> {
  let values: Values = {};
  const found = matched(shape, shape.contractNamespace, parts, root);
  for (const part of parts) {
    const element = found.get(part);
    const read =
      part.kind === 'field'
        ? readField(shape, shape.contractNamespace, part, element)
        : readObject(shape, part, element);
    if (!read.ok) return read;
    values = { ...values, ...read.value };
  }
  return ok(values);
}

/** A service that is handed no object at all stumbles over it. */
function readObject(
  shape: Shape,
  { type }: ObjectPart,
  element: XmlElement | undefined,
): Result<Values, Fault> {
  if (element === undefined || element.nil) {
    return err({ code: 'InternalServiceFault', reason: INTERNAL_ERROR });
  }
  let values: Values = {};
  const fields = fieldsOf(type);
  const found = matched(shape, shape.dataNamespace, fields, element);
  for (const field of fields) {
    const read = readField(shape, shape.dataNamespace, field, found.get(field));
    if (!read.ok) return read;
    values = { ...values, ...read.value };
  }
  return ok(values);
}

/**
 * Finds the elements of these names. The data contract serializer and message contracts go by the
 * schema's sequence: one that comes too early makes those it overtook absent; what comes late,
 * twice, in another namespace or another case is passed over. XmlSerializer takes any order.
 */
function matched<T extends { readonly name: string }>(
  { serializer }: Shape,
  namespace: string,
  wanted: readonly T[],
  parent: XmlElement,
): ReadonlyMap<T, XmlElement> {
  const found = new Map<T, XmlElement>();
  let next = 0;
  for (const child of parent.children) {
    if (child.namespace !== namespace) continue;
    const index = wanted.findIndex(({ name }, at) => at >= next && name === child.name);
    const one = wanted[index];
    if (one === undefined || found.has(one)) continue;
    found.set(one, child);
    if (serializer !== 'xml') next = index + 1;
  }
  return found;
}

function readField(
  { serializer }: Shape,
  namespace: string,
  { name, carries, type, nullable, required }: Field,
  element: XmlElement | undefined,
): Result<Values, Fault> {
  if (element === undefined) {
    return required ? failed(namespace, name, 'is required, but absent') : ok({});
  }
  // For XmlSerializer, which knows no nil here, this is an empty element.
  if (element.nil && nullable && serializer !== 'xml') return ok({});
  const value = type === 'int' ? wholeNumber(element) : plainText(element);
  if (value === undefined) return failed(namespace, name, `is not a ${type}`);
  return ok({ [carries]: value });
}

const plainText = (element: XmlElement): string | undefined =>
  element.children.length > 0 ? undefined : element.text;

function wholeNumber(element: XmlElement): string | undefined {
  const text = plainText(element)?.trim() ?? '';
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? String(value) : undefined;
}
