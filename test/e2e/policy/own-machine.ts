import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../harness';

/** Where each browser looks for policies on Linux, below `/etc`; the file's own name in it. */
const PLACES = {
  chromium: {
    folders: ['chromium/policies', 'opt/chrome/policies', 'opt/edge/policies'],
    file: 'managed/encore.json',
  },
  firefox: { folders: ['firefox/policies'], file: 'policies.json' },
} as const;

/**
 * How to get a name space of our own for mounts, in which `/etc` may be changed without anybody
 * else seeing it: as root, or as a user where the system lets users have one. Undefined where
 * neither is allowed.
 */
function ownMounts(): readonly string[] | undefined {
  const ways = [['--mount'], ['--mount', '--map-root-user']];
  return ways.find((way) => {
    const folders = ['upper', 'work'].map((each) => `$d/${each}`).join(' ');
    const tried =
      'mount --make-rprivate / && d=$(mktemp -d) && mount -t tmpfs none $d && ' +
      `mkdir ${folders} && ${overlay('$d')} && umount /etc && umount $d && rmdir $d`;
    return spawnSync('unshare', [...way, 'sh', '-c', tried]).status === 0;
  });
}

function overlay(folder: string): string {
  return `mount -t overlay none -o lowerdir=/etc,upperdir=${folder}/upper,workdir=${folder}/work /etc`;
}

/** Why no policy can be tried on this machine; undefined where it can. */
export function noPolicyHere(): string | undefined {
  if (process.platform !== 'linux') return 'policies of this system are for the whole machine';
  return ownMounts() ? undefined : '"unshare --mount" is not permitted here';
}

/** A computer's policies for one browser that is started by `executable`. */
export interface OwnMachine {
  /** Starts the browser where it sees these policies, and nobody else does. */
  readonly executable: string;
  /** Puts policies in place, at once and whole, as a device management does. */
  write(policies: object): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the folder of policies and a way to start the browser with it. */
export async function makeOwnMachine(name: BrowserName, browser: string): Promise<OwnMachine> {
  const way = ownMounts();
  if (way === undefined) throw new Error('"unshare --mount" is not permitted here.');
  const folder = await mkdtemp(join(tmpdir(), 'encore-policy-'));
  const { folders, file } = PLACES[name];
  const policies = join(folder, 'policies');
  await mkdir(join(policies, 'managed'), { recursive: true });
  const layers = join(folder, 'layers');
  await mkdir(layers);
  const executable = join(folder, name);
  const steps = [
    'mount --make-rprivate /',
    `mount -t tmpfs none ${layers}`,
    `mkdir ${layers}/upper ${layers}/work`,
    overlay(layers),
    ...folders.map((each) => `mkdir -p /etc/${each} && mount --bind ${policies} /etc/${each}`),
    `exec ${browser} "$@"`,
  ];
  const script = `#!/bin/sh\nexec unshare ${way.join(' ')} sh -ec '${steps.join(' && ')}' sh "$@"\n`;
  await writeFile(executable, script);
  await chmod(executable, 0o755);
  return {
    executable,
    async write(content) {
      // A browser that looks in between must not find half a file.
      const begun = join(folder, 'begun');
      await writeFile(begun, JSON.stringify(content));
      await rename(begun, join(policies, file));
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The mounts this process sees: nothing of ours may ever be among them. */
export function mountsHere(): string {
  return execFileSync('cat', ['/proc/self/mounts'], { encoding: 'utf8' });
}
