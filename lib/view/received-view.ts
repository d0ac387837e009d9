import type { View } from '../messages';
import { STATUS_WORDS } from '../recorder/claim';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isWord = (value: unknown): boolean => (STATUS_WORDS as readonly unknown[]).includes(value);

/**
 * Whether a message from the background can be shown. The sender is our own, so only what a
 * mistake there could turn into a false claim or a broken screen is looked at: the words, the
 * times, and that every list is a list.
 */
export function isView(message: unknown): message is View {
  if (!isObject(message) || !isObject(message.claim)) return false;
  const { claim } = message;
  const times = [claim.since, claim.madeAt, claim.until];
  const { control } = message;
  const lists = [
    claim.reasons,
    message.tags,
    message.keys,
    message.missingHosts,
    message.incidents,
    isObject(control) && control.allowed,
  ];
  return (
    isWord(claim.word) &&
    isWord(claim.afterwards) &&
    times.every((time) => Number.isFinite(time)) &&
    lists.every((list) => Array.isArray(list)) &&
    Array.isArray(claim.planes) &&
    claim.planes.length === 2 &&
    claim.planes.every(isObject)
  );
}
