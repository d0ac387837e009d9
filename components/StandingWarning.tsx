import { NOTES } from '../lib/view/words';
import { StatusIcon } from './StatusIcon';

/** Stands as long as the recorder is reached over plain HTTP. It cannot be closed. */
export function StandingWarning() {
  return (
    <p class="warning">
      <StatusIcon shape="shield-open" />
      <span>{NOTES.unencrypted}</span>
    </p>
  );
}
