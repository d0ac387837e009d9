/** What each shape takes and answers, byte for byte; the namespaces are written out on purpose. */
import { afterEach, describe, expect, it } from 'vitest';
import { SPOILED_BODIES } from '../../lib/simulator/spoiled';
import { SHAPE_LETTERS, type ShapeLetter } from '../../lib/simulator/shapes';
import type { ShapeOptions } from '../../lib/simulator/shape';
import { startSimulator, type TestSimulator } from '../support/simulator';
import { envelope, HERE, send, TEMPURI, type Received } from './http';

const CLR = 'http://schemas.datacontract.org/2004/07/WebAPI';
const VENDOR = 'http://www.dvsanalytics.com/ECAPI';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const NIL = `i:nil="true" xmlns:i="${XSI}"`;
const RESULT = `xmlns:a="${CLR}" xmlns:i="${XSI}"`;

let simulator: TestSimulator;
afterEach(() => simulator.close());

const start = async (options: ShapeOptions): Promise<void> => {
  simulator = await startSimulator({ ...options, vendor: true });
};

/** Posts a body's XML under the action of a request. */
const post = (request: string, body: string, namespace = TEMPURI): Promise<Received> =>
  send(simulator.address, {
    method: 'POST',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${namespace}IECAPI/${request}"`,
    },
    body: envelope(body),
  });

const OK = '<responseCode>100</responseCode>';
const FINE = '<responseMessage>Command executed as expected</responseMessage>';
const BAD = '<responseCode>606</responseCode>';
const UNIT = '<responseMessage>Error: Recording unit does not exist</responseMessage>';
const IDLE = '<portStatus>NOT RECORDING</portStatus>';
/** The same elements under the prefix that the data contract serializer gives them. */
const a = (xml: string): string => xml.replace(/<(\/?)(?=\w)/g, '<$1a:');

/** A request for PortStatusEX's state of a unit, and its answer for units 1 and 2. */
const WIRE: Readonly<
  Record<ShapeLetter, { readonly request: string; readonly good: string; readonly bad: string }>
> = {
  a: {
    request: `<PortStatusEX xmlns="${TEMPURI}"><Unit>#</Unit><Port>1</Port></PortStatusEX>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult ${RESULT}>${a(`${IDLE}${OK}${FINE}<stateDuration>0</stateDuration>`)}</PortStatusEXResult></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult ${RESULT}><a:portStatus i:nil="true"/>${a(BAD + UNIT)}<a:stateDuration i:nil="true"/></PortStatusEXResult></PortStatusEXResponse>`,
  },
  b: {
    request: `<PortStatusEXRequest xmlns="${TEMPURI}"><Port>1</Port><Unit>#</Unit></PortStatusEXRequest>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}">${IDLE}${OK}${FINE}<stateDuration>0</stateDuration></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}"><portStatus ${NIL}/>${BAD}${UNIT}<stateDuration ${NIL}/></PortStatusEXResponse>`,
  },
  c: {
    request: `<PortStatusEX xmlns="${TEMPURI}"><Unit>#</Unit><Port>1</Port></PortStatusEX>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult>100</PortStatusEXResult>${FINE}${IDLE}<stateDuration>0</stateDuration></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult>606</PortStatusEXResult>${UNIT}<portStatus ${NIL}/><stateDuration ${NIL}/></PortStatusEXResponse>`,
  },
  d: {
    request: `<PortStatusEX xmlns="${TEMPURI}"><request xmlns:D="${CLR}"><D:Port>1</D:Port><D:Unit>#</D:Unit></request></PortStatusEX>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult ${RESULT}>${a(`${OK}${FINE}${IDLE}<stateDuration>0</stateDuration>`)}</PortStatusEXResult></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult ${RESULT}>${a(BAD + UNIT)}</PortStatusEXResult></PortStatusEXResponse>`,
  },
  e: {
    request: `<PortStatusEX xmlns="${TEMPURI}"><Unit>#</Unit><Port>1</Port></PortStatusEX>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult>${OK}${FINE}${IDLE}<stateDuration>0</stateDuration></PortStatusEXResult></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult>${BAD}${UNIT}</PortStatusEXResult></PortStatusEXResponse>`,
  },
  f: {
    request: `<PortStatusEX xmlns="${TEMPURI}"><Unit>#</Unit><Port>1</Port></PortStatusEX>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult ${RESULT}><a:Port i:nil="true"/><a:URL i:nil="true"/><a:Unit i:nil="true"/><a:fieldValue i:nil="true"/>${a(`${IDLE}${OK}${FINE}<stateDuration>0</stateDuration>`)}</PortStatusEXResult></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}"><PortStatusEXResult ${RESULT}><a:Port i:nil="true"/><a:URL i:nil="true"/><a:Unit i:nil="true"/><a:fieldValue i:nil="true"/><a:portStatus i:nil="true"/>${a(BAD + UNIT)}<a:stateDuration i:nil="true"/></PortStatusEXResult></PortStatusEXResponse>`,
  },
  g: {
    request: `<PortStatusEX xmlns="${TEMPURI}"><Unit>#</Unit><Port>1</Port></PortStatusEX>`,
    good: `<PortStatusEXResponse xmlns="${TEMPURI}">${OK}${FINE}${IDLE}<stateDuration>0</stateDuration></PortStatusEXResponse>`,
    bad: `<PortStatusEXResponse xmlns="${TEMPURI}">${BAD}${UNIT}<portStatus ${NIL}/><stateDuration ${NIL}/></PortStatusEXResponse>`,
  },
  h: {
    request: `<PortRequest xmlns="${TEMPURI}"><Port>1</Port><Unit>#</Unit></PortRequest>`,
    good: `<StatusExResponse xmlns="${TEMPURI}">${IDLE}${OK}${FINE}<stateDuration>0</stateDuration></StatusExResponse>`,
    bad: `<StatusExResponse xmlns="${TEMPURI}"><portStatus ${NIL}/>${BAD}${UNIT}<stateDuration ${NIL}/></StatusExResponse>`,
  },
};

const answered = (body: string, letter: ShapeLetter): string => {
  const xml = envelope(body);
  const own = `<s:Body xmlns:xsi="${XSI}" xmlns:xsd="http://www.w3.org/2001/XMLSchema">`;
  return letter === 'e' ? xml.replace('<s:Body>', own) : xml;
};

describe.each(SHAPE_LETTERS)('shape %s', (shape) => {
  const { request, good, bad } = WIRE[shape];

  it('takes its request and writes its answer', async () => {
    await start({ shape });
    const first = await post('PortStatusEX', request.replace('#', '1'));
    expect(first.body).toBe(answered(good, shape));
    const second = await post('PortStatusEX', request.replace('#', '2'));
    expect(second.body).toBe(answered(bad, shape));
  });

  it('has the contract in one namespace and the data in another', async () => {
    await start({ shape, namespace: 'custom' });
    const custom = (xml: string): string =>
      xml.replaceAll(CLR, `${VENDOR}/data`).replaceAll(TEMPURI, VENDOR);
    const received = await post('PortStatusEX', custom(request).replace('#', '1'), `${VENDOR}/`);
    expect(received.body).toBe(custom(answered(good, shape)));
    await simulator.close();
    await start({ shape, namespace: 'custom-contract' });
    const contract = (xml: string): string => xml.replaceAll(TEMPURI, VENDOR);
    const again = await post('PortStatusEX', contract(request).replace('#', '1'), `${VENDOR}/`);
    expect(again.body).toBe(contract(answered(good, shape)));
  });

  it('has a code to spoil, and nothing else of the answer is', async () => {
    await start({ shape });
    const ask = async (): Promise<string> =>
      (await post('PortStatusEX', request.replace('#', '1'))).body;
    const code = /<(a:)?(responseCode|PortStatusEXResult)>100<\/\1?\2>/.exec(good)?.[0] ?? '?';
    const nil = code.startsWith('<a:')
      ? '<a:responseCode i:nil="true"/>'
      : `${code.slice(0, code.indexOf('>'))} ${NIL}/>`;
    for (const [body, instead] of [
      ['no-code', ''],
      ['two-codes', code + code],
      ['nil-code', nil],
    ] as const) {
      simulator.fault({ kind: 'body', body, times: 1 });
      expect(await ask()).toBe(answered(good, shape).replace(code, instead));
    }
    for (const body of SPOILED_BODIES.filter((each) => each !== 'torn')) {
      simulator.fault({ kind: 'body', body, times: 1 });
      expect(await ask()).not.toBe(answered(good, shape));
    }
  });
});

describe('members without a value', () => {
  it.each([
    ['a', 'absent', WIRE.a.bad.replace(/<a:\w+ i:nil="true"\/>/g, '')],
    ['f', 'absent', WIRE.f.bad.replace(/<a:\w+ i:nil="true"\/>/g, '')],
    [
      'd',
      'nil',
      WIRE.d.bad.replace(
        '</PortStatusEXResult>',
        '<a:portStatus i:nil="true"/><a:stateDuration i:nil="true"/>$&',
      ),
    ],
  ] as const)('of shape %s can be %s', async (shape, nulls, answer) => {
    await start({ shape, nulls });
    const { body } = await post('PortStatusEX', WIRE[shape].request.replace('#', '2'));
    expect(body).toBe(envelope(answer));
  });

  it('of a shape that leaves no choice have none', async () => {
    await start({});
    for (const shape of ['b', 'c', 'g', 'h'] as const) {
      await expect(startSimulator({ shape, nulls: 'absent' })).rejects.toThrow(
        `Shape ${shape} cannot have null members absent, only nil.`,
      );
    }
    await expect(startSimulator({ shape: 'e', nulls: 'nil' })).rejects.toThrow(RangeError);
  });
});

describe('what is in the wrong order', () => {
  const swapped: Readonly<Record<ShapeLetter, readonly [string, number]>> = {
    a: ['<Port>1</Port><Unit>1</Unit>', 606],
    b: [HERE, 611],
    c: ['<Port>1</Port><Unit>1</Unit>', 606],
    d: [`<request xmlns:D="${CLR}"><D:Unit>1</D:Unit><D:Port>1</D:Port></request>`, 611],
    e: ['<Port>1</Port><Unit>1</Unit>', 100],
    f: ['<Port>1</Port><Unit>1</Unit>', 606],
    g: ['<Port>1</Port><Unit>1</Unit>', 606],
    h: [HERE, 611],
  };
  it.each(SHAPE_LETTERS)('in shape %s', async (shape) => {
    await start({ shape });
    const [parts, code] = swapped[shape];
    const { request } = WIRE[shape];
    const root = /<(\w+) [^>]*>/.exec(request) ?? [''];
    const { body } = await post('PortStatusEX', `${root[0]}${parts}</${root[1] ?? ''}>`);
    expect(body).toContain(`>${code}<`);
    // What was overtaken is gone without a word.
    expect(Object.keys(simulator.requests().at(-1)?.parameters ?? {})).toHaveLength(
      code === 100 ? 2 : 1,
    );
  });
});

describe('an object in a request', () => {
  const asked = (request: string, xml: string) =>
    post(request, `<${request} xmlns="${TEMPURI}" xmlns:D="${CLR}">${xml}</${request}>`);
  const here = '<D:Port>1</D:Port><D:Unit>1</D:Unit>';
  const seconds = (text: string) =>
    `<D:maxRecordingTimeInSeconds>${text}</D:maxRecordingTimeInSeconds>`;

  it.each([
    ['of another name', `<Request>${here}</Request>`, '>a:InternalServiceFault<'],
    ['of another namespace', `<D:request>${here}</D:request>`, '>a:InternalServiceFault<'],
    ['that is nil', `<request i:nil="true" xmlns:i="${XSI}"/>`, '>a:InternalServiceFault<'],
    ['left out', '', '>a:InternalServiceFault<'],
    ['with members in the namespace of the contract', `<request>${HERE}</request>`, '>606<'],
    ['with members in no namespace', '<request><Port xmlns="">1</Port></request>', '>606<'],
    ['that is empty', '<request/>', '>606<'],
  ])('%s', async (_words, xml, expected) => {
    await start({ shape: 'd' });
    expect((await asked('PortStatus', xml)).body).toContain(expected);
  });

  it('has the members of its base first, and an int that it cannot be without', async () => {
    await start({ shape: 'd' });
    const ask = (xml: string) => asked('StartRecording', `<request>${xml}</request>`);
    expect((await ask(here)).body).toContain('>a:DeserializationFailed<');
    expect((await ask(seconds('60') + here)).body).toContain('>606<');
    expect((await ask(here + seconds('60'))).body).toContain('>100<');
    expect(simulator.requests().at(-1)?.parameters).toEqual({
      Unit: '1',
      Port: '1',
      maxRecordingTimeInSeconds: '60',
    });
  });

  it('has the nine members of LogEvent by name, upper case first', async () => {
    await start({ shape: 'd' });
    const names = 'Machine Parm1 Parm2 Parm3 Port Unit User eventTimestamp eventType'.split(' ');
    const members = names.map((name) => `<D:${name}>${name}</D:${name}>`).join('');
    await asked('LogEvent', `<request>${members}</request>`);
    expect(simulator.requests().at(-1)).toMatchObject({
      code: 100,
      parameters: Object.fromEntries(names.map((name) => [name, name])),
    });
  });
});

describe('XmlSerializer', () => {
  const ask = (request: string, parts: string) =>
    post(request, `<${request} xmlns="${TEMPURI}">${parts}</${request}>`);

  it('takes the first of two, an empty text for nil, and 0 for a missing int', async () => {
    await start({ shape: 'e' });
    await ask('PortStatus', `<Port>1</Port><Unit>1</Unit><Port>2</Port><unit>3</unit>`);
    expect(simulator.requests().at(-1)?.parameters).toEqual({ Unit: '1', Port: '1' });
    await ask('PortStatus', `<Unit ${NIL}/><Port>1</Port>`);
    expect(simulator.requests().at(-1)?.parameters).toEqual({ Unit: '', Port: '1' });
    expect((await ask('StartRecording', HERE)).body).toContain('>100<');
  });
});
