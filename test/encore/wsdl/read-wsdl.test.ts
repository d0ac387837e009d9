/** Captured WSDLs, and pasted ones. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkContractReport } from '../../../lib/encore/contract-report';
import { defaultContract } from '../../../lib/encore/default-contract';
import { writeMessage } from '../../../lib/encore/envelope';
import { REQUEST_NAMES } from '../../../lib/encore/requests';
import { contractFromText, readWsdl } from '../../../lib/encore/wsdl/read-wsdl';
import { err, ok } from '../../../lib/result';
import { ADDRESS, failure, whats } from './reading';
import { smallWsdl } from './small-wsdl';

/** A captured WSDL, its schemas served from the disk. */
async function readFixture(name: string) {
  const file = (path: string) => readFile(`test/fixtures/soap/${name}/${path}`, 'utf8');
  const result = await readWsdl({
    main: await file('wsdl.xml'),
    address: ADDRESS,
    load: async (url) =>
      url.startsWith(`${ADDRESS}?xsd=`)
        ? ok(await file(`xsd-${url.split('=')[1]}.xml`))
        : err(`asked for ${url}`),
  });
  if (!result.ok) throw new Error(result.error.what);
  return result.value;
}

describe('captured WSDLs', () => {
  it('of plain parameters is the default contract', async () => {
    const report = await readFixture('wsdl-a');
    expect(report).toMatchObject({ missing: [], warnings: [], source: 'wsdl' });
    const plain = JSON.parse(JSON.stringify(report.contract).replaceAll(',"type":"int"', ''));
    expect(plain).toEqual(defaultContract());
  });

  it('of the same over SOAP 1.2 is told from the prefix that SOAP 1.1 WSDLs declare, too', async () => {
    const { contract } = await readFixture('wsdl-a-s12');
    expect(contract).toEqual({ ...(await readFixture('wsdl-a')).contract, soapVersion: '1.2' });
  });

  it('of request objects has base classes first and two namespaces', async () => {
    const { contract, missing, warnings } = await readFixture('wsdl-d');
    expect([missing, warnings]).toEqual([[], []]);
    const message = writeMessage(
      contract,
      'AssignField',
      { Unit: '1', Port: '3', fieldName: 'f', fieldValue: 'v' },
      { to: ADDRESS, messageId: '' },
    );
    expect(message.ok && message.value.body).toContain(
      '<s:Body><AssignField xmlns="http://tempuri.org/"><request>' +
        '<Port xmlns="http://schemas.datacontract.org/2004/07/WebAPI">3</Port>' +
        '<Unit xmlns="http://schemas.datacontract.org/2004/07/WebAPI">1</Unit>' +
        '<fieldName xmlns="http://schemas.datacontract.org/2004/07/WebAPI">f</fieldName>' +
        '<fieldValue xmlns="http://schemas.datacontract.org/2004/07/WebAPI">v</fieldValue>' +
        '</request></AssignField></s:Body>',
    );
  });

  it('make reports that pass the check for stored ones, as JSON', async () => {
    for (const name of ['wsdl-a', 'wsdl-d', 'wsdl-a-s12']) {
      const report = await readFixture(name);
      expect(checkContractReport(JSON.parse(JSON.stringify(report)))).toEqual(ok(report));
    }
  });
});

describe('a pasted WSDL', () => {
  it('without its imports names what is missing and guesses the elements', async () => {
    const text = await readFile('test/fixtures/soap/wsdl-a/wsdl.xml', 'utf8');
    const result = contractFromText(`\uFEFF\n  ${text}\n`);
    if (!result.ok) throw new Error(result.error.what);
    const { contract, missing, guessed, source } = result.value;
    expect([missing, guessed, source]).toEqual([[], REQUEST_NAMES, 'pasted']);
    expect(contract).toEqual(defaultContract());
    for (const schema of ['xsd0', 'xsd1', 'xsd2']) {
      expect(whats(result.value)).toContain(`?xsd=${schema} (it is not part of this text)`);
    }
  });

  it('guesses the order of a message contract, told by its root', () => {
    const message = '<wsdl:part name="p" element="t:PauseRecording"/>';
    const text = smallWsdl({ schema: '' }).replace(
      message,
      message.replace('t:PauseRecording', 't:PortRequest'),
    );
    const result = contractFromText(text);
    expect(result.ok && result.value.contract.requests.PauseRecording?.body).toMatchObject({
      name: 'PortRequest',
      children: [{ name: 'Port' }, { name: 'Unit' }],
    });
  });

  it('may say it was UTF-16, now that it is text', () => {
    const text = smallWsdl().replace('encoding="utf-8"', 'encoding="utf-16"');
    expect(contractFromText(text).ok).toBe(true);
  });

  it('of another kind is refused in words of its own', () => {
    expect(failure('')).toMatchObject({ kind: 'unreadable' });
    expect(failure('{}')).toMatchObject({ kind: 'unreadable' });
    expect(failure('<a/>')).toMatchObject({ kind: 'not-wsdl' });
    expect(failure('<!DOCTYPE html><html><p>Sign in</html>')).toMatchObject({ kind: 'html' });
    expect(
      failure('<HTML>Metadata publishing for this service is currently disabled.</HTML>'),
    ).toMatchObject({ kind: 'not-published' });
    expect(failure(smallWsdl({ operations: ['Other'] }))).toMatchObject({ kind: 'not-encore' });
  });
});
