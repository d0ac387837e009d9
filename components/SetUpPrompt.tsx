import { BUTTONS, SET_UP } from '../lib/view/words';
import { AccessPrompt } from './AccessPrompt';
import { ActionButton } from './ActionButton';

interface SetUpPromptProps {
  /** Something has to be typed in; otherwise only access is missing. */
  readonly incomplete: boolean;
  readonly missingHosts: readonly string[];
  readonly onSetUp: () => void;
  readonly onAllow: (hosts: readonly string[]) => void;
}

/** What to do first. One thing at a time, one button. */
export function SetUpPrompt({ incomplete, missingHosts, onSetUp, onAllow }: SetUpPromptProps) {
  if (!incomplete && missingHosts.length > 0) {
    return <AccessPrompt first hosts={missingHosts} onAllow={onAllow} />;
  }
  return (
    <div class="prompt">
      <p>{SET_UP.missing}</p>
      <ActionButton kind="primary" onPress={onSetUp}>
        {BUTTONS.setUp}
      </ActionButton>
    </div>
  );
}
