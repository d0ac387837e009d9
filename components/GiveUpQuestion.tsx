import type { PauseWanted } from '../lib/messages';
import { GIVE_UP, OWN_REASONS, reasonName } from '../lib/view/control-words';
import { ActionButton } from './ActionButton';
import { Question } from './Question';

interface GiveUpQuestionProps {
  /** Undefined where nothing is known of the pause but that it does not hold. */
  readonly pause: PauseWanted | undefined;
  /** The reason that was chosen; undefined where none can be given. */
  readonly onGiveUp: (reason: string | undefined) => void;
  readonly onKeep: () => void;
}

/** Asked before a pause that does not hold yet is given up. Choosing a reason is the answer. */
export function GiveUpQuestion({ pause, onGiveUp, onKeep }: GiveUpQuestionProps) {
  const listed = pause && pause.reasons.length > 0 ? pause.reasons : OWN_REASONS;
  const reasons = pause?.act === undefined ? [] : listed;
  return (
    <Question title={GIVE_UP.question} lines={[reasons.length > 0 ? GIVE_UP.why : GIVE_UP.plain]}>
      {reasons.map((reason) => (
        <ActionButton key={reason} kind="secondary" small onPress={() => onGiveUp(reason)}>
          {reasonName(reason)}
        </ActionButton>
      ))}
      {reasons.length === 0 && (
        <ActionButton kind="secondary" small onPress={() => onGiveUp(undefined)}>
          {GIVE_UP.stop}
        </ActionButton>
      )}
      <ActionButton kind="primary" small onPress={onKeep}>
        {GIVE_UP.keep}
      </ActionButton>
    </Question>
  );
}
