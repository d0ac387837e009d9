import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PageMessage, View } from '../messages';
import { claimAt, type Claim, type ClaimReason, type ProblemText } from '../recorder/claim';
import type { Clock } from './clock';
import { createCommands, type Command, type CommandMessage } from './commands';
import { notAnswering } from './not-answering';
import { keepConnected, type ViewPort } from './port-link';
import { isView } from './received-view';
import { extensionSilent, notCopied } from './words';

/** Silence after opening that is shown as nothing at all, ms: most answers come sooner. */
export const CALM_MS = 1000;
/** Silence after opening that is told as "not answering", ms. */
export const SILENT_MS = 3000;
/** How long the screen says that something was copied, ms. */
export const COPIED_MS = 2000;
/** Longest time between two looks at the clock, ms. */
const TICK_MS = 1000;

/** One request by the agent's own hand, without its envelope. */
export type Order = Omit<Extract<CommandMessage, { type: 'control' }>, 'type'>;

/** What the practice can be told. */
export type PracticeAct = Extract<CommandMessage, { type: 'practice' }>['act'];

export interface RecorderViewParts {
  /** Opens a port to the background. May throw. */
  connect(): ViewPort;
  /** Sends a message to the background and gives its reply. */
  send(message: PageMessage): Promise<unknown>;
  /** Puts text on the clipboard. Rejects where the browser refuses. */
  copy(text: string): Promise<void>;
  readonly clock: Clock;
}

export interface RecorderView {
  /** The last view that came, however old; its claim is only to be read through `claim`. */
  readonly view: ReadonlySignal<View | undefined>;
  /** What may be shown now. Undefined in the first moment, when nothing is known yet. */
  readonly claim: ReadonlySignal<Claim | undefined>;
  /** ms since the epoch, moving once a second and whenever the claim changes. */
  readonly now: ReadonlySignal<number>;
  readonly pending: ReadonlySignal<ReadonlySet<Command>>;
  readonly trouble: ReadonlySignal<ProblemText | undefined>;
  /** What was put on the clipboard a moment ago. */
  readonly copied: ReadonlySignal<string | undefined>;
  // Each says whether the background took it. What it did is read from the view alone.
  securePause(): Promise<boolean>;
  resumeRecording(): Promise<boolean>;
  /** The agent no longer wants a pause that does not hold: the reason first, then the resume. */
  giveUpPause(reason: string | undefined): Promise<boolean>;
  answerTagQuestion(id: string, assign: boolean): Promise<boolean>;
  assignField(): Promise<boolean>;
  order(order: Order): Promise<boolean>;
  giveReason(act: string, reason: string): Promise<boolean>;
  logNote(text: string): Promise<boolean>;
  withdrawTag(tag: string): Promise<boolean>;
  incidentSeen(incident: string): Promise<boolean>;
  practise(act: PracticeAct): Promise<boolean>;
  accessChanged(): Promise<boolean>;
  copy(text: string): Promise<void>;
  /** Looks at the clock at once: for when the page comes back into sight. */
  refresh(): void;
  /** Closes the port and stops the clock. */
  close(): void;
}

/** A view and when it came, by both clocks. */
interface Received {
  readonly view: View;
  readonly at: number;
  readonly elapsed: number;
}

/**
 * The store behind popup and side panel: the background's newest view, and the claim in it for as
 * long as it may be shown.
 *
 * A dropped port alone drops nothing: the evidence is as good as before, and the claim carries its
 * own end. What the end is decides this page's clock, also when the background never comes back.
 */
export function createRecorderView(parts: RecorderViewParts): RecorderView {
  const { clock } = parts;
  const opened = { at: clock.now(), elapsed: clock.elapsed() };
  const received = signal<Received>();
  const time = signal(opened);
  const copied = signal<string>();
  const commands = createCommands((message) => parts.send(message), clock);

  const claim = computed(() => {
    const last = received.value;
    const { at, elapsed } = time.value;
    return last
      ? claimOf(last, at, elapsed)
      : claimWithoutView(opened.at, elapsed - opened.elapsed);
  });

  let callOff = (): void => undefined;
  const refresh = (): void => {
    callOff();
    time.value = { at: clock.now(), elapsed: clock.elapsed() };
    callOff = clock.after(untilNextLook(claim.value, time.value.at), refresh);
  };

  const disconnect = keepConnected(parts.connect, clock, (message) => {
    if (!isView(message)) return false;
    if (message.claim.word !== received.value?.view.claim.word) commands.report(undefined);
    received.value = { view: message, at: clock.now(), elapsed: clock.elapsed() };
    refresh();
    return true;
  });
  refresh();

  return {
    view: computed(() => received.value?.view),
    claim,
    now: computed(() => time.value.at),
    pending: commands.pending,
    trouble: commands.trouble,
    copied: computed(() => copied.value),
    securePause: () => commands.run({ type: 'secure-pause' }),
    resumeRecording: () => commands.run({ type: 'resume-recording' }),
    giveUpPause: (reason) => {
      const act = received.value?.view.pauseWanted?.act;
      // Not waited for: messages arrive in their order, and nobody stays unrecorded for a reason.
      if (act !== undefined && reason !== undefined) {
        void commands.run({ type: 'give-reason', act, reason });
      }
      return commands.run({ type: 'resume-recording' });
    },
    answerTagQuestion: (question, assign) =>
      commands.run({ type: 'answer-tag-question', question, assign }),
    assignField: () => commands.run({ type: 'assign-field' }),
    order: (order) => commands.run({ type: 'control', ...order }),
    giveReason: (act, reason) => commands.run({ type: 'give-reason', act, reason }),
    logNote: (text) => commands.run({ type: 'log-note', text }),
    withdrawTag: (tag) => commands.run({ type: 'withdraw-tag', tag }),
    incidentSeen: (incident) => commands.run({ type: 'incident-seen', incident }),
    practise: (act) => commands.run({ type: 'practice', act }),
    accessChanged: () => commands.run({ type: 'access-changed' }),
    copy: async (text) => {
      try {
        await parts.copy(text);
        copied.value = text;
        clock.after(COPIED_MS, () => {
          if (copied.value === text) copied.value = undefined;
        });
      } catch {
        commands.report(notCopied());
      }
    },
    refresh,
    close: () => {
      callOff();
      disconnect();
    },
  };
}

/**
 * The claim now. Both clocks can end it: the wall clock also counts sleep, and the steady one
 * cannot be set back to make a claim last longer.
 */
function claimOf(last: Received, at: number, elapsed: number): Claim {
  const { claim } = last.view;
  const lasted = elapsed - last.elapsed >= claim.until - last.at;
  return claimAt(claim, lasted ? Math.max(at, claim.until) : at);
}

/** What may be shown before the background has said anything. Never anything better than this. */
function claimWithoutView(openedAt: number, silentMs: number): Claim | undefined {
  if (silentMs < CALM_MS) return undefined;
  const reason: ClaimReason =
    silentMs < SILENT_MS
      ? { kind: 'starting' }
      : { kind: 'not-answering', problem: extensionSilent() };
  return notAnswering(openedAt, reason);
}

/** ms to the next moment at which the screen may change: the claim's end, or the timer's next second. */
function untilNextLook(claim: Claim | undefined, now: number): number {
  if (!claim) return CALM_MS / 4;
  const secondsLeft = TICK_MS - (Math.max(0, now - claim.since) % TICK_MS);
  return Math.max(1, Math.min(secondsLeft, claim.until - now));
}
