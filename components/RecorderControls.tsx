import { useEffect, useRef, useState } from 'preact/hooks';
import { LABELS } from '../lib/view/words';
import { ActionBar } from './ActionBar';
import { ControlPanel } from './ControlPanel';
import { GiveUpQuestion } from './GiveUpQuestion';
import { PlaneRow } from './PlaneRow';
import type { RecorderScreenProps } from './RecorderScreen';

/** What is recorded, and everything that changes it. */
export function RecorderControls(props: RecorderScreenProps) {
  const { claim, view, now, pending, focusPause, actions } = props;
  const word = claim?.word;
  const resume = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const doesNotHold = word === 'Not protected';
  // Once the pause holds or is over the question is void, and must not come back by itself.
  useEffect(() => {
    if (!doesNotHold) setAsking(false);
  }, [doesNotHold]);
  const close = () => {
    setAsking(false);
    resume.current?.focus();
  };
  const startIsWayOut =
    claim?.reasons.some(({ kind }) => kind === 'pause-will-not-lift') === true &&
    view?.control.allowed.includes('StartRecording') === true;

  return (
    <>
      <ul class="planes" aria-label={LABELS.planes}>
        <PlaneRow name="audio" plane={claim?.planes[0]} now={now} />
        <PlaneRow name="desktop" plane={claim?.planes[1]} now={now} />
      </ul>
      <ActionBar
        word={word}
        // Before anything is known a pause is still worth sending: it also wakes the background.
        canPause={view?.canPause ?? true}
        canResume={view?.canResume ?? false}
        pending={pending}
        focusPause={focusPause}
        onPause={actions.onPause}
        onResume={doesNotHold ? () => setAsking(true) : actions.onResume}
        resumeRef={resume}
        {...(startIsWayOut
          ? { onStart: () => actions.onOrder({ request: 'StartRecording', endsProtection: false }) }
          : {})}
      />
      {asking && doesNotHold && (
        <GiveUpQuestion
          pause={view?.pauseWanted}
          onGiveUp={(reason) => {
            close();
            actions.onGiveUp(reason);
          }}
          onKeep={close}
        />
      )}
      {view && (
        <ControlPanel
          control={view.control}
          now={now}
          protects={isProtecting(word) || view.pauseWanted !== undefined}
          startStandsAbove={startIsWayOut}
          onOrder={actions.onOrder}
          onNote={actions.onNote}
        />
      )}
    </>
  );
}

function isProtecting(word: string | undefined): boolean {
  return word === 'Protected' || word === 'Pausing…' || word === 'Not protected';
}
