/**
 * Running other programs and saying so. Node built-ins only: this runs before dependencies exist.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

/** Prints one calm line. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a program in the repository's root, its output passed through, and waits for its end.
 *
 * @param {string} command a program, by name or path
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string>, shell?: boolean, cwd?: string }}
 *   [options] `quiet` shows the output only when the program fails; `env` is added to this
 *   process's environment; `cwd` is another folder than the root
 * @returns {Promise<number>} the exit code; 1 when a signal ended it or it could not be started
 */
export async function run(
  command,
  args,
  { quiet = false, env = {}, shell = false, cwd = ROOT } = {},
) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    shell,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  const kept = [];
  child.stdout?.on('data', (chunk) => kept.push(chunk));
  child.stderr?.on('data', (chunk) => kept.push(chunk));
  const code = await new Promise((done) => {
    child.once('error', (error) => {
      kept.push(Buffer.from(`${error.message}\n`));
      done(1);
    });
    child.once('close', (exitCode) => done(exitCode ?? 1));
  });
  if (quiet && code !== 0) process.stderr.write(Buffer.concat(kept));
  return code;
}

/** Runs npm: the one that started this script where there is one. Same options as `run`. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], options);
  // On Windows npm is a command file, which only a shell can start; these arguments need no quotes.
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs the command line of an installed package.
 *
 * @param {string} file its script inside node_modules, e.g. `wxt/bin/wxt.mjs`
 */
export function tool(file, args, options) {
  return run(process.execPath, [resolve(ROOT, 'node_modules', file), ...args], options);
}
