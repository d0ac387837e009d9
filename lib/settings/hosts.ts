import { serviceUrl } from './address';
import type { Settings } from './schema';

/**
 * The host permissions these settings need, as match patterns for `permissions.request`: sorted,
 * each once, whole hosts only.
 *
 * Patterns carry no port: Firefox refuses ports in match patterns, and without one a pattern means
 * every port of the host in both browsers (MDN, "Match patterns in extension manifests"). A scheme
 * of `*` is spelled out, for the manifest offers `http` and `https` one by one.
 */
export function neededHosts(settings: Settings): string[] {
  const service = serviceUrl(settings.service.address);
  const patterns = [
    ...(service ? [`${service.protocol}//${service.hostname}/*`] : []),
    ...settings.sites.flatMap((site) => site.matches.flatMap(wholeHost)),
  ];
  return [...new Set(patterns)].sort();
}

function wholeHost(match: string): string[] {
  const parts = /^(https?|\*):\/\/([^/:]+)/i.exec(match);
  if (!parts) return [];
  // Both groups are part of every match of this expression.
  const [scheme, host] = [parts[1] ?? '', (parts[2] ?? '').toLowerCase()];
  return (scheme === '*' ? ['http', 'https'] : [scheme.toLowerCase()]).map(
    (each) => `${each}://${host}/*`,
  );
}
