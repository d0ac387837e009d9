// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { RecorderScreen } from '../../components/RecorderScreen';
import { viewOf } from '../view/fakes';
import { propsOf, show } from './screen';

afterEach(cleanup);

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('a question about a second account', () => {
  const question = { id: 'q7', column: 'ACCOUNT_NO', tagged: '1001', offered: '1002' };
  const tag = {
    column: 'ACCOUNT_NO',
    value: '1001',
    siteName: 'CRM',
    id: 'tag-1',
    ofEarlierCall: false,
    mayWithdraw: false,
    state: 'offered',
  } as const;

  it('asks in one sentence and carries the answer', () => {
    const { props } = show('Recording', { question, tags: [tag] });
    const group = screen.getByRole('group', {
      name: 'This call is tagged 1001. Assign 1002 instead?',
    });
    fireEvent.click(within(group).getByRole('button', { name: 'Assign field' }));
    fireEvent.click(within(group).getByRole('button', { name: 'Keep 1001' }));
    expect(props.actions.onAnswer.mock.calls).toEqual([
      ['q7', true],
      ['q7', false],
    ]);
    expect(props.actions.onAssign).not.toHaveBeenCalled();
  });

  it('is the only thing that can be assigned while it stands', () => {
    show('Recording', { question, tags: [tag] });
    expect(screen.getAllByRole('button', { name: 'Assign field' })).toHaveLength(1);
  });

  it('appears in a part of the page that is read out', () => {
    const { container } = show('Recording', { question });
    const live = [...container.querySelectorAll('[aria-live="polite"]')];
    expect(live.some((each) => each.textContent.includes('Assign 1002 instead?'))).toBe(true);
  });
});

describe('tags', () => {
  it('are listed with their state in a word', () => {
    const tag = {
      column: 'caseNumber',
      value: '007',
      siteName: 'CRM',
      id: 'tag-1',
      ofEarlierCall: false,
      mayWithdraw: false,
      state: 'unknown',
    } as const;
    show('Recording', { tags: [tag] });
    const region = screen.getByRole('region', { name: 'Tags' });
    expect(within(region).getByRole('listitem').textContent).toMatch(
      /^Case number from CRM Unknown 007/,
    );
    expect(within(region).queryByRole('button', { name: 'Assign field' })).toBeNull();
  });

  it('that wait can be assigned', () => {
    const tag = {
      column: 'caseNumber',
      value: '007',
      siteName: 'CRM',
      id: 'tag-1',
      ofEarlierCall: false,
      mayWithdraw: false,
      state: 'offered',
    } as const;
    const { props } = show('Recording', { tags: [tag] });
    fireEvent.click(button('Assign field'));
    expect(props.actions.onAssign).toHaveBeenCalledTimes(1);
  });
});

describe('the link', () => {
  const link = { url: 'https://r.example/p?a=1&b=2', state: 'kept', callEnded: false } as const;

  it('is shown whole, can be copied, and says when and where it plays', () => {
    const { props } = show('Recording', { link });
    const region = screen.getByRole('region', { name: 'Recording link' });
    expect(region.textContent).toContain(link.url);
    expect(region.textContent).toContain('It plays after the call ends.');
    expect(region.textContent).toContain('Internet Explorer 11');
    fireEvent.click(button('Copy link'));
    expect(props.actions.onCopy).toHaveBeenCalledTimes(1);
  });

  it('says that it was copied, and only then', () => {
    const { props, rerender } = show('Recording', { link });
    expect(screen.queryByText('Copied')).toBeNull();
    rerender(<RecorderScreen {...props} copied={link.url} />);
    expect(screen.getByText('Copied')).toBeTruthy();
  });
});

describe('the keys', () => {
  it('are shown as they are bound, the pause first, and how to bind one that is not', () => {
    show('Recording', {
      keys: [
        { command: 'resume-recording', description: '', shortcut: 'Alt+R' },
        { command: 'secure-pause', description: '', shortcut: '' },
        { command: '_execute_action', description: '', shortcut: '' },
      ],
    });
    const region = screen.getByRole('region', { name: 'Keys' });
    expect(
      within(region)
        .getAllByRole('definition')
        .map((key) => key.textContent),
    ).toEqual(['no key bound', 'Alt+R']);
    expect(region.textContent).toContain('choose Keyboard shortcuts');
  });
});

describe('not set up', () => {
  it('says what to do, with one button', () => {
    const props = propsOf('Not set up', { missingHosts: ['https://crm.example.com/*'] });
    const claim = { ...props.claim, reasons: [{ kind: 'no-address' }] as const };
    render(<RecorderScreen {...props} claim={claim} />);
    expect(screen.getAllByRole('button').map((each) => each.textContent)).toEqual(['Set up']);
    fireEvent.click(button('Set up'));
    expect(props.actions.onSetUp).toHaveBeenCalledTimes(1);
  });

  it('asks the browser for the missing addresses within the click', () => {
    const missingHosts = ['https://encore.example.com/*'];
    const props = propsOf('Not set up', { missingHosts });
    const claim = { ...props.claim, reasons: [{ kind: 'no-access' }] as const };
    render(<RecorderScreen {...props} claim={claim} />);
    expect(screen.getAllByRole('button').map((each) => each.textContent)).toEqual(['Allow access']);
    fireEvent.click(button('Allow access'));
    expect(props.actions.onAllow).toHaveBeenCalledWith(missingHosts);
  });

  it('asks for them also while a pause is left from before', () => {
    const missingHosts = ['https://encore.example.com/*'];
    const props = propsOf('Not set up', { missingHosts });
    const stranded = { kind: 'stranded-pause', since: props.claim.since } as const;
    const claim = { ...props.claim, reasons: [{ kind: 'no-access' }, stranded] as const };
    render(<RecorderScreen {...props} claim={claim} />);
    expect(button('Allow access')).toBeTruthy();
  });

  it('does not hide the controls when only a CRM address is missing', () => {
    show('Recording', { missingHosts: ['https://crm.example.com/*'] });
    expect(button('Allow access')).toBeTruthy();
    expect(button('Secure pause')).toBeTruthy();
  });
});

describe('an unencrypted address', () => {
  it('is warned of for as long as it is used', () => {
    const { rerender, props } = show('Recording', { unencrypted: true });
    expect(screen.getByText(/is not encrypted/)).toBeTruthy();
    rerender(<RecorderScreen {...props} view={viewOf(props.claim)} />);
    expect(screen.queryByText(/is not encrypted/)).toBeNull();
  });
});

describe('the markup', () => {
  it('carries no style attribute, which the content security policy would block', () => {
    const { container } = show('Protected', { unencrypted: true });
    expect(container.querySelectorAll('[style]')).toHaveLength(0);
  });
});
