/** What may be behind a connection that fails: a browser tells an extension no more than that. */
import { isLoopback } from '../settings/address';

/**
 * Why nothing may answer at an address, the likeliest first. Name resolution, a closed port, a
 * certificate that is not trusted, the rule for local networks and a policy that blocks the host
 * all look alike to an extension (a bare TypeError of `fetch`, in Chromium and Firefox).
 */
export function whyUnreachable(address: string): readonly string[] {
  const url = new URL(address);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const closed = `Nothing listens at port ${port} there: the service is down, or its port is another.`;
  if (isLoopback(url.hostname)) return [closed];
  return [
    mistyped(url.hostname),
    'This computer is not in the network of the recorder: the network or the VPN is down, or a firewall stands in between.',
    closed,
    url.protocol === 'https:' ? CERTIFICATE : UPGRADE,
    LOCAL_NETWORK,
    BLOCKED,
  ];
}

/** Why an answer may not come in time. */
export function whyTooLate(): readonly string[] {
  return [
    'The server is overloaded or hangs.',
    'A firewall takes the requests in and lets nothing through.',
    'The network or the VPN is very slow.',
  ];
}

/** Why a server may ask for a sign-in, or refuse one. */
export function whySignIn(credentials: 'omit' | 'include'): readonly string[] {
  if (credentials === 'omit') {
    return [
      'Windows authentication stands in front of the service, and this extension does not send credentials: a settings file or a policy can say so (service.credentials: include).',
      'A proxy or gateway wants a sign-in of its own.',
    ];
  }
  return [
    'The browser may not use the Windows sign-in for this server: it must be listed in AuthServerAllowlist (Chrome and Edge), or in network.automatic-ntlm-auth.trusted-uris or network.negotiate-auth.trusted-uris (Firefox).',
    'The Windows account of this computer has no right to use the service.',
    'The server takes no Windows sign-in, only a name and a password, which an extension cannot give.',
  ];
}

function mistyped(host: string): string {
  return /^[\d.]+$|^\[/.test(host)
    ? `The address ${host} is mistyped.`
    : `The name ${host} is mistyped, or this network does not know it.`;
}

const CERTIFICATE =
  'The certificate of the server is not trusted: self-signed, out of date, or made for another name. Open the address in a tab: if the browser warns there, it is this. An exception made in that tab may not count for an extension; the certificate of your organisation must be installed.';
const UPGRADE =
  'The browser turns http into https, as Firefox does in its HTTPS-Only Mode and Chrome in its “Always use secure connections”, and the server offers no https.';
const LOCAL_NETWORK =
  'The browser keeps extensions away from addresses in the local network (Local Network Access).';
const BLOCKED =
  'A policy of your organisation blocks this server for extensions (runtime_blocked_hosts).';
