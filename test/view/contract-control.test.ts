import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsView, type SettingsView } from '../../lib/view/settings-view';
import { contractOf, FakeBackground } from './settings-background';

let background: FakeBackground;
let files: { name: string; text: string }[];
let view: SettingsView;

beforeEach(() => {
  background = new FakeBackground();
  background.user = { service: { address: 'https://r.example.com/ECAPI.svc' } };
  files = [];
  view = createSettingsView({
    send: background.send,
    requestAccess: () => Promise.resolve(true),
    saveFile: (name, text) => files.push({ name, text }),
  });
});

const readings = () => background.sent.filter(({ type }) => type === 'read-contract').length;
const PROBLEM = { what: 'No WSDL.', meaning: 'Not known.', action: 'Ask.' };

describe('reading the contract', () => {
  it('puts what was read in place, and says so', async () => {
    background.contract = contractOf({ source: 'probed' });
    await view.load();
    background.reading = { read: true, contract: contractOf() };
    await view.contract.read();
    expect(view.contract.contract.value?.source).toBe('wsdl');
    expect(view.contract.reading.value).toBe('done');
  });

  it.each([
    ['failed', { read: true, contract: contractOf({ problem: PROBLEM }) }],
    ['busy', { read: false }],
  ] as const)('says when it %s', async (state, reading) => {
    background.contract = contractOf();
    background.reading = reading;
    await view.load();
    await view.contract.read();
    expect(view.contract.reading.value).toBe(state);
    expect(view.contract.contract.value?.source).toBe('wsdl');
  });

  it('says when no answer came', async () => {
    await view.load();
    background.silent = true;
    await view.contract.read();
    expect(view.contract.reading.value).toBe('lost');
  });

  it('waits by itself for the first reading of a service, and says nothing of it', async () => {
    background.contract = contractOf({ source: 'assumed' });
    background.reading = { read: true, contract: contractOf() };
    await view.load();
    await vi.waitFor(() => expect(view.contract.contract.value?.source).toBe('wsdl'));
    expect(view.contract.reading.value).toBe('idle');
    expect(readings()).toBe(1);
  });

  it('does not ask by itself where there is nothing to wait for', async () => {
    background.contract = contractOf({ source: 'assumed', problem: PROBLEM });
    await view.load();
    background.contract = contractOf();
    await view.load();
    expect(readings()).toBe(0);
  });

  it('shows what a check of the service read on its way', async () => {
    await view.load();
    background.contract = contractOf();
    await view.checkService();
    expect(view.contract.contract.value?.source).toBe('wsdl');
  });
});

describe('the contract as a file', () => {
  it('is handed out as it is', async () => {
    background.contract = contractOf({ file: '{"a":1}\n' });
    await view.load();
    view.contract.export();
    expect(files).toEqual([{ name: 'encore-recording-control-contract.json', text: '{"a":1}\n' }]);
  });

  it('comes into the form, and in force only by saving', async () => {
    await view.load();
    await view.contract.open(new File(['<definitions/>'], 'ecapi.wsdl'));
    expect(view.draft.value?.wsdl).toBe('<definitions/>');
    expect(view.contract.opened.value).toEqual({
      words: 'ecapi.wsdl is in the box above. Save to put it in force.',
      failed: false,
    });
    expect(background.user.service?.wsdl).toBeUndefined();
    await view.save();
    expect(background.user.service?.wsdl).toBe('<definitions/>');
  });

  it('that cannot be used leaves alone what was typed', async () => {
    await view.load();
    view.edit('service.wsdl', { wsdl: 'typed' });
    await view.contract.open({ name: 'big.xml', size: 5e6, text: () => Promise.resolve('x') });
    expect(view.contract.opened.value).toMatchObject({ failed: true });
    await view.contract.open({
      name: 'gone.xml',
      size: 5,
      text: () => Promise.reject(new Error()),
    });
    expect(view.contract.opened.value?.words).toContain('gone.xml could not be read');
    expect(view.draft.value?.wsdl).toBe('typed');
  });
});

describe('the box for a pasted WSDL', () => {
  it('is empty while the WSDL is read from the service, and emptied to go back to that', async () => {
    background.user = { service: { wsdl: '<definitions/>' } };
    await view.load();
    expect(view.draft.value?.wsdl).toBe('<definitions/>');
    view.edit('service.wsdl', { wsdl: '  ' });
    await view.save();
    expect(background.user.service?.wsdl).toBe('auto');
    expect(view.draft.value?.wsdl).toBe('');
    expect(view.dirty.value).toBe(false);
  });

  it('keeps what was refused, with the reason', async () => {
    await view.load();
    background.pastedFault = 'A web page came.';
    view.edit('service.wsdl', { wsdl: '<html/>' });
    await view.save();
    expect(view.faults.value).toEqual([{ path: 'service.wsdl', message: 'A web page came.' }]);
    expect(view.draft.value?.wsdl).toBe('<html/>');
  });
});
