import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rollOutFiles } from './files';
import { HELP, readOptions } from './options';

/** Writes the files the command line asks for and names them. Returns the exit code. */
export function main(args: readonly string[]): number {
  try {
    const options = readOptions(args);
    if (options === undefined) process.stdout.write(HELP);
    else for (const [path, text] of rollOutFiles(options.rollOut)) write(options.out, path, text);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${file}\n`);
}
