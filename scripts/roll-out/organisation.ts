/** What an organisation's settings file means for its own build. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { neededHosts } from '../../lib/settings/hosts';
import { readSettingsText } from '../../lib/settings/file';
import { resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import { takeWordsFrom } from '../../lib/words';
import { wordsIn, type Messages } from '../../test/words/words-in';

/** There is no browser to take the words of a fault from. */
const ENGLISH = fileURLToPath(new URL('../../public/_locales/en/messages.json', import.meta.url));

/** The settings in a file. Throws an error that names each fault when there is one. */
export function settingsIn(path: string): SettingsLayer {
  takeWordsFrom(wordsIn(JSON.parse(readFileSync(ENGLISH, 'utf8')) as Messages));
  const read = readSettingsText(readFileSync(path, 'utf8'));
  if (read.ok) return read.value;
  const faults = read.error.map((fault) => `\n  ${fault.path || path}: ${fault.message}`);
  throw new Error(`The settings in ${path} cannot be used:${faults.join('')}`);
}

/**
 * The hosts these settings need, as match patterns. A browser that installs an extension by policy
 * grants what stands in its manifest without a question, and nothing else.
 */
export function organisationHosts(layer: SettingsLayer): string[] {
  return neededHosts(resolveSettings([layer]));
}
