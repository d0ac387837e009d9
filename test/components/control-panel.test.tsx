// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { RecorderScreen } from '../../components/RecorderScreen';
import type { ControlView } from '../../lib/messages';
import { CONTROL_REQUESTS, type ControlRequest } from '../../lib/recorder/state';
import { protectedClaim, viewOf } from '../view/fakes';
import { NOW, propsOf, show } from './screen';

afterEach(cleanup);

const ALL: ControlView = { allowed: CONTROL_REQUESTS, note: false };
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const press = (name: string): boolean => fireEvent.click(button(name));

describe('more controls', () => {
  it('take no room where nothing is allowed', () => {
    show('Recording');
    expect(screen.queryByText('More controls')).toBeNull();
  });

  it('are closed at first, and hold no more than what is allowed', () => {
    const { container } = show('Recording', {
      control: { allowed: ['StopRecording'], note: false },
    });
    const more = container.querySelector('details');
    expect(more?.open).toBe(false);
    expect([...(more?.querySelectorAll('button') ?? [])].map((each) => each.textContent)).toEqual([
      'Stop recording',
    ]);
  });

  it.each<[string, ControlRequest]>([
    ['Start recording', 'StartRecording'],
    ['Stop recording', 'StopRecording'],
    ['Pause desktop', 'DesktopPause'],
    ['Resume desktop', 'DesktopResume'],
  ])('send %s at once while no pause is wanted', (name, request) => {
    const { props } = show('Recording', { control: ALL });
    press(name);
    expect(props.actions.onOrder.mock.calls).toEqual([[{ request, endsProtection: false }]]);
  });

  it.each([
    ['90', 5400],
    [' 1440 ', 86_400],
  ])('send %s minutes as seconds', (minutes, maxSeconds) => {
    const { props } = show('Recording', { control: ALL });
    fireEvent.input(screen.getByLabelText('Longest time, minutes'), { target: { value: minutes } });
    press('Start recording');
    expect(props.actions.onOrder.mock.calls).toEqual([
      [{ request: 'StartRecording', endsProtection: false, maxSeconds }],
    ]);
  });

  it.each(['0', '1441', '1.5', '-3', 'ten'])(
    'send nothing for %s minutes, and say why',
    (typed) => {
      const { props } = show('Recording', { control: ALL });
      const box = screen.getByLabelText('Longest time, minutes');
      fireEvent.input(box, { target: { value: typed } });
      press('Start recording');
      expect(props.actions.onOrder).not.toHaveBeenCalled();
      expect(box.getAttribute('aria-invalid')).toBe('true');
      expect(screen.getByText('A whole number from 1 to 1440, or nothing.')).toBeTruthy();
    },
  );
});

describe('cancelling a recording', () => {
  it('asks a second time, and sends nothing before', () => {
    const { props } = show('Recording', { control: ALL });
    press('Cancel recording');
    expect(props.actions.onOrder).not.toHaveBeenCalled();
    expect(screen.getByText(/discarded for good/)).toBeTruthy();
    press('Discard recording');
    expect(props.actions.onOrder.mock.calls).toEqual([
      [{ request: 'CancelRecording', endsProtection: false }],
    ]);
    expect(screen.queryByRole('button', { name: 'Discard recording' })).toBeNull();
  });

  it('can be left alone, and gives the focus back', () => {
    const { props } = show('Recording', { control: ALL });
    button('Cancel recording').focus();
    press('Cancel recording');
    press('Keep it');
    expect(props.actions.onOrder).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Discard recording' })).toBeNull();
    expect(document.activeElement).toBe(button('Cancel recording'));
  });

  it('puts the focus on the question, where Enter answers nothing', () => {
    show('Recording', { control: ALL });
    press('Cancel recording');
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Cancel recording?' }));
  });

  it('asks anew when a pause has been wanted since: the answer now does more', () => {
    const { props, rerender } = show('Recording', { control: ALL });
    press('Cancel recording');
    const claim = protectedClaim(NOW, { word: 'Pausing…' });
    rerender(<RecorderScreen {...props} claim={claim} view={viewOf(claim, { control: ALL })} />);
    expect(screen.queryByRole('button', { name: 'Discard recording' })).toBeNull();
    press('Cancel recording');
    expect(screen.getByText('This ends the secure pause.')).toBeTruthy();
    press('Discard recording');
    expect(props.actions.onOrder.mock.calls).toEqual([
      [{ request: 'CancelRecording', endsProtection: true }],
    ]);
  });
});

describe.each(['Protected', 'Pausing…', 'Not protected'] as const)('while %s stands', (word) => {
  it.each<[string, ControlRequest]>([
    ['Start recording', 'StartRecording'],
    ['Stop recording', 'StopRecording'],
    ['Resume desktop', 'DesktopResume'],
  ])('%s asks first, and only then ends the pause', (name, request) => {
    const { props } = show(word, { control: ALL });
    press(name);
    expect(props.actions.onOrder).not.toHaveBeenCalled();
    expect(screen.getByText('This ends the secure pause.')).toBeTruthy();
    press('End the pause');
    expect(props.actions.onOrder.mock.calls).toEqual([[{ request, endsProtection: true }]]);
  });

  it('the desktop cannot be paused on its own', () => {
    const { props } = show(word, { control: ALL });
    press('Pause desktop');
    expect(props.actions.onOrder).not.toHaveBeenCalled();
  });
});

it('asks first also where only the view tells that a pause is wanted', () => {
  const { props } = show('Recorder not answering', {
    control: ALL,
    pauseWanted: { reasons: [] },
  });
  press('Stop recording');
  expect(props.actions.onOrder).not.toHaveBeenCalled();
  press('Keep the pause');
  expect(props.actions.onOrder).not.toHaveBeenCalled();
});

describe('what became of the last order', () => {
  const last = { request: 'StopRecording', at: NOW - 5000 } as const;
  const problem = { what: 'No call is being recorded.', meaning: '', action: 'Choose again.' };
  it.each<[NonNullable<ControlView['last']>, string]>([
    [{ ...last, state: 'sending' }, 'Stop recording, 14:03:44: sending…'],
    [{ ...last, state: 'acknowledged' }, 'Stop recording, 14:03:44: done'],
    [
      { ...last, state: 'refused', problem },
      'Stop recording, 14:03:44: refused. No call is being recorded. Choose again.',
    ],
    [{ ...last, state: 'unknown' }, 'Stop recording, 14:03:44: unknown.'],
  ])('is one line that is read out', (order, line) => {
    show('Recording', { control: { ...ALL, last: order } });
    const told = screen.getByText(line);
    expect(told.getAttribute('aria-live')).toBe('polite');
    expect(told.closest('details')).toBeNull();
  });

  it('is gone after two minutes', () => {
    show('Recording', {
      control: { ...ALL, last: { ...last, at: NOW - 120_000, state: 'sending' } },
    });
    expect(screen.queryByText(/sending/)).toBeNull();
  });
});

describe('a pause that will not lift', () => {
  const claim = protectedClaim(NOW, {
    word: 'Partly recording',
    reasons: [{ kind: 'pause-will-not-lift' }],
  });
  const showStuck = (control: ControlView) => {
    const props = propsOf('Partly recording');
    render(<RecorderScreen {...props} claim={claim} view={viewOf(claim, { control })} />);
    return props;
  };

  it('puts Start recording among the main actions, once, and sends it at once', () => {
    const props = showStuck(ALL);
    const start = button('Start recording');
    expect(start.closest('[role="group"]')?.getAttribute('aria-label')).toBe('Recording control');
    expect(start.classList.contains('button-primary')).toBe(true);
    fireEvent.click(start);
    expect(props.actions.onOrder.mock.calls).toEqual([
      [{ request: 'StartRecording', endsProtection: false }],
    ]);
  });

  it('does not do so where starting is not allowed', () => {
    showStuck({ allowed: ['StopRecording'], note: false });
    expect(screen.queryByRole('button', { name: 'Start recording' })).toBeNull();
  });
});

describe('a note', () => {
  const add = (text: string) => {
    const box = screen.getByLabelText<HTMLTextAreaElement>('Note for the recorder’s log');
    fireEvent.input(box, { target: { value: text } });
    press('Add note');
    return box;
  };

  it('is sent without blanks around it, and its box emptied once it was taken', async () => {
    const { props } = show('Recording', { control: { allowed: [], note: true } });
    const box = add('  Customer calls back ');
    expect(props.actions.onNote.mock.calls).toEqual([['Customer calls back']]);
    await waitFor(() => expect(box.value).toBe(''));
    expect(screen.getByText(/^Note taken/)).toBeTruthy();
  });

  it('stays in its box when it was not taken', async () => {
    const props = propsOf('Recording', { control: { allowed: [], note: true } });
    let refuse: (taken: boolean) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => (refuse = resolve));
    props.actions.onNote.mockReturnValue(answered);
    render(<RecorderScreen {...props} />);
    const box = add('4111');
    refuse(false);
    await answered;
    expect(box.value).toBe('4111');
    expect(screen.queryByText(/^Note taken/)).toBeNull();
  });

  it('that is empty is not sent', () => {
    const { props } = show('Recording', { control: { allowed: [], note: true } });
    add('   ');
    expect(props.actions.onNote).not.toHaveBeenCalled();
  });
});
