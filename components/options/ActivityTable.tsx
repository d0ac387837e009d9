import type { ActivityPage } from '../../lib/messages';
import {
  ACTIVITY,
  activityColumns,
  localTime,
  placeWords,
  resultOf,
  triggerOf,
  whatHappened,
} from '../../lib/view/activity-words';

/** A page of the ledger. It scrolls by itself where the window is narrow. */
export function ActivityTable({ rows }: Pick<ActivityPage, 'rows'>) {
  return (
    // Whoever has no pointer scrolls it by the keys, so it takes the focus.
    <div class="activity-scroll" role="group" aria-labelledby="activity-caption" tabIndex={0}>
      <table class="activity-table">
        <caption id="activity-caption" class="unseen">
          {ACTIVITY.caption}
        </caption>
        <thead>
          <tr>
            {activityColumns().map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ActivityRow key={row.sequence} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActivityRow({ row: { entry } }: { readonly row: ActivityPage['rows'][number] }) {
  const [day, time, offset] = localTime(entry).split(' ');
  return (
    <tr class={`activity-${entry.kind}`}>
      <td class="activity-time">
        <span class="quiet">{day}</span> {time} <span class="quiet">{offset}</span>
      </td>
      <th scope="row">{whatHappened(entry)}</th>
      <td>{triggerOf(entry)}</td>
      <td>{resultOf(entry)}</td>
      <td class="number">{'code' in entry ? entry.code : ''}</td>
      <td class="number">{'ms' in entry ? entry.ms : ''}</td>
      <td class="activity-place">{placeWords(entry)}</td>
    </tr>
  );
}
