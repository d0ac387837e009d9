import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageMessage } from '../../lib/messages';
import { systemClock } from '../../lib/view/clock';
import { createRecorderView, type RecorderView } from '../../lib/view/recorder-view';
import { FakePort, protectedClaim, viewOf } from './fakes';

const START = new Date('2026-03-09T14:03:00Z').getTime();
const NOBODY = new Error('Could not establish connection. Receiving end does not exist.');

let port: FakePort;
let sent: PageMessage[];
let reply: () => Promise<unknown>;
let copiedText: string[];
let store: RecorderView;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  port = new FakePort();
  sent = [];
  copiedText = [];
  reply = () => Promise.resolve({ accepted: true });
  store = createRecorderView({
    connect: () => port,
    send: (message) => {
      sent.push(message);
      return reply();
    },
    copy: (text) => {
      copiedText.push(text);
      return Promise.resolve();
    },
    clock: systemClock,
  });
});

afterEach(() => {
  store.close();
  vi.useRealTimers();
});

describe('a command', () => {
  it('is sent once, pending until it is answered, and changes no word by itself', async () => {
    port.say(viewOf(protectedClaim(START)));
    const first = store.resumeRecording();
    expect([...store.pending.value]).toEqual(['resume-recording']);
    const second = store.resumeRecording();
    await vi.advanceTimersByTimeAsync(0);
    await Promise.all([first, second]);
    expect(sent).toEqual([{ type: 'resume-recording' }]);
    expect(store.pending.value.size).toBe(0);
    expect(store.trouble.value).toBeUndefined();
    expect(store.claim.value?.word).toBe('Protected');
  });

  it('does not wait for another one: a pause overtakes a resume', () => {
    reply = () => new Promise(() => undefined);
    void store.resumeRecording();
    void store.securePause();
    expect(sent.map(({ type }) => type)).toEqual(['resume-recording', 'secure-pause']);
  });

  it('carries its answer', async () => {
    await store.answerTagQuestion('q1', false);
    await store.assignField();
    await store.accessChanged();
    expect(sent).toEqual([
      { type: 'answer-tag-question', question: 'q1', assign: false },
      { type: 'assign-field' },
      { type: 'access-changed' },
    ]);
  });

  it('is put away one by one, each once', async () => {
    reply = () => new Promise(() => undefined);
    void store.withdrawTag('t1');
    void store.withdrawTag('t2');
    void store.withdrawTag('t1');
    void store.incidentSeen('i1');
    expect(sent).toEqual([
      { type: 'withdraw-tag', tag: 't1' },
      { type: 'withdraw-tag', tag: 't2' },
      { type: 'incident-seen', incident: 'i1' },
    ]);
  });

  it('tells whether it was taken, and what a refused note may hold', async () => {
    await expect(store.logNote('n')).resolves.toBe(true);
    reply = () => Promise.resolve({ accepted: false });
    await expect(store.logNote('n')).resolves.toBe(false);
    expect(store.trouble.value?.action).toContain('card number');
  });

  it('that gives a pause up sends the reason first, and the resume without waiting', () => {
    reply = () => new Promise(() => undefined);
    const pauseWanted = { act: 'act-1', reasons: [] };
    port.say(viewOf(protectedClaim(START), { pauseWanted }));
    void store.giveUpPause('Paid another way');
    expect(sent).toEqual([
      { type: 'give-reason', act: 'act-1', reason: 'Paid another way' },
      { type: 'resume-recording' },
    ]);
  });

  it('that gives a pause up sends the resume alone where no reason can be kept', () => {
    port.say(viewOf(protectedClaim(START), { pauseWanted: { reasons: [] } }));
    void store.giveUpPause(undefined);
    expect(sent).toEqual([{ type: 'resume-recording' }]);
  });

  it('is sent a second time when nobody was there', async () => {
    reply = () => {
      reply = () => Promise.resolve({ accepted: true });
      return Promise.reject(NOBODY);
    };
    const done = store.securePause();
    await vi.advanceTimersByTimeAsync(100);
    await done;
    expect(sent).toHaveLength(2);
    expect(store.trouble.value).toBeUndefined();
  });

  it('is not sent a third time, and the loss is told', async () => {
    reply = () => Promise.reject(NOBODY);
    const done = store.securePause();
    await vi.advanceTimersByTimeAsync(100);
    await done;
    expect(sent).toHaveLength(2);
    expect(store.trouble.value?.what).toBe('“Secure pause” may not have got through.');
  });

  it('is not repeated when it may have arrived', async () => {
    reply = () => Promise.reject(new Error('The message channel closed before a response.'));
    await store.resumeRecording();
    expect(sent).toHaveLength(1);
    expect(store.trouble.value?.what).toBe('“Resume recording” may not have got through.');
  });

  it('stops being pending after three seconds without an answer', async () => {
    reply = () => new Promise(() => undefined);
    const done = store.securePause();
    await vi.advanceTimersByTimeAsync(2999);
    expect(store.pending.value.size).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(store.pending.value.size).toBe(0);
    expect(store.trouble.value?.what).toBe('“Secure pause” may not have got through.');
  });

  it('that is refused or not understood says so', async () => {
    reply = () => Promise.resolve({ accepted: false });
    await store.assignField();
    expect(store.trouble.value?.what).toBe('“Assign field” was not accepted.');
    reply = () => Promise.resolve(undefined);
    await store.assignField();
    expect(store.trouble.value?.what).toBe('“Assign field” may not have got through.');
  });

  it('takes its trouble away when it is pressed again, or when the word changes', async () => {
    reply = () => Promise.resolve({ accepted: false });
    await store.assignField();
    void store.securePause();
    expect(store.trouble.value).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.trouble.value).toBeDefined();
    port.say(viewOf(protectedClaim(START)));
    expect(store.trouble.value).toBeUndefined();
  });
});

describe('what is copied', () => {
  it('is copied as it is, and that is shown for two seconds', async () => {
    const url = 'https://recorder.example.com/p.aspx?fldCallIndex=429504.2640&siteid=1';
    await store.copy(url);
    expect(copiedText).toEqual([url]);
    expect(store.copied.value).toBe(url);
    vi.advanceTimersByTime(2000);
    expect(store.copied.value).toBeUndefined();
  });

  it('is told apart from what was copied a moment before', async () => {
    await store.copy('one');
    vi.advanceTimersByTime(1500);
    await store.copy('two');
    vi.advanceTimersByTime(600);
    expect(store.copied.value).toBe('two');
  });
});
