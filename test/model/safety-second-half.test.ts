import { it } from 'vitest';
import { LONG_MS } from './run-by';
import { checkHalf } from './safety';

it('no promise is broken in the other half of the worlds either', () => checkHalf(1), LONG_MS);
