/** Brings its own words, for a broken version is a bundle of its own. */
import '../words/english';
import { makeClaim } from '../../lib/recorder/make-claim';
import { createRunner } from '../../lib/station/runner';

/** What is checked: the real line with the real core, or a version that was broken on purpose. */
export interface Product {
  readonly createRunner: typeof createRunner;
  readonly makeClaim: typeof makeClaim;
}

export const PRODUCT: Product = { createRunner, makeClaim };
