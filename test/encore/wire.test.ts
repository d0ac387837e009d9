import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import { outcomeOf } from '../../lib/encore/outcome';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import type { RequestName } from '../../lib/encore/requests';
import { WIRE } from '../fixtures/soap/client-wire';
import { answerWith, serve } from './support/soap-server';

describe('each request on the wire', () => {
  it.each(REQUEST_NAMES)('%s', async (request) => {
    await exchange(request);
  });

  async function exchange<N extends RequestName>(request: N): Promise<void> {
    const expected = WIRE[request];
    await using server = await serve(answerWith(expected.response));
    const client = createEncoreClient({ address: server.address });

    const result = await client.send(request, expected.parameters);

    expect(result).toEqual({ ok: true, value: expected.answer });
    expect(outcomeOf(result)).toBe('acknowledged');
    expect(server.received).toHaveLength(1);
    const [received] = server.received;
    expect(received?.method).toBe('POST');
    expect(received?.url).toBe('/WebAPI/ECAPI.svc');
    expect(received?.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(received?.headers['soapaction']).toBe(expected.action);
    expect(received?.body).toBe(expected.request);
  }
});

describe('strings survive both ways', () => {
  const values = [
    '007',
    '0429504.2640',
    '0x1F',
    '1e3',
    '12345678901234567890',
    'A&B <x> "é" \'y\'',
    '&amp;lt; &#38; &nope;',
    ']]>',
    '  edges  ',
    '\tline one\nline two\r\nline three\r',
    '   ',
    '\u{1F4DE} \u0660\u0661 \u00A0\u2028',
    '__proto__',
  ];

  it.each(values)('%j', async (value) => {
    await using server = await serve((response, { body }) => {
      const sent = readByAnotherParser(body, 'fieldName');
      const text = [...sent].map((each) => `&#${each.codePointAt(0)};`).join('');
      const answer = WIRE.GetField.response.replace('>007<', `>${text}<`);
      answerWith(answer)(response, { method: '', url: '', headers: {}, body });
    });
    const client = createEncoreClient({ address: server.address });

    const result = await client.send('GetField', { Unit: '1', Port: '3', fieldName: value });

    expect(result).toEqual({ ok: true, value: { fieldValue: value } });
  });

  it('reads named references and CDATA as another parser does', async () => {
    const text = 'a&amp;amp;b&lt;&gt;&quot;&apos;&#xD;<![CDATA[&amp;<]]><!-- no -->z';
    await using server = await serve(
      answerWith(WIRE.GetField.response.replace('>007<', `>${text}<`)),
    );
    const client = createEncoreClient({ address: server.address });
    const result = await client.send('GetField', WIRE.GetField.parameters);
    expect(result).toEqual({ ok: true, value: { fieldValue: 'a&amp;b<>"\'\r&amp;<z' } });
  });
});

function readByAnotherParser(xml: string, name: string): string {
  const parser = new SaxesParser({ xmlns: true });
  let inside = false;
  let found = '';
  parser.on('opentag', (tag) => (inside = tag.local === name));
  parser.on('closetag', () => (inside = false));
  parser.on('text', (text) => (found += inside ? text : ''));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}
