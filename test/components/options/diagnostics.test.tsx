// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { DiagnosticsRegion } from '../../../components/options/DiagnosticsRegion';
import type { Diagnostics } from '../../../lib/diagnostics';
import { createDiagnosis } from '../../../lib/view/diagnosis';
import { GOOD_SEAT } from '../../support/diagnostics';

afterEach(cleanup);

function show(reply: Diagnostics | undefined) {
  const files: { name: string; text: string }[] = [];
  const diagnosis = createDiagnosis({
    ask: async (_message, isReply) => (isReply(reply) ? reply : undefined),
    saveFile: (name, text) => void files.push({ name, text }),
  });
  render(<DiagnosticsRegion diagnosis={diagnosis} />);
  fireEvent.click(screen.getByRole('button', { name: 'Look at this seat' }));
  return files;
}

it('says of each part, in a word and a sentence, what was found', async () => {
  show({ ...GOOD_SEAT, desktop: 'no-login' });
  const list = await screen.findByRole('list', { name: 'What was found' });
  const items = within(list).getAllByRole('listitem');
  expect(items).toHaveLength(9);
  expect(items[6]?.textContent).toContain('It cannot be paused: its Windows login ID is missing.');
  expect(items[6]?.textContent).toContain('Failed');
});

it('shows all of the file before it is saved', async () => {
  const files = show(GOOD_SEAT);
  const text = await screen.findByLabelText('What the file holds');
  expect(files).toEqual([]);
  fireEvent.click(screen.getByText('Save the file'));
  expect(files).toHaveLength(1);
  expect(files[0]?.text).toBe(text.textContent);
  expect(JSON.parse(files[0]?.text ?? '')).toEqual(GOOD_SEAT);
});

it('says so when nobody answers', async () => {
  show(undefined);
  await waitFor(() => screen.getByText('The extension did not answer. Try again.'));
  expect(screen.queryByText('Save the file')).toBeNull();
});
