import type { SettingsFault } from '../messages';
import { err, type Result } from '../result';
import { checkLayer } from './check';
import { readSettingsText } from './file';
import type { SettingsLayer } from './schema';
import { say } from '../words';

/**
 * The policy's own key for all settings in one text, a settings file as it is exported. Chromium
 * silently leaves out of a policy what its schema does not expect, down to a whole group for one
 * value of another type; a text arrives as it was written, and is refused whole with its faults.
 */
export const WHOLE_POLICY = 'settings';

/** What of `browser.storage.managed` is needed to read the organisation's policy. */
export interface ManagedArea {
  get(): Promise<unknown>;
}

/**
 * Reads the organisation's policy. `{}` where there is none: Chromium answers that itself, while
 * Firefox rejects with "Managed storage manifest not found" (observed in Firefox ESR 140). Any
 * other failure is passed on as a rejection, for it must not unlock what was managed.
 *
 * In Chromium the first call after the browser's start takes about three seconds: never wait for it
 * before doing something else.
 */
export async function readPolicy(area: ManagedArea | undefined): Promise<unknown> {
  if (area === undefined) return {};
  try {
    return await area.get();
  } catch (error) {
    if (/manifest not found/i.test(String(error))) return {};
    throw error;
  }
}

/**
 * The organisation's layer of settings from what the browser holds: either groups of settings, as
 * in a settings file, or all of them as one text under `settings`. Answers the layer, or every
 * fault with its path; a policy with one fault is refused whole.
 */
export function policyLayer(policy: unknown): Result<SettingsLayer, SettingsFault[]> {
  if (typeof policy !== 'object' || policy === null || !(WHOLE_POLICY in policy)) {
    return checkLayer(unfolded(policy));
  }
  const { [WHOLE_POLICY]: whole, ...others } = policy as Record<string, unknown>;
  if (typeof whole !== 'string') return refuse(say('policy_no_text'));
  if (Object.keys(others).length > 0) {
    return refuse(say('policy_not_alone', Object.keys(others).join()));
  }
  const read = readSettingsText(whole, 'text');
  if (read.ok) return read;
  return err(read.error.map((each) => (each.path === '' ? { ...each, path: WHOLE_POLICY } : each)));
}

function refuse(message: string): Result<never, SettingsFault[]> {
  return err([{ path: WHOLE_POLICY, message }]);
}

/**
 * A list in Chromium's policy holds one type. So sources, which are texts or groups, stand there as
 * texts, and a group as its JSON, which no selector looks like.
 */
function unfolded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => unfolded(groupIn(each)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, unfolded(each)]),
  );
}

function groupIn(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
