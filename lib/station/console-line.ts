import type { ConsoleExchange, ConsoleReply } from '../console-messages';
import type { EncoreClient, Exchange, SendOptions } from '../encore/types';
import type { RecorderRules } from '../recorder/rules';
import { problemText } from '../words';
import { consoleExchange } from './console-exchange';
import { endOf, isSentFor } from './console-placed';
import type { Placed } from './console-placed';
import type { Runner } from './runner';
import type { Timers } from './timers';

/** How long the console waits for the end of an order, ms; the order itself lives by its own rules. */
const ORDER_WAIT_MS = 20_000;
/** Most requests of one order that are shown: a pause that fails is tried again and again. */
const MOST_EXCHANGES = 12;

export interface ConsoleLineNeeds {
  readonly now: () => number;
  readonly timers: Timers;
  readonly runner: Pick<Runner, 'state'>;
  readonly rules: () => RecorderRules;
}

/** Sees what the core sends for the console's orders. Nothing is kept beyond the order. */
export interface ConsoleLine {
  /** The line's client, with a look at each request that is sent for an order that is waited for. */
  watch(client: EncoreClient): EncoreClient;
  /** Waits until nothing more comes of an order, and gives all that was sent for it. */
  untilOver(placed: Placed): Promise<ConsoleReply>;
  /** Something changed. */
  look(): void;
}

interface Waiting {
  readonly placed: Placed;
  readonly exchanges: ConsoleExchange[];
  readonly end: (reply: ConsoleReply) => void;
}

export function createConsoleLine(needs: ConsoleLineNeeds): ConsoleLine {
  const { now, timers, runner, rules } = needs;
  const waiting = new Set<Waiting>();

  /** Whose request it is that leaves now: it was written down as in flight before. */
  function whoseTurn(): Waiting | undefined {
    const purpose = runner.state().inFlight?.purpose;
    return purpose && [...waiting].find(({ placed }) => isSentFor(placed, purpose));
  }

  function traced(options: SendOptions = {}): SendOptions {
    const order = whoseTurn();
    if (!order || order.exchanges.length >= MOST_EXCHANGES) return options;
    const trace = (exchange: Exchange) => void order.exchanges.push(consoleExchange(exchange));
    return { ...options, trace };
  }

  function look(): void {
    for (const { placed, exchanges, end } of waiting) {
      const over = endOf(placed, runner.state(), rules(), now());
      // With a request in the list, its own words tell more.
      const problem = exchanges.some((each) => each.problem) ? undefined : over?.problem;
      if (over) end({ exchanges, ...(problem ? { problem } : {}) });
    }
  }

  return {
    watch: (client) => ({
      send: (request, parameters, options) => client.send(request, parameters, traced(options)),
    }),
    untilOver: (placed) =>
      new Promise((resolve) => {
        const exchanges: ConsoleExchange[] = [];
        const end = (reply: ConsoleReply) => {
          waiting.delete(order);
          callOff();
          resolve(reply);
        };
        const order: Waiting = { placed, exchanges, end };
        const callOff = timers.after(ORDER_WAIT_MS, () => {
          end({ exchanges, problem: problemText('console_still_waiting') });
        });
        waiting.add(order);
        look();
      }),
    look,
  };
}
