// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RecorderApp } from '../../components/RecorderApp';
import type { PageMessage } from '../../lib/messages';
import { systemClock } from '../../lib/view/clock';
import { createRecorderView, type RecorderView } from '../../lib/view/recorder-view';
import { FakePort, protectedClaim, viewOf } from '../view/fakes';

const START = new Date('2026-03-09T14:03:00Z').getTime();

let port: FakePort;
let sent: PageMessage[];
let store: RecorderView;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  port = new FakePort();
  sent = [];
  store = createRecorderView({
    connect: () => port,
    send: (message) => {
      sent.push(message);
      return Promise.resolve({ accepted: true });
    },
    copy: () => Promise.resolve(),
    clock: systemClock,
  });
  render(
    <RecorderApp store={store} focusPause onAllow={() => undefined} onSetUp={() => undefined} />,
  );
});

afterEach(() => {
  cleanup();
  store.close();
  vi.useRealTimers();
});

const status = (): string => screen.getByRole('status').textContent;

it('follows the store: the view as it comes, its end as the clock says', async () => {
  await act(() => port.say(viewOf(protectedClaim(START))));
  expect(status()).toMatch(/^Protected /);
  await act(() => void vi.advanceTimersByTime(2000));
  expect(screen.getByRole('timer').textContent).toBe('0:02');
  await act(() => void vi.advanceTimersByTime(6000));
  expect(status()).toMatch(/^Not protected /);
});

it('sends one message for one click', async () => {
  await act(() => port.say(viewOf(protectedClaim(START, { word: 'Recording' }))));
  fireEvent.click(screen.getByRole('button', { name: 'Secure pause' }));
  expect(sent).toEqual([{ type: 'secure-pause' }]);
});

it('takes everything away when drawing fails, rather than leave an old word standing', async () => {
  await act(() => port.say(viewOf(protectedClaim(START))));
  const broken = { column: null, value: '', siteName: '', state: 'offered' };
  await act(() => port.say({ ...viewOf(protectedClaim(START)), tags: [broken] }));
  expect(status()).toMatch(/^Recorder not answering /);
  expect(screen.getByText('This window stopped working.')).toBeTruthy();
});
