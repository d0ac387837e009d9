/** Namespaces fixed by SOAP 1.1, SOAP 1.2, WS-Addressing 1.0 and XML Schema. */
export const SOAP_NAMESPACE = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

export const ADDRESSING = 'http://www.w3.org/2005/08/addressing';

export const XSD = 'http://www.w3.org/2001/XMLSchema';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
