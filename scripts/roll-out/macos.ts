/** Policies for macOS: configuration profiles, as a device management hands them out. */
import { createHash } from 'node:crypto';
import { chromiumPolicies, firefoxPolicies, ownPolicy } from './policies';
import type { RollOut } from './policies';

/** A value of a property list. */
type Value = string | boolean | number | readonly Value[] | { readonly [key: string]: Value };

interface Payload {
  /** The preference domain the browser reads. */
  readonly domain: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const ORGANISATION = 'com.example.encore-recording-control';

/** Files by their name. */
export function macosFiles(rollOut: RollOut): Readonly<Record<string, string>> {
  const chromium = (domain: string): Payload[] => [
    { domain, values: chromiumPolicies(rollOut) },
    { domain: `${domain}.extensions.${rollOut.chromium.id}`, values: ownPolicy(rollOut) },
  ];
  const firefox = {
    EnterprisePoliciesEnabled: true,
    ...firefoxPolicies(rollOut),
    '3rdparty': { Extensions: { [rollOut.firefox.id]: ownPolicy(rollOut) } },
  };
  return {
    'chrome.mobileconfig': profile('Chrome', chromium('com.google.Chrome')),
    'edge.mobileconfig': profile('Edge', chromium('com.microsoft.Edge')),
    'firefox.mobileconfig': profile('Firefox', [
      { domain: 'org.mozilla.firefox', values: firefox },
    ]),
  };
}

function profile(browser: string, payloads: readonly Payload[]): string {
  const name = `Encore Recording Control in ${browser}`;
  const identifier = `${ORGANISATION}.${browser.toLowerCase()}`;
  return plist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadScope: 'System',
    PayloadIdentifier: identifier,
    PayloadUUID: uuidOf(identifier),
    PayloadDisplayName: name,
    PayloadContent: payloads.map(({ domain, values }) => ({
      PayloadType: domain,
      PayloadVersion: 1,
      PayloadIdentifier: `${identifier}.${domain}`,
      PayloadUUID: uuidOf(`${identifier}.${domain}`),
      PayloadDisplayName: name,
      ...asValues(values),
    })),
  });
}

/** The same for the same name, so that a profile made again replaces the one before. */
function uuidOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex').toUpperCase();
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `5${digits.slice(13, 16)}`];
  return [...parts, `A${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}

function asValues(values: Readonly<Record<string, unknown>>): Readonly<Record<string, Value>> {
  // Policies are JSON without null, which is what a property list can hold.
  return JSON.parse(JSON.stringify(values)) as Record<string, Value>;
}

function plist(value: Value): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...linesOf(value),
    '</plist>',
    '',
  ].join('\n');
}

function linesOf(value: Value): string[] {
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  if (typeof value === 'string') return [`<string>${escaped(value)}</string>`];
  if (typeof value === 'number') return [`<integer>${value}</integer>`];
  if (typeof value === 'boolean') return [value ? '<true/>' : '<false/>'];
  if (isList(value)) return ['<array>', ...indented(value.flatMap(linesOf)), '</array>'];
  const entries = Object.entries(value).flatMap(([key, each]) => [
    `<key>${escaped(key)}</key>`,
    ...linesOf(each),
  ]);
  return ['<dict>', ...indented(entries), '</dict>'];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
