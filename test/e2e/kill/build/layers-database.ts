import * as real from '../../../../lib/settings/layers-database';
import { gated } from './gate';

export const readLayers: typeof real.readLayers = gated('reading the settings', () =>
  real.readLayers(),
);
export const writeLayer: typeof real.writeLayer = gated('writing the settings', (name, layer) =>
  real.writeLayer(name, layer),
);
