/** What is refused before anything is sent. */
import { REQUESTS } from './requests';
import type { ParameterSpec, RequestName } from './requests';
import { findNonXmlCharacter } from './xml-text';

/** Widths of database columns in characters, by the column's exact name. */
export type ColumnWidths = Readonly<Record<string, number>>;

/** Largest value of `xs:int`. */
const INT_MAX = 2_147_483_647;

/**
 * Checks a request's parameters: known names, everything required there and not empty, the right
 * type, not too long, and only characters XML can carry. Values are never cut or changed.
 *
 * @param parameters as they came from the caller, of whatever shape.
 * @param columnWidths where known, `fieldValue` must fit its column.
 * @returns what is wrong in a sentence that holds no value, or `undefined`.
 */
export function checkParameters(
  request: RequestName,
  parameters: object,
  columnWidths: ColumnWidths = {},
): string | undefined {
  const given = new Map<string, unknown>(Object.entries(parameters));
  const specs: readonly ParameterSpec[] = REQUESTS[request].parameters;
  for (const name of given.keys()) {
    if (!specs.some((spec) => spec.name === name)) return `${request} has no parameter "${name}".`;
  }
  for (const spec of specs) {
    const fault = checkParameter(spec, given.get(spec.name));
    if (fault !== undefined) return fault;
  }
  return checkWidth(given, columnWidths);
}

function checkParameter(spec: ParameterSpec, value: unknown): string | undefined {
  if (value === undefined) return spec.required ? `${spec.name} is missing.` : undefined;
  if (spec.type === 'int') return isInt(value) ? undefined : `${spec.name} is not a whole number.`;
  if (typeof value !== 'string') return `${spec.name} is not text.`;
  if (value === '' && spec.required) return `${spec.name} is empty.`;
  const { maxLength = Infinity } = spec;
  if (value.length > maxLength) {
    return `${spec.name} has ${value.length} characters; at most ${maxLength} are allowed.`;
  }
  const foreign = findNonXmlCharacter(value);
  return foreign && `${spec.name} holds the character ${foreign}, which cannot be sent.`;
}

function isInt(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= INT_MAX;
}

function checkWidth(given: ReadonlyMap<string, unknown>, widths: ColumnWidths): string | undefined {
  const value = given.get('fieldValue');
  if (typeof value !== 'string') return undefined;
  const column = String(given.get('fieldName'));
  const width = new Map(Object.entries(widths)).get(column) ?? Infinity;
  return value.length > width
    ? `The value has ${value.length} characters; the column ${column} holds ${width}.`
    : undefined;
}
