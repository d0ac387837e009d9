/** Namespaces fixed by SOAP 1.1, SOAP 1.2 and WS-Addressing 1.0. */
export const SOAP_NAMESPACE = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

export const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
