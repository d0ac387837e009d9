import type { RecorderState } from './state';

/**
 * Something that somebody must put right, for the product cannot: kept until the agent has seen it.
 */
export type Incident =
  /** The agent's port changed while the old one was paused for her: a colleague may be unrecorded. */
  | {
      readonly kind: 'old-port-paused';
      readonly id: string;
      readonly at: number;
      readonly unit: string;
      readonly port: string;
    }
  /** A value was, or may have been, written on another call than its own. */
  | {
      readonly kind: 'tag-in-doubt';
      readonly id: string;
      readonly at: number;
      readonly column: string;
      /** The link of the call that was on when it was noticed, where it is known. */
      readonly url?: string;
    };

type WithoutId<I> = I extends Incident ? Omit<I, 'id'> : never;

const KEPT_INCIDENTS = 20;

/** Adds an incident. The same one is not told twice. */
export function addIncident(state: RecorderState, incident: WithoutId<Incident>): RecorderState {
  const id = `${incident.kind}:${String(incident.at)}`;
  if (state.incidents.some((each) => each.id === id)) return state;
  return { ...state, incidents: [...state.incidents, { ...incident, id }].slice(-KEPT_INCIDENTS) };
}

/** The agent has seen an incident. */
export function dismissIncident(state: RecorderState, id: string): RecorderState {
  return { ...state, incidents: state.incidents.filter((each) => each.id !== id) };
}
