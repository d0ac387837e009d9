/** WS-Addressing 1.0 as WCF's WSHttpBinding reads it in a request. */
import type { XmlElement } from './envelope-reader';
import { ADDRESSING } from './soap-version';

/** Headers of WS-Addressing that WCF understands, and marks as understood. */
const UNDERSTOOD = ['Action', 'To', 'MessageID', 'ReplyTo', 'FaultTo', 'From', 'RelatesTo'];

export const isAddressing = ({ namespace, name }: XmlElement): boolean =>
  namespace === ADDRESSING && UNDERSTOOD.includes(name);

/** The text of an addressing header; undefined when there is none. */
export const addressingHeader = (
  headers: readonly XmlElement[],
  name: 'Action' | 'To' | 'MessageID',
): string | undefined =>
  headers.find((header) => header.namespace === ADDRESSING && header.name === name)?.text.trim();

/**
 * Whether a message sent to `to` has come to the right place. Scheme, port and path must be the
 * endpoint's; the host may have any name. The case of the path does not count.
 */
export function isOurs(to: string, endpoint: URL): boolean {
  if (!URL.canParse(to)) return false;
  const url = new URL(to);
  return (
    url.protocol === endpoint.protocol &&
    url.port === endpoint.port &&
    url.pathname.toLowerCase() === endpoint.pathname.toLowerCase()
  );
}
