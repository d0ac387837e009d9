/** @jsxImportSource react */
import { useState } from 'react';
import { simulatorDoor } from './server-options';

const ACTS = [
  { verb: 'ring', label: 'Ring' },
  { verb: 'hold', label: 'Hold' },
  { verb: 'retrieve', label: 'Retrieve' },
  { verb: 'end', label: 'End call' },
] as const;

/** Plays the telephone: what the agent's softphone would do, at the simulator's operator's door. */
export function CallBar() {
  const [door] = useState(simulatorDoor);
  const [seat, setSeat] = useState('agent1');
  const [answer, setAnswer] = useState(door === '' ? 'No simulated telephone here.' : '');
  const press = (verb: string) => {
    void askDoor(door, verb, { user: seat }).then(setAnswer);
  };
  return (
    <div className="call-bar" role="group" aria-label="Telephone">
      <label>
        Seat{' '}
        <input
          value={seat}
          size={10}
          autoComplete="off"
          onChange={(event) => {
            setSeat(event.target.value);
          }}
        />
      </label>
      {ACTS.map(({ verb, label }) => (
        <button
          key={verb}
          type="button"
          disabled={door === ''}
          onClick={() => {
            press(verb);
          }}
        >
          {label}
        </button>
      ))}
      <span role="status">{answer}</span>
    </div>
  );
}

/** What the door answered, as one line. */
async function askDoor(door: string, verb: string, body: object): Promise<string> {
  try {
    const response = await fetch(`${door}/simulator/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return inWords(await response.text());
  } catch {
    return 'The simulator does not answer.';
  }
}

function inWords(text: string): string {
  try {
    const { error, port, state } = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (typeof error === 'string') return error;
    if (typeof state === 'string') return `Port ${String(port)}: ${state}`;
  } catch {
    // Then the text itself says what there is to say.
  }
  return text.slice(0, 120);
}
