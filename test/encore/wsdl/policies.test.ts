/** What policies demand, and what of it can be met. */
import { describe, expect, it } from 'vitest';
import { contractFromText } from '../../../lib/encore/wsdl/read-wsdl';
import { ADDRESS, read, whats } from './reading';
import { BINDING, smallWsdl } from './small-wsdl';

describe('policies', () => {
  const withPolicy = (content: string, more = '') =>
    contractFromText(smallWsdl({ binding: content + BINDING('soap'), more }), ADDRESS);
  const all = (content: string) =>
    `<wsp:Policy><wsp:ExactlyOne><wsp:All>${content}</wsp:All></wsp:ExactlyOne></wsp:Policy>`;

  it.each([
    ['in the binding', '<wsaw:UsingAddressing/>', ''],
    ['in a policy', all('<wsaw:UsingAddressing/>'), ''],
    [
      'in a policy that is referred to',
      '<wsp:PolicyReference URI="#p"/>',
      '<wsp:Policy wsu:Id="p"><wsaw:UsingAddressing/></wsp:Policy>',
    ],
    [
      'by its later name',
      all('<x:Addressing xmlns:x="http://www.w3.org/2007/05/addressing/metadata"/>'),
      '',
    ],
  ])('want addressing: %s', (_, content, more) => {
    const result = withPolicy(content, more);
    expect(result.ok && result.value.contract.addressing).toBe(true);
  });

  it('want no addressing where none do', () => {
    expect(read({}).contract.addressing).toBe(false);
  });

  it.each([
    ['<sp:SymmetricBinding/>', 'WS-Security'],
    ['<sp:AsymmetricBinding/>', 'WS-Security'],
    [
      '<sp:SignedSupportingTokens><wsp:Policy><sp:UsernameToken/></wsp:Policy></sp:SignedSupportingTokens>',
      'sign-in inside each message',
    ],
    ['<r:RMAssertion xmlns:r="urn:r"/>', 'reliable'],
    ['<m:BinaryEncoding xmlns:m="urn:m"/>', 'binary'],
    ['<m:OptimizedMimeSerialization xmlns:m="urn:m"/>', 'MTOM'],
    [
      '<o:UsingAddressing xmlns:o="http://schemas.xmlsoap.org/ws/2004/08/addressing/policy"/>',
      'August 2004',
    ],
  ])('that cannot be met are refused with the reason: %s', (assertion, reason) => {
    const result = withPolicy(all(assertion));
    expect(result).toMatchObject({ ok: false, error: { kind: 'unusable' } });
    expect(!result.ok && result.error.technical).toContain(reason);
    expect(
      withPolicy(
        all(
          assertion
            .replace('/>', ' wsp:Optional="true"/>')
            .replace('Tokens>', 'Tokens wsp:Optional="true">'),
        ),
      ).ok,
    ).toBe(true);
  });

  it('are met by the alternative that can be', () => {
    const either =
      '<wsp:Policy><wsp:ExactlyOne><wsp:All><sp:SymmetricBinding/></wsp:All><wsp:All/></wsp:ExactlyOne></wsp:Policy>';
    expect(withPolicy(either).ok).toBe(true);
  });

  it('of the transport are met by the browser, and told', () => {
    const https = (token: string) =>
      all(
        `<sp:TransportBinding><wsp:Policy><sp:TransportToken><wsp:Policy>${token}</wsp:Policy></sp:TransportToken></wsp:Policy></sp:TransportBinding>`,
      );
    expect(withPolicy(https('<sp:HttpsToken RequireClientCertificate="false"/>'))).toMatchObject({
      value: { contract: { addressing: false } },
    });
    const certificate = withPolicy(https('<sp:HttpsToken RequireClientCertificate="true"/>'));
    expect(certificate.ok && whats(certificate.value)).toContain('a certificate of its own');
    const windows = withPolicy(
      all(
        '<http:NegotiateAuthentication xmlns:http="http://schemas.microsoft.com/ws/06/2004/policy/http"/>',
      ),
    );
    expect(windows.ok && whats(windows.value)).toContain('The service wants a Windows sign-in.');
  });

  it('that cannot be read or refer to themselves are told or left', () => {
    const lost = withPolicy('<wsp:PolicyReference URI="#nowhere"/>');
    expect(lost.ok && whats(lost.value)).toContain('a policy that could not be read');
    const self =
      '<wsp:Policy wsu:Id="p"><wsp:PolicyReference URI="#p"/><wsp:PolicyReference URI="#p"/></wsp:Policy>';
    expect(withPolicy('<wsp:PolicyReference URI="#p"/>', self).ok).toBe(true);
  });
});
