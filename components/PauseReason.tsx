import { useId, useState } from 'preact/hooks';
import type { ReasonQuestion } from '../lib/messages';
import { REASON } from '../lib/view/control-words';
import { ActionButton } from './ActionButton';

interface PauseReasonProps {
  readonly question: ReasonQuestion | undefined;
  readonly pending: boolean;
  readonly onReason: (act: string, reason: string) => void;
}

/**
 * Asks why the newest pause was needed. It comes up by itself, so it takes no focus; only its one
 * sentence is read out.
 */
export function PauseReason({ question, pending, onReason }: PauseReasonProps) {
  const title = useId();
  const [skipped, setSkipped] = useState('');
  const shown = question && (question.required || question.act !== skipped) ? question : undefined;
  return (
    <section class={shown ? 'question' : ''} {...(shown ? { 'aria-labelledby': title } : {})}>
      <p id={title} class="question-text" aria-live="polite">
        {shown && REASON.question}
      </p>
      {shown?.required && <p class="fine">{REASON.required}</p>}
      {shown && (
        <div class="question-answers">
          {shown.reasons.map((reason) => (
            <ActionButton
              key={reason}
              kind="secondary"
              small
              pending={pending}
              onPress={() => onReason(shown.act, reason)}
            >
              {reason}
            </ActionButton>
          ))}
          {shown.reasons.length === 0 && (
            <TypedReason
              key={shown.act}
              pending={pending}
              onGive={(reason) => onReason(shown.act, reason)}
            />
          )}
          {!shown.required && (
            <ActionButton kind="secondary" small onPress={() => setSkipped(shown.act)}>
              {REASON.skip}
            </ActionButton>
          )}
        </div>
      )}
    </section>
  );
}

interface TypedReasonProps {
  readonly pending: boolean;
  readonly onGive: (reason: string) => void;
}

function TypedReason({ pending, onGive }: TypedReasonProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const give = () => {
    if (reason.trim() !== '') onGive(reason.trim());
  };
  return (
    <form
      class="typed-reason"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <label for={id}>{REASON.box}</label>
      <input
        id={id}
        class="box"
        type="text"
        maxLength={120}
        autocomplete="off"
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <ActionButton
        kind="secondary"
        small
        off={reason.trim() === ''}
        pending={pending}
        onPress={give}
      >
        {REASON.give}
      </ActionButton>
    </form>
  );
}
