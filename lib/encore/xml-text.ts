/** Text on its way into XML and out of it. */

/** Anything but a `Char` of XML 1.0; with the flag `u` a lone surrogate is such a character too. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Finds a character that XML 1.0 cannot hold in any form (production 2, `Char`): most control
 * characters, lone surrogates, U+FFFE and U+FFFF.
 *
 * @returns the first one's name, e.g. `U+0001`, or `undefined`.
 */
export function findNonXmlCharacter(text: string): string | undefined {
  const found = NOT_XML.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A literal carriage return would be read back as a line feed (XML 1.0, 2.11).
  '\r': '&#xD;',
};

/**
 * Escapes a value for element content or for an attribute of one line. The value must hold XML
 * characters only: see `findNonXmlCharacter`.
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}

/** One reference. Group 1: a decimal number; 2: a hexadecimal number; 3: a name. */
const REFERENCE = /&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(\w+));/g;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Decodes the five named and all numeric references, each once: `&amp;lt;` becomes `&lt;`.
 *
 * @param text text whose references are written as XML wants them, which `guardXml` has checked.
 * @returns the text, or `undefined` where a reference is unknown or stands for a character that
 * XML does not allow.
 */
export function decodeXml(text: string): string | undefined {
  let sound = true;
  const decoded = text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    const character = name === undefined ? numbered(decimal, hex) : NAMED.get(name);
    sound &&= character !== undefined;
    return character ?? '';
  });
  return sound ? decoded : undefined;
}

function numbered(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
  if (!(code <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(code);
  return findNonXmlCharacter(character) === undefined ? character : undefined;
}
