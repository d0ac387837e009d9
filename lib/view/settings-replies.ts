import type { PageReplies } from '../messages';

/**
 * Whether a reply of the background is one at all. Only the shape that tells it from no reply is
 * looked at: nobody but this extension's own background can send it.
 */
type Part = Record<string, unknown>;

function isPart(reply: unknown): reply is Part {
  return typeof reply === 'object' && reply !== null;
}

export function isReport(reply: unknown): reply is PageReplies['get-settings'] {
  return (
    isPart(reply) &&
    isPart(reply.settings) &&
    isPart(reply.layer) &&
    Array.isArray(reply.managed) &&
    Array.isArray(reply.missingHosts)
  );
}

export function isSaveReply(reply: unknown): reply is PageReplies['save-settings'] {
  return isPart(reply) && typeof reply.saved === 'boolean' && Array.isArray(reply.faults);
}

export function isLookupTable(reply: unknown): reply is PageReplies['get-lookup-table'] {
  return isPart(reply) && (reply.table === undefined || Array.isArray(reply.table));
}

export function isAccepted(reply: unknown): reply is PageReplies['practice'] {
  return isPart(reply) && typeof reply.accepted === 'boolean';
}

export function isAccessReply(reply: unknown): reply is PageReplies['access-changed'] {
  return isPart(reply) && Array.isArray(reply.missingHosts);
}

export function isCheck(reply: unknown): reply is PageReplies['check-service'] {
  return isPart(reply) && typeof reply.ok === 'boolean';
}

export function isDiagnostics(reply: unknown): reply is PageReplies['get-diagnostics'] {
  return isPart(reply) && isPart(reply.settings) && Array.isArray(reply.reasons);
}

export function isActivityPage(reply: unknown): reply is PageReplies['get-activity'] {
  return isPart(reply) && Array.isArray(reply.rows) && typeof reply.hasOlder === 'boolean';
}

export function isExportPart(reply: unknown): reply is PageReplies['export-activity'] {
  return isPart(reply) && typeof reply.text === 'string';
}

export function isVerdictReply(reply: unknown): reply is PageReplies['verify-activity'] {
  return isPart(reply) && (reply.verdict === undefined || isPart(reply.verdict));
}

export function isContractReply(reply: unknown): reply is PageReplies['read-contract'] {
  return isPart(reply) && typeof reply.read === 'boolean';
}
