import { describe, expect, it } from 'vitest';
import type { RecorderEvent } from '../../lib/recorder/events';
import type { PageSender } from '../../lib/station/page-sender';
import { createTabForms } from '../../lib/station/tab-forms';

const PAY = 'https://crm.example.com/pay';

const top = (document: string): PageSender => ({
  ...{
    tab: { id: 7, window: 1 },
    address: PAY,
    isFrame: false,
    frame: 0,
    document,
    topAddress: PAY,
  },
});
const frame = (document: string): PageSender => ({
  ...top(document),
  ...{ address: 'https://forms.example.net/card', isFrame: true, frame: 3 },
});

function forms() {
  const told: string[] = [];
  const note = (event: RecorderEvent) => {
    if (event.type === 'tab-left') told.push(`stays ${event.stays ?? 'nothing'}`);
    if (event.type !== 'card-form') return;
    const quiet = event.quiet ? ' quietly' : '';
    told.push(`${event.document} ${event.present ? 'open' : 'gone'}${quiet}`);
  };
  let acts = 0;
  const newId = () => `act-${String((acts += 1))}`;
  const addressOf = () => Promise.resolve(PAY);
  return { told, ...createTabForms({ now: () => 0, newId, note, addressOf }) };
}

describe('a card form in a frame', () => {
  it('is one of the document around it, which no frame replaces', () => {
    const { told, came, said } = forms();
    came('page', top('doc-1'));
    came('frame', frame('inner'));
    said('frame', 'demo', { present: true });
    expect(told).toEqual(['stays doc-1', 'doc-1 open']);
  });

  it('of a page that has one too is gone only with the last of them', () => {
    const { told, came, said } = forms();
    came('page', top('doc-1'));
    came('frame', frame('inner'));
    said('page', 'demo', { present: true });
    said('frame', 'demo', { present: true });
    said('page', 'demo', { present: false });
    expect(told.at(-1)).toBe('doc-1 open');
    said('frame', 'demo', { present: false });
    expect(told.at(-1)).toBe('doc-1 gone');
  });

  it('that wants no pause does not keep the page’s own from one', () => {
    const { told, came, said } = forms();
    came('page', top('doc-1'));
    came('frame', frame('inner'));
    said('frame', 'demo', { present: true, quiet: true });
    said('page', 'demo', { present: true });
    expect(told.slice(1)).toEqual(['doc-1 open quietly', 'doc-1 open']);
  });

  it('that was there before the page around it is not lost when that comes', () => {
    const { told, came, said } = forms();
    came('frame', frame('inner'));
    said('frame', 'demo', { present: true });
    came('page', top('doc-1'));
    expect(told).toEqual(['inner open', 'stays doc-1', 'doc-1 open']);
  });

  it('of a page that was left is none of the next one', () => {
    const { told, came, said } = forms();
    came('frame', { ...frame('inner'), topAddress: 'https://crm.example.com/before' });
    said('frame', 'demo', { present: true });
    came('page', top('doc-2'));
    expect(told.at(-1)).toBe('stays doc-2');
  });

  it('whose page has gone says nothing any more', () => {
    const { told, came, said, went } = forms();
    came('frame', frame('inner'));
    went('frame');
    said('frame', 'demo', { present: true });
    expect(told).toEqual([]);
  });
});
