/**
 * Answers as real services of several shapes give them, to all 15 requests: successes, refusals by
 * a response code, and faults; SOAP 1.1 and 1.2.
 */
import { defaultContract } from '../../../lib/encore/default-contract';
import type { Contract } from '../../../lib/encore/contract';
import { REQUEST_NAMES } from '../../../lib/encore/requests';
import type { RequestName } from '../../../lib/encore/requests';
import { WIRE } from '../../fixtures/soap/client-wire';

export interface RealAnswer {
  readonly request: RequestName;
  readonly contract: Contract;
  readonly status: number;
  readonly xml: string;
}

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
const NIL = ['portStatus', 'URL', 'fieldValue', 'stateDuration'];

const contract = defaultContract();
/** A service whose answers' root elements name no request. */
const rootless: Contract = {
  ...contract,
  requests: Object.fromEntries(
    Object.entries(contract.requests).map(([request, shape]) => {
      const { responseRoot: _, ...rest } = shape;
      return [request, rest];
    }),
  ),
};

const as12 = (xml: string) => xml.replace(SOAP_11, SOAP_12);

/** From one object in the answer to no object, to members that are nil, to WS-Addressing. */
const SHAPES: readonly ((xml: string) => string)[] = [
  (xml) => xml,
  as12,
  (xml) =>
    xml
      .replace(/<(\w+Result)( [^>]*)>(.*)<\/\1>/, '$3')
      .replaceAll('a:', '')
      .replaceAll(' i:', ' '),
  (xml) =>
    xml.replace(
      '</a:responseCode>',
      `</a:responseCode>${NIL.map((name) => (xml.includes(`:${name}>`) ? '' : `<a:${name} i:nil="true"/>`)).join('')}`,
    ),
  (xml) =>
    as12(xml).replace(
      '<s:Body>',
      '<s:Header xmlns:w="http://www.w3.org/2005/08/addressing"><w:Action s:mustUnderstand="1">urn:x</w:Action><w:RelatesTo>urn:uuid:1</w:RelatesTo></s:Header><s:Body>',
    ),
  (xml) =>
    `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<!-- ok -->${xml.replaceAll('><', '>\r\n  <')}\r\n`,
  (xml) =>
    xml
      .replace('>100<', '>608<')
      .replace(
        'Command executed as expected',
        'Warning: Port &amp; unit &#x2014; <![CDATA[<not> ]]>recording',
      ),
];

const FAULT_CODES = [
  'a:ActionNotSupported',
  'a:DeserializationFailed',
  'a:InternalServiceFault',
  's:MustUnderstand',
  's:Client',
];

const fault11 = (code: string) =>
  `<s:Envelope xmlns:s="${SOAP_11}"><s:Body><s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/ws/2005/05/addressing/none">${code}</faultcode>` +
  `<faultstring xml:lang="en-US">The message with Action '' cannot be processed &amp; is refused.</faultstring>` +
  `<detail><ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><InnerException i:nil="true"/><Message>no</Message></ExceptionDetail></detail></s:Fault></s:Body></s:Envelope>`;

const fault12 = (code: string) =>
  `<s:Envelope xmlns:s="${SOAP_12}"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode>` +
  `<s:Value xmlns:a="http://schemas.microsoft.com/ws/2005/05/addressing/none">${code}</s:Value></s:Subcode></s:Code>` +
  `<s:Reason><s:Text xml:lang="en-US">why</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`;

const successes = REQUEST_NAMES.flatMap((request) =>
  SHAPES.flatMap((shape) => {
    const xml = shape(WIRE[request].response);
    return [contract, rootless].map((each) => ({ request, contract: each, status: 200, xml }));
  }),
);

const faults = REQUEST_NAMES.flatMap((request) =>
  FAULT_CODES.flatMap((code) =>
    [fault11(code), fault12(code)].map((xml) => ({ request, contract, status: 500, xml })),
  ),
);

export const REAL_ANSWERS: readonly RealAnswer[] = [...successes, ...faults];
