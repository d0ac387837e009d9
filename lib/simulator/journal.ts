/** The simulator's list of what came in, and the news of it as it happens. */
import type { RequestName } from '../encore/requests';

/** What became of an answer: still under way, sent, or one of the faults. */
export type Fate =
  | 'open'
  | 'held'
  | 'delayed'
  | 'answered'
  | 'dropped'
  | 'spoiled'
  | 'client gone'
  | `status ${number}`;

export interface RequestEntry {
  readonly kind: 'request';
  /** 1, 2, 3… never given twice, not even after a reset. */
  readonly index: number;
  /** When it came in, ms since the epoch. */
  readonly at: number;
  readonly request: RequestName;
  readonly parameters: Readonly<Record<string, string>>;
  /** The envelope as it came in. */
  readonly xml: string;
  /** The envelope that was answered, unless a fault struck it; null before. */
  readonly answerXml: string | null;
  /** Whether the recorder has carried it out. */
  readonly executed: boolean;
  /** The code and message answered, or that would have been; null before it is known. */
  readonly code: number | null;
  readonly message: string | null;
  readonly fate: Fate;
  /** When the answer left or was dropped, ms since the epoch; null while it is under way. */
  readonly finishedAt: number | null;
}

/** Something at the service's path that was not a request of the Web API. */
export interface RefusalEntry {
  readonly kind: 'refusal';
  readonly at: number;
  readonly status: number;
  readonly why: string;
}

export type Listener = (entry: RequestEntry) => void;

export interface Journal {
  open(
    request: RequestName,
    parameters: Readonly<Record<string, string>>,
    xml?: string,
  ): RequestEntry;
  /** Replaces what is known of an entry and tells the listeners. */
  note(index: number, change: Partial<Omit<RequestEntry, 'kind' | 'index'>>): void;
  /** Entries with an index above `after`, oldest first. */
  list(after?: number): readonly RequestEntry[];
  /** Calls back on every change of an entry's fate; returns the way to stop. */
  listen(listener: Listener): () => void;
}

/** A simulator may run for weeks: the oldest entries go. */
const KEPT = 10_000;

/** An empty journal. `now`: ms since the epoch. */
export function createJournal(now: () => number): Journal {
  const entries: RequestEntry[] = [];
  const listeners = new Set<Listener>();
  let last = 0;
  return {
    open: (request, parameters, xml = '') => {
      const entry: RequestEntry = {
        kind: 'request',
        index: ++last,
        at: now(),
        request,
        parameters,
        xml,
        answerXml: null,
        executed: false,
        code: null,
        message: null,
        fate: 'open',
        finishedAt: null,
      };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      return entry;
    },
    note: (index, change) => {
      const place = index - (entries[0]?.index ?? 0);
      const before = entries[place];
      if (before === undefined) return;
      const after = { ...before, ...change };
      entries[place] = after;
      if (after.fate !== before.fate) for (const listener of listeners) listener(after);
    },
    list: (after = 0) => entries.filter((entry) => entry.index > after),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
