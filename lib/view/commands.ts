import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PageMessage } from '../messages';
import type { ProblemText } from '../recorder/claim';
import type { Clock } from './clock';
import { commandLost, commandRefused } from './words';

/** What an agent can tell the background from a screen. */
export type Command = Extract<
  PageMessage['type'],
  | 'secure-pause'
  | 'resume-recording'
  | 'answer-tag-question'
  | 'assign-field'
  | 'control'
  | 'give-reason'
  | 'log-note'
  | 'withdraw-tag'
  | 'incident-seen'
  | 'practice'
  | 'access-changed'
>;
export type CommandMessage = Extract<PageMessage, { type: Command }>;

/** A command that was not answered within this time is no longer shown as on its way, ms. */
export const REPLY_WITHIN_MS = 3000;
/** Wait before the one second try, ms: a background that is just starting needs a moment. */
export const RETRY_AFTER_MS = 100;

export interface Commands {
  /** Commands that were sent and not answered yet. */
  readonly pending: ReadonlySignal<ReadonlySet<Command>>;
  /** Why the last command did not get through. */
  readonly trouble: ReadonlySignal<ProblemText | undefined>;
  /**
   * Sends the message unless the same command for the same thing is still on its way. Never
   * rejects; says whether the background took it.
   */
  run(message: CommandMessage): Promise<boolean>;
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
  const pending = signal<ReadonlyMap<string, Command>>(new Map());
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

  const run = async (message: CommandMessage): Promise<boolean> => {
    const { type } = message;
    const subject = subjectOf(message);
    if (pending.value.has(subject)) return false;
    pending.value = new Map([...pending.value, [subject, type]]);
    trouble.value = undefined;
    const outcome = await Promise.race([
      deliver(message).then(
        (reply) => judge(type, reply),
        () => commandLost(type),
      ),
      pause(REPLY_WITHIN_MS).then(() => commandLost(type)),
    ]);
    pending.value = new Map([...pending.value].filter(([each]) => each !== subject));
    if (outcome) trouble.value = outcome;
    return outcome === undefined;
  };

  return {
    pending: computed(() => new Set(pending.value.values())),
    trouble: computed(() => trouble.value),
    run,
    report: (problem) => {
      trouble.value = problem;
    },
  };
}

/** What a command is about: two tags can be put away one after the other, one tag only once. */
function subjectOf(message: CommandMessage): string {
  switch (message.type) {
    case 'withdraw-tag':
      return `${message.type} ${message.tag}`;
    case 'incident-seen':
      return `${message.type} ${message.incident}`;
    default:
      return message.type;
  }
}

/** What is wrong with a reply, if anything. A missing reply means that nobody took the command. */
function judge(type: Command, reply: unknown): ProblemText | undefined {
  if (typeof reply !== 'object' || reply === null) return commandLost(type);
  return 'accepted' in reply && reply.accepted !== true ? commandRefused(type) : undefined;
}
