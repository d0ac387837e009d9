/** How long a tab without the keyboard waits for one that has it, when none is in front, ms. */
export const WAIT_FOR_FOCUS_MS = 500;
/** A tab that had the keyboard so shortly ago has it now, ms. */
const JUST_NOW_MS = 1000;

/** A tab with a CRM page in it. */
export interface CrmTab {
  readonly id: number;
  readonly window: number;
}

export interface FrontTabNeeds {
  readonly now: () => number;
  /** Another tab is in front, or none is any more. */
  readonly changed: () => void;
}

/**
 * The one CRM tab the agent works in. Two windows may each show a record, and a record in the other
 * window must never overwrite the one in this.
 *
 * The tab of the window that had the keyboard last is in front; within a window, the tab that came
 * into sight last. It stays so while the agent is in a softphone, in another program or on a page
 * that is no CRM, until another CRM tab is turned to. Nothing is remembered: when the background
 * comes up anew, every page in sight tells when it had the keyboard.
 */
export interface FrontTab {
  /** A tab came into sight or got the keyboard, which it had last at this time (0: never). */
  turnedTo(tab: CrmTab, focusedAt: number): void;
  /** A tab has no CRM page any more. */
  gone(tab: number): void;
  isFront(tab: number): boolean;
}

export function createFrontTab({ now, changed }: FrontTabNeeds): FrontTab {
  /** When each window had the keyboard last, as far as its pages told. */
  const focused = new Map<number, number>();
  let front: CrmTab | undefined;
  /** In sight while none is in front, in the order they came. */
  let waiting: CrmTab[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const focusOf = ({ window }: CrmTab) => focused.get(window) ?? 0;

  function bring(tab: CrmTab | undefined): void {
    clearTimeout(timer);
    timer = undefined;
    waiting = [];
    const before = front;
    front = tab;
    if (before?.id !== tab?.id) changed();
  }

  function choose(): void {
    const last = waiting.reduceRight<CrmTab | undefined>(
      (best, tab) => (best && focusOf(best) >= focusOf(tab) ? best : tab),
      undefined,
    );
    if (last) bring(last);
  }

  return {
    turnedTo(tab, focusedAt) {
      const at = Math.min(focusedAt, now());
      focused.set(tab.window, Math.max(focusOf(tab), at));
      if (front ? focusOf(tab) >= focusOf(front) : at > now() - JUST_NOW_MS) {
        bring(tab);
        return;
      }
      if (front) return;
      waiting = [...waiting.filter(({ id }) => id !== tab.id), tab];
      timer ??= setTimeout(choose, WAIT_FOR_FOCUS_MS);
    },
    gone(tab) {
      waiting = waiting.filter(({ id }) => id !== tab);
      if (front?.id === tab) bring(undefined);
    },
    isFront: (tab) => front?.id === tab,
  };
}
