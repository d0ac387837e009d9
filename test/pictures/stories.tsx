import './words';
import type { RecorderScreenProps } from '../../components/RecorderScreen';
import type { TagView, View } from '../../lib/messages';
import type { Claim, ClaimReason, PlaneClaim, StatusWord } from '../../lib/recorder/claim';
import { CONTROL, ORDERS } from '../../lib/view/control-words';
import { notAnswering } from '../../lib/view/not-answering';
import { BUTTONS, commandLost, extensionSilent } from '../../lib/view/words';
import { problemText, say } from '../../lib/words';

/** The moment in which every picture is taken, so that pictures differ only where the screen does. */
export const NOW = new Date(2026, 2, 9, 14, 3, 49).getTime();

type Story = Pick<
  RecorderScreenProps,
  'claim' | 'view' | 'now' | 'pending' | 'trouble' | 'copied' | 'focusPause'
> & {
  /** Buttons and disclosures that are pressed before the picture is taken. */
  readonly press?: readonly string[];
};

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

/** The same on the recorder for practice. */
const practised = (shown: Claim): Claim => ({ ...shown, practice: true });

function story(shown: Claim, view: Partial<View> = {}, rest: Partial<Story> = {}): Story {
  return {
    claim: shown,
    view: { ...VIEW, claim: shown, ...view },
    now: NOW,
    pending: new Set(),
    trouble: undefined,
    copied: undefined,
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
    what: say('error_code_what', say('request_desktop_pause'), 663),
    meaning: say('code_663_meaning'),
    action: say('error_for_encore_admin', say('code_663_change')),
    code: 663,
  },
};

const ALL_ORDERS: View['control']['allowed'] = [
  'StartRecording',
  'StopRecording',
  'CancelRecording',
  'DesktopPause',
  'DesktopResume',
];
const BY_HAND: View['control'] = { allowed: ALL_ORDERS, note: true };

const tag = (
  id: string,
  column: string,
  value: string,
  state: TagView['state'],
  rest: Partial<TagView> = {},
): TagView => ({
  id,
  column,
  value,
  state,
  siteName: 'Our CRM',
  ofEarlierCall: false,
  mayWithdraw: false,
  ...rest,
});

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
    claim: notAnswering(NOW - 4000, { kind: 'not-answering', problem: extensionSilent() }),
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
          mayWithdraw: false,
          siteName: 'Our CRM',
          state: 'acknowledged',
        },
        {
          column: 'caseNumber',
          value: 'C-2026/00417',
          id: 'tag-2',
          ofEarlierCall: false,
          mayWithdraw: false,
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
    {
      copied:
        'https://recorder.example.com/encore/urlplayer.aspx?fldCallIndex=429504.2640&siteid=1',
    },
  ),
  question: story(recording, {
    tags: [
      {
        column: 'ACCOUNT_NO',
        value: '1001',
        id: 'tag-3',
        ofEarlierCall: false,
        mayWithdraw: false,
        siteName: 'Our CRM',
        state: 'acknowledged',
      },
      {
        column: 'ACCOUNT_NO',
        value: '1002',
        id: 'tag-4',
        ofEarlierCall: false,
        mayWithdraw: false,
        siteName: 'Our CRM',
        state: 'asking',
      },
      {
        column: 'caseNumber',
        value: 'C-2026/00417',
        id: 'tag-5',
        ofEarlierCall: false,
        mayWithdraw: false,
        siteName: 'Our CRM',
        state: 'refused',
        problem: {
          what: say('error_code_what', say('request_assign_field'), 645),
          meaning: say('code_652_meaning'),
          action: say('error_for_crm_admin', say('code_652_change')),
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
  // ── By hand ──
  'by-hand': story(recording, {
    control: {
      allowed: ALL_ORDERS,
      note: true,
      last: {
        request: 'StopRecording',
        at: NOW - 9000,
        state: 'refused',
        problem: {
          what: say('order_no_call'),
          meaning: say('order_not_now_meaning'),
          action: say('order_not_now_action'),
        },
      },
    },
    pauses: 2,
  }),
  'by-hand-open': { ...story(recording, { control: BY_HAND }), press: [CONTROL.title] },
  'by-hand-cancel': {
    ...story(isProtected, { control: BY_HAND, canResume: true, pauses: 2 }),
    press: [CONTROL.title, ORDERS.CancelRecording],
  },
  'give-up': {
    ...story(notProtected(REFUSED), {
      canResume: true,
      pauseWanted: { act: 'act-1', reasons: [] },
      control: BY_HAND,
    }),
    press: [BUTTONS.resume],
  },
  'will-not-lift': story(
    claim(
      'Partly recording',
      9000,
      PAUSED,
      ['recording', 'acknowledged', 8000],
      [{ kind: 'pause-will-not-lift' }],
    ),
    { canResume: true, control: BY_HAND },
  ),
  'reason-listed': story(isProtected, {
    canResume: true,
    pauses: 3,
    reasonQuestion: {
      act: 'act-1',
      reasons: ['Card number', 'Bank details', 'Health', 'Other personal data'],
      required: false,
    },
  }),
  'reason-typed': story(recording, {
    reasonQuestion: { act: 'act-1', reasons: [], required: true },
  }),
  'tags-to-put-away': story(recording, {
    tags: [
      tag('tag-6', 'ACCOUNT_NO', '0071001', 'acknowledged'),
      tag('tag-7', 'caseNumber', 'C-2026/00417', 'offered', { mayWithdraw: true }),
      tag('tag-8', 'caseNumber', 'C-2026/00398', 'refused', {
        ofEarlierCall: true,
        problem: problemText('tag_call_over'),
      }),
    ],
  }),
  incidents: story(recording, {
    incidents: [
      { kind: 'old-port-paused', id: 'i1', at: NOW - 61_000, unit: '1', port: '5' },
      {
        kind: 'tag-in-doubt',
        id: 'i2',
        at: NOW - 20_000,
        column: 'ACCOUNT_NO',
        url: 'https://recorder.example.com/encore/urlplayer.aspx?fldCallIndex=429504.2640',
      },
    ],
  }),
  'practice-offered': story(claim('Not set up', 0, UNKNOWN, UNKNOWN, [{ kind: 'no-address' }]), {
    mayPractise: true,
  }),
  'practice-quiet': story(
    practised(claim('No call recorded', 0, ['no-call', 'read', 3000], DESKTOP_RUNS)),
    { practice: { hasCall: false } },
  ),
  'practice-recording': story(practised(recording), { practice: { hasCall: true } }),
  'practice-protected': story(practised(claim('Protected', 42_000, PAUSED, DESKTOP_PAUSED)), {
    practice: { hasCall: true },
    canResume: true,
  }),
  'practice-not-protected': story(
    practised(
      claim('Not protected', 9000, UNKNOWN, DESKTOP_PAUSED, [{ kind: 'audio-not-paused' }]),
    ),
    { practice: { hasCall: true }, canResume: true },
  ),
  'pause-ends-soon': story(
    claim('Protected', 258_000, PAUSED, DESKTOP_PAUSED, [
      { kind: 'pause-ends-soon', at: NOW + 42_000, resumes: true },
      { kind: 'paused-again', since: NOW - 90_000, times: 2 },
    ]),
    { canResume: true },
  ),
  'another-call': story(
    claim('Protected', 80_000, PAUSED, DESKTOP_PAUSED, [
      { kind: 'another-call', since: NOW - 31_000 },
    ]),
    { canResume: true },
  ),
  'late-desktop-pause': story(
    claim('Partly recording', 20_000, RECORDED, UNKNOWN, [
      { kind: 'late-desktop-pause', at: NOW + 95_000 },
    ]),
    { canResume: true },
  ),
};
