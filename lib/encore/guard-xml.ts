/**
 * What is refused before the XML parser sees it.
 *
 * fast-xml-parser 5.12.1 was measured to accept documents that are not XML: cut off, with
 * undefined entities, control characters, `]]>` in text, `<` in attributes, unfinished comments.
 * So every character must first belong to a known token, which leaves the parser with nothing but
 * nesting to decide. A DOCTYPE and processing instructions are no token here at all (SOAP 1.1
 * section 3 forbids both, and most attacks on XML parsers need the former).
 */
import { err, ok } from '../result';
import type { Result } from '../result';
import { decodeXml, findNonXmlCharacter } from './xml-text';

// Names as in XML 1.0 (productions 4 and 4a) without the colon, as in Namespaces in XML 1.0, and
// without U+1680 and U+FEFF: XML has them as letters, the parser trims them off names as spaces.
const NAME_START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u1FFF\\u200C-\\u200D' +
  '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NAME = `[${NAME_START}][\\u0300-\\u036F${NAME_START}\\-.0-9\\u00B7\\u203F\\u2040]*`;
const QNAME = `${NAME}(?::${NAME})?`;
/** One whole name without a prefix. */
export const NCNAME = new RegExp(`^${NAME}$`, 'u');
const REFERENCE = '&(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);';
const QUOTED = `(?:"(?:[^<&"]|${REFERENCE})*"|'(?:[^<&']|${REFERENCE})*')`;
const SPACE = '[ \\t\\n]';

const COMMENT = '<!--(?:[^-]|-[^-])*-->';

/** What may stand around the root element: spaces and comments. */
const MAY_STAND_OUTSIDE = /^(?:<!--|[ \t\n]*$)/;
const TAG = /^<[^!]/;

const TOKEN = new RegExp(
  [
    `<${QNAME}(?:${SPACE}+${QNAME}${SPACE}*=${SPACE}*${QUOTED})*${SPACE}*/?>`,
    `</${QNAME}${SPACE}*>`,
    COMMENT,
    '<!\\[CDATA\\[(?:[^\\]]|\\](?!\\]>))*\\]\\]>',
    // Text: `]]>` must not stand in it (XML 1.0, production 14).
    `(?:[^<&\\]]|\\](?!\\]>)|${REFERENCE})+`,
  ].join('|'),
  'uy',
);

/** Genuine answers have about 40; the parser takes some 10 µs for each, hostile ones included. */
export const MAX_ANSWER_PARTS = 2000;

/** Group 2 is the declared encoding. */
const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])([\w.-]+)\1)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

/**
 * Checks that text is made of XML 1.0 tokens only. Nesting is the parser's part.
 *
 * @param text a decoded document, without a byte order mark.
 * @param maxParts how many tags, attributes, texts and comments it may have.
 * @returns the text to parse, with line ends as line feeds and without the XML declaration, or
 * the technical reason for refusing it.
 */
export function guardXml(text: string, maxParts = MAX_ANSWER_PARTS): Result<string, string> {
  const foreign = findNonXmlCharacter(text);
  if (foreign !== undefined) return err(`the character ${foreign} is not allowed in XML`);

  const lines = text.replace(/\r\n?/g, '\n');
  const declaration = DECLARATION.exec(lines);
  const encoding = declaration?.[2];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    return err(`the declared encoding is ${encoding}, not UTF-8`);
  }
  const body = declaration === null ? lines : lines.slice(declaration[0].length);

  let parts = 0;
  let first = '';
  let last = '';
  for (let at = 0; at < body.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(body)?.[0];
    if (token === undefined) return err(whyNotToken(body, at));
    parts += 1 + countAttributes(token);
    if (parts > maxParts) return err(`it has more than ${maxParts} parts`);
    if (!hasSoundReferences(token)) return err('a numeric reference stands for no XML character');
    if (MAY_STAND_OUTSIDE.test(token)) continue;
    if (first === '') first = token;
    last = token;
  }
  return TAG.test(first) && TAG.test(last) ? ok(body) : err('text stands outside the root element');
}

/** An equals sign in a tag makes an attribute; one more in a value of it does no harm. */
function countAttributes(token: string): number {
  return TAG.test(token) ? token.split('=').length - 1 : 0;
}

/** Comments and CDATA sections hold no references; what looks like one there is plain text. */
function hasSoundReferences(token: string): boolean {
  return token.startsWith('<!') || decodeXml(token) !== undefined;
}

function whyNotToken(body: string, at: number): string {
  const start = body.slice(at, at + 9);
  if (start.startsWith('<?')) return 'it has a processing instruction';
  if (start === '<!DOCTYPE') return 'it has a DOCTYPE';
  if (start.startsWith('<!ENTITY')) return 'it has an entity declaration';
  if (start.startsWith('&')) return 'it has an undefined entity or a bare "&"';
  return `it is not well-formed at character ${at + 1}`;
}
