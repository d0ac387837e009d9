/** A handful of checks for data of an unknown shape: exact keys, exact types, bounded sizes. */

/** Says what is wrong with a value, beginning with its path, or `undefined` where nothing is. */
export type Check = (value: unknown, path: string) => string | undefined;

/** Text that passes a test, said in words that complete "… is". */
export function text(test: (value: string) => boolean, otherwise: string): Check {
  return (value, path) =>
    typeof value === 'string' && test(value) ? undefined : `${path} is ${otherwise}`;
}

export function oneOf(...known: readonly unknown[]): Check {
  return (value, path) => (known.includes(value) ? undefined : `${path} is not a known value`);
}

export function listOf(check: Check, max: number): Check {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > max) return `${path} is not a short list`;
    return first(value, (item, index) => check(item, `${path}[${index}]`));
  };
}

/** An object with exactly these keys, but for optional ones. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const checks = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, path) => {
    if (!isRecord(value)) return `${path} is not an object`;
    const missing = Object.keys(required).find((key) => !Object.hasOwn(value, key));
    if (missing !== undefined) return `${path}.${missing} is missing`;
    return first(Object.entries(value), ([key, part]) => {
      const check = checks.get(key);
      return check === undefined ? `${path} has an unknown key` : check(part, `${path}.${key}`);
    });
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first fault in a list. */
function first<T>(
  items: readonly T[],
  check: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const fault = check(item, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
