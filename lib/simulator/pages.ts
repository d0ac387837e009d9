/** The two small web pages the service shows to a person. */
import { escapeAttribute } from './envelope-writer';

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

/** What a browser sees at the service's address. `address`: the service's absolute URL. */
export function helpPage(address: string): string {
  const wsdl = escapeAttribute(`${address}?wsdl`);
  const single = escapeAttribute(`${address}?singleWsdl`);
  return page(
    'ECAPI Service',
    `<p>You have reached a simulated call recorder. Its description:</p><ul><li><a href="${wsdl}">${wsdl}</a></li><li><a href="${single}">${single}</a> (in one document)</li></ul>`,
  );
}

/** What a link from GetURL opens. `callIndex`: the recording's name. */
export function playerPage(callIndex: string): string {
  return page(
    'Simulated recording',
    `<p>Recording ${escapeAttribute(callIndex)}. A simulated recorder has nothing to play.</p>`,
  );
}
