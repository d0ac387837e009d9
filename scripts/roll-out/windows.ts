/** Policies for Windows: registry files, for Group Policy Preferences, and a script for Intune. */
import { chromiumPolicies, firefoxPolicies, ownPolicy } from './policies';
import type { RollOut } from './policies';

/** One value in the registry: text, a switch (`REG_DWORD`) or lines (`REG_MULTI_SZ`). */
interface RegistryValue {
  readonly key: string;
  readonly name: string;
  readonly value: string | boolean | readonly string[];
}

const MACHINE = 'HKEY_LOCAL_MACHINE';
const CHROME = String.raw`SOFTWARE\Policies\Google\Chrome`;
const EDGE = String.raw`SOFTWARE\Policies\Microsoft\Edge`;
const FIREFOX = String.raw`SOFTWARE\Policies\Mozilla\Firefox`;

/** Files by their name. */
export function windowsFiles(rollOut: RollOut): Readonly<Record<string, string>> {
  const chrome = chromiumValues(CHROME, rollOut);
  const edge = chromiumValues(EDGE, rollOut);
  const firefox = firefoxValues(rollOut);
  return {
    'chrome.reg': registryFile(chrome),
    'edge.reg': registryFile(edge),
    'firefox.reg': registryFile(firefox),
    'intune.ps1': script([...chrome, ...edge, ...firefox]),
  };
}

/** Groups are JSON in a text; the extension's own values have a key of their own. */
function chromiumValues(key: string, rollOut: RollOut): RegistryValue[] {
  const own = below(key, '3rdparty', 'extensions', rollOut.chromium.id, 'policy');
  const policies = Object.entries(chromiumPolicies(rollOut)).map(([name, value]) => ({
    ...{ key, name, value: typeof value === 'string' ? value : JSON.stringify(value) },
  }));
  return [...policies, ...valuesAt(own, ownPolicy(rollOut))];
}

/** Groups are keys of their own, but for the extensions' settings, which are JSON in lines. */
function firefoxValues(rollOut: RollOut): RegistryValue[] {
  const { ExtensionSettings, ...others } = firefoxPolicies(rollOut);
  const own = below(FIREFOX, '3rdparty', 'Extensions', rollOut.firefox.id);
  return [
    { key: FIREFOX, name: 'ExtensionSettings', value: [JSON.stringify(ExtensionSettings)] },
    ...valuesAt(FIREFOX, others),
    ...valuesAt(own, ownPolicy(rollOut)),
  ];
}

/** Groups and lists become keys, their parts values; the parts of a list are counted from 1. */
function valuesAt(key: string, values: object): RegistryValue[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]): RegistryValue[] => {
    if (typeof value === 'string' || typeof value === 'boolean') return [{ key, name, value }];
    if (typeof value !== 'object' || value === null) throw new Error(`No text or switch: ${name}`);
    const parts = Array.isArray(value)
      ? value.map((each: unknown, at) => [at + 1, each])
      : undefined;
    return valuesAt(below(key, name), parts ? (Object.fromEntries(parts) as object) : value);
  });
}

function below(key: string, ...names: readonly string[]): string {
  return [key, ...names].join('\\');
}

/** Lines end as Windows writes them; all is ASCII, so that no encoding matters. */
function registryFile(values: readonly RegistryValue[]): string {
  const keys = [...new Set(values.map(({ key }) => key))];
  const blocks = keys.map((key) => [
    `[${MACHINE}\\${key}]`,
    ...values.filter((each) => each.key === key).map(registryLine),
  ]);
  const lines = [
    'Windows Registry Editor Version 5.00',
    ...blocks.flatMap((block) => ['', ...block]),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function registryLine({ name, value }: RegistryValue): string {
  if (typeof value === 'boolean') return `"${name}"=dword:0000000${value ? 1 : 0}`;
  return `"${name}"=${typeof value === 'string' ? quoted(value) : multiText(value)}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`;
}

/** `REG_MULTI_SZ`: UTF-16, each line and the whole ended by a zero. */
function multiText(lines: readonly string[]): string {
  const bytes = Buffer.from(`${lines.join('\0')}\0\0`, 'utf16le');
  return `hex(7):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

/** PowerShell that writes the same values; run as the system, in 64 bits. */
function script(values: readonly RegistryValue[]): string {
  const lines = values.flatMap(({ key, name, value }) => {
    const path = literal(`HKLM:\\${key}`);
    const [type, what] = typed(value);
    return [
      `if (-not (Test-Path -LiteralPath ${path})) { New-Item -Path ${path} -Force | Out-Null }`,
      `New-ItemProperty -LiteralPath ${path} -Name ${literal(name)} -PropertyType ${type} -Value ${what} -Force | Out-Null`,
    ];
  });
  return `${["$ErrorActionPreference = 'Stop'", ...lines].join('\r\n')}\r\n`;
}

/** A value's type and itself, as PowerShell names them. */
function typed(value: RegistryValue['value']): readonly [string, string] {
  if (typeof value === 'string') return ['String', literal(value)];
  if (typeof value === 'boolean') return ['DWord', value ? '1' : '0'];
  return ['MultiString', `@(${value.map(literal).join(', ')})`];
}

/** In single quotes PowerShell reads nothing but a doubled quote. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
