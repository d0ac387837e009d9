import type { ConsoleRow } from '../../lib/view/console';
import { CONSOLE, resultColumns, stateWord } from '../../lib/view/console-words';
import { timeOfDay } from '../../lib/view/timer';

interface ResultGridProps {
  readonly rows: readonly ConsoleRow[];
  readonly selected: number | undefined;
  readonly onSelect: (id: number) => void;
}

/** What was sent and answered, the newest first. */
export function ResultGrid({ rows, selected, onSelect }: ResultGridProps) {
  if (rows.length === 0) return <p class="quiet">{CONSOLE.none}</p>;
  return (
    <div class="result-scroll" tabIndex={0} role="group" aria-label={CONSOLE.results}>
      <table class="result-grid">
        <thead>
          <tr>
            {resultColumns().map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} class={`result-${row.outcome}`} aria-current={row.id === selected}>
              <td class="result-number">{timeOfDay(row.at)}</td>
              <th scope="row">
                <button
                  type="button"
                  class="button link"
                  aria-pressed={row.id === selected}
                  onClick={() => onSelect(row.id)}
                >
                  {row.request}
                </button>
              </th>
              <td class="result-code">{row.code ?? stateWord(row)}</td>
              <td>{row.message}</td>
              <td class="result-number">{row.ms}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
