import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ContractView, PageMessage, SettingsReport } from '../messages';
import type { ReadableFile } from '../settings/file';
import { CONTRACT_FILE_NAME, fileOpened, fileTooLarge, fileUnreadable } from './contract-words';
import { isContractReply } from './settings-replies';

/** The largest file that is opened, bytes: a WSDL with all it imports has some 300 KB. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** What became of the last wish to read the contract anew. */
export type ReadingState = 'idle' | 'running' | 'done' | 'failed' | 'busy' | 'lost';

/** What became of the file that was opened: words, and whether they are bad news. */
export interface OpenedFile {
  readonly words: string;
  readonly failed: boolean;
}

/** The part of the options page that shows the contract and brings one in. */
export interface ContractControl {
  /** The contract in force; undefined while there is no service that may be reached. */
  readonly contract: ReadonlySignal<ContractView | undefined>;
  readonly reading: ReadonlySignal<ReadingState>;
  readonly opened: ReadonlySignal<OpenedFile | undefined>;
  /** Has the background read the service's WSDL anew. */
  read(): Promise<void>;
  /** Waits for the first reading of a service, if that is still to come. */
  settle(): Promise<void>;
  /** Hands the person the contract in force as a file. */
  export(): void;
  /** Brings a file's text into the form. What stands there is replaced only by text that was read. */
  open(file: ReadableFile & { readonly name: string }): Promise<void>;
}

export interface ContractControlParts {
  readonly report: Signal<SettingsReport | undefined>;
  /** Sends a message; undefined when no reply of the right shape came. */
  ask<T>(message: PageMessage, isReply: (reply: unknown) => reply is T): Promise<T | undefined>;
  saveFile(name: string, text: string): void;
  /** Puts a text into the form's box for a pasted WSDL. */
  paste(text: string): void;
}

/** No method rejects. */
export function createContractControl(parts: ContractControlParts): ContractControl {
  const { report } = parts;
  const contract = computed(() => report.value?.contract);
  const reading = signal<ReadingState>('idle');
  const opened = signal<OpenedFile>();

  async function read(): Promise<void> {
    reading.value = 'running';
    const reply = await parts.ask({ type: 'read-contract' }, isContractReply);
    if (!reply) return void (reading.value = 'lost');
    batch(() => {
      if (reply.contract && report.value) {
        report.value = { ...report.value, contract: reply.contract };
      }
      reading.value = reply.read ? (reply.contract?.problem ? 'failed' : 'done') : 'busy';
    });
  }

  return {
    contract,
    reading,
    opened,
    read,
    async settle() {
      if (contract.value?.source !== 'assumed' || contract.value.problem) return;
      await read();
      // Nobody pressed anything, so nothing is said about it beyond the contract itself.
      reading.value = 'idle';
    },
    export() {
      if (contract.value) parts.saveFile(CONTRACT_FILE_NAME, contract.value.file);
    },
    async open(file) {
      const { name } = file;
      const refuse = (words: string) => void (opened.value = { words, failed: true });
      if (file.size > MAX_FILE_BYTES) return refuse(fileTooLarge(name));
      try {
        parts.paste(await file.text());
        opened.value = { words: fileOpened(name), failed: false };
      } catch {
        refuse(fileUnreadable(name));
      }
    },
  };
}
