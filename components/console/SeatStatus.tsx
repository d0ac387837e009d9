import { shownOf } from '../../lib/view/shown';
import type { RecorderView } from '../../lib/view/recorder-view';
import { CONSOLE } from '../../lib/view/console-words';
import { headline } from '../../lib/view/reason-words';
import { portLine, statusName } from '../../lib/view/words';

/** What the seat's own recording is: the claim, and for as long as it may be shown. */
export function SeatStatus({ recorder }: { readonly recorder: RecorderView }) {
  const claim = recorder.claim.value;
  const place = recorder.view.value?.unitAndPort;
  return (
    <div class="seat-status">
      <p class="quiet">{CONSOLE.status}</p>
      <p role="status">
        {claim && (
          <>
            <strong>{shownOf(claim, statusName(claim.word))}</strong> <span>{headline(claim)}</span>
          </>
        )}
      </p>
      <p class="quiet">{place ? portLine(place.unit, place.port) : CONSOLE.noPort}</p>
    </div>
  );
}
