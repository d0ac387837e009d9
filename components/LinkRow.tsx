import { useId } from 'preact/hooks';
import type { LinkView } from '../lib/messages';
import { BUTTONS, LABELS, linkPlays, linkState, NOTES } from '../lib/view/words';
import { ActionButton } from './ActionButton';

interface LinkRowProps {
  readonly link: LinkView;
  /** It was put on the clipboard a moment ago. */
  readonly copied: boolean;
  readonly onCopy: (url: string) => void;
}

/** The link to this call's recording. Text, not an anchor: most browsers cannot play all of it. */
export function LinkRow({ link, copied, onCopy }: LinkRowProps) {
  const title = useId();
  return (
    <section class="block" aria-labelledby={title}>
      <h2 id={title} class="block-title">
        {LABELS.link}
      </h2>
      <div class="link">
        <span class="link-url" title={link.url}>
          {link.url}
        </span>
        <ActionButton kind="secondary" small onPress={() => onCopy(link.url)}>
          {BUTTONS.copyLink}
        </ActionButton>
        <span class="link-copied" aria-live="polite">
          {copied && NOTES.copied}
        </span>
      </div>
      <p class="fine">{linkState(link)}</p>
      <p class="fine">
        {linkPlays(link.callEnded)} {NOTES.linkScreenPart}
      </p>
    </section>
  );
}
