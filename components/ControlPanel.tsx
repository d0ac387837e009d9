import { useRef, useState } from 'preact/hooks';
import type { ControlView } from '../lib/messages';
import { CONTROL, orderLine, ORDERS, type ByHand } from '../lib/view/control-words';
import type { Order } from '../lib/view/recorder-view';
import { ActionButton } from './ActionButton';
import { NoteForm } from './NoteForm';
import { OrderQuestion } from './OrderQuestion';
import { StartForm } from './StartForm';

/** How long the screen says what became of an order, ms: later the status alone counts. */
const ORDER_SHOWN_MS = 120_000;

const BY_BUTTON: readonly ByHand[] = [
  'StopRecording',
  'CancelRecording',
  'DesktopPause',
  'DesktopResume',
];

interface ControlPanelProps {
  readonly control: ControlView;
  /** ms since the epoch. */
  readonly now: number;
  /** A pause is wanted, whether it holds or not. */
  readonly protects: boolean;
  /** Start recording stands among the main actions already. */
  readonly startStandsAbove: boolean;
  readonly onOrder: (order: Order) => void;
  readonly onNote: (text: string) => Promise<boolean>;
}

/**
 * Single requests by hand and the agent's note, behind a disclosure: few need them, and the screen
 * stays calm for all others. What became of an order stands outside, for it matters when the
 * disclosure is closed.
 */
export function ControlPanel(props: ControlPanelProps) {
  const { control, now, startStandsAbove, onNote } = props;
  const { allowed, last, note } = control;
  const orders = startStandsAbove ? allowed.filter((each) => each !== 'StartRecording') : allowed;
  const isFresh = last !== undefined && now - last.at < ORDER_SHOWN_MS;
  return (
    <div class="control">
      {(orders.length > 0 || note) && (
        <details class="more">
          <summary>{CONTROL.title}</summary>
          <div class="more-body">
            {orders.length > 0 && <Orders {...props} orders={orders} />}
            {note && <NoteForm onNote={onNote} />}
          </div>
        </details>
      )}
      <p aria-live="polite" class="order-line">
        {isFresh && orderLine(last)}
      </p>
    </div>
  );
}

type OrdersProps = ControlPanelProps & { readonly orders: readonly ByHand[] };

/** The buttons, and the question that some of them ask first. */
function Orders({ orders, protects, onOrder }: OrdersProps) {
  const [asked, setAsked] = useState<Order>();
  const opener = useRef<HTMLElement>(null);
  // A question that no longer says all that its answer does is void.
  const question = asked?.endsProtection === protects ? asked : undefined;

  const press = (order: Omit<Order, 'endsProtection'>) => {
    const full: Order = { ...order, endsProtection: protects };
    const asksFirst = protects || order.request === 'CancelRecording';
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsked(asksFirst ? full : undefined);
    if (!asksFirst) onOrder(full);
  };
  const close = () => {
    setAsked(undefined);
    opener.current?.focus();
  };

  return (
    <div role="group" aria-label={CONTROL.group} class="orders">
      {orders.includes('StartRecording') && (
        <StartForm
          onStart={(maxSeconds) =>
            press({
              request: 'StartRecording',
              ...(maxSeconds === undefined ? {} : { maxSeconds }),
            })
          }
        />
      )}
      {BY_BUTTON.filter((each) => orders.includes(each)).map((request) => (
        <ActionButton
          key={request}
          kind="secondary"
          small
          off={request === 'DesktopPause' && protects}
          onPress={() => press({ request })}
        >
          {ORDERS[request]}
        </ActionButton>
      ))}
      {orders.includes('DesktopPause') && protects && (
        <p class="fine wide">{CONTROL.desktopCovered}</p>
      )}
      {question && (
        <OrderQuestion
          key={question.request}
          order={question}
          onYes={() => {
            close();
            onOrder(question);
          }}
          onNo={close}
        />
      )}
    </div>
  );
}
