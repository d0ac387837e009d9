import { BROKEN_CLAIMS } from './broken-claims';
import { BROKEN_PAUSES } from './broken-pauses';
import { BROKEN_RESUMES } from './broken-resumes';
import { BROKEN_WRITES } from './broken-writes';
import type { BrokenVersion } from './version';

export const BROKEN_VERSIONS: readonly BrokenVersion[] = [
  ...BROKEN_CLAIMS,
  ...BROKEN_PAUSES,
  ...BROKEN_RESUMES,
  ...BROKEN_WRITES,
];
