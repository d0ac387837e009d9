/** The two small web pages the service shows to a person. */
import { escapeAttribute } from './escape';

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

/** The page under an HTTP status that a fault orders. */
export const statusPage = (status: number): string =>
  `<html><body><h1>HTTP ${status}</h1></body></html>`;

/** What a link from GetURL opens. `callIndex`: the recording's name. */
export function playerPage(callIndex: string): string {
  return page(
    'Simulated recording',
    `<p>Recording ${escapeAttribute(callIndex)}. A simulated recorder has nothing to play.</p>`,
  );
}
