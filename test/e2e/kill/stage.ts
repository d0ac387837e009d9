import { STATUS_WORDS } from '../../../lib/recorder/claim';
import type { Site } from '../../../lib/settings/schema';
import type { RequestEntry } from '../../../lib/simulator/journal';
import { longestFalseComfort } from '../../support/false-comfort';
import type { FalseComfort, Recorded } from '../../support/false-comfort';
import type { BrowserName } from '../harness';
import type { CrmPage } from '../pages/crm-page';
import type { RecorderScreenPage } from '../pages/recorder-screen';
import { startGate } from './gate-server';
import type { Gate } from './gate-server';
import { killBuild } from './kill-build';
import { takeSeat, whatIsRecorded } from '../seat';
import type { Seat } from '../seat';

/** A key of the agent, and when it was pressed, ms since the epoch. */
export interface Press {
  readonly keys: string;
  readonly at: number;
}

/**
 * What an act is played with: a seat with a screen and a CRM page open. It remembers what was
 * pressed, said, sent and recorded, so that an act can be judged when it is over.
 */
export interface Stage {
  readonly seat: Seat;
  readonly screen: RecorderScreenPage;
  readonly crm: CrmPage;
  /** What the extension asks at every touch of a storage, where it is built to. */
  readonly gate?: Gate;
  /** Resolves between two polls, when nothing is being written of what was before. */
  quiet(): Promise<void>;
  press(keys: 'Alt+P' | 'Alt+R'): Promise<void>;
  /** Since `since`, ms since the epoch, oldest first. */
  presses(since: number): readonly Press[];
  resumesSent(since: number): readonly RequestEntry[];
  falseComfort(since: number): Promise<FalseComfort | undefined>;
  /** All that happened since, a line each: for whoever has to find out why something failed. */
  story(since: number): Promise<string>;
  leave(): Promise<void>;
}

/** A stage with the product as it is built, or with gates at its storages. */
export async function takeStage(
  name: BrowserName,
  extension: 'product' | 'with gates',
): Promise<Stage> {
  const seat = await takeSeat(name, {
    ...(extension === 'product' ? {} : { extension: killBuild(name) }),
    // An unanswered DesktopResume may arrive late: that long nothing is claimed. Here, the shortest.
    settings: { desktop: { quarantineSeconds: 10 } },
    site: withLinkAtOnce,
  });
  const screen = await seat.openScreen();
  const gate = extension === 'product' ? undefined : await gateOf(screen);
  await screen.listen(STATUS_WORDS);
  await screen.watchViews();
  const crm = await seat.openCrm('/accounts');
  return stageOf({ seat, screen, crm, ...(gate ? { gate } : {}) });
}

async function gateOf({ page }: RecorderScreenPage): Promise<Gate> {
  const gate = await startGate();
  await page.evaluate(`chrome.storage.local.set({ gate: '${gate.address}' })`);
  return gate;
}

/** A record that is open when the call comes in is tagged by itself, and given the link at once. */
function withLinkAtOnce(demo: Site): Site {
  return {
    ...demo,
    tag: { ...demo.tag, holdSeconds: 600 },
    link: { ...demo.link, when: 'at-once' },
  };
}

function stageOf(scenery: Pick<Stage, 'seat' | 'screen' | 'crm' | 'gate'>): Stage {
  const { seat, screen } = scenery;
  const { browser, simulator } = seat;
  const presses: Press[] = [];
  const recorded: Recorded[] = [];
  const look = () => {
    recorded.push({ ...whatIsRecorded(simulator), at: Date.now() });
  };
  look();
  const stop = simulator.watch(look);
  const isResume = ({ request }: RequestEntry) =>
    ['ResumeRecording', 'DesktopResume', 'StartRecording'].includes(request);
  return {
    ...scenery,
    async press(keys) {
      presses.push({ keys, at: Date.now() });
      await browser.pressShortcut(keys);
    },
    async quiet() {
      const sinceLast = () => Date.now() - (scenery.gate?.passages().at(-1)?.at ?? 0);
      // Everything is written within a moment of an answer, and the next poll is a second away.
      while (scenery.gate && !(sinceLast() > 150 && sinceLast() < 600)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    presses: (since) => presses.filter(({ at }) => at >= since),
    resumesSent: (since) =>
      simulator.requests().filter((entry) => entry.at >= since && isResume(entry)),
    async falseComfort(since) {
      return longestFalseComfort(await screen.heard(), recorded, {
        from: since,
        until: Date.now(),
      });
    },
    async story(since) {
      const events = [
        ...presses.map(({ keys, at }) => ({ at, what: keys })),
        ...simulator
          .requests()
          .map(({ request, fate, at }) => ({ at, what: `${request}: ${fate}` })),
        ...(scenery.gate?.passages() ?? []).map(({ life, moment, at }) => {
          return { at, what: `  ${life.slice(0, 4)} ${moment}` };
        }),
        ...(await screen.heard()).map(({ word, at }) => ({ at, what: `  “${word}”` })),
      ];
      return events
        .filter(({ at }) => at >= since)
        .sort((a, b) => a.at - b.at)
        .map(({ at, what }) => `${String(at - since).padStart(6)} ${what}`)
        .join('\n');
    },
    async leave() {
      stop();
      await seat.leave();
      await scenery.gate?.close();
    },
  };
}
