/**
 * Whatever the strict reader accepts, an independent strict parser accepts with the same values:
 * real answers, damaged at random places by the things that hurt XML.
 */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import { WIRE } from '../fixtures/soap/client-wire';

const contract = defaultContract();

/** Local name of each element below Body that holds no element, to its text. */
function leavesBySaxes(xml: string): ReadonlyMap<string, string> {
  const parser = new SaxesParser({ xmlns: true });
  const leaves = new Map<string, string>();
  let text = '';
  parser.on('opentag', () => (text = ''));
  parser.on('text', (more) => (text += more));
  parser.on('cdata', (more) => (text += more));
  parser.on('closetag', ({ local }) => {
    if (!leaves.has(local)) leaves.set(local, text);
    text = '';
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return leaves;
}

const PIECES = [
  ...[
    '<',
    '>',
    '/',
    '"',
    "'",
    '&',
    ';',
    ':',
    '=',
    ' ',
    '\n',
    '\r',
    ']]>',
    '--',
    '!',
    '?',
    'a',
    '1',
  ],
  ...['&amp;', '&#38;', '&#xD;', '&#0;', '&nope;', '&amp;amp;', '\u0000', '\uFEFF', '\uFFFE', 'é'],
  ...['<!-- x -->', '<!--', '-->', '<![CDATA[x]]>', '<![CDATA[', '<?x?>', '<!DOCTYPE s>', '<x/>'],
  ...['</a:responseCode>', '<a:responseCode>', '</s:Envelope>', '<a:b>', '</a:b>', ' i:nil="true"'],
  ...[' xmlns="u"', ' xmlns:a="u"', ' a:b="1"', " b='>'", '<?xml version="1.0"?>', '\u{1F4DE}'],
];

const damage = fc.record({
  at: fc.nat(),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 20 })),
  insert: fc.oneof(fc.constantFrom(...PIECES, ''), fc.string({ unit: 'binary', maxLength: 3 })),
});

/** Half of the damage goes to where values and tags meet, where it is likeliest to be overlooked. */
function place(xml: string, at: number): number {
  if (at % 2 === 0) return at % (xml.length + 1);
  const edges = [...xml.matchAll(/[<>]/g)].map(({ index }) => index + (at % 4 === 1 ? 0 : 1));
  return edges[at % edges.length] ?? 0;
}

function spoil(
  xml: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
) {
  const index = place(xml, at);
  return xml.slice(0, index) + insert + xml.slice(index + remove);
}

describe('the strict reader and saxes', () => {
  it('agree on everything the reader accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...REQUEST_NAMES),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        (request, damages) => {
          const xml = damages.reduce(spoil, WIRE[request].response);
          const bytes = new TextEncoder().encode(xml);
          const result = readHttpAnswer(request, contract, { status: 200, contentType: '', bytes });
          if (!result.ok && result.error.kind !== 'response-code') return;
          accepted += 1;
          const leaves = leavesBySaxes(new TextDecoder().decode(bytes));
          const code = result.ok ? 100 : result.error.code;
          expect(leaves.get('responseCode')?.trim()).toBe(String(code));
          for (const [name, value] of Object.entries(result.ok ? result.value : {})) {
            expect(leaves.get(name) || undefined, name).toBe(value || undefined);
          }
        },
      ),
      { numRuns: 2000 },
    );
    // Damage that is always refused would prove nothing.
    expect(accepted).toBeGreaterThan(100);
  });
});
