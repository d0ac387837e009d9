import type { View } from '../lib/messages';
import type { Claim, ClaimReason, ProblemText } from '../lib/recorder/claim';
import type { Command } from '../lib/view/commands';
import { problems } from '../lib/view/reason-words';
import type { Order, PracticeAct } from '../lib/view/recorder-view';
import { pausesInCall, portLine } from '../lib/view/words';
import { say } from '../lib/words';
import { AccessPrompt } from './AccessPrompt';
import { FieldsLine } from './FieldsLine';
import { IncidentList } from './IncidentList';
import { KeyHint } from './KeyHint';
import { LinkRow } from './LinkRow';
import { PauseReason } from './PauseReason';
import { PracticeBar } from './PracticeBar';
import { ReasonList } from './ReasonList';
import { RecorderControls } from './RecorderControls';
import { SetUpPrompt } from './SetUpPrompt';
import { StandingWarning } from './StandingWarning';
import { StatusHeader } from './StatusHeader';
import { TagList } from './TagList';
import { useKeptFocus } from './use-kept-focus';

/** What is missing that somebody has to type in. */
const TO_TYPE_IN: readonly ClaimReason['kind'][] = ['no-address', 'no-identity'];

/** What a person can do on this screen. */
export interface RecorderActions {
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onAnswer: (id: string, assign: boolean) => void;
  readonly onAssign: () => void;
  readonly onCopy: (text: string) => void;
  /** Gives a pause up that does not hold, with the reason where one was asked for. */
  readonly onGiveUp: (reason: string | undefined) => void;
  readonly onReason: (act: string, reason: string) => void;
  readonly onOrder: (order: Order) => void;
  /** Says whether the note was taken. */
  readonly onNote: (text: string) => Promise<boolean>;
  /** Takes a tag back, or puts away one that was not written. */
  readonly onWithdraw: (id: string) => void;
  readonly onSeen: (incident: string) => void;
  /** Runs inside the click, with the host patterns to ask for. */
  readonly onAllow: (hosts: readonly string[]) => void;
  readonly onSetUp: () => void;
  readonly onPractise: (act: PracticeAct) => void;
}

export interface RecorderScreenProps {
  /** The claim as it may be shown at `now`. Undefined in the first moment. */
  readonly claim: Claim | undefined;
  /** The newest view, for everything but the claim. */
  readonly view: View | undefined;
  /** ms since the epoch. */
  readonly now: number;
  readonly pending: ReadonlySet<Command>;
  readonly trouble: ProblemText | undefined;
  /** What was put on the clipboard a moment ago. */
  readonly copied: string | undefined;
  readonly focusPause: boolean;
  readonly actions: RecorderActions;
}

/**
 * Popup and side panel. What an agent needs in a hurry stands at the top and never moves; whatever
 * comes and goes stands below it.
 */
export function RecorderScreen(props: RecorderScreenProps) {
  const { claim, view, now, pending, trouble, copied, actions } = props;
  const main = useKeptFocus();
  const listed = [...(trouble ? [trouble] : []), ...(claim ? problems(claim, now) : [])];
  const notSetUp = claim?.word === 'Not set up';
  const missingHosts = view?.missingHosts ?? [];
  return (
    <main class="screen" ref={main}>
      <h1 class="unseen">{say('product_name')}</h1>
      <StatusHeader claim={claim} now={now} />
      {notSetUp ? (
        <SetUpPrompt
          incomplete={claim.reasons.some(({ kind }) => TO_TYPE_IN.includes(kind))}
          missingHosts={missingHosts}
          onSetUp={actions.onSetUp}
          onAllow={actions.onAllow}
          {...(view?.mayPractise ? { onTry: () => actions.onPractise('begin') } : {})}
        />
      ) : (
        <RecorderControls {...props} />
      )}
      {view?.practice && (
        <PracticeBar
          practice={view.practice}
          pending={pending.has('practice')}
          onPractise={actions.onPractise}
          onSetUp={actions.onSetUp}
        />
      )}
      <ReasonList problems={listed} />
      {!notSetUp && missingHosts.length > 0 && (
        <AccessPrompt first={false} hosts={missingHosts} onAllow={actions.onAllow} />
      )}
      <IncidentList
        incidents={view?.incidents ?? []}
        copied={copied}
        onCopy={actions.onCopy}
        onSeen={actions.onSeen}
      />
      <PauseReason
        question={view?.reasonQuestion}
        pending={pending.has('give-reason')}
        onReason={actions.onReason}
      />
      <TagList
        tags={view?.tags ?? []}
        question={view?.question}
        pending={pending}
        copied={copied}
        onAssign={actions.onAssign}
        onAnswer={actions.onAnswer}
        onCopy={actions.onCopy}
        onWithdraw={actions.onWithdraw}
      />
      {view?.link && (
        <LinkRow link={view.link} copied={copied === view.link.url} onCopy={actions.onCopy} />
      )}
      {view?.unencrypted && <StandingWarning />}
      {!notSetUp && view?.fields && <FieldsLine fields={view.fields} />}
      {!notSetUp && <KeyHint keys={view?.keys ?? []} />}
      {view && view.pauses > 1 && <p class="fine">{pausesInCall(view.pauses)}</p>}
      {!notSetUp && view?.unitAndPort && view.unitAndPort.port !== '' && (
        <p class="fine">{portLine(view.unitAndPort.unit, view.unitAndPort.port)}</p>
      )}
    </main>
  );
}
