import { BUTTONS, SET_UP } from '../lib/view/words';
import { ActionButton } from './ActionButton';

interface AccessPromptProps {
  /** Host patterns the browser has not granted; never empty. */
  readonly hosts: readonly string[];
  /** Nothing else can be done before this; otherwise it stands among other things. */
  readonly first: boolean;
  /** Called inside the click itself: the browser asks only then. */
  readonly onAllow: (hosts: readonly string[]) => void;
}

/** Asks for the addresses that the browser has not granted yet. */
export function AccessPrompt({ hosts, first, onAllow }: AccessPromptProps) {
  return (
    <div class={first ? 'prompt' : 'block prompt'}>
      <p>{SET_UP.access}</p>
      <ul class="hosts">
        {hosts.map((host) => (
          <li key={host}>{host}</li>
        ))}
      </ul>
      <ActionButton
        kind={first ? 'primary' : 'secondary'}
        small={!first}
        onPress={() => {
          onAllow(hosts);
        }}
      >
        {BUTTONS.allowAccess}
      </ActionButton>
    </div>
  );
}
