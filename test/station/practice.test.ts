import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Exchange } from '../../lib/encore/types';
import { resolveSettings } from '../../lib/settings/resolve';
import { initialState } from '../../lib/recorder/state';
import { createPractice } from '../../lib/station/practice';
import type { Practice } from '../../lib/station/practice';
import { practiceClient } from '../../lib/station/practice-client';
import { PRACTICE_LOGIN, rulesOf } from '../../lib/station/rules-of';
import { practiceIsOpen } from '../../lib/station/view-of';

const ME = { Machine: PRACTICE_LOGIN, User: PRACTICE_LOGIN };
const PLACE = { Unit: '1', Port: '1' };

let practice: Practice;

beforeEach(() => {
  fakeBrowser.reset();
  practice = createPractice(() => Date.now());
});

const client = (of = practice) => practiceClient(of.answering, () => undefined);

async function stored(): Promise<unknown> {
  return fakeBrowser.storage.session.get(null);
}

/** The next background, with nothing but what was written down. */
async function nextLife(): Promise<Practice> {
  const next = createPractice(() => Date.now());
  await next.load();
  return next;
}

describe('the recorder for practice', () => {
  it('answers as a real one: a port, a call, its tag and its link', async () => {
    practice.begin();
    const { send } = client();
    expect(await send('InitUser', ME)).toEqual({ ok: true, value: PLACE });
    expect(practice.call('start')).toBe(true);
    expect(practice.hasCall()).toBe(true);
    expect(await send('PortStatusEX', PLACE)).toMatchObject({ value: { portStatus: 'RECORD' } });
    const tag = { ...PLACE, fieldName: 'Account', fieldValue: '007' };
    expect(await send('AssignField', tag)).toEqual({ ok: true, value: {} });
    expect(await send('GetField', { ...PLACE, fieldName: 'Account' })).toMatchObject({
      value: { fieldValue: '007' },
    });
    const link = await send('GetURL', PLACE);
    expect(link).toMatchObject({ value: { URL: expect.stringContaining('practice.invalid') } });
  });

  it('refuses what a real client refuses, and what the guard objects to', async () => {
    practice.begin();
    const sent = await client().send('AssignField', { ...PLACE, fieldName: '', fieldValue: 'x' });
    expect(sent).toMatchObject({ error: { kind: 'refused-before-sending' } });
    const objection = { what: 'No.', meaning: 'No.', action: 'No.' };
    const guarded = practiceClient(practice.answering, () => objection);
    expect(await guarded.send('PortStatus', PLACE)).toMatchObject({ error: objection });
    expect(await client().send('PauseRecording', PLACE)).toMatchObject({ error: { code: 608 } });
  });

  it('shows the console a request that went nowhere', async () => {
    practice.begin();
    const seen: Exchange[] = [];
    await client().send('InitUser', ME, { trace: (exchange) => seen.push(exchange) });
    expect(seen).toMatchObject([{ request: 'InitUser', url: 'practice:', headers: {} }]);
  });

  it('goes on in the next background where it was', async () => {
    practice.begin();
    await client().send('InitUser', ME);
    practice.call('start');
    await client().send('PauseRecording', PLACE);
    const next = await nextLife();
    expect(next.isOn()).toBe(true);
    expect(next.hasCall()).toBe(true);
    expect(await client(next).send('PortStatus', PLACE)).toMatchObject({
      value: { portStatus: 'PAUSE' },
    });
  });

  it('leaves nothing behind, whatever was still on its way', async () => {
    practice.begin();
    const answer = client().send('InitUser', ME);
    await practice.journal.save(initialState(0));
    practice.end();
    await practice.journal.save(initialState(0));
    expect(await answer).toMatchObject({ ok: false });
    expect(await client().send('InitUser', ME)).toMatchObject({ ok: false });
    expect(await stored()).toEqual({});
    expect((await nextLife()).isOn()).toBe(false);
  });

  it('knows nothing of an earlier practice', async () => {
    practice.begin();
    practice.call('start');
    practice.end();
    practice.begin();
    expect(practice.hasCall()).toBe(false);
  });
});

describe('the rules of practice', () => {
  it('are those of somebody no recorder knows, whatever the settings say', () => {
    const identity = { by: 'manual', unit: '4', port: '7' } as const;
    const settings = resolveSettings([{ identity, desktop: { windowsLogin: 'ann.lee' } }]);
    const rules = rulesOf(settings, { serviceAllowed: false, practice: true });
    expect(rules).toMatchObject({
      practice: true,
      identity: { by: 'windows-login', login: 'practice', machine: 'practice' },
      desktop: { login: 'practice' },
    });
    expect(rules.missing).toBeUndefined();
  });

  it('are open to nobody with an address, or with a real pause that is owed', () => {
    const state = initialState(0);
    const settings = resolveSettings([]);
    const owed = { act: 'a', startedAt: 0, audio: true, desktop: true };
    expect(practiceIsOpen(state, { settings })).toBe(true);
    expect(practiceIsOpen({ owed }, { settings })).toBe(false);
    expect(practiceIsOpen(state, { settings, practice: { hasCall: false } })).toBe(false);
    const address = 'https://recorder.example.com/WebAPI/ECAPI.svc';
    const set = resolveSettings([{ service: { address } }]);
    expect(practiceIsOpen(state, { settings: set })).toBe(false);
  });
});
