/** Services with several ports, and where their requests go. */
import { describe, expect, it } from 'vitest';
import { contractFromText } from '../../../lib/encore/wsdl/read-wsdl';
import { ADDRESS, failure, read, whats } from './reading';
import { BINDING, bindingOf, sequence, smallWsdl, UNIT_AND_PORT, wrapper } from './small-wsdl';

const port = (name: string, binding: string, location: string, soap = 'soap') =>
  `<wsdl:port name="${name}" binding="t:${binding}"><${soap}:address location="${location}"/></wsdl:port>`;
const service = (...ports: readonly string[]) =>
  `<wsdl:service name="S">${ports.join('')}</wsdl:service>`;
const SECURED = '<wsp:Policy><sp:SymmetricBinding/></wsp:Policy>';

describe('of several ports', () => {
  const HERE = 'http://srv/WebAPI/ECAPI.svc';

  it('takes SOAP 1.1 before 1.2, wherever it stands', () => {
    const more = bindingOf('B12', ['PauseRecording'], BINDING('soap12'), 'soap12');
    const both = service(port('P12', 'B12', `${HERE}/12`, 'soap12'), port('P', 'B', `${HERE}/11`));
    expect(read({ service: both, more }).contract).toMatchObject({
      soapVersion: '1.1',
      path: '/WebAPI/ECAPI.svc/11',
    });
  });

  it('takes the one with most of the requests before that', () => {
    const operations = ['PauseRecording', 'PortStatus'];
    const schema = operations.map((name) => wrapper(name, sequence(UNIT_AND_PORT))).join('');
    const more =
      bindingOf('B12', operations, BINDING('soap12'), 'soap12') +
      bindingOf('B1', ['PortStatus'], BINDING('soap'));
    const both = service(port('P1', 'B1', HERE), port('P12', 'B12', HERE, 'soap12'));
    expect(read({ schema, operations, service: both, more }).contract).toMatchObject({
      soapVersion: '1.2',
      requests: { PauseRecording: {}, PortStatus: {} },
    });
  });

  it('takes one without security before one with more requests, and tells of it', () => {
    const operations = ['PauseRecording', 'PortStatus'];
    const schema = operations.map((name) => wrapper(name, sequence(UNIT_AND_PORT))).join('');
    const more = bindingOf('Plain', ['PauseRecording'], BINDING('soap'));
    const both = service(port('P', 'B', HERE), port('Q', 'Plain', HERE));
    const report = read({
      schema,
      operations,
      binding: SECURED + BINDING('soap'),
      service: both,
      more,
    });
    expect(report.missing).toContain('PortStatus');
    expect(whats(report)).toContain(
      'The port P offers more requests, but demands signed or encrypted messages (WS-Security)',
    );
  });

  it('leaves out what is not SOAP over HTTP', () => {
    const more =
      bindingOf(
        'Tcp',
        ['PauseRecording'],
        '<soap12:binding transport="http://schemas.microsoft.com/soap/tcp"/>',
        'soap12',
      ) +
      bindingOf(
        'Web',
        ['PauseRecording'],
        '<http:binding xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" verb="GET"/>',
      );
    const others = [
      port('P1', 'Tcp', 'net.tcp://srv/ECAPI.svc', 'soap12'),
      port('P2', 'Web', HERE),
      port('P3', 'B', 'net.pipe://srv/ECAPI.svc'),
    ];
    expect(failure(smallWsdl({ service: service(...others), more }))?.kind).toBe('not-encore');
    const all = service(...others, port('P', 'B', HERE));
    expect(read({ service: all, more }).contract.soapVersion).toBe('1.1');
  });

  it('takes the one that needs no addressing where both speak the same SOAP', () => {
    const content = BINDING('soap12');
    const more =
      bindingOf('Ws', ['PauseRecording'], `<wsaw:UsingAddressing/>${content}`, 'soap12') +
      bindingOf('B12', ['PauseRecording'], content, 'soap12');
    const both = service(port('W', 'Ws', HERE, 'soap12'), port('P', 'B12', `${HERE}/12`, 'soap12'));
    expect(read({ service: both, more }).contract).toMatchObject({
      addressing: false,
      path: '/WebAPI/ECAPI.svc/12',
    });
  });

  it('takes the configured path and scheme where all else is equal', () => {
    const two = (one: string, other: string) =>
      read({ service: service(port('P', 'B', one), port('Q', 'B', other)) });
    expect(two(`${HERE}/basic`, HERE).contract.path).toBeUndefined();
    expect(whats(two('http://srv/WebAPI/ECAPI.svc', 'https://srv/WebAPI/ECAPI.svc'))).not.toContain(
      'https',
    );
  });
});

describe('where requests go', () => {
  const at = (location: string, address?: string) =>
    contractFromText(smallWsdl({ service: service(port('P', 'B', location)) }), address);
  const pathAt = (location: string, address?: string) => {
    const result = at(location, address);
    return result.ok ? result.value.contract.path : result.error;
  };

  it('is the configured address, whatever host, scheme, port or case the WSDL names', () => {
    for (const location of [
      'http://srv-01:8080/WebAPI/ECAPI.svc',
      'https://SRV/webapi/ecapi.svc/',
      '',
    ]) {
      expect(pathAt(location, ADDRESS), location).toBeUndefined();
    }
  });

  it('is the path of the WSDL on the configured origin, which is told', () => {
    expect(pathAt('http://srv/WebAPI/ECAPI.svc/basic?x=1', ADDRESS)).toBe(
      '/WebAPI/ECAPI.svc/basic?x=1',
    );
    expect(pathAt('http://srv/Other/ECAPI.svc', ADDRESS)).toBe('/Other/ECAPI.svc');
    const result = at('http://srv/Other/ECAPI.svc', ADDRESS);
    expect(result.ok && whats(result.value)).toContain('Requests go to /Other/ECAPI.svc');
  });

  it('is told by what stands behind .svc as long as no address is configured', () => {
    expect(pathAt('http://srv/Other/ECAPI.svc')).toBeUndefined();
    expect(pathAt('http://srv/WebAPI/ECAPI.svc/basic')).toBe('/WebAPI/ECAPI.svc/basic');
  });

  it('never is another origin', () => {
    for (const location of ['http://srv//evil.example/x', '//evil/x', 'http://srv/\\evil']) {
      const path = pathAt(location, ADDRESS);
      if (typeof path !== 'string') throw new Error(`no path for ${location}`);
      expect(new URL(path, ADDRESS).origin).toBe(new URL(ADDRESS).origin);
    }
  });

  it('warns where only an encrypted address is published', () => {
    const result = at('https://srv/WebAPI/ECAPI.svc', 'http://encore.example/WebAPI/ECAPI.svc');
    expect(result.ok && whats(result.value)).toContain('https://');
  });
});
