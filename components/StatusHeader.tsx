import type { Claim, StatusWord } from '../lib/recorder/claim';
import { runningTime } from '../lib/view/timer';
import { headline } from '../lib/view/reason-words';
import { shownOf } from '../lib/view/shown';
import { LABELS, statusName } from '../lib/view/words';
import { STATUS_SHAPES, StatusIcon } from './StatusIcon';

type Tone = 'live' | 'safe' | 'alarm' | 'warn' | 'busy' | 'quiet';

const TONES: Record<StatusWord, Tone> = {
  Recording: 'live',
  'On hold': 'quiet',
  'No call recorded': 'quiet',
  'Pausing…': 'busy',
  Protected: 'safe',
  'Not protected': 'alarm',
  'Resuming…': 'busy',
  'Partly recording': 'warn',
  'Paused elsewhere': 'warn',
  'Recorder not answering': 'warn',
  'Not set up': 'quiet',
};

/** States in which nothing runs, so that a running time would mean nothing. */
const TIMELESS: readonly StatusWord[] = [
  'No call recorded',
  'Recorder not answering',
  'Not set up',
];

interface StatusHeaderProps {
  /** Undefined in the first moment, when nothing is known: the header keeps its place, empty. */
  readonly claim: Claim | undefined;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * The word, what it means, and how long it has been so. The timer stands outside the live region:
 * a screen reader hears each change of state, and not each second.
 */
export function StatusHeader({ claim, now }: StatusHeaderProps) {
  return (
    <header
      class={`status tone-${claim ? TONES[claim.word] : 'quiet'}${claim?.practice ? ' practised' : ''}`}
    >
      {claim && <StatusIcon shape={STATUS_SHAPES[claim.word]} />}
      <div role="status" class="status-text">
        {claim && (
          <>
            <strong class="status-word">{shownOf(claim, statusName(claim.word))}</strong>{' '}
            <span class="status-detail">{headline(claim)}</span>
          </>
        )}
      </div>
      {claim && !TIMELESS.includes(claim.word) && (
        <div role="timer" aria-label={LABELS.timer} class="status-timer">
          {runningTime(now - claim.since)}
        </div>
      )}
    </header>
  );
}
