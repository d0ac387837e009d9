import { describe, expect, it } from 'vitest';
import { checkServiceAddress, warnAboutAddress } from '../../lib/encore/service-address';

const strict = { allowHttp: false };

function whatOf(text: string, allowHttp = false): string {
  const result = checkServiceAddress(text, { allowHttp });
  return result.ok ? `fine: ${result.value}` : result.error.what;
}

describe('a service address', () => {
  it.each([
    ['https://encore.example/WebAPI/ECAPI.svc', 'https://encore.example/WebAPI/ECAPI.svc'],
    [
      '  HTTPS://Encore.Example:8443/WebAPI/ECAPI.svc\n',
      'https://encore.example:8443/WebAPI/ECAPI.svc',
    ],
    ['http://localhost:8731/WebAPI/ECAPI.svc', 'http://localhost:8731/WebAPI/ECAPI.svc'],
    ['http://127.0.0.9/ECAPI.svc', 'http://127.0.0.9/ECAPI.svc'],
    ['http://[::1]:8731/ECAPI.svc', 'http://[::1]:8731/ECAPI.svc'],
    ['https://host/with@sign/ECAPI.svc', 'https://host/with@sign/ECAPI.svc'],
  ])('%s is fine', (text, url) => {
    expect(checkServiceAddress(text, strict)).toEqual({ ok: true, value: url });
  });

  it('may be unencrypted only where that is allowed', () => {
    const address = 'http://encore.example/WebAPI/ECAPI.svc';
    expect(whatOf(address)).toBe('The service address is not encrypted: it starts with http://.');
    expect(whatOf(address, true)).toBe(`fine: ${address}`);
    for (const near of ['localhost.example', '127.0.0.1.example', 'xlocalhost', '128.0.0.1']) {
      expect(whatOf(`http://${near}/`)).toContain('not encrypted');
    }
  });

  it.each([
    ['', 'No service address is set.'],
    [' \n', 'No service address is set.'],
    ['encore.example/WebAPI/ECAPI.svc', 'The service address is not a complete web address.'],
    ['https//encore.example/ECAPI.svc', 'The service address is not a complete web address.'],
    ['https:/encore.example/ECAPI.svc', 'The service address is not a complete web address.'],
    ['https:///ECAPI.svc', 'The service address is not a complete web address.'],
    ['https://encore example/ECAPI.svc', 'The service address is not a complete web address.'],
    ['https:\\\\encore\\ECAPI.svc', 'The service address is not a complete web address.'],
    [
      'https://encore.example:99999/',
      'The service address has a host name or port that cannot exist.',
    ],
    ['https://256.1.1.1/', 'The service address has a host name or port that cannot exist.'],
    [
      'htps://encore.example/ECAPI.svc',
      'The service address starts with something other than https:// or http://.',
    ],
    ['file:///etc/passwd', 'The service address is not a complete web address.'],
    ['javascript:alert(1)', 'The service address is not a complete web address.'],
    ['https://me:secret@encore.example/', 'The service address holds a user name or password.'],
    ['https://@encore.example/', 'The service address holds a user name or password.'],
    ['https://encore.example/ECAPI.svc?wsdl', 'The service address holds a "?".'],
    ['https://encore.example/ECAPI.svc?', 'The service address holds a "?".'],
    ['https://encore.example/ECAPI.svc#', 'The service address holds a "#".'],
  ])('%j is refused', (text, what) => {
    expect(whatOf(text)).toBe(what);
  });

  it('is warned about, not refused, where it does not end in .svc', () => {
    expect(warnAboutAddress('https://encore.example/WebAPI/ECAPI.svc')).toBeUndefined();
    expect(warnAboutAddress('https://encore.example/')?.what).toBe(
      'The service address does not end in .svc.',
    );
  });
});
