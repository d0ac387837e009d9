// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '../../../components/options/OptionsPage';
import { CHECK_STEPS } from '../../../lib/messages';
import type { CheckStep } from '../../../lib/messages';
import { createSettingsView, type SettingsView } from '../../../lib/view/settings-view';
import { contractOf, FakeBackground } from '../../view/settings-background';

let background: FakeBackground;
let files: string[];
let view: SettingsView;

beforeEach(() => {
  background = new FakeBackground();
  background.user = { service: { address: 'https://r.example.com/ECAPI.svc' } };
  files = [];
  view = createSettingsView({
    send: background.send,
    requestAccess: () => Promise.resolve(false),
    saveFile: (_, text) => files.push(text),
  });
});
afterEach(cleanup);

async function open() {
  render(<OptionsPage view={view} />);
  await view.load();
  return within(await screen.findByRole('region', { name: 'Service' }));
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const openPaste = () => {
  const details = screen.getByText('The service publishes no WSDL').closest('details');
  if (!details) throw new Error('There is no way in for a WSDL.');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  return screen.findByLabelText<HTMLTextAreaElement>('WSDL or exported contract');
};

describe('the steps of the check', () => {
  const steps: readonly CheckStep[] = CHECK_STEPS.map((step, index) => {
    if (index < 2) return { step, state: 'ok', what: `${step} is fine.` };
    if (index > 2) return { step, state: 'skipped', what: 'Not looked at.' };
    return {
      step,
      state: 'failed',
      what: 'Nothing answers.',
      who: 'network-admin',
      candidates: ['The name is mistyped.', 'The VPN is down.'],
    };
  });
  const problem = { what: 'Nothing answers.', meaning: 'No control.', action: 'Look.' };

  it('are a list, each with its name, a word for its state and what was found', async () => {
    background.check = { ok: false, problem, steps };
    await open();
    press('Check the service');
    const list = await screen.findByRole('list', { name: 'What was checked' });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(9);
    expect(items[0]?.textContent).toBe('✓AddressFineaddress is fine.');
    expect(items[2]?.textContent).toBe('✕ReachableFailedNothing answers.');
    expect(items[3]?.textContent).toBe('–Web serverSkippedNot looked at.');
    const marks = items.map((item) => item.querySelector('[aria-hidden]')?.textContent);
    expect(new Set(marks).size).toBe(3);
  });

  it('stay out of what is said aloud; the failure itself is in it, with all that may be behind it', async () => {
    background.check = { ok: false, problem, steps };
    const service = await open();
    press('Check the service');
    const told = (await service.findAllByText('Nothing answers.'))[0]?.closest('[role="status"]');
    expect(told?.textContent).toContain('The name is mistyped.');
    expect(told?.textContent).toContain('The VPN is down.');
    expect(told?.textContent).toContain('whoever looks after the network');
    expect(told?.textContent).not.toContain('Skipped');
  });

  it('say of a warning what to do, though the check as a whole is good', async () => {
    const warning: CheckStep = {
      step: 'wsdl',
      state: 'warning',
      what: 'No WSDL.',
      meaning: 'It was found by trying.',
      action: 'Publish it.',
      who: 'encore-admin',
    };
    background.check = { ok: true, unit: '1', port: '3', steps: [warning] };
    const service = await open();
    press('Check the service');
    await service.findByText('The service answered. Unit 1, port 3.');
    const item = service.getByText('No WSDL.').closest('li');
    expect(item?.textContent).toContain('Look at this');
    expect(item?.textContent).toContain('Publish it. For your Encore administrator.');
  });
});

describe('the contract', () => {
  it('is told in a line; what is missing is named with what is off', async () => {
    const off = 'Recordings are not linked.';
    background.contract = contractOf({ missing: [{ request: 'GetURL', off }] });
    await open();
    const part = within(screen.getByRole('group', { name: 'How requests are sent' }));
    part.getByText(/^Read from the service’s WSDL today .* · SOAP 1\.1 · 14 of 15 requests$/);
    expect(part.getByText('GetURL').closest('li')?.textContent).toContain(off);
  });

  it('is not there while no service can be reached', async () => {
    await open();
    expect(screen.queryByRole('group', { name: 'How requests are sent' })).toBeNull();
  });

  it('is read again and exported by a button each', async () => {
    background.contract = contractOf({ source: 'probed' });
    background.reading = { read: true, contract: contractOf({ file: '{"b":2}' }) };
    await open();
    press('Read the WSDL again');
    const said = await screen.findByText('The WSDL was read.');
    expect(said.getAttribute('role')).toBe('status');
    press('Export contract');
    expect(files).toEqual(['{"b":2}']);
  });

  it('that was pasted offers no reading of a WSDL', async () => {
    background.contract = contractOf({ source: 'pasted' });
    await open();
    expect(screen.queryByRole('button', { name: 'Read the WSDL again' })).toBeNull();
    screen.getByRole('button', { name: 'Export contract' });
  });

  it('says why the WSDL could not be read', async () => {
    const problem = { what: 'Its WSDL is switched off.', meaning: 'M.', action: 'Switch it on.' };
    background.contract = contractOf({ source: 'probed', problem });
    const service = await open();
    service.getByText('Its WSDL is switched off.');
    service.getByText('Switch it on.');
  });
});

describe('the way in for a WSDL that is not published', () => {
  it('is folded away, so that the page has one file input until it is wanted', async () => {
    await open();
    expect(document.querySelectorAll('input[type="file"]')).toHaveLength(1);
    await openPaste();
    expect(document.querySelectorAll('input[type="file"]')).toHaveLength(2);
  });

  it('takes a file through an input with a label of its own', async () => {
    await open();
    const box = await openPaste();
    const input = screen.getByLabelText('Open it as a file');
    fireEvent.change(input, { target: { files: [new File(['<definitions/>'], 'a.wsdl')] } });
    await waitFor(() => expect(box.value).toBe('<definitions/>'));
    await screen.findByText(/^a\.wsdl is in the box above/);
  });

  it('opens by itself over a fault, with what was typed still in it', async () => {
    await open();
    const box = await openPaste();
    fireEvent.input(box, { target: { value: '<html>Sign in</html>' } });
    background.pastedFault = 'A web page came instead of the WSDL.';
    const details = box.closest('details');
    if (details) details.open = false;
    if (details) fireEvent(details, new Event('toggle'));
    press('Save');
    const again = await screen.findByLabelText<HTMLTextAreaElement>('WSDL or exported contract');
    await waitFor(() => expect(again.getAttribute('aria-invalid')).toBe('true'));
    expect(again.value).toBe('<html>Sign in</html>');
    screen.getByRole('link', { name: 'WSDL or exported contract' });
  });

  it('is locked where the organisation has set it', async () => {
    background.managed = { service: { wsdl: '<definitions/>' } };
    await open();
    const box = await openPaste();
    expect(box.readOnly).toBe(true);
    expect(screen.queryByLabelText('Open it as a file')).toBeNull();
  });
});
