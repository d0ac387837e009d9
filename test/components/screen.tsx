import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import { RecorderScreen, type RecorderScreenProps } from '../../components/RecorderScreen';
import type { View } from '../../lib/messages';
import type { StatusWord } from '../../lib/recorder/claim';
import { protectedClaim, viewOf } from '../view/fakes';

export const NOW = new Date(2026, 2, 9, 14, 3, 49).getTime();

/** The screen's props 42 seconds into a state, with every action watched. */
export function propsOf(word: StatusWord, view: Partial<View> = {}) {
  const claim = protectedClaim(NOW - 42_000, { word });
  return {
    claim,
    view: viewOf(claim, view),
    now: NOW,
    pending: new Set(),
    trouble: undefined,
    copied: undefined,
    focusPause: true,
    actions: {
      onPause: vi.fn(),
      onResume: vi.fn(),
      onAnswer: vi.fn(),
      onAssign: vi.fn(),
      onCopy: vi.fn(),
      onGiveUp: vi.fn(),
      onReason: vi.fn(),
      onOrder: vi.fn(),
      onNote: vi.fn(() => Promise.resolve(true)),
      onWithdraw: vi.fn(),
      onSeen: vi.fn(),
      onAllow: vi.fn(),
      onSetUp: vi.fn(),
      onPractise: vi.fn(),
    },
  } satisfies RecorderScreenProps;
}

/** Draws the screen in a state. */
export function show(word: StatusWord, view: Partial<View> = {}) {
  const props = propsOf(word, view);
  return { props, ...render(<RecorderScreen {...props} />) };
}
