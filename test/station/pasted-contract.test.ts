import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaultContract } from '../../lib/encore/default-contract';
import { contractView } from '../../lib/station/contract-view';
import { readPasted } from '../../lib/station/pasted-contract';

const wsdl = (shape: string) =>
  readFile(new URL(`../fixtures/soap/${shape}/wsdl.xml`, import.meta.url), 'utf8');

describe('what an administrator pastes', () => {
  it('may be the file that another seat exported: the same contract comes back', () => {
    const contract = defaultContract('urn:a');
    const { file } = contractView(contract, undefined, undefined);
    expect(readPasted(`\uFEFF${file}`)).toEqual({
      ok: true,
      value: { contract, missing: [], warnings: [], source: 'pasted' },
    });
  });

  it('names the requests an exported contract lacks', () => {
    const { requests, ...rest } = defaultContract();
    const { GetURL: _one, LogEvent: _other, ...some } = requests;
    const read = readPasted(JSON.stringify({ ...rest, requests: some }));
    expect(read.ok && read.value.missing).toEqual(['LogEvent', 'GetURL']);
  });

  it('may be the text of a WSDL', async () => {
    const read = readPasted(await wsdl('wsdl-a-s12'));
    expect(read).toMatchObject({ ok: true, value: { source: 'pasted' } });
    expect(read.ok && read.value.contract.soapVersion).toBe('1.2');
  });

  it.each([
    ['half a file', '{"soapVersion":"1.1",', 'not complete JSON'],
    ['another file', '{"version":1,"service":{}}', 'soapVersion is missing'],
    ['no request at all', '{"soapVersion":"1.1","addressing":false,"requests":{}}', 'no request'],
    ['a web page', '<!doctype html><html><body/></html>', 'web page'],
    ['nothing', '   ', 'WSDL'],
  ])('is refused with a reason: %s', (_, text, reason) => {
    const read = readPasted(text);
    expect(!read.ok && read.error.what).toContain(reason);
  });
});
