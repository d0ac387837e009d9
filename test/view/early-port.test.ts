import { afterEach, describe, expect, it } from 'vitest';
import { openEarly, takeEarly } from '../../lib/view/early-port';
import type { ViewPort } from '../../lib/view/port-link';

/** A browser's port, with the words and the end that the background gives it. */
function portOfBackground() {
  const hear: ((message: unknown) => void)[] = [];
  const end: (() => void)[] = [];
  let closed = 0;
  const port: ViewPort = {
    onMessage: { addListener: (listener) => void hear.push(listener) },
    onDisconnect: { addListener: (listener) => void end.push(listener) },
    disconnect: () => void (closed += 1),
  };
  return {
    port,
    says: (message: unknown) => hear.forEach((each) => each(message)),
    drops: () => end.forEach((each) => each()),
    closed: () => closed,
  };
}

/** All that a page hears of a port, in its order. */
function listen(port: ViewPort | undefined): unknown[] {
  const heard: unknown[] = [];
  port?.onMessage.addListener((message) => heard.push(message));
  port?.onDisconnect.addListener(() => heard.push('dropped'));
  return heard;
}

afterEach(() => void takeEarly());

describe('the port that is opened before the page’s own script', () => {
  it('hands over what came meanwhile, and then what comes', () => {
    const background = portOfBackground();
    openEarly(background.port);
    background.says('first');
    background.says('second');
    const heard = listen(takeEarly());
    expect(heard).toEqual(['first', 'second']);
    background.says('third');
    expect(heard).toEqual(['first', 'second', 'third']);
  });

  it('tells of an end before anybody listened, after the words before it', () => {
    const background = portOfBackground();
    openEarly(background.port);
    background.says('first');
    background.drops();
    expect(listen(takeEarly())).toEqual(['first', 'dropped']);
  });

  it('tells of an end that comes later', () => {
    const background = portOfBackground();
    openEarly(background.port);
    const heard = listen(takeEarly());
    background.drops();
    expect(heard).toEqual(['dropped']);
  });

  it('is taken once: after it drops, a new one has to be opened', () => {
    openEarly(portOfBackground().port);
    expect(takeEarly()).toBeDefined();
    expect(takeEarly()).toBeUndefined();
  });

  it('is closed by whoever took it', () => {
    const background = portOfBackground();
    openEarly(background.port);
    takeEarly()?.disconnect();
    expect(background.closed()).toBe(1);
  });
});
