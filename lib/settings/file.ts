import type { SettingsFault } from '../messages';
import { err, type Result } from '../result';
import { checkLayer } from './check';
import type { SettingsLayer } from './schema';
import { say } from '../words';

export const SETTINGS_FILE_NAME = 'encore-recording-control-settings.json';

/** The largest settings file that is read, in bytes. A lookup table of 20 000 people is about 2 MB. */
export const SETTINGS_FILE_MAX_BYTES = 5 * 1024 * 1024;

/** The part of a `File` that is needed to read it; `size` in bytes. */
export interface ReadableFile {
  readonly size: number;
  text(): Promise<string>;
}

/** The user's layer as the text of a settings file: only what was set, nothing that is a default. */
export function settingsFileText(layer: SettingsLayer): string {
  const { version = 1, ...rest } = layer;
  return `${JSON.stringify({ version, ...rest }, null, 2)}\n`;
}

/**
 * Reads a settings file. Answers the layer in it, or every fault: path empty where the file as a
 * whole cannot be used, else the dotted path of the setting. Nothing is stored.
 */
export async function readSettingsFile(
  file: ReadableFile,
): Promise<Result<SettingsLayer, SettingsFault[]>> {
  if (file.size > SETTINGS_FILE_MAX_BYTES) {
    return refuse(say('file_too_large'));
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    return refuse(say('file_unreadable'));
  }
  return readSettingsText(text);
}

/** As `readSettingsFile`, from the text itself; `what` is what a fault calls it. */
export function readSettingsText(
  text: string,
  what: 'file' | 'text' = 'file',
): Result<SettingsLayer, SettingsFault[]> {
  const json = text.replace(/^\uFEFF/, '');
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch (error) {
    const place = placeOf(error, json);
    return refuse(place ? say(`json_${what}_at`, ...place) : say(`json_${what}`));
  }
  return checkLayer(input);
}

function refuse(message: string): Result<never, SettingsFault[]> {
  return err([{ path: '', message }]);
}

/**
 * Where the parser stopped, as line and column; undefined where the engine does not tell.
 * Chromium names a position (and, newer, line and column), Firefox line and column; an unexpected
 * end is named without a place by Chromium.
 */
function placeOf(error: unknown, text: string): [line: number, column: number] | undefined {
  const message = error instanceof Error ? error.message : '';
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return [Number(named[1]), Number(named[2])];
  const position = /position (\d+)/.exec(message)?.[1];
  const offset = position ?? (message.includes('end of JSON') ? text.length : undefined);
  if (offset === undefined) return undefined;
  const before = text.slice(0, Number(offset)).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
