/**
 * What can go wrong between a recorder and its client, to be ordered by a test or an operator.
 * A fault strikes one request, all, or the WSDL, for the next few times or until it is cleared.
 */
import * as v from 'valibot';
import { REQUEST_NAMES, type RequestName } from '../encore/requests';
import { SPOILED_BODIES } from './spoiled';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const when = {
  /** How many times it strikes; absent: until cleared. */
  times: v.optional(v.pipe(count, v.minValue(1))),
  /** How many matching requests it lets pass first. */
  skip: v.optional(count),
};

const common = {
  /** The request it strikes; absent: every one. */
  request: v.optional(v.picklist(REQUEST_NAMES)),
  ...when,
};

/** The same for what can strike the fetching of the WSDL and its schemas too, if it is named. */
const commonOrWsdl = {
  request: v.optional(v.picklist([...REQUEST_NAMES, 'WSDL'])),
  ...when,
};

/** Whether the recorder carries the request out although the client is not told so. */
const executed = v.optional(v.boolean());
const executes = v.optional(v.picklist(['first', 'last']));

/** The faults, by kind. `executes: 'first'`: carried out at once, only the answer waits. */
export const FaultSchema = v.variant('kind', [
  v.strictObject({ ...commonOrWsdl, kind: v.literal('delay'), ms: count, executes }),
  v.strictObject({ ...common, kind: v.literal('hold'), executes }),
  v.strictObject({ ...commonOrWsdl, kind: v.literal('drop-answer') }),
  v.strictObject({ ...commonOrWsdl, kind: v.literal('drop-request') }),
  v.strictObject({
    ...commonOrWsdl,
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    executed,
  }),
  v.strictObject({
    ...commonOrWsdl,
    kind: v.literal('body'),
    body: v.picklist(SPOILED_BODIES),
    /** Where `cut` and `torn` break off, in bytes; absent: in the middle. */
    at: v.optional(count),
    executed,
  }),
  v.strictObject({
    ...common,
    kind: v.literal('code'),
    code: v.pipe(v.number(), v.integer()),
    message: v.optional(v.string()),
    executed,
  }),
]);
export type Fault = v.InferOutput<typeof FaultSchema>;

export interface FaultBook {
  /** Adds a fault after those that stand. */
  add(fault: Fault): void;
  clear(): void;
  /** The first standing fault that strikes this request now, counted as one strike. */
  take(request: RequestName | 'WSDL'): Fault | undefined;
  list(): readonly Fault[];
}

/** An empty book of faults. */
export function createFaultBook(): FaultBook {
  let standing: { readonly fault: Fault; skip: number; left: number }[] = [];
  return {
    add: (fault) => {
      standing.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? Infinity });
    },
    clear: () => {
      standing = [];
    },
    take: (request) => {
      const matching = standing.filter(
        ({ fault }) =>
          fault.request === request || (fault.request === undefined && request !== 'WSDL'),
      );
      for (const entry of matching) {
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left === 0) standing = standing.filter((other) => other !== entry);
        return entry.fault;
      }
      return undefined;
    },
    list: () => standing.map(({ fault }) => fault),
  };
}
