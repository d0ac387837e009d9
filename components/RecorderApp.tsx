import type { RecorderView } from '../lib/view/recorder-view';
import { FailSafe } from './FailSafe';
import { RecorderScreen, type RecorderActions } from './RecorderScreen';

interface RecorderAppProps {
  readonly store: RecorderView;
  /** Only a popup is opened in order to act at once; a side panel must not take the focus. */
  readonly focusPause: boolean;
  /** What only a page with the browser's own interfaces can do. */
  readonly onAllow: RecorderActions['onAllow'];
  readonly onSetUp: RecorderActions['onSetUp'];
}

/** Joins the store to the screen. */
export function RecorderApp(props: RecorderAppProps) {
  return (
    <FailSafe>
      <Live {...props} />
    </FailSafe>
  );
}

function Live({ store, focusPause, onAllow, onSetUp }: RecorderAppProps) {
  return (
    <RecorderScreen
      claim={store.claim.value}
      view={store.view.value}
      now={store.now.value}
      pending={store.pending.value}
      trouble={store.trouble.value}
      copied={store.copied.value}
      focusPause={focusPause}
      actions={{
        onPause: () => void store.securePause(),
        onResume: () => void store.resumeRecording(),
        onAnswer: (id, assign) => void store.answerTagQuestion(id, assign),
        onAssign: () => void store.assignField(),
        onCopy: (text) => void store.copy(text),
        onGiveUp: (reason) => void store.giveUpPause(reason),
        onReason: (act, reason) => void store.giveReason(act, reason),
        onOrder: (order) => void store.order(order),
        onNote: (text) => store.logNote(text),
        onWithdraw: (tag) => void store.withdrawTag(tag),
        onSeen: (incident) => void store.incidentSeen(incident),
        onPractise: (act) => void store.practise(act),
        onAllow,
        onSetUp,
      }}
    />
  );
}
