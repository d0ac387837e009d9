import { useEffect } from 'preact/hooks';
import type { Activity } from '../../lib/view/activity';
import { REGIONS } from '../../lib/view/settings-words';
import { ActivityCheck } from './ActivityCheck';
import { ActivityExport } from './ActivityExport';
import { ActivityFilters } from './ActivityFilters';
import { ActivityPages } from './ActivityPages';
import { ActivityTable } from './ActivityTable';
import { Region } from './Region';

/** The ledger of acts: to read, to hand out, to check. */
export function ActivityRegion({ activity }: { readonly activity: Activity }) {
  useEffect(() => {
    void activity.refresh();
  }, [activity]);
  const page = activity.page.value;
  return (
    <Region {...REGIONS.activity} wide>
      {/* It stands in the form of the settings, whose Enter key saves: none of this is a setting. */}
      <div class="activity" onKeyDown={keepFromSaving}>
        <ActivityFilters filter={activity.filter.value} onChoose={activity.choose} />
        {page && page.rows.length > 0 && <ActivityTable rows={page.rows} />}
        <ActivityPages activity={activity} />
        <ActivityExport activity={activity} />
        <ActivityCheck activity={activity} />
      </div>
    </Region>
  );
}

function keepFromSaving(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
