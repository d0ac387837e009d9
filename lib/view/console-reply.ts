import type { ConsoleReply } from '../console-messages';

/** Whether a reply of the background is one at all; nobody else can send it. */
export function isConsoleReply(reply: unknown): reply is ConsoleReply {
  if (typeof reply !== 'object' || reply === null) return false;
  return 'exchanges' in reply && Array.isArray(reply.exchanges);
}
