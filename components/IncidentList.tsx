import { useId } from 'preact/hooks';
import { incidentWords, type Incident } from '../lib/view/control-words';
import { timeOfDay } from '../lib/view/timer';
import { BUTTONS, LABELS, NOTES } from '../lib/view/words';
import { ActionButton } from './ActionButton';

interface IncidentListProps {
  readonly incidents: readonly Incident[];
  /** What was put on the clipboard a moment ago. */
  readonly copied: string | undefined;
  readonly onCopy: (text: string) => void;
  readonly onSeen: (id: string) => void;
}

/** What somebody else must put right. Each stays until the agent has seen it. */
export function IncidentList({ incidents, copied, onCopy, onSeen }: IncidentListProps) {
  const title = useId();
  return (
    <div aria-live="polite">
      {incidents.length > 0 && (
        <section class="block" aria-labelledby={title}>
          <h2 id={title} class="block-title">
            {LABELS.incidents}
          </h2>
          <ul class="incidents">
            {incidents.map((incident) => {
              const url = incident.kind === 'tag-in-doubt' ? incident.url : undefined;
              return (
                <li key={incident.id} class="incident">
                  <p>{incidentWords(incident)}</p>
                  <p class="fine">{timeOfDay(incident.at)}</p>
                  <div class="row-buttons">
                    {url !== undefined && (
                      <ActionButton kind="secondary" small onPress={() => onCopy(url)}>
                        {BUTTONS.copyCallLink}
                      </ActionButton>
                    )}
                    <ActionButton kind="secondary" small onPress={() => onSeen(incident.id)}>
                      {BUTTONS.done}
                    </ActionButton>
                    {url !== undefined && copied === url && (
                      <span class="link-copied">{NOTES.copied}</span>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
