import { pauseRecordStore as real } from '../../../../lib/station/pause-record-store';
import { gated } from './gate';

export const pauseRecordStore: typeof real = {
  load: gated('reading the pause record', () => real.load()),
  save: gated(
    (record) => (record ? 'writing the pause record' : 'clearing the pause record'),
    (record) => real.save(record),
  ),
};
