import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../lib/simulator/recorder';
import type { KeptState } from '../../lib/simulator/kept-state';

const AT = Date.parse('2026-03-09T14:00:00');
const options = { vendor: false, now: () => AT };
const ME = { user: 'practice' };
const PLACE = { Unit: '1', Port: '1' };

/** As it comes back from a store that keeps JSON. */
const stored = (kept: KeptState) => JSON.parse(JSON.stringify(kept)) as KeptState;

describe('a recorder that goes on from what was kept', () => {
  it('knows seats, calls, their tags, holds and pauses as before', () => {
    const before = createRecorder(options);
    before.ring(ME);
    before.answer('AssignField', { ...PLACE, fieldName: 'Account', fieldValue: '007' });
    before.secondCall(ME);
    before.answer('PauseRecording', PLACE);
    before.answer('DesktopPause', { User: 'practice' });
    before.ring({ extension: '4711' });
    const after = createRecorder(options, stored(before.kept()));
    expect(after.truth().ports).toEqual(before.truth().ports);
    expect(after.truth().desktops).toEqual(before.truth().desktops);
    expect(after.answer('GetURL', PLACE)).toEqual(before.answer('GetURL', PLACE));
  });

  it('gives no recording the name of an earlier one', () => {
    const before = createRecorder(options);
    before.ring(ME);
    const first = before.answer('GetURL', PLACE).URL;
    before.endCall(ME);
    const after = createRecorder(options, stored(before.kept()));
    after.ring(ME);
    expect(after.answer('GetURL', PLACE).URL).not.toBe(first);
  });

  it('keeps the pause of a call that is over', () => {
    const lasting = { ...options, pauseOutlastsCall: true };
    const before = createRecorder(lasting);
    before.ring(ME);
    before.answer('PauseRecording', PLACE);
    before.endCall(ME);
    const after = createRecorder(lasting, stored(before.kept()));
    expect(after.truth().ports).toEqual(before.truth().ports);
    after.answer('ResumeRecording', PLACE);
    expect(after.truth().archive).toHaveLength(1);
  });
});
