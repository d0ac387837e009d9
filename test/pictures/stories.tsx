import type { RecorderScreenProps } from '../../components/RecorderScreen';
import type { View } from '../../lib/messages';
import type { Claim, ClaimReason, PlaneClaim, StatusWord } from '../../lib/recorder/claim';
import { notAnswering } from '../../lib/view/not-answering';
import { EXTENSION_SILENT, commandLost } from '../../lib/view/words';

/** The moment in which every picture is taken, so that pictures differ only where the screen does. */
export const NOW = new Date(2026, 2, 9, 14, 3, 49).getTime();

type Story = Pick<
  RecorderScreenProps,
  'claim' | 'view' | 'now' | 'pending' | 'trouble' | 'copied' | 'focusPause'
>;

type Plane = readonly [PlaneClaim['state'], PlaneClaim['evidence'], number?];

const plane = (name: PlaneClaim['plane'], [state, evidence, ageMs]: Plane): PlaneClaim => ({
  plane: name,
  state,
  evidence,
  ...(ageMs === undefined ? {} : { at: NOW - ageMs }),
});

function claim(
  word: StatusWord,
  ageMs: number,
  audio: Plane,
  desktop: Plane,
  reasons: readonly ClaimReason[] = [],
): Claim {
  return {
    word,
    since: NOW - ageMs,
    madeAt: NOW - 1000,
    until: NOW + 7000,
    afterwards: 'Recorder not answering',
    planes: [plane('audio', audio), plane('desktop', desktop)],
    reasons,
  };
}

const VIEW: Omit<View, 'claim'> = {
  unitAndPort: { unit: '1', port: '12' },
  tags: [],
  keys: [
    { command: 'secure-pause', description: '', shortcut: 'Alt+P' },
    { command: 'secure-pause-anywhere', description: '', shortcut: 'Ctrl+Shift+9' },
    { command: 'resume-recording', description: '', shortcut: 'Alt+R' },
  ],
  missingHosts: [],
  canPause: true,
  canResume: false,
  control: { allowed: [], note: false },
  incidents: [],
  pauses: 0,
  unencrypted: false,
};

function story(shown: Claim, view: Partial<View> = {}, rest: Partial<Story> = {}): Story {
  return {
    claim: shown,
    view: { ...VIEW, claim: shown, ...view },
    now: NOW,
    pending: new Set(),
    trouble: undefined,
    copied: false,
    focusPause: false,
    ...rest,
  };
}

const RECORDED: Plane = ['recording', 'read', 2000];
const DESKTOP_RUNS: Plane = ['recording', 'assumed'];
const PAUSED: Plane = ['paused', 'read', 1000];
const DESKTOP_PAUSED: Plane = ['paused', 'acknowledged', 42_000];
const UNKNOWN: Plane = ['unknown', 'none'];

const recording = claim('Recording', 192_000, RECORDED, DESKTOP_RUNS);
const isProtected = claim('Protected', 42_000, PAUSED, DESKTOP_PAUSED);
const notProtected = (reason: ClaimReason): Claim =>
  claim('Not protected', 8000, PAUSED, UNKNOWN, [reason]);

const REFUSED: ClaimReason = {
  kind: 'desktop-not-paused',
  problem: {
    what: 'The recorder refused to pause the desktop.',
    meaning: 'What is typed and shown is still recorded.',
    action: 'Offer the customer another way to pay, and tell your administrator this code.',
    code: 663,
  },
};

/** Every state of the screen by name. */
export const STORIES: Readonly<Record<string, Story>> = {
  'first-moment': { ...story(recording), claim: undefined, view: undefined },
  recording: story(recording),
  'on-hold': story(claim('On hold', 65_000, ['on-hold', 'read', 4000], DESKTOP_RUNS)),
  'no-call': story(claim('No call recorded', 0, ['no-call', 'read', 9000], ['no-call', 'assumed'])),
  pausing: story(
    claim('Pausing…', 900, ['recording', 'read', 2000], UNKNOWN),
    {},
    { pending: new Set(['secure-pause']) },
  ),
  protected: story(isProtected, { canResume: true }),
  'protected-no-desktop': story(
    claim(
      'Protected',
      3_725_000,
      PAUSED,
      ['not-recorded', 'none'],
      [{ kind: 'pause-too-long', since: NOW - 3_725_000 }],
    ),
    { canResume: true },
  ),
  'not-protected-refused': story(notProtected(REFUSED), { canResume: true }),
  'not-protected-no-login': story(notProtected({ kind: 'no-desktop-login' }), { canResume: true }),
  'not-protected-lease-over': story(
    claim('Not protected', 4000, UNKNOWN, UNKNOWN, [
      { kind: 'audio-not-paused' },
      { kind: 'lease-over' },
    ]),
    { canResume: true },
  ),
  resuming: story(
    claim('Resuming…', 1200, PAUSED, ['recording', 'acknowledged', 500]),
    {},
    { pending: new Set(['resume-recording']) },
  ),
  partly: story(
    claim('Partly recording', 31_000, RECORDED, DESKTOP_PAUSED, [
      { kind: 'desktop-still-paused' },
      { kind: 'stranded-pause', since: NOW - 600_000 },
    ]),
    { canResume: true },
  ),
  elsewhere: story(claim('Paused elsewhere', 17_000, PAUSED, DESKTOP_RUNS), { canResume: true }),
  'not-answering': story(
    claim('Recorder not answering', 12_000, UNKNOWN, UNKNOWN, [{ kind: 'not-answering' }]),
  ),
  'extension-silent': {
    ...story(recording),
    claim: notAnswering(NOW - 4000, { kind: 'not-answering', problem: EXTENSION_SILENT }),
    view: undefined,
  },
  'not-set-up': story(
    claim('Not set up', 0, UNKNOWN, UNKNOWN, [{ kind: 'no-address' }, { kind: 'no-identity' }]),
    { canPause: false },
  ),
  'no-access': story(claim('Not set up', 0, UNKNOWN, UNKNOWN, [{ kind: 'no-access' }]), {
    canPause: false,
    missingHosts: ['https://encore.example.com/*', 'https://crm.example.com/*'],
  }),
  'tags-and-link': story(
    recording,
    {
      tags: [
        {
          column: 'ACCOUNT_NO',
          value: '0071001',
          id: 'tag-1',
          ofEarlierCall: false,
          siteName: 'Our CRM',
          state: 'acknowledged',
        },
        {
          column: 'caseNumber',
          value: 'C-2026/00417',
          id: 'tag-2',
          ofEarlierCall: false,
          siteName: 'Our CRM',
          state: 'offered',
        },
      ],
      link: {
        url: 'https://recorder.example.com/encore/urlplayer.aspx?fldCallIndex=429504.2640&siteid=1',
        state: 'waiting',
        reason: 'agent-typing',
        callEnded: false,
      },
    },
    { copied: true },
  ),
  question: story(recording, {
    tags: [
      {
        column: 'ACCOUNT_NO',
        value: '1001',
        id: 'tag-3',
        ofEarlierCall: false,
        siteName: 'Our CRM',
        state: 'acknowledged',
      },
      {
        column: 'ACCOUNT_NO',
        value: '1002',
        id: 'tag-4',
        ofEarlierCall: false,
        siteName: 'Our CRM',
        state: 'asking',
      },
      {
        column: 'caseNumber',
        value: 'C-2026/00417',
        id: 'tag-5',
        ofEarlierCall: false,
        siteName: 'Our CRM',
        state: 'refused',
        problem: {
          what: 'The recorder has no column of this name.',
          meaning: 'The call is not tagged with it.',
          action: 'Tell your administrator.',
          code: 645,
        },
      },
    ],
    question: { id: 'q1', column: 'ACCOUNT_NO', tagged: '1001', offered: '1002' },
  }),
  'keys-and-warning': story(recording, {
    unencrypted: true,
    missingHosts: ['https://crm.example.com/*'],
    keys: [
      { command: 'secure-pause', description: '', shortcut: '' },
      { command: 'secure-pause-anywhere', description: '', shortcut: 'Ctrl+Shift+9' },
    ],
  }),
  'command-lost': story(recording, {}, { trouble: commandLost('secure-pause') }),
};
