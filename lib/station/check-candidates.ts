/** What may be behind a connection that fails: a browser tells an extension no more than that. */
import { isLoopback } from '../settings/address';
import { say } from '../words';

/**
 * Why nothing may answer at an address, the likeliest first. Name resolution, a closed port, a
 * certificate that is not trusted, the rule for local networks and a policy that blocks the host
 * all look alike to an extension (a bare TypeError of `fetch`, in Chromium and Firefox).
 */
export function whyUnreachable(address: string): readonly string[] {
  const url = new URL(address);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const closed = say('why_port_closed', port);
  if (isLoopback(url.hostname)) return [closed];
  return [
    mistyped(url.hostname),
    say('why_other_network'),
    closed,
    url.protocol === 'https:' ? say('why_certificate') : say('why_upgrade'),
    say('why_local_network'),
    say('why_blocked'),
  ];
}

/** Why an answer may not come in time. */
export function whyTooLate(): readonly string[] {
  return [say('why_overloaded'), say('why_firewall'), say('why_slow_network')];
}

/** Why a server may ask for a sign-in, or refuse one. */
export function whySignIn(credentials: 'omit' | 'include'): readonly string[] {
  if (credentials === 'omit') {
    return [say('why_windows_sign_in'), say('why_proxy_sign_in')];
  }
  return [say('why_server_not_listed'), say('why_no_right'), say('why_password_only')];
}

function mistyped(host: string): string {
  return /^[\d.]+$|^\[/.test(host)
    ? say('why_address_mistyped', host)
    : say('why_name_mistyped', host);
}
