import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../lib/view/clock';
import { createRecorderView, type RecorderView } from '../../lib/view/recorder-view';
import { FakePort, protectedClaim, viewOf } from './fakes';

const START = new Date('2026-03-09T14:03:00Z').getTime();

let ports: FakePort[];
let canConnect: boolean;
let store: RecorderView;

const port = (): FakePort => {
  const last = ports.at(-1);
  if (!last) throw new Error('no port was opened');
  return last;
};
const word = (): string | undefined => store.claim.value?.word;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  ports = [];
  canConnect = true;
  store = createRecorderView({
    connect: () => {
      if (!canConnect) throw new Error('Extension context invalidated.');
      ports.push(new FakePort());
      return port();
    },
    send: () => Promise.resolve({ accepted: true }),
    copy: () => Promise.resolve(),
    clock: systemClock,
  });
});

afterEach(() => {
  store.close();
  vi.useRealTimers();
});

describe('before the background has said anything', () => {
  it('claims nothing: calm for a second, then not answering, and after three seconds why', () => {
    vi.advanceTimersByTime(999);
    expect(store.claim.value).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(store.claim.value).toMatchObject({
      word: 'Recorder not answering',
      reasons: [{ kind: 'starting' }],
    });
    vi.advanceTimersByTime(2000);
    expect(store.claim.value).toMatchObject({
      word: 'Recorder not answering',
      reasons: [{ kind: 'not-answering' }],
    });
    vi.advanceTimersByTime(3_600_000);
    expect(word()).toBe('Recorder not answering');
  });

  it('shows the first view as soon as it comes', () => {
    vi.advanceTimersByTime(5000);
    port().say(viewOf(protectedClaim(START + 5000)));
    expect(word()).toBe('Protected');
  });
});

describe('the end of a claim', () => {
  it('drops it exactly when its time is over, between two seconds of the timer', () => {
    port().say(viewOf(protectedClaim(START, { since: START - 300 })));
    vi.advanceTimersByTime(7999);
    expect(word()).toBe('Protected');
    vi.advanceTimersByTime(1);
    expect(store.claim.value).toMatchObject({
      word: 'Not protected',
      reasons: [{ kind: 'lease-over' }],
    });
  });

  it('is put off only by a newer view', () => {
    port().say(viewOf(protectedClaim(START)));
    vi.advanceTimersByTime(6000);
    port().say(viewOf(protectedClaim(START + 6000)));
    vi.advanceTimersByTime(7999);
    expect(word()).toBe('Protected');
    vi.advanceTimersByTime(1);
    expect(word()).toBe('Not protected');
  });

  it('comes at once when the clock is set back behind its making', () => {
    port().say(viewOf(protectedClaim(START)));
    vi.setSystemTime(START - 60_000);
    store.refresh();
    expect(word()).toBe('Not protected');
  });

  it('is not put off by a clock that is set back a little', () => {
    port().say(viewOf(protectedClaim(START)));
    vi.advanceTimersByTime(6000);
    vi.setSystemTime(START + 1000);
    vi.advanceTimersByTime(3000);
    expect(word()).toBe('Not protected');
  });

  it('comes at once when the page wakes up after it', () => {
    port().say(viewOf(protectedClaim(START)));
    vi.setSystemTime(START + 3_600_000);
    store.refresh();
    expect(word()).toBe('Not protected');
  });

  it('moves the time once a second, in step with the timer', () => {
    port().say(viewOf(protectedClaim(START, { since: START - 400 })));
    vi.advanceTimersByTime(599);
    expect(store.now.value).toBe(START);
    vi.advanceTimersByTime(1);
    expect(store.now.value).toBe(START + 600);
  });
});

describe('a dropped port', () => {
  it('is opened again, with waits that double from 100 ms up to half a second', () => {
    const waits: number[] = [];
    for (let drops = 0; drops < 7; drops += 1) {
      const [opened, from] = [ports.length, Date.now()];
      port().drop();
      while (ports.length === opened) vi.advanceTimersByTime(10);
      waits.push(Date.now() - from);
    }
    expect(waits).toEqual([100, 200, 400, 500, 500, 500, 500]);
  });

  it('is opened again quickly once views have come', () => {
    for (let drops = 0; drops < 5; drops += 1) {
      port().drop();
      vi.advanceTimersByTime(2000);
    }
    port().say(viewOf(protectedClaim(Date.now())));
    const opened = ports.length;
    port().drop();
    vi.advanceTimersByTime(100);
    expect(ports).toHaveLength(opened + 1);
  });

  it('is not waited for in vain: one over which nothing ever came is opened anew', () => {
    const lost = port();
    vi.advanceTimersByTime(2099);
    expect(ports).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(ports).toHaveLength(2);
    // Too late: another one counts now.
    lost.say(viewOf(protectedClaim(Date.now())));
    expect(store.view.value).toBeUndefined();
    port().say(viewOf(protectedClaim(Date.now())));
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(2);
  });

  it('does not keep a claim beyond its end', () => {
    port().say(viewOf(protectedClaim(START)));
    port().drop();
    vi.advanceTimersByTime(7999);
    expect(word()).toBe('Protected');
    vi.advanceTimersByTime(1);
    expect(word()).toBe('Not protected');
  });

  it('is tried again when the browser refuses to connect', () => {
    canConnect = false;
    port().drop();
    vi.advanceTimersByTime(5000);
    expect(ports).toHaveLength(1);
    canConnect = true;
    vi.advanceTimersByTime(2000);
    expect(ports).toHaveLength(2);
  });

  it('is not heard any more', () => {
    const old = port();
    old.drop();
    vi.advanceTimersByTime(100);
    old.say(viewOf(protectedClaim(Date.now())));
    expect(store.view.value).toBeUndefined();
  });

  it('stays closed once the page closes', () => {
    store.close();
    expect(port().closed).toBe(true);
    port().drop();
    vi.advanceTimersByTime(10_000);
    expect(ports).toHaveLength(1);
  });
});

describe('a stale view', () => {
  it('that a woken background sends after the end of its claim is never shown as it was', () => {
    const stale = viewOf(protectedClaim(START));
    port().say(stale);
    port().drop();
    vi.advanceTimersByTime(20_000);
    port().say(stale);
    expect(word()).toBe('Not protected');
  });
});

describe('what comes in', () => {
  const good = viewOf(protectedClaim(START));
  it.each([
    ['nothing', undefined],
    ['a word', 'Protected'],
    ['no claim', { ...good, claim: undefined }],
    ['a made-up word', viewOf({ ...good.claim, word: 'Safe' as 'Protected' })],
    ['a made-up later word', viewOf({ ...good.claim, afterwards: 'Safe' as 'Protected' })],
    ['an end that is no number', { ...good, claim: { ...good.claim, until: null } }],
    ['an end that never comes', viewOf({ ...good.claim, until: Number.POSITIVE_INFINITY })],
    ['a plane too few', { ...good, claim: { ...good.claim, planes: [] } }],
    ['tags that are no list', { ...good, tags: {} }],
    ['incidents that are no list', { ...good, incidents: undefined }],
    ['no list of what may be ordered', { ...good, control: { note: true } }],
  ])('is left alone when it is %s', (_, message) => {
    port().say(message);
    expect(store.view.value).toBeUndefined();
  });
});
