import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StatusWord } from '../lib/recorder/claim';
import type { Command } from '../lib/view/commands';
import { ORDERS } from '../lib/view/control-words';
import { BUTTONS, LABELS } from '../lib/view/words';
import { ActionButton } from './ActionButton';

/** States whose way out is to record again. */
const RESUME_FIRST: readonly StatusWord[] = ['Protected', 'Partly recording', 'Paused elsewhere'];

interface ActionBarProps {
  /** Undefined while nothing is known. */
  readonly word: StatusWord | undefined;
  readonly canPause: boolean;
  readonly canResume: boolean;
  readonly pending: ReadonlySet<Command>;
  /** Put the focus on Secure pause once the state is known, where pausing is what comes next. */
  readonly focusPause: boolean;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly resumeRef?: Ref<HTMLButtonElement>;
  /** Given where starting anew is the way out of a pause that will not lift. */
  readonly onStart?: () => void;
}

/**
 * Pause and resume. Only the emphasis moves with the state: the buttons never change places, so
 * that a second click cannot undo the first. Resume is never focused by itself: a stray Enter may
 * pause a recording, and must not start one.
 */
export function ActionBar(props: ActionBarProps) {
  const { word, canPause, canResume, pending, focusPause, onStart } = props;
  const resumeFirst = canResume && word !== undefined && RESUME_FIRST.includes(word);
  const pause = useRef<HTMLButtonElement>(null);
  const known = word !== undefined;
  useEffect(() => {
    const untouched = document.activeElement === null || document.activeElement === document.body;
    if (focusPause && known && canPause && !resumeFirst && untouched) pause.current?.focus();
    // Only the moment at which the state becomes known counts: later the focus is the agent's.
  }, [known]);

  return (
    <div class="actions" role="group" aria-label={LABELS.actions}>
      <ActionButton
        kind={resumeFirst ? 'secondary' : 'primary'}
        off={!canPause}
        pending={pending.has('secure-pause')}
        onPress={props.onPause}
        buttonRef={pause}
      >
        {BUTTONS.pause}
      </ActionButton>
      <ActionButton
        kind={resumeFirst && !onStart ? 'primary' : 'secondary'}
        off={!canResume}
        pending={pending.has('resume-recording')}
        onPress={props.onResume}
        {...(props.resumeRef ? { buttonRef: props.resumeRef } : {})}
      >
        {BUTTONS.resume}
      </ActionButton>
      {onStart && (
        <ActionButton kind="primary" pending={pending.has('control')} onPress={onStart}>
          {ORDERS.StartRecording}
        </ActionButton>
      )}
    </div>
  );
}
