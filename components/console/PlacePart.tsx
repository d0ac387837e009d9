import type { Console } from '../../lib/view/console';
import type { ConsoleSeat } from '../../lib/view/console-seat';
import { buttonOf, INIT_STATION, INIT_USER, type Wish } from '../../lib/view/console-forms';
import { CONSOLE } from '../../lib/view/console-words';
import { ConsoleBox } from './ConsoleBox';
import { ConsolePart } from './ConsolePart';
import { RequestForm } from './RequestForm';

interface PlacePartProps {
  readonly console: Console;
  readonly seat: ConsoleSeat;
  /** A secure pause is wanted: neither service nor port may change under it. */
  readonly paused: boolean;
  /** What became of the last save, in words. */
  readonly saved: string;
  readonly onUse: () => void;
}

const STATUS_READS = ['PortStatus', 'PortStatusEX'] as const;

/** The three ways to unit and port, and from there to the seat's own. */
export function PlacePart({ console, seat, paused, saved, onUse }: PlacePartProps) {
  const { unit, port } = seat.place.value;
  const busy = console.running.value !== undefined;
  const init = (wish: Exclude<Wish, { kind: 'faulty' }>) => {
    if (wish.kind !== 'read') return;
    const { read } = wish;
    void console.read(read).then((members) => {
      seat.take(read, members);
    });
  };
  const mayUse = seat.mayUse.value && !paused;
  const isThere = unit !== '' && port !== '';
  const ask = (request: (typeof STATUS_READS)[number]) => {
    if (!busy && isThere) void console.read({ request, Unit: unit, Port: port });
  };
  return (
    <ConsolePart name={CONSOLE.place} about={CONSOLE.placeAbout}>
      <RequestForm form={INIT_USER} busy={busy} onWish={init} />
      <RequestForm form={INIT_STATION} busy={busy} onWish={init} />
      <form
        class="request-form"
        aria-label={CONSOLE.byHand}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask('PortStatus');
        }}
      >
        <div>
          <h3>{CONSOLE.byHand}</h3>
          <p class="field-help">{CONSOLE.byHandAbout}</p>
        </div>
        <div class="request-fields">
          <ConsoleBox label="Unit" value={unit} onEdit={(typed) => seat.type({ unit: typed })} />
          <ConsoleBox label="Port" value={port} onEdit={(typed) => seat.type({ port: typed })} />
        </div>
        <div class="buttons">
          {STATUS_READS.map((request) => (
            <button
              key={request}
              type={request === 'PortStatus' ? 'submit' : 'button'}
              class="button small"
              aria-disabled={busy || !isThere}
              onClick={request === 'PortStatus' ? undefined : () => ask(request)}
            >
              {buttonOf({ way: 'read', request })}
            </button>
          ))}
          <button
            type="button"
            class="button small primary"
            aria-disabled={!mayUse}
            onClick={() => {
              if (mayUse) onUse();
            }}
          >
            {CONSOLE.use}
          </button>
        </div>
        <p class="field-help">
          {paused
            ? CONSOLE.notInPause
            : seat.isLocked.value
              ? CONSOLE.useLocked
              : CONSOLE.usedUnchecked}
        </p>
        <p role="status">{saved}</p>
      </form>
    </ConsolePart>
  );
}
