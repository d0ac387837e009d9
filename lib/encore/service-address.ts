/** The address of the service as an administrator typed it. */
import { err, ok } from '../result';
import type { Explained, Result } from '../result';
import { problemText, say, type StemOf } from '../words';

export interface AddressRules {
  /** Whether an `http:` address may lead to another computer. */
  readonly allowHttp: boolean;
}

/**
 * Checks a service address. Edge spaces, which come with pasting, are taken off.
 *
 * @returns the address in its normal form, or what is wrong with it. Nothing is sent: whether a
 * recorder answers there is for the first request to find out.
 */
export function checkServiceAddress(text: string, rules: AddressRules): Result<string, Explained> {
  const address = text.trim();
  if (address === '') {
    return refuse('address_empty');
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(address) || /[\s\\]/.test(address)) {
    return refuse('address_incomplete');
  }
  const fault = checkParts(address);
  if (fault !== undefined) return fault;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return refuse('address_impossible');
  }
  if (url.protocol === 'http:' && !rules.allowHttp && !isLoopback(url.hostname)) {
    return refuse('address_unencrypted');
  }
  return ok(url.href);
}

/** Faults that are seen in the text, before a URL parser mends or hides them. */
function checkParts(address: string): Result<never, Explained> | undefined {
  if (!/^https?:/i.test(address)) {
    return refuse('address_scheme');
  }
  if (address.includes('#')) {
    return refuse('address_hash');
  }
  if (address.includes('?')) {
    return refuse('address_query');
  }
  // The part between // and the next slash: who and where.
  if (address.split('/')[2]?.includes('@')) {
    return refuse('address_user');
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
  return problemText('address_warning');
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

function refuse(fault: Extract<StemOf<'what'>, StemOf<'action'>>): Result<never, Explained> {
  return err({
    what: say(`${fault}_what`),
    meaning: say('address_meaning'),
    action: say(`${fault}_action`),
  });
}
