import { describe, expect, it } from 'vitest';
import { desktopHolds, desktopPauseDueAt } from '../../lib/recorder/desktop';
import type { Attempt, DesktopEvidence } from '../../lib/recorder/state';
import { START } from './support/scene';

const paused = (
  more: Partial<DesktopEvidence> = {},
  outcome: Attempt['outcome'] = 'acknowledged',
) =>
  ({
    pauseTries: 1,
    pause: { act: 'pause', sentAt: START, outcome },
    ...more,
  }) satisfies DesktopEvidence;

describe('the pause of the desktop, which nothing can read back', () => {
  it.each<[string, DesktopEvidence, boolean, number | undefined]>([
    ['holds once it is acknowledged', paused(), true, undefined],
    ['is due at once in an act that has not sent it', { pauseTries: 0 }, false, START - 100],
    ['is not believed while it is out', paused({}, 'running'), false, undefined],
    ['is tried again when it was refused', paused({}, 'refused'), false, START + 500],
    ['is tried again when it was not answered', paused({}, 'unknown'), false, START + 500],
    ['holds after a resume before it', paused({ lastResumeSentAt: START - 1 }), true, undefined],
    ['falls with a resume after it', paused({ lastResumeSentAt: START + 1 }), false, START + 1],
    ['falls with a doubt after it', paused({ doubtAt: START + 7 }), false, START + 7],
    ['holds after a doubt before it', paused({ doubtAt: START - 7 }), true, undefined],
    [
      'is not believed in a quarantine, and sent again at its end',
      paused({ quarantineUntil: START + 9000 }),
      false,
      START + 9000,
    ],
    [
      'holds when it was sent as a quarantine ended',
      paused({ quarantineUntil: START }),
      true,
      undefined,
    ],
    [
      'is tried again within a quarantine, too',
      paused({ quarantineUntil: START + 9000 }, 'refused'),
      false,
      START + 500,
    ],
  ])('%s', (_, desktop, holds, due) => {
    expect(desktopHolds(desktop, 'pause')).toBe(holds);
    expect(desktopPauseDueAt(desktop, 'pause', START - 100)).toBe(due);
  });

  it('counts only in its own act', () => {
    expect(desktopHolds(paused(), 'another')).toBe(false);
    expect(desktopPauseDueAt(paused(), 'another', START + 50)).toBe(START + 50);
  });
});
