/** The console in its states, on a background that only pretends. */
import '../words/english';
import { render } from 'preact';
import { ConsolePage } from '../../components/console/ConsolePage';
import '../../components/tokens.css';
import '../../entrypoints/options/options.css';
import '../../entrypoints/console/console.css';
import type { ConsoleReply } from '../../lib/console-messages';
import { defaultContract } from '../../lib/encore/default-contract';
import type { PageMessage } from '../../lib/messages';
import { createConsole, type Console } from '../../lib/view/console';
import { createConsoleSeat } from '../../lib/view/console-seat';
import { createRecorderView } from '../../lib/view/recorder-view';
import { createSettingsView } from '../../lib/view/settings-view';
import { systemClock } from '../../lib/view/clock';
import { consoleReplyOf } from '../view/console-background';
import { FakePort, viewOf } from '../view/fakes';
import { contractOf, FakeBackground } from '../view/settings-background';

interface Story {
  readonly empty?: true;
  readonly replies?: (message: PageMessage) => ConsoleReply | undefined;
  readonly act?: (console: Console) => Promise<void>;
}

const MORNING = new Date(2026, 5, 15, 9, 5, 7).getTime();

async function someCalls(console: Console) {
  await console.read({ request: 'InitUser', Machine: '', User: 'ann.lee' });
  await console.order({ request: 'StartRecording', maxSeconds: 0 });
  await console.order({ request: 'PauseRecording' });
  await console.order({ request: 'ResumeRecording' });
  await console.read({ request: 'GetURL' });
  await console.read({ request: 'PortStatusEX', Unit: '1', Port: '17' });
}

const select = (console: Console, request: string) => {
  const row = console.rows.value.find((each) => each.request === request);
  if (row) console.select(row.id);
};

const STORIES: Readonly<Record<string, Story>> = {
  fresh: { empty: true },
  results: { act: someCalls },
  sample: {
    async act(console) {
      await someCalls(console);
      select(console, 'InitUser');
      console.showSample();
    },
  },
  question: {
    async act(console) {
      await someCalls(console);
      await console.order({ request: 'CancelRecording' });
    },
  },
  refused: {
    replies: (message) => consoleReplyOf(message, { code: 611 }),
    async act(console) {
      await console.read({ request: 'PortStatus', Unit: '1', Port: '999' });
    },
  },
  'not-sent': {
    replies: () => ({
      exchanges: [],
      problem: {
        what: 'No call is known to be on, so there is no recording to tag.',
        meaning: 'Nothing was sent.',
        action: 'Wait until the status says that a call is recorded.',
      },
    }),
    async act(console) {
      await console.order({ request: 'AssignField', fieldName: 'fldX', fieldValue: '007' });
    },
  },
};

document.documentElement.dataset['stories'] = Object.keys(STORIES).join(' ');

async function show({ empty, act, replies }: Story) {
  const background = new FakeBackground();
  const address = 'https://recorder.example.com/WebAPI/ECAPI.svc';
  if (!empty) {
    background.user = {
      service: { address },
      identity: { by: 'windows-login', value: 'ann.lee' },
      controls: { start: true, stop: true, cancel: true, desktop: true },
    };
    background.granted = ['https://recorder.example.com/*'];
    background.contract = contractOf({ file: JSON.stringify(defaultContract()) });
  }
  const send = (message: PageMessage): Promise<unknown> =>
    message.type === 'console-read' || message.type === 'console-order'
      ? Promise.resolve((replies ?? consoleReplyOf)(message))
      : background.send(message);
  const parts = { send, copy: async () => undefined, saveFile: () => undefined };
  const settings = createSettingsView({ ...parts, requestAccess: async () => false });
  const port = new FakePort();
  const recorder = createRecorderView({ ...parts, connect: () => port, clock: systemClock });
  const console = createConsole({
    ...parts,
    clock: { now: () => MORNING },
    contract: () => settings.report.value?.contract,
  });
  const seat = createConsoleSeat(settings);
  const root = document.getElementById('app');
  if (root) render(<ConsolePage {...{ console, seat, recorder, settings }} />, root);
  const at = Date.now();
  const claim = { since: at, madeAt: at, until: at + 60_000 };
  port.say(
    viewOf(
      {
        word: empty ? 'Not set up' : 'Recording',
        ...claim,
        afterwards: 'Recorder not answering',
        planes: PLANES,
        reasons: [],
      },
      empty ? {} : { unitAndPort: { unit: '1', port: '17' } },
    ),
  );
  await settings.load();
  await act?.(console);
}

const PLANES = [
  { plane: 'audio', state: 'recording', evidence: 'read' },
  { plane: 'desktop', state: 'recording', evidence: 'assumed' },
] as const;

const wanted = new URLSearchParams(location.search).get('story') ?? '';
const story = STORIES[wanted];
if (story) {
  await show(story);
  document.documentElement.dataset['shown'] = wanted;
}
