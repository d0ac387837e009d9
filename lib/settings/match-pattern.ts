/**
 * Match patterns of the settings: those of browser extensions (`https://*.example.com/crm/*`),
 * and beyond them a port, which Firefox does not know in patterns of its own.
 */

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

function partsOf(pattern: string): Parts | undefined {
  const parts = /^(\*|https?):\/\/([^/:]+)(?::(\d+|\*))?(\/.*)$/i.exec(pattern);
  if (!parts) return undefined;
  const [, scheme = '', host = '', port = '*', path = ''] = parts;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path };
}

/** Whether an address falls under a pattern. A pattern without a port means every port. */
export function matchesPattern(pattern: string, address: string): boolean {
  const parts = partsOf(pattern);
  if (!parts || !URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    schemeMatches(parts.scheme, url.protocol) &&
    hostMatches(parts.host, url.hostname) &&
    (parts.port === '*' || parts.port === portOf(url)) &&
    globMatches(parts.path, url.pathname + url.search)
  );
}

/** The same pattern without its port, as both browsers take it. */
export function withoutPort(pattern: string): string {
  const parts = partsOf(pattern);
  return parts ? `${parts.scheme}://${parts.host}${parts.path}` : pattern;
}

function schemeMatches(scheme: string, protocol: string): boolean {
  return scheme === '*' ? /^https?:$/.test(protocol) : protocol === `${scheme}:`;
}

function hostMatches(host: string, actual: string): boolean {
  if (!host.startsWith('*.')) return host === actual;
  const domain = host.slice(2);
  return actual === domain || actual.endsWith(`.${domain}`);
}

function portOf(url: URL): string {
  return url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
}

/** `*` stands for any characters, everything else for itself. */
function globMatches(glob: string, text: string): boolean {
  const source = glob
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
