import { describe, expect, it } from 'vitest';
import { readHttpAnswer } from '../../lib/encore/answer';
import { defaultContract } from '../../lib/encore/default-contract';
import type { RequestName } from '../../lib/encore/requests';
import { cpuMs } from './support/cpu-ms';
import { SPOILED } from './support/spoiled-answers';

const BYTES = 65_000;
const MOST_BYTES = 65_536;
const contract = defaultContract();
const fill = (text: string) => text.repeat(Math.floor(BYTES / text.length));
const envelope = (content: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
const attributes = Array.from({ length: 7000 }, (_, index) => `a${index}="1"`).join(' ');

/** Measured at 0 to 20 ms; what is quadratic or worse takes seconds. */
function refuseAtOnce(bytes: Uint8Array, request: RequestName): void {
  const read = () => readHttpAnswer(request, contract, { status: 200, contentType: '', bytes });
  const { value: result, ms } = cpuMs(read, 20);
  expect(ms).toBeLessThan(50);
  expect(result.ok).toBe(false);
}

/** The same answer at 64 KB: its message made longer or, where it has none, all of it repeated. */
function grown(spoiled: string | Uint8Array): Uint8Array {
  const once = Buffer.from(spoiled);
  const at = Math.max(0, once.indexOf('Command '));
  const piece = at > 0 ? 'Command ' : spoiled || ' ';
  const more = Buffer.alloc(Math.max(0, MOST_BYTES - once.length), piece);
  return Buffer.concat([once.subarray(0, at), more, once.subarray(at)]);
}

describe('64 KB of the worst is read or refused at once', () => {
  const shapes: readonly (readonly [string, string])[] = [
    ['text', envelope(fill('x'))],
    ['elements', envelope(fill('<a/>'))],
    ['open elements', envelope(fill('<a>'))],
    ['declarations', envelope(fill('<a xmlns:b="c"/>'))],
    ['references', envelope(fill('&#65;'))],
    ['brackets', envelope(fill(']'))],
    ['line feeds', envelope(fill('\n'))],
    ['CDATA sections', envelope(fill('<![CDATA[]]>'))],
    ['CDATA without an end', envelope(`<![CDATA[${fill(']')}`)],
    ['attributes', envelope(`<a ${attributes}/>`)],
    ['attributes without an end', envelope(`<a ${attributes}<`)],
    ['spaces in a tag', envelope(`<a ${fill(' ')}<`)],
    ['a value without an end', envelope(`<a b="${fill('&amp;')}`)],
    ['a name', `<${fill('a')}`],
    ['names', `<${fill('a:')}`],
    ['spaces', `${fill(' ')}<`],
    ['comments', fill('<!-- -->')],
    ['comments close together', fill('<!---->')],
    ['a comment without an end', `<!--${fill('-a')}`],
    ['comments behind a declaration', `<?xml ?>${fill('<!-- -->')}`],
    ['codes', envelope(`<PortStatusResponse>${fill('<responseCode/>')}</PortStatusResponse>`)],
    ['a fault code', envelope(`<s:Fault><faultcode>${fill(':')}</faultcode></s:Fault>`)],
    ['ends', envelope(fill('</s:Envelope '))],
  ];

  it.each(shapes)('%s', (_, shape) => {
    refuseAtOnce(new TextEncoder().encode(shape), 'PortStatus');
  });

  it('stops counting at 2000 parts, which no genuine answer has', () => {
    const read = (count: number) => {
      const bytes = new TextEncoder().encode(envelope('<a/>'.repeat(count)));
      return readHttpAnswer('PortStatus', contract, { status: 200, contentType: '', bytes });
    };
    expect(read(1995)).toMatchObject({
      error: { technical: 'the Body holds more than one element' },
    });
    expect(read(1996)).toMatchObject({ error: { technical: 'it has more than 2000 parts' } });
  });
});

describe('an answer that is spoiled is refused as fast when it has 64 KB', () => {
  it.each(SPOILED)('%s', (_, spoiled) => refuseAtOnce(grown(spoiled()), 'PortStatusEX'));
});
