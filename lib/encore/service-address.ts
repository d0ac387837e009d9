/** The address of the service as an administrator typed it. */
import { err, ok } from '../result';
import type { Explained, Result } from '../result';

export interface AddressRules {
  /** Whether an `http:` address may lead to another computer. */
  readonly allowHttp: boolean;
}

const EXAMPLE = 'https://encore.example.com/WebAPI/ECAPI.svc';
const NOT_SET_UP = 'The recorder cannot be controlled until the address is right.';

/**
 * Checks a service address. Edge spaces, which come with pasting, are taken off.
 *
 * @returns the address in its normal form, or what is wrong with it. Nothing is sent: whether a
 * recorder answers there is for the first request to find out.
 */
export function checkServiceAddress(text: string, rules: AddressRules): Result<string, Explained> {
  const address = text.trim();
  if (address === '') {
    return refuse('No service address is set.', `Enter the address, for example ${EXAMPLE}.`);
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(address) || /[\s\\]/.test(address)) {
    return refuse(
      'The service address is not a complete web address.',
      `Check it for a typing error; it starts with https:// and looks like ${EXAMPLE}.`,
    );
  }
  const fault = checkParts(address);
  if (fault !== undefined) return fault;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return refuse(
      'The service address has a host name or port that cannot exist.',
      'Check the part after https:// for a typing error.',
    );
  }
  if (url.protocol === 'http:' && !rules.allowHttp && !isLoopback(url.hostname)) {
    return refuse(
      'The service address is not encrypted: it starts with http://.',
      'Use https://, or let an administrator allow unencrypted addresses.',
    );
  }
  return ok(url.href);
}

/** Faults that are seen in the text, before a URL parser mends or hides them. */
function checkParts(address: string): Result<never, Explained> | undefined {
  if (!/^https?:/i.test(address)) {
    return refuse(
      'The service address starts with something other than https:// or http://.',
      'Change the beginning to https://.',
    );
  }
  if (address.includes('#')) {
    return refuse('The service address holds a "#".', 'Take out the "#" and what follows it.');
  }
  if (address.includes('?')) {
    return refuse(
      'The service address holds a "?".',
      'Take out the "?" and what follows it, such as "?wsdl".',
    );
  }
  // The part between // and the next slash: who and where.
  if (address.split('/')[2]?.includes('@')) {
    return refuse(
      'The service address holds a user name or password.',
      'Take out everything between // and @; the Encore Web API has no sign-in of its own.',
    );
  }
  return undefined;
}

/**
 * A second look at an address that is allowed.
 *
 * @param url an address that `checkServiceAddress` returned.
 * @returns a warning when it does not end as the vendor's guide says it does, else `undefined`.
 */
export function warnAboutAddress(url: string): Explained | undefined {
  if (/\.svc\/?$/i.test(url)) return undefined;
  return {
    what: 'The service address does not end in .svc.',
    meaning: 'It may be the address of a web page instead of the service.',
    action: 'Check that it ends in /WebAPI/ECAPI.svc, unless your recorder is set up differently.',
  };
}

/** Host names that never leave this computer, as a URL parser writes them. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(host) ||
    host === '[::1]'
  );
}

function refuse(what: string, action: string): Result<never, Explained> {
  return err({ what, meaning: NOT_SET_UP, action });
}
