import type { Outcome } from '../encore/types';
import type { AllowedForm } from './card-guard';
import type { ProblemText } from './claim';
import type { EventWrite } from './event-log';
import type { ControlRequest, InFlight, PauseRecord, Trigger } from './state';
import type { OfferedValue } from './tags';

/** An event before it is on its way. */
export type QueuedEvent = Omit<EventWrite, 'state' | 'at'>;

/** What can happen to the core. `at` is always ms since the epoch. */
export type RecorderEvent =
  /** The background started. `browserStarted`: nothing but the durable pause record survived. */
  | {
      readonly type: 'started';
      readonly at: number;
      readonly browserStarted: boolean;
      readonly pauseRecord?: PauseRecord;
      /** Nothing started: practice began or ended, so that all that was known is void. */
      readonly otherLine?: true;
    }
  /** Address or identity changed: what is known of the port is void. */
  | { readonly type: 'identity-changed'; readonly at: number }
  | {
      readonly type: 'secure-pause';
      readonly at: number;
      readonly act: string;
      readonly by: Trigger;
    }
  | {
      readonly type: 'resume-recording';
      readonly at: number;
      readonly act: string;
      readonly by: Trigger;
    }
  /** One request by the agent's own hand. `endsProtection`: she was asked, and said that it may. */
  | {
      readonly type: 'control';
      readonly at: number;
      readonly act: string;
      readonly request: ControlRequest;
      readonly maxSeconds?: number;
      readonly endsProtection: boolean;
    }
  /** Something may have changed who sits where: the screen was unlocked, or the network changed. */
  | { readonly type: 'stirred'; readonly at: number; readonly why: 'unlocked' | 'network' }
  /** An event for the recorder's own log, to be sent by LogEvent. */
  | { readonly type: 'event-queued'; readonly at: number; readonly event: QueuedEvent }
  /** A page says that it shows a card form, or shows it no more. `act` names the pause it may start. */
  | {
      readonly type: 'card-form';
      readonly at: number;
      readonly act: string;
      readonly tab: number;
      readonly document: string;
      readonly site: string;
      readonly present: boolean;
      /** By its rule it starts no pause. */
      readonly quiet?: true;
    }
  /** The background saw a tab close, or leave its address; `stays`: the document it shows now. */
  | {
      readonly type: 'tab-left';
      readonly at: number;
      readonly tab: number;
      readonly stays?: string;
    }
  /** A value a person typed for the call that is on. `replaces`: she was asked, and said so. */
  | {
      readonly type: 'tag-typed';
      readonly at: number;
      readonly tag: string;
      readonly column: string;
      readonly value: string;
      readonly replaces: boolean;
      /** Forms of account numbers that may pass the card guard into this column. */
      readonly allowCardLike: readonly AllowedForm[];
    }
  /** The agent takes a value back before it was sent. */
  | { readonly type: 'tag-withdrawn'; readonly at: number; readonly tag: string }
  /** Why the pause of this act was, or is, needed: in the agent's words, or one of the settings'. */
  | {
      readonly type: 'pause-reason';
      readonly at: number;
      readonly act: string;
      readonly reason: string;
    }
  | { readonly type: 'incident-seen'; readonly at: number; readonly incident: string }
  /** A timer went off: see whether a call or a pause is over. */
  | { readonly type: 'looked'; readonly at: number; readonly act: string }
  | { readonly type: 'sent'; readonly at: number; readonly flight: InFlight }
  | { readonly type: 'answered'; readonly at: number; readonly answer: Answer }
  | {
      readonly type: 'record-opened';
      readonly at: number;
      readonly page: string;
      readonly site: string;
      readonly record: string;
      readonly visit: string;
      readonly openedAt: number;
      readonly values: readonly OfferedValue[];
    }
  | { readonly type: 'record-left'; readonly at: number; readonly page: string }
  | {
      readonly type: 'tag-question-answered';
      readonly at: number;
      readonly tag: string;
      readonly assign: boolean;
    }
  | { readonly type: 'assign-offered'; readonly at: number }
  | {
      readonly type: 'link-handed-over';
      readonly at: number;
      readonly link: string;
      readonly page: string;
    }
  | {
      readonly type: 'link-written';
      readonly at: number;
      readonly page: string;
      readonly record: string;
      readonly url: string;
      /** The CRM shows it as a value of its own; without it, it stands in its field. */
      readonly saved?: true;
    }
  | {
      readonly type: 'link-refused';
      readonly at: number;
      readonly page: string;
      readonly record: string;
      readonly url: string;
      readonly reason: string;
    };

/** What came back for the request in flight, reduced to what the core decides on. */
export interface Answer {
  readonly outcome: Outcome;
  /** We gave the request up ourselves, for a pause: it says nothing about the line. */
  readonly withdrawn?: boolean;
  /** It left, but nobody of ours was there to hear the answer: no fault of the service. */
  readonly unheard?: boolean;
  readonly code?: number;
  readonly problem?: ProblemText;
  /** Members of the answer, as text. */
  readonly members: Readonly<Record<string, string | undefined>>;
}
