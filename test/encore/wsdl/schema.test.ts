/** Schemas of every making, and the request that is written for them. */
import { describe, expect, it } from 'vitest';
import { writeMessage } from '../../../lib/encore/envelope';
import type { RequestName } from '../../../lib/encore/requests';
import { contractFromText } from '../../../lib/encore/wsdl/read-wsdl';
import { sequence, smallWsdl, UNIT_AND_PORT, wrapper } from './small-wsdl';
import type { SmallWsdl } from './small-wsdl';

const ADDRESS = { to: 'https://host/ECAPI.svc', messageId: 'urn:uuid:1' };
const PORT = { Unit: '1', Port: '3' };

function read(wsdl: SmallWsdl) {
  const result = contractFromText(smallWsdl(wsdl));
  if (!result.ok) throw new Error(`${result.error.what} ${result.error.technical}`);
  return result.value;
}

function bodyOf(
  wsdl: SmallWsdl,
  parameters: object = PORT,
  request: RequestName = 'PauseRecording',
) {
  const message = writeMessage(read(wsdl).contract, request, parameters, ADDRESS);
  if (!message.ok) return message.error;
  return /<s:Body>(.*)<\/s:Body>/.exec(message.value.body)?.[1] ?? '';
}

const pause = (members: string) => wrapper('PauseRecording', members);
const root = (content: string) => `<PauseRecording xmlns="urn:t">${content}</PauseRecording>`;
const element = (name: string, more = '') =>
  `<xs:element name="${name}" type="xs:string" ${more}/>`;
const PLAIN = root('<Unit>1</Unit><Port>3</Port>');

describe('the elements of a request', () => {
  it('stand in the order of the sequence', () => {
    const turned = sequence(element('Port') + element('Unit'));
    expect(bodyOf({ schema: pause(turned) })).toBe(root('<Port>3</Port><Unit>1</Unit>'));
  });

  it('are unqualified unless the schema or the element says otherwise', () => {
    expect(bodyOf({ schemaAttributes: '' })).toBe(
      root('<Unit xmlns="">1</Unit><Port xmlns="">3</Port>'),
    );
    const mixed = sequence(element('Unit', 'form="qualified"') + element('Port'));
    expect(bodyOf({ schemaAttributes: '', schema: pause(mixed) })).toBe(
      root('<Unit>1</Unit><Port xmlns="">3</Port>'),
    );
    const out = sequence(element('Unit', 'form="unqualified"') + element('Port'));
    expect(bodyOf({ schema: pause(out) })).toBe(root('<Unit xmlns="">1</Unit><Port>3</Port>'));
  });

  it('come through references, each in the namespace it is declared in', () => {
    const schemas =
      '<xs:schema targetNamespace="urn:o"><xs:element name="Unit" type="xs:string"/></xs:schema>';
    const schema =
      pause(sequence('<xs:element ref="o:Unit" xmlns:o="urn:o"/><xs:element ref="t:Port"/>')) +
      element('Port');
    expect(bodyOf({ schema, schemas })).toBe(root('<Unit xmlns="urn:o">1</Unit><Port>3</Port>'));
  });

  it('come from a base type first, at any number of generations, across namespaces', () => {
    const schemas =
      '<xs:schema targetNamespace="urn:o" elementFormDefault="qualified"><xs:complexType name="Base">' +
      `${sequence(element('Port'))}</xs:complexType></xs:schema>`;
    const extension = (base: string, own: string) =>
      `<xs:complexContent><xs:extension base="${base}" xmlns:o="urn:o">${own}</xs:extension></xs:complexContent>`;
    const schema =
      pause(sequence('<xs:element name="request" type="t:Request"/>')) +
      `<xs:complexType name="Request">${extension('t:Middle', sequence(element('Unit')))}</xs:complexType>` +
      `<xs:complexType name="Middle">${extension('o:Base', '')}</xs:complexType>`;
    expect(bodyOf({ schema, schemas })).toBe(
      root('<request><Port xmlns="urn:o">3</Port><Unit>1</Unit></request>'),
    );
  });

  it('come out of groups, all, restrictions and types without a name', () => {
    const group = `<xs:group name="G">${sequence(element('Port'))}</xs:group>`;
    expect(
      bodyOf({ schema: pause(sequence(`${element('Unit')}<xs:group ref="t:G"/>`)) + group }),
    ).toBe(PLAIN);
    expect(bodyOf({ schema: pause(`<xs:all>${UNIT_AND_PORT}</xs:all>`) })).toBe(PLAIN);
    const restricted = `<xs:complexContent><xs:restriction base="xs:anyType">${sequence(UNIT_AND_PORT)}</xs:restriction></xs:complexContent>`;
    expect(bodyOf({ schema: pause(restricted) })).toBe(PLAIN);
    const nameless = `<xs:element name="inner"><xs:complexType>${sequence(UNIT_AND_PORT)}</xs:complexType></xs:element>`;
    expect(bodyOf({ schema: pause(sequence(nameless)) })).toBe(
      root('<inner><Unit>1</Unit><Port>3</Port></inner>'),
    );
    const simple =
      '<xs:element name="Unit"><xs:simpleType><xs:restriction base="xs:string"/></xs:simpleType></xs:element>';
    expect(bodyOf({ schema: pause(sequence(simple + element('Port'))) })).toBe(PLAIN);
  });

  it('come from the branch of a choice that has the parameters', () => {
    const choice = `<xs:choice>${element('Handle')}${sequence(UNIT_AND_PORT)}</xs:choice>`;
    expect(bodyOf({ schema: pause(sequence(choice)) })).toBe(PLAIN);
    const repeated = `<xs:choice maxOccurs="unbounded">${element('Handle')}${UNIT_AND_PORT}</xs:choice>`;
    expect(bodyOf({ schema: pause(repeated) })).toBe(PLAIN);
  });

  it('are taken from the outermost level, each once', () => {
    const inner = `<xs:element name="copy" minOccurs="0"><xs:complexType>${sequence(UNIT_AND_PORT)}</xs:complexType></xs:element>`;
    expect(bodyOf({ schema: pause(sequence(inner + UNIT_AND_PORT)) })).toBe(PLAIN);
  });

  it('may be spelled in another case, which is told', () => {
    const wsdl = { schema: pause(sequence(element('unit') + element('PORT'))) };
    expect(bodyOf(wsdl)).toBe(root('<unit>1</unit><PORT>3</PORT>'));
    expect(read(wsdl).warnings.map(({ what }) => what)).toContain(
      'The service has an element "unit" in PauseRecording, which the guide spells differently.',
    );
    const both = { schema: pause(sequence(element('unit', 'minOccurs="0"') + UNIT_AND_PORT)) };
    expect(bodyOf(both)).toBe(PLAIN);
  });

  it('have the types a reader of the contract may want to know', () => {
    const schema = pause(sequence('<xs:element name="Unit" type="xs:int"/>' + element('Port')));
    expect(read({ schema }).contract.requests.PauseRecording?.body.children).toEqual([
      { namespace: 'urn:t', name: 'Unit', parameter: 'Unit', type: 'int' },
      { namespace: 'urn:t', name: 'Port', parameter: 'Port' },
    ]);
  });
});

describe('what has no value', () => {
  const members = (more: string) =>
    ['Unit', 'Port', 'User', 'Machine', 'eventTimestamp', 'eventType', 'Parm1', 'Parm2', 'Parm3']
      .map((name) => element(name, more))
      .join('');
  const event = { eventTimestamp: 'now', eventType: 'x' };
  const log = (more: string) =>
    bodyOf(
      { schema: wrapper('LogEvent', sequence(members(more))), operations: ['LogEvent'] },
      event,
      'LogEvent',
    );
  const NIL = ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';

  it('is left out where it may be', () => {
    expect(log('minOccurs="0" nillable="true"')).toBe(
      '<LogEvent xmlns="urn:t"><eventTimestamp>now</eventTimestamp><eventType>x</eventType></LogEvent>',
    );
  });

  it('is nil where it must be there and may be nil', () => {
    const body = log('nillable="true"');
    expect(body).toContain(`<LogEvent xmlns="urn:t"><Unit${NIL}></Unit><Port${NIL}></Port>`);
    expect(body).toContain('<eventType>x</eventType><Parm1');
  });

  it('is empty where it must be there and may not be nil', () => {
    expect(log('')).toContain('<Unit></Unit><Port></Port><User></User>');
  });

  it('is sent so for what the guide does not know, which is told', () => {
    const unknown =
      element('Token') + element('Trace', 'nillable="1"') + element('Tag', 'minOccurs="0"');
    const wsdl = { schema: pause(sequence(unknown + UNIT_AND_PORT)) };
    expect(bodyOf(wsdl)).toBe(
      root(`<Token></Token><Trace${NIL}></Trace><Unit>1</Unit><Port>3</Port>`),
    );
    expect(read(wsdl).warnings.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('"Token"'),
        expect.stringContaining('"Trace"'),
      ]),
    );
  });
});

describe('a request without a place', () => {
  const reasonsFor = (wsdl: SmallWsdl) => {
    const schema = `${wsdl.schema ?? ''}${wrapper('PortStatus', sequence(UNIT_AND_PORT))}`;
    const operations = ['PauseRecording', 'PortStatus'];
    const report = read({ ...wsdl, schema, operations });
    expect(report.missing).toContain('PauseRecording');
    expect(report.contract.requests.PauseRecording).toBeUndefined();
    return report.warnings.map(({ what }) => what);
  };

  it('for a parameter it needs is missing, with the reason', () => {
    expect(reasonsFor({ schema: pause(sequence(element('Unit'))) })).toContain(
      'PauseRecording cannot be used: the service has no element for Port.',
    );
    const unknown = sequence('<xs:element name="request" type="t:Nowhere"/>');
    expect(reasonsFor({ schema: pause(unknown) })).toContain(
      'PauseRecording cannot be used: the service has no element for Unit, Port; its type Nowhere was not found.',
    );
  });

  it('is not lost for an optional parameter', () => {
    const log = wrapper('LogEvent', sequence(element('eventTimestamp') + element('eventType')));
    const report = read({ schema: log, operations: ['LogEvent'] });
    expect(report.missing).not.toContain('LogEvent');
    expect(report.warnings.map(({ what }) => what)).toContain(
      'The service has no element for Parm1 in LogEvent.',
    );
  });

  it('is missing where its names could not be written', () => {
    const evil = sequence(`${element('Unit&quot;&gt;&lt;evil')}${UNIT_AND_PORT}`);
    expect(reasonsFor({ schema: pause(evil) }).join()).toContain(
      'has names that cannot be written',
    );
  });
});

describe('schemas that never end', () => {
  it('are walked to an end: types that hold themselves', () => {
    const self = '<xs:element name="next" type="t:Node" minOccurs="0"/>';
    const schema =
      pause(sequence('<xs:element name="request" type="t:Node"/>')) +
      `<xs:complexType name="Node">${sequence(self + UNIT_AND_PORT)}</xs:complexType>`;
    expect(bodyOf({ schema })).toBe(root('<request><Unit>1</Unit><Port>3</Port></request>'));
  });

  it('are walked to an end: types, groups and elements that lead to themselves', () => {
    const schema =
      pause(sequence(`<xs:group ref="t:G"/><xs:element ref="t:E"/>${UNIT_AND_PORT}`)) +
      `<xs:group name="G">${sequence('<xs:group ref="t:G"/>')}</xs:group>` +
      `<xs:element name="E"><xs:complexType>${sequence('<xs:element ref="t:E"/>')}</xs:complexType></xs:element>` +
      '<xs:complexType name="A"><xs:complexContent><xs:extension base="t:A"/></xs:complexContent></xs:complexType>' +
      '<xs:element name="X" type="t:A"/><xs:simpleType name="S"><xs:restriction base="t:S"/></xs:simpleType>';
    expect(bodyOf({ schema })).toContain('<Unit>1</Unit><Port>3</Port>');
  });

  it('are given up where they describe more than any message has', () => {
    const level = (index: number) =>
      `<xs:complexType name="L${index}">${sequence(
        ['a', 'b', 'c']
          .map((name) => `<xs:element name="${name}" type="t:L${index + 1}" minOccurs="0"/>`)
          .join(''),
      )}</xs:complexType>`;
    const levels = Array.from({ length: 30 }, (_, index) => level(index)).join('');
    const schema =
      pause(sequence(`${UNIT_AND_PORT}<xs:element name="x" type="t:L0" minOccurs="0"/>`)) +
      levels +
      '<xs:complexType name="L30"/>';
    const groups = Array.from({ length: 30 }, (_, index) => {
      const next = `<xs:group ref="t:G${index + 1}"/>`;
      return `<xs:group name="G${index}">${sequence(next + next)}</xs:group>`;
    }).join('');
    const doubled = pause(sequence(`${UNIT_AND_PORT}<xs:group ref="t:G0"/>`)) + groups;
    const start = performance.now();
    expect(bodyOf({ schema })).toBe(PLAIN);
    expect(bodyOf({ schema: doubled })).toBe(PLAIN);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
