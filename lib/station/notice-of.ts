import { shownOf } from '../recorder/claim';
import type { Claim, ClaimReason } from '../recorder/claim';

/** What an agent must not miss, also while no screen of ours is open. */
export interface Notice {
  /** The same as long as it is about the same thing: it is shown once. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

type Kind = ClaimReason['kind'];

const NOT_PROTECTED: Notice = {
  id: 'not-protected',
  title: 'NOT PROTECTED',
  message: 'Something may still be recorded. Let no card number be said until the pause holds.',
};

/** By reason, the most pressing first. */
const PAUSES: readonly (Notice & { readonly id: Kind })[] = [
  {
    id: 'stranded-pause',
    title: 'A pause is on since before a restart',
    message: 'Calls are not recorded until you press Resume recording.',
  },
  {
    id: 'pause-too-long',
    title: 'The pause is longer than allowed',
    message: 'Press Resume recording as soon as the card is taken.',
  },
  {
    id: 'another-call',
    title: 'Another call came up in the pause',
    message: 'It is not recorded either until you press Resume recording.',
  },
  {
    id: 'pause-ends-soon',
    title: 'The pause is close to its longest time',
    message: 'Press Resume recording as soon as the card is taken.',
  },
];

const ENDS_BY_ITSELF =
  'It ends by itself then. If the card is not taken yet, let the customer wait.';

/**
 * The notice a claim calls for. It outlives the background, so, as the badge, it never says that
 * anything is safe; and it holds nothing of the customer, for notices stay in the system's list.
 */
export function noticeOf(claim: Claim): Notice | undefined {
  const notice = plainNotice(claim);
  if (!notice || !claim.practice) return notice;
  return { ...notice, id: `practice-${notice.id}`, title: shownOf(claim, notice.title) };
}

function plainNotice({ word, reasons }: Claim): Notice | undefined {
  if (word === 'Not protected') return NOT_PROTECTED;
  const notice = PAUSES.find(({ id }) => reasons.some(({ kind }) => kind === id));
  const ends = reasons.some((reason) => reason.kind === 'pause-ends-soon' && reason.resumes);
  return notice?.id === 'pause-ends-soon' && ends ? { ...notice, message: ENDS_BY_ITSELF } : notice;
}
