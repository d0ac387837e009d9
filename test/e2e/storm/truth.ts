import type { Seat } from '../seat';
import { AGENT } from '../seat';
import { latePauseEnd, quarantineEnd } from './shelter';

/** What is truly so, reduced to what a screen's words can be held against. */
interface Truth {
  readonly port: string;
  readonly desktopRecorded: boolean;
  /** The last request about the desktop was not answered plainly, or one may still arrive: nobody can know. */
  readonly desktopInDoubt: boolean;
}

/**
 * Why these words are not true now, or undefined if they are. Words of passage (*Pausing…*,
 * *Resuming…*) and *Recorder not answering* are never true of a recorder that answers.
 */
export function whyUntrue(words: string, simulator: Seat['simulator']): string | undefined {
  const truth = truthOf(simulator);
  const word = Object.keys(IS_TRUE).find((each) => words.startsWith(each));
  if (word !== undefined && IS_TRUE[word]?.(truth)) return undefined;
  return `The screen says “${words}”, while in truth ${JSON.stringify(truth)}.`;
}

const IS_TRUE: Readonly<Record<string, (truth: Truth) => boolean>> = {
  Recording: ({ port, desktopRecorded }) => port === 'RECORD' && desktopRecorded,
  'On hold': ({ port }) => port === 'SUSPENDED',
  'No call recorded': ({ port }) => port === 'NOT RECORDING',
  Protected: ({ port, desktopRecorded }) => port === 'PAUSE' && !desktopRecorded,
  'Paused elsewhere': ({ port }) => port === 'PAUSE',
  // Without a call nothing can be paused, and nothing is protected.
  'Not protected': ({ port, desktopRecorded, desktopInDoubt }) =>
    port !== 'PAUSE' || desktopRecorded || desktopInDoubt,
  'Partly recording': ({ port, desktopRecorded, desktopInDoubt }) =>
    port === 'PAUSE' || !desktopRecorded || desktopInDoubt,
};

function truthOf(simulator: Seat['simulator']): Truth {
  const { ports, desktops } = simulator.truth();
  const about = simulator
    .requests()
    .filter(({ request }) => request === 'DesktopPause' || request === 'DesktopResume');
  const last = about.at(-1);
  return {
    port: ports.find(({ user }) => user === AGENT)?.state ?? 'unknown',
    desktopRecorded: desktops.find(({ user }) => user === AGENT)?.recordedNow ?? true,
    desktopInDoubt:
      Date.now() < quarantineEnd(simulator.requests()) ||
      latePauseEnd(simulator.requests()) > 0 ||
      (last !== undefined && (last.fate !== 'answered' || last.code !== 100)),
  };
}
