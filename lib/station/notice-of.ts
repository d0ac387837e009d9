import { shownOf } from '../recorder/claim';
import type { Claim, ClaimReason } from '../recorder/claim';
import { say, type StemOf } from '../words';

/** What an agent must not miss, also while no screen of ours is open. */
export interface Notice {
  /** The same as long as it is about the same thing: it is shown once. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

type Kind = ClaimReason['kind'];

/** By reason, the most pressing first. */
const PAUSES = [
  ['stranded-pause', 'notice_stranded_pause'],
  ['pause-too-long', 'notice_pause_too_long'],
  ['another-call', 'notice_another_call'],
  ['pause-ends-soon', 'notice_pause_ends_soon'],
] as const satisfies readonly (readonly [Kind, NoticeKey])[];

type NoticeKey = Extract<StemOf<'title'>, StemOf<'message'>>;

const notice = (id: string, key: NoticeKey): Notice => ({
  id,
  title: say(`${key}_title`),
  message: say(`${key}_message`),
});

/**
 * The notice a claim calls for. It outlives the background, so, as the badge, it never says that
 * anything is safe; and it holds nothing of the customer, for notices stay in the system's list.
 */
export function noticeOf(claim: Claim): Notice | undefined {
  const plain = plainNotice(claim);
  if (!plain || !claim.practice) return plain;
  return { ...plain, id: `practice-${plain.id}`, title: shownOf(claim, plain.title) };
}

function plainNotice({ word, reasons }: Claim): Notice | undefined {
  if (word === 'Not protected') return notice('not-protected', 'notice_not_protected');
  const [id, key] = PAUSES.find(([kind]) => reasons.some((each) => each.kind === kind)) ?? [];
  if (!id) return undefined;
  const ends = reasons.some((reason) => reason.kind === 'pause-ends-soon' && reason.resumes);
  const told = notice(id, key);
  return id === 'pause-ends-soon' && ends
    ? { ...told, message: say('notice_pause_ends_soon_resumes_message') }
    : told;
}
