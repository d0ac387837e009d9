import { describe, expect, it } from 'vitest';
import { holdPort } from '../../lib/station/held-port';
import { FakePort } from './support/fake-port';

function held() {
  const port = new FakePort();
  const heard: unknown[] = [];
  const taken = { closed: 0 };
  const hold = holdPort(port.asPort);
  const take = () =>
    hold.take(
      (message) => heard.push(message),
      () => (taken.closed += 1),
    );
  return { port, hold, take, heard, taken };
}

describe('a port that came while the background was not ready', () => {
  it('loses nothing that was said meanwhile, and keeps the order', () => {
    const { port, take, heard } = held();
    port.says(1);
    port.says(2);
    take();
    port.says(3);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('that is gone by then tells what it said, and that it is gone', () => {
    const { port, take, heard, taken } = held();
    port.says('last words');
    port.goes();
    take();
    expect([heard, taken.closed]).toEqual([['last words'], 1]);
  });

  it('that goes later tells so once', () => {
    const { port, take, taken } = held();
    take();
    expect(taken.closed).toBe(0);
    port.goes();
    expect(taken.closed).toBe(1);
  });
});

describe('a port that is closed', () => {
  it('by the page is spoken to no more', () => {
    const { port, hold } = held();
    port.goes();
    expect(() => hold.post('hello')).not.toThrow();
    expect(() => hold.disconnect()).not.toThrow();
    expect(port.posted).toEqual([]);
  });

  it('by ourselves, neither', () => {
    const { port, hold } = held();
    hold.post('goodbye');
    hold.disconnect();
    expect(() => {
      hold.post('hello?');
      hold.disconnect();
    }).not.toThrow();
    expect(port.posted).toEqual(['goodbye']);
  });

  it('without anybody having been told, neither', () => {
    const { port, hold } = held();
    port.disconnected = true;
    expect(() => hold.post('hello')).not.toThrow();
  });
});
