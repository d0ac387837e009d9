/** Actions, styles and messages of operations, and the code of their answers. */
import { describe, expect, it } from 'vitest';
import { REQUEST_NAMES } from '../../../lib/encore/requests';
import { contractFromText } from '../../../lib/encore/wsdl/read-wsdl';
import { ADDRESS, read, whats } from './reading';
import { sequence, smallWsdl, UNIT_AND_PORT, wrapper } from './small-wsdl';

describe('operations', () => {
  const twisted = (...changes: readonly (readonly [string, string])[]) =>
    contractFromText(
      changes.reduce((text, [from, to]) => text.replaceAll(from, to), smallWsdl()),
      ADDRESS,
    );

  it('have their action from the binding, else from the port type', () => {
    expect(read({}).contract.requests.PauseRecording?.action).toBe('urn:a/PauseRecording');
    const result = twisted(
      ['soapAction="urn:a/PauseRecording"', ''],
      ['<wsdl:input message', '<wsdl:input wsaw:Action="urn:w" message'],
    );
    expect(result.ok && result.value.contract.requests.PauseRecording?.action).toBe('urn:w');
    expect(twisted(['soapAction="urn:a/PauseRecording"', ''])).toMatchObject({
      error: { kind: 'unusable', technical: expect.stringContaining('names no SOAP action') },
    });
  });

  it('of the RPC style have a wrapper of the binding and parts without a namespace', () => {
    const result = twisted(
      [
        '<wsdl:part name="p" element="t:PauseRecording"/>',
        '<wsdl:part name="Unit" type="xs:string"/><wsdl:part name="Port" type="xs:string"/>',
      ],
      [
        '<wsdl:part name="p" element="t:PauseRecordingResponse"/>',
        '<wsdl:part name="return" type="xs:int"/>',
      ],
      ['<soap:body use="literal"/>', '<soap:body use="literal" namespace="urn:rpc"/>'],
      ['<soap:binding ', '<soap:binding style="rpc" '],
    );
    expect(result.ok && result.value.contract.requests.PauseRecording).toEqual({
      action: 'urn:a/PauseRecording',
      body: {
        namespace: 'urn:rpc',
        name: 'PauseRecording',
        children: [
          { namespace: '', name: 'Unit', parameter: 'Unit' },
          { namespace: '', name: 'Port', parameter: 'Port' },
        ],
      },
      responseRoot: { namespace: 'urn:rpc', name: 'PauseRecordingResponse' },
      codeElement: 'return',
    });
  });

  it('that are encoded, have no answer or no element are refused', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['use="literal"', 'use="encoded"', 'wants encoded messages'],
      ['<wsdl:output message="t:PauseRecordingOut"/>', '', 'has no output message'],
      ['element="t:PauseRecording"', 'type="xs:string"', 'not one element'],
    ];
    for (const [from, to, reason] of cases) {
      expect(twisted([from, to])).toMatchObject({
        error: { kind: 'unusable', technical: expect.stringContaining(reason) },
      });
    }
  });

  it('are found by their exact spelling first', () => {
    const operations = ['pauserecording', 'PauseRecording'];
    const schema = operations.map((name) => wrapper(name, sequence(UNIT_AND_PORT))).join('');
    const { requests } = read({ schema, operations }).contract;
    expect(requests.PauseRecording?.action).toBe('urn:a/PauseRecording');
  });

  it('have in the Body what the binding says, and headers apart', () => {
    const part = '<wsdl:part name="p" element="t:PauseRecording"/>';
    const result = twisted(
      [part, `<wsdl:part name="session" element="t:Session"/>${part}`],
      ['<wsdl:input><soap:body', '<wsdl:input><soap:body parts="p"'],
    );
    expect(result.ok && result.value.contract.requests.PauseRecording?.body.name).toBe(
      'PauseRecording',
    );
  });

  it('are found in another case, and a header they want is told', () => {
    expect(twisted(['name="PauseRecording"', 'name="pauserecording"']).ok).toBe(true);
    const header = twisted(['<wsdl:input><soap:body', '<wsdl:input><soap:header/><soap:body']);
    expect(header.ok && whats(header.value)).toContain('a SOAP header of its own');
  });

  it('that are not there are named', () => {
    const report = read({});
    expect(report.missing).toEqual(REQUEST_NAMES.filter((name) => name !== 'PauseRecording'));
    expect(whats(report)).toContain('The service does not offer InitStation, InitUser,');
  });
});

describe('the code of an answer', () => {
  const codeOf = (members: string) => {
    const schema =
      `<xs:element name="PauseRecording"><xs:complexType>${sequence(UNIT_AND_PORT)}</xs:complexType></xs:element>` +
      `<xs:element name="PauseRecordingResponse"><xs:complexType>${sequence(members)}</xs:complexType></xs:element>`;
    const report = read({ schema });
    return [
      report.contract.requests.PauseRecording?.codeElement,
      whats(report).includes('no response code'),
    ];
  };
  const member = (name: string, type: string) => `<xs:element name="${name}" type="xs:${type}"/>`;

  it.each([
    [
      'responseCode, before a result',
      member('PauseRecordingResult', 'int') + member('responseCode', 'int'),
      'responseCode',
    ],
    ['its other spelling', member('ResponseCode', 'int'), 'ResponseCode'],
    [
      'a number as the result',
      member('responseMessage', 'string') + member('PauseRecordingResult', 'int'),
      'PauseRecordingResult',
    ],
    [
      'the result of that name, before others',
      member('OtherResult', 'int') + member('PauseRecordingResult', 'int'),
      'PauseRecordingResult',
    ],
    [
      'a result of another name',
      member('Number', 'int') + member('ECAPIResult', 'long'),
      'ECAPIResult',
    ],
  ])('is %s', (_, members, name) => {
    expect(codeOf(members)).toEqual([name, false]);
  });

  it('is looked for all the same where none is declared, and that is told', () => {
    expect(codeOf(member('PauseRecordingResult', 'string'))).toEqual(['responseCode', true]);
  });
});
