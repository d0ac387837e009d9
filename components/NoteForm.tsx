import { useId, useState } from 'preact/hooks';
import { LOG_NOTE } from '../lib/view/control-words';
import { ActionButton } from './ActionButton';

interface NoteFormProps {
  /** Says whether the note was taken. */
  readonly onNote: (text: string) => Promise<boolean>;
}

/** A note of the agent's. What was typed stays until it was taken. */
export function NoteForm({ onNote }: NoteFormProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [isAdded, setAdded] = useState(false);
  const add = async () => {
    const sent = text.trim();
    if (sent === '' || !(await onNote(sent))) return;
    setAdded(true);
    setText((now) => (now.trim() === sent ? '' : now));
  };
  return (
    <div class="note-form">
      <label for={id}>{LOG_NOTE.box}</label>
      <textarea
        id={id}
        class="box"
        rows={2}
        maxLength={500}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAdded(false);
        }}
      />
      <ActionButton
        kind="secondary"
        small
        off={text.trim() === ''}
        onPress={() => {
          void add();
        }}
      >
        {LOG_NOTE.add}
      </ActionButton>
      <p class="fine" aria-live="polite">
        {isAdded && LOG_NOTE.added}
      </p>
    </div>
  );
}
