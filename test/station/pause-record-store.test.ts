import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PauseRecord } from '../../lib/recorder/state';
import { pauseRecordStore } from '../../lib/station/pause-record-store';

/** Every member there is: what the core writes down must be read again, or a pause is forgotten. */
const FULL: Required<PauseRecord> = {
  act: 'act-1',
  startedAt: 1_800_000_000_000,
  audio: true,
  desktop: true,
  lifted: true,
  quarantineUntil: 1_800_000_128_000,
  latePauseUntil: 1_800_000_129_000,
};

describe('the durable pause record', () => {
  it('is read as it was written, with every member it can have', async () => {
    await pauseRecordStore.save(FULL);
    expect(await pauseRecordStore.load()).toEqual(FULL);
  });

  it('is read as it was written with the fewest members', async () => {
    const { act, startedAt, audio, desktop } = FULL;
    await pauseRecordStore.save({ act, startedAt, audio, desktop });
    expect(await pauseRecordStore.load()).toEqual({ act, startedAt, audio, desktop });
  });

  it('is gone once it was cleared', async () => {
    await pauseRecordStore.save(FULL);
    await pauseRecordStore.save(undefined);
    expect(await pauseRecordStore.load()).toBeUndefined();
  });
});
