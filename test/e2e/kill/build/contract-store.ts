import { contractStore as real } from '../../../../lib/station/contract-store';
import { gated } from './gate';

export const contractStore: typeof real = {
  load: gated('reading the contract', (address) => real.load(address)),
  save: gated('writing the contract', (address, kept) => real.save(address, kept)),
};
