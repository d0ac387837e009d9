import { CONTROL, orderQuestion } from '../lib/view/control-words';
import type { Order } from '../lib/view/recorder-view';
import { ActionButton } from './ActionButton';
import { Question } from './Question';

interface OrderQuestionProps {
  readonly order: Order;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Says what an order takes away, before it is sent. */
export function OrderQuestion({ order, onYes, onNo }: OrderQuestionProps) {
  const cancels = order.request === 'CancelRecording';
  const lines = [
    ...(order.endsProtection ? [CONTROL.endsPause] : []),
    ...(cancels ? [CONTROL.discards] : []),
  ];
  return (
    <Question title={orderQuestion(order.request)} lines={lines}>
      <ActionButton kind="primary" small onPress={onNo}>
        {cancels ? CONTROL.keep : CONTROL.keepPause}
      </ActionButton>
      <ActionButton kind="secondary" small onPress={onYes}>
        {cancels ? CONTROL.discard : CONTROL.endPause}
      </ActionButton>
    </Question>
  );
}
