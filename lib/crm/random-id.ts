/**
 * 32 hexadecimal digits of chance. `crypto.randomUUID` is missing on pages that came over plain
 * HTTP, which CRMs inside a company network do.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
