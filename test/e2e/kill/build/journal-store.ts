import { journalStore as real } from '../../../../lib/station/journal-store';
import { gated } from './gate';

export const journalStore: typeof real = {
  load: gated('reading the journal', () => real.load()),
  save: gated('writing the journal', (state) => real.save(state)),
};
