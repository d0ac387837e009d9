/** All files of a roll-out, generated from one settings file. */
import { macosFiles } from './macos';
import { chromiumPolicies, firefoxPolicies, ownPolicy } from './policies';
import type { RollOut } from './policies';
import { jsonText, managedSchema, settingsSchema } from './schemas';
import { windowsFiles } from './windows';

/** The policy file for Chrome, Edge and Chromium on Linux. */
export function linuxChromium(rollOut: RollOut): object {
  const own = { extensions: { [rollOut.chromium.id]: ownPolicy(rollOut) } };
  return { ...chromiumPolicies(rollOut), '3rdparty': own };
}

/** `policies.json` for Firefox, on any system. */
export function firefoxPoliciesFile(rollOut: RollOut): { readonly policies: object } {
  const own = { Extensions: { [rollOut.firefox.id]: ownPolicy(rollOut) } };
  return { policies: { ...firefoxPolicies(rollOut), '3rdparty': own } };
}

/** The text of every file, by its path below the folder they are written to. */
export function rollOutFiles(rollOut: RollOut): ReadonlyMap<string, string> {
  const below = (folder: string, files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text] as const);
  return new Map([
    ['settings.schema.json', jsonText(settingsSchema())],
    ['managed-schema.json', jsonText(managedSchema())],
    ['linux/chromium.json', jsonText(linuxChromium(rollOut))],
    ['linux/policies.json', jsonText(firefoxPoliciesFile(rollOut))],
    ...below('windows', windowsFiles(rollOut)),
    ...below('macos', macosFiles(rollOut)),
  ]);
}
