import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PageMessage } from '../messages';
import type { ProblemText } from '../recorder/claim';
import type { Clock } from './clock';
import { commandLost, commandRefused } from './words';

/** What an agent can tell the background from a screen. */
export type Command = Extract<
  PageMessage['type'],
  'secure-pause' | 'resume-recording' | 'answer-tag-question' | 'assign-field' | 'access-changed'
>;
type CommandMessage = Extract<PageMessage, { type: Command }>;

/** A command that was not answered within this time is no longer shown as on its way, ms. */
export const REPLY_WITHIN_MS = 3000;
/** Wait before the one second try, ms: a background that is just starting needs a moment. */
export const RETRY_AFTER_MS = 100;

export interface Commands {
  /** Commands that were sent and not answered yet. */
  readonly pending: ReadonlySignal<ReadonlySet<Command>>;
  /** Why the last command did not get through. */
  readonly trouble: ReadonlySignal<ProblemText | undefined>;
  /** Sends the message unless the same command is still on its way. Never rejects. */
  run(message: CommandMessage): Promise<void>;
  report(problem: ProblemText | undefined): void;
}

/** Only this error says for sure that nobody got the message; then sending it again is no replay. */
const NOBODY_THERE = /receiving end does not exist|could not establish connection/i;

/**
 * Brings an agent's commands to the background. What they did is never told here: that is read from
 * the view alone.
 */
export function createCommands(
  send: (message: PageMessage) => Promise<unknown>,
  clock: Clock,
): Commands {
  const pending = signal<ReadonlySet<Command>>(new Set());
  const trouble = signal<ProblemText>();
  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  const deliver = async (message: CommandMessage): Promise<unknown> => {
    try {
      return await send(message);
    } catch (error) {
      if (!NOBODY_THERE.test(String(error))) throw error;
      await pause(RETRY_AFTER_MS);
      return send(message);
    }
  };

  const run = async (message: CommandMessage): Promise<void> => {
    const { type } = message;
    if (pending.value.has(type)) return;
    pending.value = new Set([...pending.value, type]);
    trouble.value = undefined;
    const outcome = await Promise.race([
      deliver(message).then(
        (reply) => judge(type, reply),
        () => commandLost(type),
      ),
      pause(REPLY_WITHIN_MS).then(() => commandLost(type)),
    ]);
    pending.value = new Set([...pending.value].filter((each) => each !== type));
    if (outcome) trouble.value = outcome;
  };

  return {
    pending: computed(() => pending.value),
    trouble: computed(() => trouble.value),
    run,
    report: (problem) => {
      trouble.value = problem;
    },
  };
}

/** What is wrong with a reply, if anything. A missing reply means that nobody took the command. */
function judge(type: Command, reply: unknown): ProblemText | undefined {
  if (typeof reply !== 'object' || reply === null) return commandLost(type);
  return 'accepted' in reply && reply.accepted !== true ? commandRefused(type) : undefined;
}
