import type { Activity, Turn } from '../../lib/view/activity';
import { ACTIVITY, pageWords, TURN_NAMES } from '../../lib/view/activity-words';

const TURNS = ['newest', 'newer', 'older', 'oldest'] as const;

/** Where in the ledger the page stands, and the ways to the others. */
export function ActivityPages({ activity }: { readonly activity: Activity }) {
  const page = activity.page.value;
  const { group, from, to } = activity.filter.value;
  const isFiltered = group !== 'all' || from !== '' || to !== '';
  const isThere: Readonly<Record<Turn, boolean>> = {
    newest: page?.hasNewer ?? false,
    newer: page?.hasNewer ?? false,
    older: page?.hasOlder ?? false,
    oldest: page?.hasOlder ?? false,
  };
  return (
    <div class="activity-pages" role="group" aria-label={ACTIVITY.pages}>
      <p role="status" class="quiet">
        {words()}
      </p>
      {activity.lost.value && (
        <button type="button" class="button small" onClick={() => void activity.refresh()}>
          {ACTIVITY.again}
        </button>
      )}
      <div class="buttons">
        {TURNS.map((turn) => (
          <button
            key={turn}
            type="button"
            class="button small"
            // Not `disabled`: the focus of whoever has just pressed it would be lost.
            aria-disabled={isThere[turn] ? undefined : 'true'}
            onClick={() => {
              if (isThere[turn]) void activity.turn(turn);
            }}
          >
            {TURN_NAMES[turn]}
          </button>
        ))}
      </div>
    </div>
  );

  function words(): string {
    if (activity.lost.value) return ACTIVITY.lost;
    return page ? pageWords(page, isFiltered) : ACTIVITY.loading;
  }
}
