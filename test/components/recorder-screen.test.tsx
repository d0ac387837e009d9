// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { RecorderScreen } from '../../components/RecorderScreen';
import { STATUS_SHAPES } from '../../components/StatusIcon';
import { STATUS_WORDS, type StatusWord } from '../../lib/recorder/claim';
import { protectedClaim } from '../view/fakes';
import { NOW, propsOf, show } from './screen';

afterEach(cleanup);

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('the status region', () => {
  it.each(STATUS_WORDS)('is one, and begins with exactly the word %s', (word) => {
    show(word);
    const regions = screen.getAllByRole('status');
    expect(regions).toHaveLength(1);
    const longer = STATUS_WORDS.filter((each) => each !== word && each.startsWith(word));
    expect(regions[0]?.firstElementChild?.textContent).toBe(word);
    expect(regions[0]?.textContent.startsWith(`${word} `)).toBe(true);
    expect(longer.some((each) => regions[0]?.textContent.startsWith(each))).toBe(false);
  });

  it('does not hold the running timer, which would be read out each second', () => {
    show('Protected');
    const timer = screen.getByRole('timer');
    expect(timer.textContent).toBe('0:42');
    expect(screen.getByRole('status').contains(timer)).toBe(false);
  });

  it('is there and empty while nothing is known', () => {
    render(<RecorderScreen {...propsOf('Recording')} claim={undefined} view={undefined} />);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('has a shape of its own for each word', () => {
    expect(new Set(Object.values(STATUS_SHAPES)).size).toBe(STATUS_WORDS.length);
  });
});

describe('the planes', () => {
  it('are two labelled rows with their state, evidence and age', () => {
    show('Protected');
    const rows = within(screen.getByRole('list', { name: 'What is recorded' })).getAllByRole(
      'listitem',
    );
    expect(rows.map((row) => row.textContent)).toEqual([
      'Audio and screen Paused read 42 s ago',
      'Desktop Paused acknowledged 14:03:07',
    ]);
  });
});

describe('pause and resume', () => {
  it('call once for each click', () => {
    const { props } = show('Protected');
    fireEvent.click(button('Secure pause'));
    expect(props.actions.onPause).toHaveBeenCalledTimes(1);
    fireEvent.click(button('Resume recording'));
    expect(props.actions.onResume).toHaveBeenCalledTimes(1);
    expect(props.actions.onPause).toHaveBeenCalledTimes(1);
  });

  it('do nothing where they are off, and keep their place in the tab order', () => {
    const { props } = show('Recording', { canPause: false, canResume: false });
    for (const name of ['Secure pause', 'Resume recording']) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      expect(button(name).hasAttribute('disabled')).toBe(false);
      fireEvent.click(button(name));
    }
    expect(props.actions.onPause).not.toHaveBeenCalled();
    expect(props.actions.onResume).not.toHaveBeenCalled();
  });

  it('offer the pause before anything is known', () => {
    const props = propsOf('Recording');
    render(<RecorderScreen {...props} claim={undefined} view={undefined} />);
    fireEvent.click(button('Secure pause'));
    expect(props.actions.onPause).toHaveBeenCalledTimes(1);
  });

  it.each<[StatusWord, string]>([
    ['Recording', 'Secure pause'],
    ['Not protected', 'Secure pause'],
    ['Recorder not answering', 'Secure pause'],
    ['Protected', 'Resume recording'],
    ['Partly recording', 'Resume recording'],
    ['Paused elsewhere', 'Resume recording'],
  ])('stand in the same order when %s stresses %s', (word, primary) => {
    show(word);
    const bar = screen.getByRole('group', { name: 'Recording control' });
    const buttons = within(bar).getAllByRole('button');
    expect(buttons.map((each) => each.textContent)).toEqual(['Secure pause', 'Resume recording']);
    const stressed = buttons.filter((each) => each.classList.contains('button-primary'));
    expect(stressed.map((each) => each.textContent)).toEqual([primary]);
  });

  it('show a command on its way without changing their names', () => {
    render(<RecorderScreen {...propsOf('Recording')} pending={new Set(['secure-pause'])} />);
    expect(button('Secure pause').getAttribute('aria-busy')).toBe('true');
    expect(button('Resume recording').getAttribute('aria-busy')).toBe('false');
  });
});

describe('the focus', () => {
  it('goes to Secure pause once the state is known to be one to pause', () => {
    const props = propsOf('Recording');
    const { rerender } = render(<RecorderScreen {...props} claim={undefined} view={undefined} />);
    expect(document.activeElement).toBe(document.body);
    rerender(<RecorderScreen {...props} />);
    expect(document.activeElement).toBe(button('Secure pause'));
  });

  it('goes nowhere when recording could be resumed: a stray Enter must not do that', () => {
    show('Protected');
    expect(document.activeElement).toBe(document.body);
  });

  it('stays where it is when the state changes', () => {
    const { props, rerender } = show('Protected');
    button('Resume recording').focus();
    rerender(<RecorderScreen {...props} claim={protectedClaim(NOW, { word: 'Recording' })} />);
    expect(document.activeElement).toBe(button('Resume recording'));
  });

  it('is not taken later, when a pause has become what comes next', () => {
    const { props, rerender } = show('Protected');
    rerender(<RecorderScreen {...props} claim={protectedClaim(NOW, { word: 'Recording' })} />);
    expect(document.activeElement).toBe(document.body);
  });

  it('is not taken by a side panel', () => {
    render(<RecorderScreen {...propsOf('Recording')} focusPause={false} />);
    expect(document.activeElement).toBe(document.body);
  });
});

describe('what is wrong', () => {
  it('is told with what it means, what to do and the code', () => {
    const problem = { what: 'It failed.', meaning: 'It records.', action: 'Stop.', code: 663 };
    const claim = protectedClaim(NOW, {
      word: 'Not protected',
      reasons: [{ kind: 'desktop-not-paused', problem }],
    });
    render(<RecorderScreen {...propsOf('Not protected')} claim={claim} />);
    const region = screen.getByRole('region', { name: 'What is wrong' });
    expect(region.textContent).toBe('It failed.It records. Stop.Recorder code 663');
  });

  it('takes no room when nothing is', () => {
    show('Protected');
    expect(screen.queryByRole('region', { name: 'What is wrong' })).toBeNull();
  });
});
