import type { View } from '../lib/messages';
import type { Claim, ProblemText } from '../lib/recorder/claim';
import type { Command } from '../lib/view/commands';
import { problems } from '../lib/view/reason-words';
import { LABELS } from '../lib/view/words';
import { AccessPrompt } from './AccessPrompt';
import { ActionBar } from './ActionBar';
import { KeyHint } from './KeyHint';
import { LinkRow } from './LinkRow';
import { PlaneRow } from './PlaneRow';
import { ReasonList } from './ReasonList';
import { SetUpPrompt } from './SetUpPrompt';
import { StandingWarning } from './StandingWarning';
import { StatusHeader } from './StatusHeader';
import { TagList } from './TagList';

/** What a person can do on this screen. */
export interface RecorderActions {
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onAnswer: (id: string, assign: boolean) => void;
  readonly onAssign: () => void;
  readonly onCopyLink: () => void;
  /** Runs inside the click, with the host patterns to ask for. */
  readonly onAllow: (hosts: readonly string[]) => void;
  readonly onSetUp: () => void;
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
  readonly copied: boolean;
  readonly focusPause: boolean;
  readonly actions: RecorderActions;
}

/**
 * Popup and side panel. What an agent needs in a hurry stands at the top and never moves; whatever
 * comes and goes stands below it.
 */
export function RecorderScreen(props: RecorderScreenProps) {
  const { claim, view, now, pending, trouble, actions } = props;
  const listed = [...(trouble ? [trouble] : []), ...(claim ? problems(claim) : [])];
  const notSetUp = claim?.word === 'Not set up';
  const missingHosts = view?.missingHosts ?? [];
  return (
    <main class="screen">
      <StatusHeader claim={claim} now={now} />
      {notSetUp ? (
        <SetUpPrompt
          incomplete={claim.reasons.some(({ kind }) => kind !== 'no-access')}
          missingHosts={missingHosts}
          onSetUp={actions.onSetUp}
          onAllow={actions.onAllow}
        />
      ) : (
        <Controls {...props} />
      )}
      <ReasonList problems={listed} />
      {!notSetUp && missingHosts.length > 0 && (
        <AccessPrompt first={false} hosts={missingHosts} onAllow={actions.onAllow} />
      )}
      <TagList
        tags={view?.tags ?? []}
        question={view?.question}
        pending={pending}
        onAssign={actions.onAssign}
        onAnswer={actions.onAnswer}
      />
      {view?.link && <LinkRow link={view.link} copied={props.copied} onCopy={actions.onCopyLink} />}
      {view?.unencrypted && <StandingWarning />}
      {!notSetUp && <KeyHint keys={view?.keys ?? []} />}
      {!notSetUp && view?.unitAndPort && view.unitAndPort.port !== '' && (
        <p class="fine">{LABELS.port(view.unitAndPort.unit, view.unitAndPort.port)}</p>
      )}
    </main>
  );
}

function Controls({ claim, view, now, pending, focusPause, actions }: RecorderScreenProps) {
  return (
    <>
      <ul class="planes" aria-label={LABELS.planes}>
        <PlaneRow name="audio" plane={claim?.planes[0]} now={now} />
        <PlaneRow name="desktop" plane={claim?.planes[1]} now={now} />
      </ul>
      <ActionBar
        word={claim?.word}
        // Before anything is known a pause is still worth sending: it also wakes the background.
        canPause={view?.canPause ?? true}
        canResume={view?.canResume ?? false}
        pending={pending}
        focusPause={focusPause}
        onPause={actions.onPause}
        onResume={actions.onResume}
      />
    </>
  );
}
