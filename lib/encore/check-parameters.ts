/** What is refused before anything is sent. */
import { REQUESTS } from './requests';
import type { ParameterSpec, RequestName } from './requests';
import { findNonXmlCharacter } from './xml-text';
import { say } from '../words';

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
    if (!specs.some((spec) => spec.name === name)) return say('parameter_not_known', request, name);
  }
  for (const spec of specs) {
    const fault = checkParameter(spec, given.get(spec.name));
    if (fault !== undefined) return fault;
  }
  return checkWidth(given, columnWidths);
}

function checkParameter(spec: ParameterSpec, value: unknown): string | undefined {
  if (value === undefined) return spec.required ? say('parameter_missing', spec.name) : undefined;
  if (spec.type === 'int') return isInt(value) ? undefined : say('parameter_no_number', spec.name);
  if (typeof value !== 'string') return say('parameter_no_text', spec.name);
  if (value === '' && spec.required) return say('parameter_empty', spec.name);
  const { maxLength = Infinity } = spec;
  if (value.length > maxLength) {
    return say('parameter_too_long', spec.name, value.length, maxLength);
  }
  const foreign = findNonXmlCharacter(value);
  return foreign && say('parameter_character', spec.name, foreign);
}

function isInt(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= INT_MAX;
}

function checkWidth(given: ReadonlyMap<string, unknown>, widths: ColumnWidths): string | undefined {
  const value = given.get('fieldValue');
  if (typeof value !== 'string') return undefined;
  const column = String(given.get('fieldName'));
  const width = new Map(Object.entries(widths)).get(column) ?? Infinity;
  return value.length > width ? say('parameter_too_wide', value.length, column, width) : undefined;
}
