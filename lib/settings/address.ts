/**
 * Whether a host name (as `URL.hostname` gives it) is this computer itself: `localhost` and names
 * under it, 127.0.0.0/8 and ::1. What goes there crosses no network.
 */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** The service's address as a URL; undefined when it is empty, unreadable or neither http nor https. */
export function serviceUrl(address: string): URL | undefined {
  const trimmed = address.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  return new URL(trimmed);
}

/** Whether requests to this address cross a network unencrypted. */
export function isUnencrypted(address: string): boolean {
  const url = serviceUrl(address);
  return url?.protocol === 'http:' && !isLoopback(url.hostname);
}
