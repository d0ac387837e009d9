/** The two small web pages the service shows to a person. */
import { escapeAttribute } from './escape';
import { HTML, textPayload, type Payload } from './payload';

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

/**
 * What a browser sees at the service's address.
 * @param address the service's absolute URL
 * @param described whether there is a WSDL to point to
 */
export function helpPage(address: string, described: boolean): string {
  const greeting = 'You have reached a simulated call recorder.';
  if (!described) {
    return page('ECAPI Service', `<p>${greeting} It does not publish its description.</p>`);
  }
  const wsdl = escapeAttribute(`${address}?wsdl`);
  const single = escapeAttribute(`${address}?singleWsdl`);
  return page(
    'ECAPI Service',
    `<p>${greeting} Its description:</p><ul><li><a href="${wsdl}">${wsdl}</a></li><li><a href="${single}">${single}</a> (in one document)</li></ul>`,
  );
}

/** Where redirects lead: a sign-in page in front of the service. */
export const SIGN_IN_PATH = '/sign-in';

/**
 * What comes under an HTTP status that a fault orders: a page, and what a proxy or IIS adds to it.
 * A 401 asks for Windows authentication, a redirect leads to the sign-in page.
 */
export function statusPayload(status: number): Payload {
  const payload = textPayload(HTML, `<html><body><h1>HTTP ${status}</h1></body></html>`);
  if (status === 401) return { ...payload, headers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'] } };
  if (REDIRECTS.includes(status)) return { ...payload, headers: { Location: SIGN_IN_PATH } };
  return payload;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What a link from GetURL opens. `callIndex`: the recording's name. */
export function playerPage(callIndex: string): string {
  return page(
    'Simulated recording',
    `<p>Recording ${escapeAttribute(callIndex)}. A simulated recorder has nothing to play.</p>`,
  );
}
