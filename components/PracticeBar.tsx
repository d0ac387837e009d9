import type { View } from '../lib/messages';
import type { PracticeAct } from '../lib/view/recorder-view';
import { BUTTONS } from '../lib/view/words';
import { say } from '../lib/words';
import { ActionButton } from './ActionButton';

interface PracticeBarProps {
  readonly practice: NonNullable<View['practice']>;
  readonly pending: boolean;
  readonly onPractise: (act: PracticeAct) => void;
  readonly onSetUp: () => void;
}

/** The telephone of practice, and the two ways out of it. */
export function PracticeBar({ practice, pending, onPractise, onSetUp }: PracticeBarProps) {
  const { hasCall } = practice;
  return (
    <section class="practice" aria-label={say('practice_group')}>
      <ActionButton
        kind="secondary"
        pending={pending}
        onPress={() => onPractise(hasCall ? 'end-call' : 'start-call')}
      >
        {say(hasCall ? 'practice_call_end' : 'practice_call_start')}
      </ActionButton>
      <p class="fine">{say('practice_about')}</p>
      <div class="practice-ways">
        <ActionButton kind="secondary" small onPress={onSetUp}>
          {BUTTONS.setUp}
        </ActionButton>
        <ActionButton kind="secondary" small onPress={() => onPractise('leave')}>
          {say('practice_leave')}
        </ActionButton>
      </div>
    </section>
  );
}
