// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { RecorderScreen } from '../../components/RecorderScreen';
import { STATUS_WORDS } from '../../lib/recorder/claim';
import { protectedClaim } from '../view/fakes';
import { NOW, show } from './screen';

afterEach(cleanup);

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const press = (name: string): boolean => fireEvent.click(button(name));
const GIVE_UP = 'The pause does not hold yet. Stop trying?';
const giveUp = () => screen.queryByRole('group', { name: GIVE_UP });
const REASON = 'Why was the pause needed?';

describe('Resume recording while the pause does not hold', () => {
  it('asks for a reason, and sends nothing before it is chosen', () => {
    const { props } = show('Not protected', { pauseWanted: { act: 'a', reasons: [] } });
    press('Resume recording');
    expect(props.actions.onResume).not.toHaveBeenCalled();
    expect(props.actions.onGiveUp).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(giveUp());
    press('Paid another way');
    expect(props.actions.onGiveUp.mock.calls).toEqual([['Paid another way']]);
    expect(props.actions.onResume).not.toHaveBeenCalled();
    expect(giveUp()).toBeNull();
    expect(document.activeElement).toBe(button('Resume recording'));
  });

  it('offers the reasons of the settings where there are any', () => {
    show('Not protected', { pauseWanted: { act: 'a', reasons: ['Card', 'Health'] } });
    press('Resume recording');
    const answers = within(screen.getByRole('group', { name: GIVE_UP })).getAllByRole('button');
    expect(answers.map((each) => each.textContent)).toEqual(['Card', 'Health', 'Keep trying']);
  });

  it('asks without reasons where none could be kept', () => {
    const { props } = show('Not protected', { pauseWanted: { reasons: [] } });
    press('Resume recording');
    press('Stop trying');
    expect(props.actions.onGiveUp.mock.calls).toEqual([[undefined]]);
  });

  it('keeps trying when told so', () => {
    const { props } = show('Not protected', { pauseWanted: { act: 'a', reasons: [] } });
    press('Resume recording');
    press('Keep trying');
    expect(giveUp()).toBeNull();
    expect(props.actions.onGiveUp).not.toHaveBeenCalled();
  });

  it('is void once the pause holds, and does not come back by itself', () => {
    const { props, rerender } = show('Not protected', { pauseWanted: { act: 'a', reasons: [] } });
    press('Resume recording');
    rerender(<RecorderScreen {...props} claim={protectedClaim(NOW)} />);
    expect(giveUp()).toBeNull();
    rerender(<RecorderScreen {...props} claim={protectedClaim(NOW, { word: 'Not protected' })} />);
    expect(giveUp()).toBeNull();
  });
});

it.each(STATUS_WORDS.filter((word) => word !== 'Not protected' && word !== 'Not set up'))(
  'Resume recording asks nothing while %s stands',
  (word) => {
    const { props } = show(word, { pauseWanted: { act: 'a', reasons: [] } });
    press('Resume recording');
    expect(props.actions.onResume).toHaveBeenCalledTimes(1);
    expect(giveUp()).toBeNull();
  },
);

describe('the reason of a pause', () => {
  it('is a button for each that is listed', () => {
    const { props } = show('Protected', {
      reasonQuestion: { act: 'a', reasons: ['Card', 'Health'], required: true },
    });
    const region = screen.getByRole('region', { name: REASON });
    expect(
      within(region)
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual(['Card', 'Health']);
    press('Health');
    expect(props.actions.onReason.mock.calls).toEqual([['a', 'Health']]);
  });

  it('is typed where none is listed, and never sent empty', () => {
    const { props } = show('Protected', {
      reasonQuestion: { act: 'a', reasons: [], required: true },
    });
    const box = screen.getByLabelText<HTMLInputElement>('Reason');
    expect(box.maxLength).toBe(120);
    fireEvent.input(box, { target: { value: '  ' } });
    press('Give reason');
    expect(props.actions.onReason).not.toHaveBeenCalled();
    fireEvent.input(box, { target: { value: ' Card number ' } });
    press('Give reason');
    expect(props.actions.onReason.mock.calls).toEqual([['a', 'Card number']]);
  });

  it('is read out and takes no focus', () => {
    show('Protected', { reasonQuestion: { act: 'a', reasons: ['Card'], required: false } });
    expect(screen.getByText(REASON).getAttribute('aria-live')).toBe('polite');
    expect(document.activeElement).toBe(document.body);
  });

  it('can be put off where it is not demanded, until the next pause', () => {
    const { props, rerender } = show('Protected', {
      reasonQuestion: { act: 'a', reasons: ['Card'], required: false },
    });
    press('Not now');
    expect(screen.queryByText(REASON)).toBeNull();
    const reasonQuestion = { act: 'b', reasons: ['Card'], required: false };
    rerender(<RecorderScreen {...props} view={{ ...props.view, reasonQuestion }} />);
    expect(screen.getByText(REASON)).toBeTruthy();
  });
});
