import type { SettingsFault } from '../messages';
import { err, ok, type Result } from '../result';
import { checkLayer, checkSettings, checkStored } from './check';
import { readFaults } from './faults';
import { readLayers, writeLayer, type LayerName } from './layers-database';
import { policyLayer } from './policy';
import { managedPaths, resolveSettings } from './resolve';
import type { Settings, SettingsLayer } from './schema';
import { say } from '../words';

/** The settings in force and where they come from. Replaced whole at every change. */
export interface SettingsState {
  readonly settings: Settings;
  /** The user's own layer, sparse. */
  readonly layer: SettingsLayer;
  /** Dotted paths the organisation has set. */
  readonly managed: readonly string[];
  /** Why the organisation's newest policy is not in force; empty when it is. */
  readonly policyFaults: readonly SettingsFault[];
  /** Why what was stored could not be used at the start; empty when it could. */
  readonly storedFaults: readonly SettingsFault[];
}

export interface SettingsStoreNeeds {
  /** Reads the organisation's policy; may take seconds, reject, or never answer. See `readPolicy`. */
  readonly readManaged: () => Promise<unknown>;
}

export interface SettingsStore {
  /**
   * The settings in force, from the database alone: never waits for the policy, which is asked for
   * in the background at the first call. Never rejects; repeating it reads nothing again.
   */
  load(): Promise<SettingsState>;
  /**
   * Replaces the user's layer. Refused whole, with every fault, if anything is wrong: then all
   * stays as it was.
   */
  saveUserLayer(layer: unknown): Promise<Result<SettingsState, readonly SettingsFault[]>>;
  /**
   * Reads the organisation's policy and puts it in force. A bad or unreadable policy changes
   * nothing: the last good one stays, and the faults are in the state. Never rejects.
   */
  refreshManaged(): Promise<void>;
  /** Calls back after each change of the state. Returns the way to stop it. */
  onChange(callback: (state: SettingsState) => void): () => void;
}

interface Parts {
  readonly user: SettingsLayer;
  readonly managed: SettingsLayer;
  readonly policyFaults: readonly SettingsFault[];
  readonly storedFaults: readonly SettingsFault[];
}

/** The durable settings of this browser profile, in the background's IndexedDB. */
export function createSettingsStore({ readManaged }: SettingsStoreNeeds): SettingsStore {
  const listeners = new Set<(state: SettingsState) => void>();
  let parts: Parts;
  let started: Promise<void> | undefined;
  let policyAsked = false;
  /** The state of `parts`, once somebody asked for it. */
  let known: { readonly of: Parts; readonly state: SettingsState } | undefined;

  /** The same object until something changes: a long lookup table is not gone through again. */
  function current(): SettingsState {
    if (known?.of !== parts) known = { of: parts, state: stateOf(parts) };
    return known.state;
  }

  const start = () => (started ??= readParts().then((read) => void (parts = read)));

  function change(next: Parts): SettingsState {
    parts = next;
    const state = current();
    for (const listener of listeners) listener(state);
    return state;
  }

  async function refreshManaged(): Promise<void> {
    policyAsked = true;
    const read = await Promise.resolve()
      .then(readManaged)
      .then(policyLayer, (error: unknown) =>
        err([{ path: '', message: say('policy_unreadable', String(error)) }]),
      );
    await start();
    if (!read.ok) return refusePolicy(read.error);
    const news = !same(read.value, parts.managed);
    if (!news && parts.policyFaults.length === 0) return;
    if (parts.policyFaults.length > 0) await written('refused', []);
    const stored = !news || (await written('managed', read.value));
    change({ ...parts, managed: read.value, policyFaults: stored ? [] : [NOT_STORED] });
  }

  /** Kept on disk, so that the next background neither forgets it nor takes it for news. */
  async function refusePolicy(policyFaults: readonly SettingsFault[]): Promise<void> {
    if (same(policyFaults, parts.policyFaults)) return;
    await written('refused', policyFaults);
    change({ ...parts, policyFaults });
  }

  return {
    async load() {
      await start();
      if (!policyAsked) void refreshManaged();
      return current();
    },
    async saveUserLayer(input) {
      await start();
      const checked = checkLayer(input);
      if (!checked.ok) return checked;
      const faults = faultsTogether(checked.value, parts.managed);
      if (faults.length > 0) return err(faults);
      // The database keeps the order of two saves at once, and so do the lines after it.
      if (!(await written('user', checked.value))) return err([NOT_STORED]);
      return ok(change({ ...parts, user: checked.value, storedFaults: [] }));
    },
    refreshManaged,
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
  };
}

const NOT_STORED: SettingsFault = {
  path: '',
  get message() {
    return say('settings_not_stored');
  },
};

const NOT_READ: SettingsFault = {
  path: '',
  get message() {
    return say('settings_not_read');
  },
};

function stateOf({ user, managed, policyFaults, storedFaults }: Parts): SettingsState {
  return {
    settings: resolveSettings([user, managed]),
    layer: user,
    managed: managedPaths(managed),
    policyFaults,
    storedFaults,
  };
}

/** What is wrong with both layers together, without what the organisation's alone brings. */
function faultsTogether(user: SettingsLayer, managed: SettingsLayer): SettingsFault[] {
  const theirs = new Set(checkSettings(resolveSettings([managed])).map((fault) => fault.path));
  return checkSettings(resolveSettings([user, managed])).filter((fault) => !theirs.has(fault.path));
}

/** Reads and checks what is stored. A layer that is no longer good counts as empty, and is told of. */
async function readParts(): Promise<Parts> {
  try {
    const stored = await readLayers();
    const user = checkStored(stored.user ?? {});
    const managed = checkStored(stored.managed ?? {});
    return {
      user: user.ok ? user.value : {},
      managed: managed.ok ? managed.value : {},
      policyFaults: managed.ok ? readFaults(stored.refused) : managed.error,
      storedFaults: user.ok ? [] : user.error,
    };
  } catch {
    return { user: {}, managed: {}, policyFaults: [], storedFaults: [NOT_READ] };
  }
}

async function written(
  name: LayerName,
  layer: SettingsLayer | readonly SettingsFault[],
): Promise<boolean> {
  try {
    await writeLayer(name, layer);
    return true;
  } catch {
    return false;
  }
}

function same<T>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
