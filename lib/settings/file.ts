import type { SettingsFault } from '../messages';
import { err, type Result } from '../result';
import { checkLayer } from './check';
import type { SettingsLayer } from './schema';

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
    return refuse('The file is larger than 5 MB, so it is not a settings file.');
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    return refuse('The file could not be read. It may have been moved or changed.');
  }
  return readSettingsText(text);
}

/** As `readSettingsFile`, from the text itself; `what` is what a fault calls it. */
export function readSettingsText(
  text: string,
  what = 'The file',
): Result<SettingsLayer, SettingsFault[]> {
  const json = text.replace(/^\uFEFF/, '');
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch (error) {
    return refuse(`${what} is not valid JSON${placeOf(error, json)}.`);
  }
  return checkLayer(input);
}

function refuse(message: string): Result<never, SettingsFault[]> {
  return err([{ path: '', message }]);
}

/**
 * Where the parser stopped, as ` (line 3, column 7)`; empty where the engine does not tell.
 * Chromium names a position (and, newer, line and column), Firefox line and column; an unexpected
 * end is named without a place by Chromium.
 */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return ` (line ${named[1]}, column ${named[2]})`;
  const position = /position (\d+)/.exec(message)?.[1];
  const offset = position ?? (message.includes('end of JSON') ? text.length : undefined);
  if (offset === undefined) return '';
  const before = text.slice(0, Number(offset)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
