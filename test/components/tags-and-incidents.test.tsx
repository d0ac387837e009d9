// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { RecorderScreen } from '../../components/RecorderScreen';
import type { TagView } from '../../lib/messages';
import type { Incident } from '../../lib/recorder/incidents';
import { NOW, show } from './screen';

afterEach(cleanup);

const TAG: TagView = {
  id: 'tag-1',
  column: 'caseNumber',
  value: '007',
  siteName: 'CRM',
  state: 'offered',
  ofEarlierCall: false,
  mayWithdraw: true,
};
const NOT_BACK = 'A tag that was sent cannot be taken back, only replaced.';
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('a tag', () => {
  it.each(['offered', 'asking', 'sending'] as const)(
    'that is %s and unsent can be taken back',
    (state) => {
      const { props } = show('Recording', { tags: [{ ...TAG, state }] });
      fireEvent.click(button('Withdraw 007'));
      expect(props.actions.onWithdraw.mock.calls).toEqual([['tag-1']]);
      expect(screen.queryByRole('button', { name: 'Done 007' })).toBeNull();
    },
  );

  it('that has left cannot', () => {
    show('Recording', { tags: [{ ...TAG, state: 'sending', mayWithdraw: false }] });
    expect(screen.queryByRole('button', { name: /007/ })).toBeNull();
  });

  it('that stands says that it cannot be taken back', () => {
    const { props, rerender } = show('Recording', {
      tags: [{ ...TAG, state: 'acknowledged', mayWithdraw: false }],
    });
    expect(screen.getByText(NOT_BACK)).toBeTruthy();
    rerender(<RecorderScreen {...props} view={{ ...props.view, tags: [TAG] }} />);
    expect(screen.queryByText(NOT_BACK)).toBeNull();
  });

  it.each(['refused', 'unknown'] as const)('that is %s can be copied and put away', (state) => {
    const { props } = show('Recording', { tags: [{ ...TAG, state, mayWithdraw: false }] });
    fireEvent.click(button('Copy 007'));
    expect(props.actions.onCopy.mock.calls).toEqual([['007']]);
    fireEvent.click(button('Done 007'));
    expect(props.actions.onWithdraw.mock.calls).toEqual([['tag-1']]);
  });

  it('of an earlier call is labelled so', () => {
    show('Recording', {
      tags: [
        { ...TAG, state: 'refused', ofEarlierCall: true },
        { ...TAG, id: 'tag-2' },
      ],
    });
    const [earlier, current] = within(screen.getByRole('region', { name: 'Tags' })).getAllByRole(
      'listitem',
    );
    expect(earlier?.textContent).toContain('For an earlier call');
    expect(current?.textContent).not.toContain('For an earlier call');
  });

  it('that is put away leaves the focus among its fellows', () => {
    const other = { ...TAG, id: 'tag-2', value: '008' };
    const { props, rerender } = show('Recording', { tags: [TAG, other] });
    button('Withdraw 007').focus();
    rerender(<RecorderScreen {...props} view={{ ...props.view, tags: [other] }} />);
    expect(document.activeElement).toBe(button('Withdraw 008').closest('ul'));
  });
});

describe('incidents', () => {
  const port: Incident = { kind: 'old-port-paused', id: 'i1', at: NOW, unit: '1', port: '5' };
  const tag: Incident = { kind: 'tag-in-doubt', id: 'i2', at: NOW, column: 'ACCOUNT_NO' };

  it('say what happened and whom to tell, and go when they were seen', () => {
    const { props } = show('Recording', { incidents: [port] });
    const region = screen.getByRole('region', { name: 'For you to see' });
    expect(region.textContent).toContain(
      'Port 5, which was paused for you, is now a colleague’s. ' +
        'Tell your supervisor: its recording may still be paused.',
    );
    expect(region.textContent).toContain('14:03:49');
    fireEvent.click(within(region).getByRole('button', { name: 'Done' }));
    expect(props.actions.onSeen.mock.calls).toEqual([['i1']]);
  });

  it('name the column of a tag in doubt, and offer the link of its call', () => {
    const url = 'https://r.example/p?a=1';
    const { props } = show('Recording', { incidents: [{ ...tag, url }] });
    expect(screen.getByRole('region', { name: 'For you to see' }).textContent).toContain(
      'Account no',
    );
    fireEvent.click(button('Copy call link'));
    expect(props.actions.onCopy.mock.calls).toEqual([[url]]);
  });

  it('offer no link where none is known', () => {
    show('Recording', { incidents: [tag] });
    expect(screen.queryByRole('button', { name: 'Copy call link' })).toBeNull();
  });
});

describe('the pauses of a call', () => {
  it.each([
    [1, null],
    [2, '2 pauses in this call'],
  ])('%d are told as %s', (pauses, words) => {
    show('Recording', { pauses });
    expect(screen.queryByText(/pauses in this call/)?.textContent ?? null).toBe(words);
  });
});
