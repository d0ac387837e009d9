import { BUTTONS, SET_UP } from '../lib/view/words';
import { say } from '../lib/words';
import { AccessPrompt } from './AccessPrompt';
import { ActionButton } from './ActionButton';

interface SetUpPromptProps {
  /** Something has to be typed in; otherwise only access is missing. */
  readonly incomplete: boolean;
  readonly missingHosts: readonly string[];
  readonly onSetUp: () => void;
  readonly onAllow: (hosts: readonly string[]) => void;
  /** Given where everything can be tried on a recorder inside the extension. */
  readonly onTry?: () => void;
}

/** What to do first, and what can be done without it. */
export function SetUpPrompt(props: SetUpPromptProps) {
  const { incomplete, missingHosts, onSetUp, onAllow, onTry } = props;
  if (!incomplete && missingHosts.length > 0) {
    return <AccessPrompt first hosts={missingHosts} onAllow={onAllow} />;
  }
  return (
    <div class="prompt">
      <p>{SET_UP.missing}</p>
      <ActionButton kind="primary" onPress={onSetUp}>
        {BUTTONS.setUp}
      </ActionButton>
      {onTry && (
        <>
          <ActionButton kind="secondary" onPress={onTry}>
            {say('practice_try')}
          </ActionButton>
          <p class="fine">{say('practice_try_about')}</p>
        </>
      )}
    </div>
  );
}
