// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '../../../components/options/OptionsPage';
import { lookupFileText, readLookupFile } from '../../../lib/view/lookup-file';
import { createSettingsView, type SettingsView } from '../../../lib/view/settings-view';
import { FakeBackground } from '../../view/settings-background';

const PEOPLE = 20_000;
/** Every thousandth has neither login nor extension. */
const lineOf = (index: number) =>
  index % 1000 === 15 ? `user${index},,` : `user${index},ACME\\user${index},${index}`;
const csv = (lines: readonly string[]) =>
  new File([['key,windowsLogin,extension', ...lines].join('\n')], 'people.csv');

let background: FakeBackground;
let view: SettingsView;
let saved: { name: string; text: string }[];

beforeEach(async () => {
  background = new FakeBackground();
  background.user = { identity: { by: 'lookup' } };
  saved = [];
  view = createSettingsView({
    send: background.send,
    requestAccess: () => Promise.resolve(true),
    saveFile: (name, text) => saved.push({ name, text }),
    lookupFiles: { read: readLookupFile, text: lookupFileText },
  });
  render(<OptionsPage view={view} />);
  await view.load();
  await screen.findByRole('region', { name: 'Identity' });
});
afterEach(cleanup);

const identity = () => within(screen.getByRole('region', { name: 'Identity' }));
const press = (name: string) => fireEvent.click(identity().getByRole('button', { name }));
const table = () => background.user.identity?.lookup?.table ?? [];
const choose = (file: File) =>
  fireEvent.change(screen.getByLabelText('Import a lookup table'), { target: { files: [file] } });

describe('importing a lookup table', () => {
  it('of 20,000 people: progress, bad lines by number, nothing applied until told', async () => {
    choose(csv(Array.from({ length: PEOPLE }, (_, index) => lineOf(index))));
    const progress = identity().getByRole<HTMLProgressElement>('progressbar');
    const seen = new Set<number>();
    const usable: string[] = [];
    const look = new MutationObserver(() => {
      if (!progress.isConnected || seen.has(progress.value)) return;
      seen.add(progress.value);
      // The page takes what is typed between two parts.
      const login = screen.getByLabelText<HTMLInputElement>('Address of the Web API');
      fireEvent.input(login, { target: { value: `https://r${seen.size}.example.com/` } });
      usable.push(view.draft.value?.address ?? '');
    });
    look.observe(document.body, { subtree: true, attributes: true, childList: true });
    await identity().findByText('19,980 people can be imported.', {}, { timeout: 10_000 });
    look.disconnect();
    expect(seen.size).toBeGreaterThan(5);
    expect(usable.at(-1)).toBe(`https://r${seen.size}.example.com/`);
    view.discard();

    identity().getByText('20 lines cannot be used.');
    identity().getByText('Nothing has been imported yet.');
    const bad = identity().getAllByText(/^line \d+: no login and no extension$/);
    expect(bad).toHaveLength(20);
    expect(bad[0]?.textContent).toBe('line 17: no login and no extension');
    expect(table()).toEqual([]);

    press('Import the others');
    await identity().findByText('Imported people.csv.', {}, { timeout: 10_000 });
    expect(table()).toHaveLength(19_980);
    expect(table()[7]).toEqual({ key: 'user7', windowsLogin: 'ACME\\user7', extension: '7' });
    identity().getByText('19,980 people are in the table.');
  }, 30_000);

  it('applies nothing when the person would rather mend the file', async () => {
    choose(csv(['ann,,', 'bob,ACME\\bob,007']));
    await identity().findByText('1 person can be imported.');
    press('Do not import');
    expect(identity().queryByText(/can be imported/)).toBeNull();
    expect(table()).toEqual([]);
  });

  it('stores all or nothing', async () => {
    choose(csv(['ann,ACME\\ann,1', 'bob,ACME\\bob,2']));
    await identity().findByText('2 people can be imported.');
    background.silent = true;
    press('Import them');
    await identity().findByText('people.csv was refused. Nothing has changed.');
    expect(table()).toEqual([]);
  });

  it('refuses a file that is none, with what its first line lacks', async () => {
    choose(new File(['name;age\nann;7'], 'people.csv'));
    await identity().findByText(/No column says whom the CRM names/);
  });

  it('leaves the table where it is when the form is saved, and out of every report', async () => {
    choose(csv(['ann,ACME\\ann,007']));
    await identity().findByText('1 person can be imported.');
    press('Import them');
    await identity().findByText('Imported people.csv.');
    view.edit('service.timeoutSeconds', { timeoutSeconds: '5' });
    await view.save();
    expect(background.user.service).toEqual({ timeoutSeconds: 5 });
    expect(table()).toEqual([{ key: 'ann', windowsLogin: 'ACME\\ann', extension: '007' }]);
    expect(view.report.value?.settings.identity.lookup.table).toEqual([]);
    expect(JSON.stringify(view.report.value?.layer)).not.toContain('ann');
  });

  it('is handed out in the same form, and with the settings file', async () => {
    choose(csv(['ann,ACME\\ann,007']));
    await identity().findByText('1 person can be imported.');
    press('Import them');
    await identity().findByText('Imported people.csv.');
    press('Export the lookup table');
    await waitFor(() => expect(saved).toHaveLength(1));
    await view.exportFile();
    expect(saved[0]?.name).toMatch(/\.csv$/);
    expect(saved[0]?.text).toContain('ann,ACME\\ann,007');
    expect(saved[1]?.text).toContain('"extension": "007"');
  });
});
