import type { ActivityFilter } from '../../lib/view/activity';
import { ACTIVITY, ACTIVITY_GROUPS, type ActivityGroup } from '../../lib/view/activity-words';
import { say } from '../../lib/words';

interface ActivityFiltersProps {
  readonly filter: ActivityFilter;
  readonly onChoose: (change: Partial<ActivityFilter>) => Promise<void>;
}

// Sound: the object is made of exactly these keys.
const GROUPS = Object.keys(ACTIVITY_GROUPS) as ActivityGroup[];

/** Which entries are shown: of what kind, and of which days. */
export function ActivityFilters({ filter, onChoose }: ActivityFiltersProps) {
  return (
    <div class="activity-filters" role="group" aria-label={ACTIVITY.filters}>
      <div class="field">
        <label class="field-label" for="activity-group">
          {ACTIVITY.show}
        </label>
        <select
          id="activity-group"
          class="box"
          value={filter.group}
          onChange={(event) => {
            const group = GROUPS.find((each) => each === event.currentTarget.value);
            if (group) void onChoose({ group });
          }}
        >
          {GROUPS.map((group) => (
            <option key={group} value={group}>
              {say(ACTIVITY_GROUPS[group].name)}
            </option>
          ))}
        </select>
      </div>
      <Day
        id="activity-from"
        label={ACTIVITY.from}
        value={filter.from}
        onChoose={(from) => void onChoose({ from })}
      />
      <Day
        id="activity-to"
        label={ACTIVITY.to}
        value={filter.to}
        onChoose={(to) => void onChoose({ to })}
      />
    </div>
  );
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

function Day({ id, label, value, onChoose }: DayProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="box"
        type="date"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
    </div>
  );
}
