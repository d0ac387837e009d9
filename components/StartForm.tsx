import { useId, useState } from 'preact/hooks';
import { CONTROL, ORDERS } from '../lib/view/control-words';
import { secondsOfMinutes } from '../lib/view/longest-time';
import { ActionButton } from './ActionButton';

interface StartFormProps {
  /** Seconds; undefined: the recorder's own limit. */
  readonly onStart: (maxSeconds: number | undefined) => void;
}

/** Start recording, with a longest time if the agent wants one. */
export function StartForm({ onStart }: StartFormProps) {
  const id = useId();
  const [minutes, setMinutes] = useState('');
  const [isWrong, setWrong] = useState(false);
  const start = () => {
    const read = secondsOfMinutes(minutes);
    setWrong(!read.ok);
    if (read.ok) onStart(read.value);
  };
  return (
    <div class="start wide">
      <label for={id}>{CONTROL.longest}</label>
      <input
        id={id}
        class="box"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={minutes}
        aria-invalid={isWrong}
        aria-describedby={`${id}-help`}
        onInput={(event) => {
          setMinutes(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <p id={`${id}-help`} class={isWrong ? 'fine fault' : 'fine'} aria-live="polite">
        {isWrong ? CONTROL.longestFault : CONTROL.longestHelp}
      </p>
      <ActionButton kind="secondary" small onPress={start}>
        {ORDERS.StartRecording}
      </ActionButton>
    </div>
  );
}
