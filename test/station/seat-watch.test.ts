import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { RecorderEvent } from '../../lib/recorder/events';
import { createSeatWatch } from '../../lib/station/seat-watch';

function watch() {
  const events: RecorderEvent[] = [];
  const seat = createSeatWatch((event) => events.push(event));
  return { seat, told: () => events.map((event) => ('why' in event ? event.why : event.type)) };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what happens around the seat', () => {
  it('a lock is remembered, and only its end is an event: somebody else may sit down', () => {
    const { seat, told } = watch();
    seat.listeners.idleChanged('locked');
    expect(seat.isLocked()).toBe(true);
    expect(told()).toEqual([]);
    seat.listeners.idleChanged('active');
    expect(seat.isLocked()).toBe(false);
    expect(told()).toEqual(['unlocked']);
  });

  it('an agent who merely does not type is at her seat', () => {
    const { seat, told } = watch();
    seat.listeners.idleChanged('idle');
    seat.listeners.idleChanged('active');
    expect([seat.isLocked(), told()]).toEqual([false, []]);
  });

  it('a network that changed is an event', () => {
    const { seat, told } = watch();
    seat.listeners.networkChanged();
    expect(told()).toEqual(['network']);
  });

  it('a background that was dead asks whether the computer was locked meanwhile', async () => {
    vi.spyOn(browser.idle, 'queryState').mockReturnValue(Promise.resolve('locked') as never);
    const { seat } = watch();
    await seat.look();
    expect(seat.isLocked()).toBe(true);
  });
});
