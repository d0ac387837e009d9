import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PageMessage, ServiceCheck, SettingsFault, SettingsReport } from '../messages';
import type { ProblemText } from '../recorder/claim';
import { isUnencrypted } from '../settings/address';
import {
  readSettingsFile,
  settingsFileText,
  SETTINGS_FILE_NAME,
  type ReadableFile,
} from '../settings/file';
import { createActivity, type Activity } from './activity';
import { createContractControl, type ContractControl } from './contract-control';
import { createDiagnosis, type Diagnosis } from './diagnosis';
import { layerWithTableOf } from '../settings/lookup-table';
import type { LookupKey, LookupRow } from '../settings/lookup-table';
import type { SettingsLayer } from '../settings/schema';
import {
  createLookupImport,
  LOOKUP_FILE_NAME,
  type LookupImport,
  type LookupImportParts,
} from './lookup-import';
import { isBare, setUpSteps, type SetUpStep } from './set-up-steps';
import { draftOf, isManaged, layerOf, sameDraft, tidy, type SettingsDraft } from './settings-draft';
import {
  isAccepted,
  isAccessReply,
  isCheck,
  isLookupTable,
  isReport,
  isSaveReply,
} from './settings-replies';
import { noAnswer } from './settings-words';
import { say } from '../words';

export interface SettingsViewParts {
  /** Sends a message to the background and gives its reply; may reject. */
  send(message: PageMessage): Promise<unknown>;
  /** Asks the browser for hosts. Is called in the click itself, for nothing later may ask. */
  requestAccess(hosts: readonly string[]): Promise<boolean>;
  /** Hands the person a file. */
  saveFile(name: string, text: string): void;
  /** Reads and writes lookup tables as files; absent where none are imported. */
  readonly lookupFiles?: {
    read: LookupImportParts['read'];
    text(table: readonly LookupRow[]): string;
  };
}

/** What became of the last save, said until the next edit. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'refused' | 'lost';

export type AccessState = 'idle' | 'asking' | 'declined';

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: ServiceCheck };

export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' | 'imported'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly faults: readonly SettingsFault[] };

/** The store behind the options page. What was typed is only ever replaced by the person's own word. */
export interface SettingsView {
  /** The settings in force; undefined until they came. */
  readonly report: ReadonlySignal<SettingsReport | undefined>;
  /** What the form holds; undefined until the settings came. */
  readonly draft: ReadonlySignal<SettingsDraft | undefined>;
  readonly dirty: ReadonlySignal<boolean>;
  /** What is in the form would let requests cross a network unencrypted. */
  readonly unencrypted: ReadonlySignal<boolean>;
  /** Faults of the last save, each until its setting is edited. */
  readonly faults: ReadonlySignal<readonly SettingsFault[]>;
  readonly saving: ReadonlySignal<SaveState>;
  readonly missingHosts: ReadonlySignal<readonly string[]>;
  readonly access: ReadonlySignal<AccessState>;
  readonly checking: ReadonlySignal<CheckState>;
  readonly importing: ReadonlySignal<ImportState>;
  /** How requests are put on the wire. */
  readonly contract: ContractControl;
  /** The lookup table as a file, in and out. */
  readonly lookup: LookupImport | undefined;
  /** The steps of the set-up, while they are in sight. */
  readonly setUp: ReadonlySignal<readonly SetUpStep[] | undefined>;
  showSetUp(shown: boolean): void;
  /** Begins practice, or leaves it. */
  practise(act: 'begin' | 'leave'): Promise<void>;
  /** The ledger. */
  readonly activity: Activity;
  /** Why this seat is or is not protected. */
  readonly diagnosis: Diagnosis;
  /** Why the settings could not be had at all. */
  readonly trouble: ReadonlySignal<ProblemText | undefined>;
  /** Fetches the settings, and fills the form with them unless something unsaved is in it. */
  load(): Promise<void>;
  /** Changes the form. The faults at and below `path` are dropped: they spoke of what stood there. */
  edit(path: string, change: Partial<SettingsDraft>): void;
  save(): Promise<void>;
  discard(): void;
  /** To be called in a click: the browser asks only then. */
  allowAccess(): Promise<void>;
  checkService(): Promise<void>;
  importFile(file: ReadableFile & { readonly name: string }): Promise<void>;
  exportFile(): Promise<void>;
  isLocked(path: string): boolean;
}

/** Makes the store; nothing is sent before `load`. No method rejects. */
export function createSettingsView(parts: SettingsViewParts): SettingsView {
  const report = signal<SettingsReport>();
  const draft = signal<SettingsDraft>();
  const faults = signal<readonly SettingsFault[]>([]);
  const saving = signal<SaveState>('idle');
  const access = signal<AccessState>('idle');
  const checking = signal<CheckState>({ kind: 'idle' });
  const importing = signal<ImportState>({ kind: 'idle' });
  const trouble = signal<ProblemText>();
  /** The seat was not set up when the page was opened; whoever hides or opens the steps decides. */
  const wasBare = signal(false);
  const wanted = signal<boolean>();
  /** A check that settings have overtaken says nothing about those in force. */
  let checks = 0;

  const setUp = computed(() => {
    if (!report.value) return undefined;
    const { value: check } = checking;
    const result = check.kind === 'done' ? { result: check.result } : {};
    const steps = setUpSteps(report.value, { running: check.kind === 'running', ...result });
    const isDue = wasBare.value && steps.some(({ state }) => state !== 'done');
    return (wanted.value ?? isDue) ? steps : undefined;
  });

  const filled = computed(() => report.value && draftOf(report.value));
  const dirty = computed(() => {
    if (!draft.value || !filled.value) return false;
    return !sameDraft(draft.value, filled.value);
  });

  /** The reply, if it came and has the right shape. */
  async function ask<T>(
    message: PageMessage,
    isReply: (reply: unknown) => reply is T,
  ): Promise<T | undefined> {
    try {
      const reply = await parts.send(message);
      return isReply(reply) ? reply : undefined;
    } catch {
      return undefined;
    }
  }

  /** Puts a newer report in force; the form follows unless it differs from `known`. */
  function adopt(next: SettingsReport, known: SettingsDraft | undefined) {
    const follows = !draft.value || !known || sameDraft(draft.value, known);
    batch(() => {
      if (!report.value) wasBare.value = isBare(next);
      report.value = next;
      if (follows) draft.value = draftOf(next);
    });
  }

  async function load() {
    const next = await ask({ type: 'get-settings' }, isReport);
    trouble.value = next || report.value ? undefined : noAnswer();
    if (next) adopt(next, filled.value);
    void contract.settle();
  }

  /** Sends a layer. Undefined when no answer came. */
  const store = async (layer: unknown) => ask({ type: 'save-settings', layer }, isSaveReply);

  /** Sends what the form says: the lookup table was left where it is, and stays there. */
  async function storeForm(layer: object) {
    const keepTable = (report.value?.people ?? 0) > 0;
    return keepTable ? ask({ type: 'save-settings', layer, keepTable }, isSaveReply) : store(layer);
  }

  const tableOf = async (of: 'force' | 'layer') =>
    ask({ type: 'get-lookup-table', of }, isLookupTable);

  /** Stores a table as a whole; the rest of the form keeps what was typed into it. */
  async function storeTable(key: LookupKey, table: readonly LookupRow[]) {
    const { layer, settings } = report.value ?? {};
    if (!layer || !settings) return undefined;
    const identity = { ...layer.identity, by: 'lookup', lookup: { key, table } };
    const reply = await store({ ...layer, identity });
    if (!reply?.saved) return reply?.faults;
    forgetCheck();
    await load();
    void checkInSetUp();
    return reply.faults;
  }

  const lookup =
    parts.lookupFiles &&
    createLookupImport({
      read: parts.lookupFiles.read,
      store: storeTable,
      table: async () => (await tableOf('force'))?.table,
      saveTable: (table) => parts.saveFile(LOOKUP_FILE_NAME, parts.lookupFiles?.text(table) ?? ''),
      noAnswer: `${noAnswer().what} ${noAnswer().meaning}`,
    });

  async function save() {
    if (!draft.value || !filled.value || !report.value) return;
    const sent = tidy(draft.value);
    batch(() => {
      draft.value = sent;
      saving.value = 'saving';
    });
    const reply = await storeForm(layerOf(sent, filled.value, report.value.layer));
    if (!reply) return void (saving.value = 'lost');
    if (!reply.saved) {
      return batch(() => {
        faults.value = reply.faults;
        saving.value = 'refused';
      });
    }
    const next = await ask({ type: 'get-settings' }, isReport);
    batch(() => {
      faults.value = [];
      saving.value = 'saved';
      forgetCheck();
      if (next) adopt(next, sent);
    });
    void contract.settle();
    await checkInSetUp();
  }

  function forgetCheck() {
    checks += 1;
    checking.value = { kind: 'idle' };
  }

  async function checkService() {
    const turn = (checks += 1);
    checking.value = { kind: 'running' };
    const result = await ask({ type: 'check-service' }, isCheck);
    if (turn !== checks) return;
    checking.value = { kind: 'done', result: result ?? { ok: false, problem: noAnswer() } };
    // The check reads the contract too.
    await load();
  }

  /** In the set-up nobody has to ask whether what was saved is right. */
  async function checkInSetUp() {
    const [service] = setUp.value ?? [];
    if (service?.state === 'done') await checkService();
  }

  function edit(path: string, change: Partial<SettingsDraft>) {
    if (!draft.value) return;
    const current = draft.value;
    batch(() => {
      draft.value = { ...current, ...change };
      faults.value = faults.value.filter((fault) => !isManaged([path], fault.path));
      if (saving.value !== 'saving') saving.value = 'idle';
    });
  }

  const contract = createContractControl({
    report,
    ask,
    saveFile: parts.saveFile,
    paste: (wsdl) => edit('service.wsdl', { wsdl }),
  });

  async function importFile(file: ReadableFile & { readonly name: string }) {
    const { name } = file;
    const refuse = (why: readonly SettingsFault[]) => {
      importing.value = { kind: 'refused', name, faults: why };
    };
    if (dirty.value) return refuse([{ path: '', message: say('import_needs_saved') }]);
    importing.value = { kind: 'reading', name };
    const read = await readSettingsFile(file);
    if (!read.ok) return refuse(read.error);
    const reply = await store(read.value);
    if (!reply) return refuse([{ path: '', message: say('contract_lost') }]);
    if (!reply.saved) return refuse(reply.faults);
    await load();
    importing.value = { kind: 'imported', name };
  }

  return {
    report,
    draft,
    dirty,
    unencrypted: computed(
      () =>
        draft.value !== undefined && (draft.value.allowHttp || isUnencrypted(draft.value.address)),
    ),
    faults,
    saving,
    missingHosts: computed(() => report.value?.missingHosts ?? []),
    access,
    checking,
    importing,
    contract,
    lookup,
    setUp,
    showSetUp(shown) {
      wanted.value = shown;
    },
    async practise(act) {
      await ask({ type: 'practice', act }, isAccepted);
      await load();
    },
    activity: createActivity({ ask, saveFile: parts.saveFile }),
    diagnosis: createDiagnosis({ ask, saveFile: parts.saveFile }),
    trouble,
    load,
    edit,
    save,
    discard() {
      batch(() => {
        draft.value = filled.value;
        faults.value = [];
        saving.value = 'idle';
      });
    },
    allowAccess() {
      // Nothing may be awaited before this call: the browser forgets the click.
      const asked = parts.requestAccess(report.value?.missingHosts ?? []);
      access.value = 'asking';
      return asked
        .catch(() => false)
        .then(async (granted) => {
          access.value = granted ? 'idle' : 'declined';
          if (granted) forgetCheck();
          const reply = await ask({ type: 'access-changed' }, isAccessReply);
          if (reply && report.value) {
            report.value = { ...report.value, missingHosts: reply.missingHosts };
          }
          if (granted) await load();
          if (granted) await checkInSetUp();
        });
    },
    checkService,
    importFile,
    async exportFile() {
      if (!report.value) return;
      const { layer, people = 0 } = report.value;
      const own = people > 0 ? (await tableOf('layer'))?.table : undefined;
      // Sound: only the table is put into a layer that is one.
      const whole = own
        ? (layerWithTableOf(layer, { identity: { lookup: { table: own } } }) as SettingsLayer)
        : layer;
      parts.saveFile(SETTINGS_FILE_NAME, settingsFileText(whole));
    },
    isLocked: (path) => isManaged(report.value?.managed ?? [], path),
  };
}
