import * as v from 'valibot';
import { PageMessageSchema } from '../messages';
import type {
  PageMessage,
  PageReplies,
  SettingsFault,
  SettingsReport,
  FieldsView,
} from '../messages';
import type { Diagnostics } from '../diagnostics';
import { hasCardNumber } from '../recorder/card-guard';
import type { Trigger } from '../recorder/state';
import { checkLayer } from '../settings/check';
import { resolveSettings } from '../settings/resolve';
import { layerWithoutTable, layerWithTableOf, withoutTable } from '../settings/lookup-table';
import type { Explained } from '../result';
import type { EncoreClient } from '../encore/types';
import type { SettingsStore } from '../settings/store';
import { checkConnection } from './connection-check';
import type { ConsoleLine } from './console-line';
import { consoleOrder } from './console-orders';
import { consoleRead } from './console-reads';
import { allowedRequests, mayNote } from './control-view';
import type { ContractKeeper } from './contract-keeper';
import { eventTime } from './event-time';
import type { FieldHealth } from './field-health';
import type { Ledger } from './ledger/ledger';
import { readPasted } from './pasted-contract';
import type { Practice } from './practice';
import type { Runner } from './runner';
import type { Situation } from './situation';
import type { Timers } from './timers';
import { isUrgent } from './urgent';
import { practiceIsOpen } from './view-of';

export interface PageRequestsNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  readonly timers: Timers;
  readonly runner: Runner;
  readonly console: ConsoleLine;
  readonly contract: ContractKeeper;
  /** What speaks for the recorder in force, be it the one for practice. */
  readonly client: () => EncoreClient | undefined;
  readonly practice: Pick<Practice, 'begin' | 'end' | 'isOn' | 'call'>;
  readonly ledger: Pick<Ledger, 'page' | 'export' | 'verify'>;
  readonly fields: Pick<FieldHealth, 'view'>;
  readonly store: SettingsStore;
  readonly situation: () => Situation;
  /** Something the screens show is different now. */
  readonly changed: () => void;
  /** Gathers what is known of this seat. */
  readonly diagnose: () => Promise<Diagnostics>;
  /** Looks again at settings and granted hosts. */
  readonly lookAgain: () => Promise<void>;
}

type Order = Extract<PageMessage, { type: 'control' }>;
type Practised = Extract<PageMessage, { type: 'practice' }>['act'];

/** The commands of pages and hotkeys. */
export interface PageRequests {
  securePause(by: Trigger): boolean;
  resumeRecording(by: Trigger): boolean;
  /** Answers a message of one of our own pages; undefined for what is no such message. */
  answer(message: unknown): Promise<PageReplies[PageMessage['type']]> | undefined;
}

export function createPageRequests(needs: PageRequestsNeeds): PageRequests {
  const { now, newId, runner, contract, ledger, store, situation, lookAgain } = needs;

  function securePause(by: Trigger): boolean {
    if (!situation().settings.settings.controls.pause) return false;
    runner.note({ type: 'secure-pause', at: now(), act: newId(), by });
    return true;
  }

  function resumeRecording(by: Trigger): boolean {
    if (!situation().settings.settings.controls.resume) return false;
    runner.note({ type: 'resume-recording', at: now(), act: newId(), by });
    return true;
  }

  function control({ request, maxSeconds, endsProtection }: Order): boolean {
    const { settings, rules } = situation();
    const allowed = allowedRequests(settings.settings, rules.desktop.login !== undefined);
    const asksFirst = runner.state().intent.kind === 'protect' && !endsProtection;
    if (!allowed.includes(request) || asksFirst || rules.missing) return false;
    const limit = maxSeconds === undefined ? {} : { maxSeconds };
    runner.note({ type: 'control', at: now(), act: newId(), request, endsProtection, ...limit });
    return true;
  }

  /** An agent's note goes to the recorder's log; what looks like a card stays here. */
  function logNote(text: string): boolean {
    const { settings } = situation().settings;
    if (!mayNote(settings) || hasCardNumber(text)) return false;
    const { eventTypes, timestampFormat } = settings.events;
    const at = now();
    const id = newId();
    runner.note({
      type: 'event-queued',
      at,
      event: {
        id,
        eventTimestamp: eventTime(at, timestampFormat),
        eventType: eventTypes['note'] ?? 'AgentNote',
        parms: [id, text, ''],
      },
    });
    return true;
  }

  function foundFields(): Record<string, FieldsView> {
    const { sites } = situation().settings.settings;
    return Object.fromEntries(
      sites.flatMap(({ id }) => {
        const found = needs.fields.view(id);
        return found ? [[id, found]] : [];
      }),
    );
  }

  /** Practice is nothing that a real pause may be forgotten over. */
  async function practise(act: Practised): Promise<boolean> {
    const { practice } = needs;
    if (act === 'start-call' || act === 'end-call') {
      const took = practice.call(act === 'start-call' ? 'start' : 'end');
      needs.changed();
      return took;
    }
    if (act === 'begin' && !mayBegin()) return false;
    if (act === 'begin') practice.begin();
    else practice.end();
    await lookAgain();
    return practice.isOn() === (act === 'begin');
  }

  function practiceNow(): Pick<SettingsReport, 'practice'> {
    if (situation().practice) return { practice: 'on' };
    return mayBegin() ? { practice: 'possible' } : {};
  }

  function mayBegin(): boolean {
    const { settings, practice } = situation();
    return practiceIsOpen(runner.state(), {
      settings: settings.settings,
      practice: practice && { hasCall: false },
    });
  }

  async function respond(message: PageMessage): Promise<PageReplies[PageMessage['type']]> {
    switch (message.type) {
      case 'secure-pause':
        return { accepted: securePause('agent') };
      case 'resume-recording':
        return { accepted: resumeRecording('agent') };
      case 'answer-tag-question': {
        const { question: tag, assign } = message;
        runner.note({ type: 'tag-question-answered', at: now(), tag, assign });
        return { accepted: true };
      }
      case 'assign-field': {
        const accepted = situation().settings.settings.controls.assignField;
        if (accepted) runner.note({ type: 'assign-offered', at: now() });
        return { accepted };
      }
      case 'control':
        return { accepted: control(message) };
      case 'give-reason': {
        const { act, reason } = message;
        if (hasCardNumber(reason)) return { accepted: false };
        runner.note({ type: 'pause-reason', at: now(), act, reason });
        return { accepted: runner.state().reason?.given === reason };
      }
      case 'log-note':
        return { accepted: logNote(message.text) };
      case 'withdraw-tag':
        runner.note({ type: 'tag-withdrawn', at: now(), tag: message.tag });
        return { accepted: true };
      case 'incident-seen':
        runner.note({ type: 'incident-seen', at: now(), incident: message.incident });
        return { accepted: true };
      case 'get-settings':
        return { ...report(situation(), contract), ...practiceNow(), found: foundFields() };
      case 'save-settings': {
        const own = situation().settings.layer;
        const layer = message.keepTable ? layerWithTableOf(message.layer, own) : message.layer;
        const faults = await saveFaults(store, layer);
        if (faults.length > 0) return { saved: false, faults };
        await lookAgain();
        return { saved: true, faults: [] };
      }
      case 'get-lookup-table': {
        const { settings, layer } = situation().settings;
        const own = layer.identity?.lookup?.table;
        if (message.of === 'force') return { table: settings.identity.lookup.table };
        return own ? { table: resolveSettings([layer]).identity.lookup.table } : {};
      }
      case 'practice':
        return { accepted: await practise(message.act) };
      case 'access-changed':
        await lookAgain();
        return { missingHosts: situation().missingHosts };
      case 'check-service':
        return checkConnection({
          situation: situation(),
          contract,
          run: runner.run,
          isUrgent: () => isUrgent(runner.state(), now()),
        });
      case 'read-contract': {
        const { kind } = await contract.readAgain();
        return { read: kind !== 'withdrawn', ...contractPart(contract) };
      }
      case 'get-activity':
        return ledger.page(message.filter, message.page, message.size);
      case 'export-activity':
        return ledger.export(message);
      case 'verify-activity': {
        const verdict = await ledger.verify(message.anchor);
        return verdict ? { verdict } : {};
      }
      case 'get-diagnostics':
        return needs.diagnose();
      case 'console-read':
        return consoleRead(message.read, needs);
      case 'console-order':
        return consoleOrder(message.order, message.sure, { ...needs, line: needs.console });
    }
  }

  return {
    securePause,
    resumeRecording,
    answer(message) {
      const checked = v.safeParse(PageMessageSchema, message);
      return checked.success ? respond(checked.output) : undefined;
    },
  };
}

function report(
  { settings, missingHosts }: Situation,
  contract: Pick<ContractKeeper, 'view'>,
): SettingsReport {
  return {
    settings: withoutTable(settings.settings),
    layer: layerWithoutTable(settings.layer),
    people: settings.settings.identity.lookup.table.length,
    managed: settings.managed,
    policyFaults: settings.policyFaults,
    storedFaults: settings.storedFaults,
    missingHosts,
    ...contractPart(contract),
  };
}

function contractPart({ view }: Pick<ContractKeeper, 'view'>): Pick<SettingsReport, 'contract'> {
  const contract = view();
  return contract ? { contract } : {};
}

/** Stores the user's layer, unless anything is wrong: then every fault of it, none if it is stored. */
async function saveFaults(store: SettingsStore, layer: unknown): Promise<readonly SettingsFault[]> {
  const pasted = pastedFaults(layer);
  if (pasted.length > 0) {
    const checked = checkLayer(layer);
    return checked.ok ? pasted : [...checked.error, ...pasted];
  }
  const saved = await store.saveUserLayer(layer);
  return saved.ok ? [] : saved.error;
}

/** Whether a pasted WSDL can be used is for the room that reads WSDLs, not for the schema, to say. */
function pastedFaults(layer: unknown): SettingsFault[] {
  const { service } = Object(layer) as { readonly service?: unknown };
  const { wsdl } = Object(service) as { readonly wsdl?: unknown };
  if (typeof wsdl !== 'string' || wsdl === 'auto') return [];
  const read = readPasted(wsdl);
  return read.ok ? [] : [{ path: 'service.wsdl', message: faultText(read.error) }];
}

function faultText({ what, action }: Explained): string {
  return `${what} ${action}`;
}
