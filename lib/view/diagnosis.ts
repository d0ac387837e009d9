import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Diagnostics } from '../diagnostics';
import type { PageMessage } from '../messages';
import { healthOf, type Health } from './health';
import { isDiagnostics } from './settings-replies';

export const DIAGNOSTICS_FILE = 'encore-recording-control-diagnostics.json';

/** The part of the options page that says why a seat is or is not protected. */
export interface Diagnosis {
  /** Undefined until it was looked at. */
  readonly health: ReadonlySignal<readonly Health[] | undefined>;
  /** All that the file would hold, to the letter. */
  readonly text: ReadonlySignal<string>;
  /** No answer came to the last look. */
  readonly lost: ReadonlySignal<boolean>;
  look(): Promise<void>;
  save(): void;
}

export interface DiagnosisParts {
  /** Sends a message; undefined when no reply of the right shape came. */
  ask<T>(message: PageMessage, isReply: (reply: unknown) => reply is T): Promise<T | undefined>;
  saveFile(name: string, text: string): void;
}

/** No method rejects. */
export function createDiagnosis({ ask, saveFile }: DiagnosisParts): Diagnosis {
  const found = signal<Diagnostics>();
  const lost = signal(false);
  const text = computed(() => (found.value ? `${JSON.stringify(found.value, null, 2)}\n` : ''));
  return {
    health: computed(() => found.value && healthOf(found.value)),
    text,
    lost,
    async look() {
      const reply = await ask({ type: 'get-diagnostics' }, isDiagnostics);
      lost.value = reply === undefined;
      found.value = reply ?? found.value;
    },
    save() {
      if (text.value !== '') saveFile(DIAGNOSTICS_FILE, text.value);
    },
  };
}
