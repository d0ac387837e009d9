import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ConsoleExchange, ConsoleRead } from '../console-messages';
import type { SettingsDraft } from './settings-draft';
import type { SettingsView } from './settings-view';

export interface Place {
  readonly unit: string;
  readonly port: string;
}

/** Unit and port in the console, and the way from there to the seat's own. */
export interface ConsoleSeat {
  /** What stands in the boxes. */
  readonly place: ReadonlySignal<Place>;
  readonly mayUse: ReadonlySignal<boolean>;
  readonly isLocked: ReadonlySignal<boolean>;
  type(change: Partial<Place>): void;
  /** An Init was answered: its unit and port go into the boxes; without any they are emptied. */
  take(read: ConsoleRead, members: ConsoleExchange['members'] | undefined): void;
  /** Saves who got this port, or else the port itself, as the identity of the seat. */
  use(): Promise<void>;
}

type Identity = Pick<SettingsDraft, 'identityBy'> & Partial<SettingsDraft>;

export function createConsoleSeat(
  settings: Pick<SettingsView, 'report' | 'isLocked' | 'edit' | 'save'>,
): ConsoleSeat {
  const place = signal<Place>({ unit: '', port: '' });
  /** Whose port it is, while nobody has typed over it. */
  const found = signal<Identity>();
  const isLocked = computed(
    () =>
      settings.report.value !== undefined &&
      ['identity.by', 'identity.value'].some((path) => settings.isLocked(path)),
  );
  return {
    place,
    isLocked,
    mayUse: computed(() => place.value.unit !== '' && place.value.port !== '' && !isLocked.value),
    type(change) {
      batch(() => {
        place.value = { ...place.value, ...change };
        found.value = undefined;
      });
    },
    take(read, members) {
      batch(() => {
        place.value = { unit: members?.['Unit'] ?? '', port: members?.['Port'] ?? '' };
        found.value = members && identityOf(read);
      });
    },
    async use() {
      const { unit, port } = place.value;
      settings.edit('identity', found.value ?? { identityBy: 'manual', unit, port });
      await settings.save();
    },
  };
}

function identityOf(read: ConsoleRead): Identity | undefined {
  if (read.request === 'InitUser') return { identityBy: 'windows-login', login: read.User };
  return read.request === 'InitStation'
    ? { identityBy: 'extension', extension: read.Extension }
    : undefined;
}
