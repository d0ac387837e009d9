/** What the versions of SOAP differ in before any message is looked into. */
import type { Shape } from './shape';

export interface SoapVersion {
  /** Namespace of the envelope. */
  readonly namespace: string;
  readonly mediaType: string;
}

const SOAP_11: SoapVersion = {
  namespace: 'http://schemas.xmlsoap.org/soap/envelope/',
  mediaType: 'text/xml',
};
const SOAP_12: SoapVersion = {
  namespace: 'http://www.w3.org/2003/05/soap-envelope',
  mediaType: 'application/soap+xml',
};

/** WS-Addressing 1.0. */
export const ADDRESSING = 'http://www.w3.org/2005/08/addressing';

/** The version of SOAP that a service of this shape speaks; it understands no other. */
export const soapVersionOf = ({ soap }: Pick<Shape, 'soap'>): SoapVersion =>
  soap === '1.1' ? SOAP_11 : SOAP_12;

/** The Content-Type of every answer and fault. */
export const answerType = (shape: Shape): string =>
  `${soapVersionOf(shape).mediaType}; charset=utf-8`;
