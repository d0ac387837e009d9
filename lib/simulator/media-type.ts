/** A request's Content-Type: what WCF takes, and what it reads out of it. */

export interface MediaType {
  readonly charset: 'utf-8' | 'utf-16';
  /** The SOAP 1.2 action, if one is named. */
  readonly action: string | undefined;
}

const PARAMETER = /;\s*([^=;\s]+)\s*=\s*(?:"([^"]*)"|([^";\s]*))/g;

/** Reads a Content-Type; undefined when this is not the media type, or no charset WCF takes. */
export function readMediaType(
  contentType: string | undefined,
  expected: string,
): MediaType | undefined {
  const [media = ''] = (contentType ?? '').split(';', 1);
  if (media.trim().toLowerCase() !== expected) return undefined;
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of (contentType ?? '').matchAll(PARAMETER)) {
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), quoted ?? plain);
  }
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf-16') return undefined;
  return { charset, action: parameters.get('action') };
}

/** Bytes as text; undefined when they are none in this charset. */
export function decode(bytes: Uint8Array, charset: MediaType['charset']): string | undefined {
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const label = charset === 'utf-8' ? 'utf-8' : bigEndian ? 'utf-16be' : 'utf-16le';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
