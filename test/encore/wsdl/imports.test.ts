/** Imports: what is followed, and where to. */
import { describe, expect, it } from 'vitest';
import { fetchContract } from '../../../lib/encore/wsdl/fetch-contract';
import { stubFetch } from '../support/stub-fetch';
import { BODIES, fetchFrom, HERE, link, schemaDocument } from './fetching';
import { ADDRESS } from './reading';
import { smallWsdl } from './small-wsdl';

const GOOD = smallWsdl();

describe('imports', () => {
  const FOREIGN = 'http://srv-rec-01.corp.local:8080';

  it('are followed on the configured origin, whatever host they name', async () => {
    const main = smallWsdl({ schema: link(`${FOREIGN}${HERE}?xsd=xsd0`) });
    const { result, asked } = await fetchFrom({
      [`${HERE}?wsdl`]: main,
      [`${HERE}?xsd=xsd0`]: schemaDocument(BODIES),
    });
    expect(result.ok && result.value.guessed).toBeUndefined();
    expect(asked).toEqual([`${HERE}?wsdl`, `${HERE}?xsd=xsd0`]);
  });

  it('are followed once each through circles and diamonds, also back to the beginning', async () => {
    const main = smallWsdl({ schema: link(`${FOREIGN}${HERE}?xsd=a`) + link(`${HERE}?xsd=b`) });
    const { result, asked } = await fetchFrom({
      [`${HERE}?wsdl`]: main,
      [`${HERE}?xsd=a`]: schemaDocument(link('?xsd=c') + link('?wsdl') + link('?xsd=a')),
      [`${HERE}?xsd=b`]: schemaDocument(link('?xsd=c') + link('?xsd=a', 'include')),
      [`${HERE}?xsd=c`]: schemaDocument(link('?xsd=b', 'include') + BODIES),
    });
    expect(result.ok && result.value.guessed).toBeUndefined();
    expect(asked.map((each) => each.slice(HERE.length)).sort()).toEqual([
      '?wsdl',
      '?xsd=a',
      '?xsd=b',
      '?xsd=c',
    ]);
  });

  it('give what they include their own namespace', async () => {
    const main = smallWsdl({ schema: link('types.xsd', 'include') });
    const nameless = BODIES + '<xs:complexType name="Unused"/>';
    const { result } = await fetchFrom({
      [`${HERE}?wsdl`]: main,
      '/WebAPI/types.xsd': schemaDocument(nameless, ''),
    });
    expect(result.ok && result.value).toMatchObject({
      contract: { requests: { PauseRecording: { body: { namespace: 'urn:t' } } } },
    });
    expect(result.ok && result.value.guessed).toBeUndefined();
  });

  it('of WSDLs hold the port type in another namespace', async () => {
    const [before = '', rest = ''] = GOOD.split('<wsdl:binding ');
    const head = /<wsdl:definitions[^>]*>/.exec(GOOD)?.[0] ?? '';
    const main = `${head.replace('targetNamespace="urn:t"', 'targetNamespace="urn:m"').replace('xmlns:t=', 'xmlns:m="urn:m" xmlns:t=')}<wsdl:import namespace="urn:t" location="${FOREIGN}${HERE}?wsdl=wsdl0"/><wsdl:binding ${rest.replace('binding="t:B"', 'binding="m:B"')}`;
    const { result } = await fetchFrom({
      [`${HERE}?wsdl`]: main,
      [`${HERE}?wsdl=wsdl0`]: `${before}</wsdl:definitions>`,
    });
    expect(result).toMatchObject({ ok: true, value: { warnings: expect.any(Array) } });
  });

  it('that lead nowhere, to no XML or off the web are passed over with a warning', async () => {
    const links = [
      '?xsd=gone',
      '?xsd=html',
      '?xsd=soap',
      'file:///etc/passwd',
      'ftp://x/y',
      'http://[',
    ];
    const main = smallWsdl({ schema: links.map((each) => link(each)).join('') + BODIES });
    const { result, asked } = await fetchFrom({
      [`${HERE}?wsdl`]: main,
      [`${HERE}?xsd=html`]: '<!DOCTYPE html><html></html>',
      [`${HERE}?xsd=soap`]: '<Envelope/>',
    });
    expect(asked).toHaveLength(4);
    const what = result.ok ? (result.value.warnings.at(-1)?.what ?? '') : '';
    for (const reason of ['HTTP 404', 'DOCTYPE', 'neither a WSDL nor a schema', 'no web address']) {
      expect(what).toContain(reason);
    }
  });

  it('are found where the WSDL was found, behind a proxy that changes paths', async () => {
    const main = smallWsdl({ schema: link(`${FOREIGN}/inner/ECAPI.svc?xsd=xsd0`) });
    const location = main.replace('http://srv/WebAPI/ECAPI.svc', `${FOREIGN}/inner/ECAPI.svc`);
    const { result, asked } = await fetchFrom({
      [`${HERE}?wsdl`]: location,
      [`${HERE}?xsd=xsd0`]: schemaDocument(BODIES),
    });
    expect(asked).toEqual([`${HERE}?wsdl`, '/inner/ECAPI.svc?xsd=xsd0', `${HERE}?xsd=xsd0`]);
    expect(result.ok && result.value.contract.path).toBeUndefined();
    expect(result.ok && result.value.guessed).toBeUndefined();
  });

  it('without an end are given up after 40 documents', async () => {
    const asked: string[] = [];
    const result = await fetchContract({
      address: ADDRESS,
      fetch: stubFetch(({ url }) => {
        asked.push(url);
        const content = link(`?xsd=${asked.length}`) + BODIES;
        return new Response(
          asked.length === 1 ? smallWsdl({ schema: content }) : schemaDocument(content),
        );
      }),
    });
    expect(result.ok).toBe(true);
    expect(asked).toHaveLength(40);
  });

  it('of more than 4 MiB together are not read', async () => {
    const large = schemaDocument(`<!--${'x'.repeat(1_000_000)}-->`);
    const links = Array.from({ length: 6 }, (_, index) => link(`?xsd=${index}`)).join('');
    const documents = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`${HERE}?xsd=${index}`, large]),
    );
    const { result } = await fetchFrom({
      [`${HERE}?wsdl`]: smallWsdl({ schema: links + BODIES }),
      ...documents,
    });
    expect(result.ok && result.value.warnings.at(-1)?.what).toContain('?xsd=4 (it is larger than');
  });
});
