/** What networks, proxies and enemies do to an answer, as fast-check arbitraries. */
import fc from 'fast-check';
import { REAL_ANSWERS } from './real-answers';
import type { RealAnswer } from './real-answers';

const PIECES = [
  ...[
    ...'<>/"\'&;:=!?a1 \n\r\t-[]',
    ']]>',
    '--',
    '&amp;',
    '&#38;',
    '&#xD;',
    '&#0;',
    '&nope;',
    '&amp;amp;',
  ],
  ...['\u0000', '\uFEFF', '\uFFFE', '\u1680', 'é', '\u{1F4DE}', '\uD800'],
  ...['<!-- x -->', '<!--', '-->', '<![CDATA[x]]>', '<![CDATA[', '<?x?>', '<!DOCTYPE s>', '<x/>'],
  ...[
    '</a:responseCode>',
    '<a:responseCode>',
    '<a:responseCode>100</a:responseCode>',
    '<responseCode/>',
  ],
  ...[
    '</s:Envelope>',
    '</s:Body>',
    '<s:Body>',
    '<s:Fault/>',
    '<a:b>',
    '</a:b>',
    ' i:nil="true"',
    ' i:nil=" 1 "',
  ],
  ...[
    ' xmlns="u"',
    ' xmlns=""',
    ' xmlns:a="u"',
    ' xmlns:s="u"',
    ' a:b="1"',
    " b='>'",
    '<?xml version="1.0"?>',
  ],
  ...['__proto__', 'constructor', '100', '0100', ' 100 ', 'RECORD', 'PAUSE'],
];

type Change = (xml: string) => string;

/** Half of the damage goes to where values and tags meet, where it is likeliest to be overlooked. */
function place(xml: string, at: number): number {
  if (at % 2 === 0) return at % (xml.length + 1);
  const edges = edgesOf(xml);
  return edges[at % edges.length] ?? 0;
}

function edgesOf(xml: string): number[] {
  return [0, ...[...xml.matchAll(/(?=<)|(?<=>)/g)].map(({ index }) => index), xml.length];
}

/** One whole tag or text. */
function part(xml: string, at: number): readonly [number, number] {
  const edges = edgesOf(xml);
  const first = at % edges.length;
  return [edges[first] ?? 0, edges[first + 1] ?? xml.length];
}

const inserted = fc.oneof(
  fc.constantFrom(...PIECES, ''),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

const edit = fc
  .record({
    at: fc.nat(),
    remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 20 })),
    insert: inserted,
  })
  .map(({ at, remove, insert }): Change => (xml) => {
    const index = place(xml, at);
    return xml.slice(0, index) + insert + xml.slice(index + remove);
  });

const copyPart = fc.tuple(fc.nat(), fc.nat()).map(([from, to]): Change => (xml) => {
  const index = place(xml, to);
  return xml.slice(0, index) + xml.slice(...part(xml, from)) + xml.slice(index);
});

const dropPart = fc.nat().map((at): Change => (xml) => {
  const [start, end] = part(xml, at);
  return xml.slice(0, start) + xml.slice(end);
});

const swapParts = fc.nat().map((at): Change => (xml) => {
  const [start, middle] = part(xml, at);
  const end = edgesOf(xml).find((edge) => edge > middle) ?? middle;
  return xml.slice(0, start) + xml.slice(middle, end) + xml.slice(start, middle) + xml.slice(end);
});

const cut = fc.nat().map(
  (at): Change =>
    (xml) =>
      xml.slice(0, at % (xml.length + 1)),
);

/** The beginning of this answer and the end of another, as on a connection that was mixed up. */
const splice = fc.tuple(fc.constantFrom(...REAL_ANSWERS), fc.nat(), fc.nat()).map(
  ([other, at, from]): Change =>
    (xml) =>
      xml.slice(0, place(xml, at)) + other.xml.slice(place(other.xml, from)),
);

const MOST_BYTES = 65_536;

/** Fills up to 64 KB with one piece. */
const flood = fc.tuple(fc.nat(), inserted).map(([at, piece]): Change => (xml) => {
  const index = place(xml, at);
  const bytes = Math.max(1, Buffer.byteLength(piece));
  const count = Math.max(0, Math.floor((MOST_BYTES - Buffer.byteLength(xml)) / bytes));
  return xml.slice(0, index) + piece.repeat(count) + xml.slice(index);
});

const change = fc.oneof(
  { weight: 60, arbitrary: edit },
  { weight: 10, arbitrary: copyPart },
  { weight: 8, arbitrary: dropPart },
  { weight: 8, arbitrary: swapParts },
  { weight: 4, arbitrary: cut },
  { weight: 8, arbitrary: splice },
  { weight: 1, arbitrary: flood },
);

type Bytes = Uint8Array<ArrayBuffer>;

const flipByte = fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => (bytes: Bytes): Bytes => {
  const changed = bytes.slice();
  if (changed.length > 0) changed[at % changed.length] = byte;
  return changed;
});

const onTheWire = fc.oneof(
  { weight: 20, arbitrary: fc.constant((bytes: Bytes) => bytes) },
  { weight: 3, arbitrary: flipByte },
  {
    weight: 1,
    arbitrary: fc.nat().map((at) => (bytes: Bytes) => bytes.subarray(at % (bytes.length + 1))),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      (bytes: Bytes) => new Uint8Array(Buffer.from(Buffer.from(bytes).toString(), 'utf16le')),
    ),
  },
);

const TYPES = [
  'text/xml; charset=utf-8',
  '',
  'text/html',
  'application/soap+xml; charset="UTF-8"',
  'text/xml; charset=utf-16',
];

export interface DamagedAnswer extends RealAnswer {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A real answer with one to three changes to its text, and sometimes to its bytes and headers. */
export const damagedAnswer: fc.Arbitrary<DamagedAnswer> = fc
  .record({
    real: fc.constantFrom(...REAL_ANSWERS),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    wire: onTheWire,
    status: fc.oneof(
      { weight: 30, arbitrary: fc.constant(undefined) },
      fc.constantFrom(200, 202, 401, 404, 500, 503),
    ),
    contentType: fc.oneof(
      { weight: 10, arbitrary: fc.constant('text/xml; charset=utf-8') },
      fc.constantFrom(...TYPES),
    ),
  })
  .map(({ real, changes, wire, status = real.status, contentType }) => {
    const xml = changes.reduce((text, each) => each(text), real.xml);
    const bytes = wire(new TextEncoder().encode(xml)).subarray(0, MOST_BYTES);
    const { request, contract } = real;
    const { responseRoot } = contract.requests[request] ?? {};
    const told = { request, responseRoot: responseRoot?.name, status, contentType };
    return {
      ...{ request, contract, xml, status, contentType, bytes },
      [fc.toStringMethod]: () => JSON.stringify({ ...told, body: Buffer.from(bytes).toString() }),
    };
  });
