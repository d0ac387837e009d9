/** Which of several ports to use, and where its requests go. */
import type { Port } from './bindings';

/**
 * Sorts ports, the best first: one that can be used, with most of the requests, SOAP 1.1 before
 * 1.2, without addressing, at the configured path, in the configured scheme.
 *
 * @param address the configured service address, where there is one.
 */
export function sortPorts(ports: readonly Port[], address: string | undefined): readonly Port[] {
  const configured = address === undefined ? undefined : new URL(address);
  const ranks = (port: Port): readonly number[] => [
    port.demands.impossible.length === 0 ? 0 : 1,
    -port.operations.size,
    port.soapVersion === '1.1' ? 0 : 1,
    port.demands.addressing ? 1 : 0,
    configured && !samePath(pathOf(port.location), configured.pathname) ? 1 : 0,
    configured && !port.location.toLowerCase().startsWith(configured.protocol) ? 1 : 0,
  ];
  return [...ports].sort((one, other) => {
    const others = ranks(other);
    const differences = ranks(one).map((rank, index) => rank - (others[index] ?? 0));
    return differences.find((difference) => difference !== 0) ?? 0;
  });
}

/**
 * The path and query that requests of a port go to, or `undefined` where that is the configured
 * address itself.
 *
 * @param location as the service publishes it; its host name and scheme are of no interest.
 * @param address the configured service address. Where there is none yet, only what the location
 * has behind `.svc` can tell one endpoint of a service from another.
 * @param moved whether the service was seen to publish another path than the one that reaches it.
 */
export function endpointPath(
  location: string,
  address: string | undefined,
  moved: boolean,
): string | undefined {
  const published = pathOf(location);
  if (published === undefined) return undefined;
  const behind = /\.svc(\/[^?]+)/i.exec(published)?.[1] ?? '';
  if (address === undefined) return behind === '' ? undefined : published;
  const configured = new URL(address).pathname;
  const path = moved ? configured.replace(/(\.svc)\/.*$/i, '$1') + behind : published;
  return samePath(path, configured) ? undefined : path;
}

function pathOf(location: string): string | undefined {
  if (location === '') return undefined;
  try {
    const { pathname, search } = new URL(location, 'http://any');
    // Two slashes at the beginning would be another host's name.
    return pathname.replace(/^\/+/, '/') + search;
  } catch {
    return undefined;
  }
}

/** WCF and IIS compare paths without case, and take a slash at the end for none. */
function samePath(one: string | undefined, other: string): boolean {
  const plain = (path: string) => path.replace(/\/$/, '').toLowerCase();
  return one !== undefined && plain(one) === plain(other);
}
