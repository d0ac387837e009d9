import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type {
  ConsoleExchange,
  ConsoleOrder,
  ConsoleQuestion,
  ConsoleRead,
  ConsoleReply,
  ConsoleRequest,
} from '../console-messages';
import type { ContractView, PageMessage } from '../messages';
import type { ProblemText } from '../recorder/claim';
import type { Clock } from './clock';
import { isConsoleReply } from './console-reply';
import { curlOf } from './console-curl';
import { SAMPLE_FILE_NAME, sampleText } from './console-sample';
import { CONSOLE, runningLine, spokenResult } from './console-words';
import { notCopied } from './words';
import { problemText } from '../words';

/** Results that are kept, in this page alone. */
export const KEPT_ROWS = 200;

/** One line of the result grid. */
export interface ConsoleRow {
  readonly id: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly request: ConsoleRequest;
  readonly outcome: ConsoleExchange['outcome'] | 'not-sent';
  readonly code?: number;
  /** The service's words, or else ours. */
  readonly message: string;
  readonly ms?: number;
  readonly exchange?: ConsoleExchange;
  readonly problem?: ProblemText;
}

export interface PendingQuestion {
  readonly asks: ConsoleQuestion | 'sure-to-cancel';
  readonly order: ConsoleOrder;
  readonly sure: readonly ConsoleQuestion[];
}

export interface ConsoleParts {
  /** Sends a message to the background and gives its reply; may reject. */
  send(message: PageMessage): Promise<unknown>;
  copy(text: string): Promise<void>;
  saveFile(name: string, text: string): void;
  readonly clock: Pick<Clock, 'now'>;
  /** The contract in force, for a sample. */
  contract(): ContractView | undefined;
}

/** The store behind the console. No method rejects. */
export interface Console {
  /** The newest first. */
  readonly rows: ReadonlySignal<readonly ConsoleRow[]>;
  readonly selected: ReadonlySignal<ConsoleRow | undefined>;
  /** What was asked for and is not answered yet. */
  readonly running: ReadonlySignal<ConsoleRequest | undefined>;
  readonly question: ReadonlySignal<PendingQuestion | undefined>;
  /** The last result in words, for the live region. */
  readonly said: ReadonlySignal<string>;
  /** The sample that is being looked at before it is saved. */
  readonly sample: ReadonlySignal<string | undefined>;
  /** Gives what a successful answer of one request carries; nothing for any other end. */
  read(read: ConsoleRead): Promise<ConsoleExchange['members'] | undefined>;
  order(order: ConsoleOrder): Promise<void>;
  answer(yes: boolean): Promise<void>;
  select(id: number): void;
  copyCurl(): Promise<void>;
  showSample(): void;
  saveSample(): void;
  closeSample(): void;
}

export function createConsole(parts: ConsoleParts): Console {
  const rows = signal<readonly ConsoleRow[]>([]);
  const selectedId = signal<number>();
  const running = signal<ConsoleRequest>();
  const question = signal<PendingQuestion>();
  const said = signal('');
  const sample = signal<string>();
  const selected = computed(() => rows.value.find(({ id }) => id === selectedId.value));
  let last = 0;

  function add(made: readonly Omit<ConsoleRow, 'id'>[]): void {
    const added = made.map((row) => ({ ...row, id: (last += 1) }));
    batch(() => {
      rows.value = [...added.toReversed(), ...rows.value].slice(0, KEPT_ROWS);
      selectedId.value = last;
      sample.value = undefined;
      said.value = `${added.map(spokenResult).join('. ')}.`;
    });
  }

  /** Sends it, and puts whatever came of it into the grid. One at a time, as on the line. */
  async function ask(
    request: ConsoleRequest,
    message: PageMessage,
  ): Promise<ConsoleReply | undefined> {
    if (running.value) return undefined;
    batch(() => {
      running.value = request;
      question.value = undefined;
      said.value = runningLine(request);
    });
    const reply = await parts.send(message).catch(() => undefined);
    running.value = undefined;
    const isLost = !isConsoleReply(reply);
    const came: ConsoleReply = isLost
      ? { exchanges: [], problem: problemText('console_lost') }
      : reply;
    const notes = came.problem
      ? [noteRow(request, parts.clock.now(), came.problem, isLost || came.exchanges.length > 0)]
      : [];
    const made = [...came.exchanges.map(rowOf), ...notes];
    if (made.length > 0) add(made);
    else said.value = '';
    return came;
  }

  async function give(order: ConsoleOrder, sure: readonly ConsoleQuestion[]): Promise<void> {
    const reply = await ask(order.request, { type: 'console-order', order, sure: [...sure] });
    if (reply?.asks) question.value = { asks: reply.asks, order, sure };
  }

  return {
    rows,
    selected,
    running,
    question,
    said,
    sample,
    async read(read) {
      const reply = await ask(read.request, { type: 'console-read', read });
      const [only] = reply?.exchanges ?? [];
      return only?.outcome === 'acknowledged' ? only.members : undefined;
    },
    async order(order) {
      if (order.request !== 'CancelRecording') return give(order, []);
      question.value = { asks: 'sure-to-cancel', order, sure: [] };
    },
    async answer(yes) {
      const asked = question.value;
      question.value = undefined;
      if (!asked || !yes) return;
      const { asks, order, sure } = asked;
      await give(order, asks === 'sure-to-cancel' ? sure : [...sure, asks]);
    },
    select(id) {
      batch(() => {
        selectedId.value = id;
        sample.value = undefined;
      });
    },
    async copyCurl() {
      const exchange = selected.value?.exchange;
      if (!exchange) return;
      try {
        await parts.copy(curlOf(exchange));
        said.value = CONSOLE.copied;
      } catch {
        const { what, meaning } = notCopied();
        said.value = `${what} ${meaning}`;
      }
    },
    showSample() {
      const exchange = selected.value?.exchange;
      if (exchange) sample.value = sampleText(exchange, parts.contract());
    },
    saveSample() {
      if (sample.value !== undefined) parts.saveFile(SAMPLE_FILE_NAME, sample.value);
      sample.value = undefined;
    },
    closeSample() {
      sample.value = undefined;
    },
  };
}

function rowOf(exchange: ConsoleExchange): Omit<ConsoleRow, 'id'> {
  const { request, at, ms, outcome, code, message, problem } = exchange;
  return {
    ...{ request, at, ms, outcome, exchange },
    ...(code === undefined ? {} : { code }),
    message: message ?? problem?.what ?? '',
    ...(problem ? { problem } : {}),
  };
}

/** Why nothing, or nothing more, was sent. `mayBeSent`: something of it was, or may have been. */
function noteRow(
  request: ConsoleRequest,
  at: number,
  problem: ProblemText,
  mayBeSent: boolean,
): Omit<ConsoleRow, 'id'> {
  const outcome = mayBeSent ? 'unknown' : 'not-sent';
  return { request, at, outcome, message: problem.what, problem };
}
