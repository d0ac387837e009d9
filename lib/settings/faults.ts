import * as v from 'valibot';
import type { SettingsFault } from '../messages';

const Faults = v.array(v.object({ path: v.string(), message: v.string() }));

/** A list of faults as it was stored; empty where it is none. */
export function readFaults(stored: unknown): readonly SettingsFault[] {
  const read = v.safeParse(Faults, stored);
  return read.success ? read.output : [];
}
