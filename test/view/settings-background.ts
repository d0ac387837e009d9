import { checkLayer } from '../../lib/settings/check';
import { layerWithoutTable, layerWithTableOf, withoutTable } from '../../lib/settings/lookup-table';
import { neededHosts } from '../../lib/settings/hosts';
import { managedPaths, resolveSettings } from '../../lib/settings/resolve';
import type { SettingsLayer } from '../../lib/settings/schema';
import type {
  ContractView,
  PageMessage,
  PageReplies,
  ServiceCheck,
  SettingsReport,
} from '../../lib/messages';

/** A background that keeps settings as the real one does, with strings to pull. */
export class FakeBackground {
  user: SettingsLayer = {};
  managed: SettingsLayer = {};
  granted: readonly string[] = [];
  check: ServiceCheck = { ok: true, unit: '1', port: '3' };
  /** The contract in force, and what reading it anew brings. */
  contract: ContractView | undefined;
  reading: PageReplies['read-contract'] = { read: true };
  /** What is found wrong with a pasted WSDL. */
  pastedFault = '';
  /** Answers nothing, as a background that has just died. */
  silent = false;
  found: SettingsReport['found'];
  practice: SettingsReport['practice'];
  readonly sent: PageMessage[] = [];

  /** What the options page is given as its `send`. */
  readonly send = (message: PageMessage): Promise<unknown> => {
    this.sent.push(message);
    if (this.silent) return Promise.reject(new Error('Receiving end does not exist.'));
    // What crosses to the background is JSON: nothing undefined arrives.
    return Promise.resolve(this.#answer(JSON.parse(JSON.stringify(message)) as PageMessage));
  };

  report(): SettingsReport {
    const settings = resolveSettings([this.user, this.managed]);
    return {
      settings: withoutTable(settings),
      layer: layerWithoutTable(this.user),
      people: settings.identity.lookup.table.length,
      managed: managedPaths(this.managed),
      missingHosts: neededHosts(settings).filter((host) => !this.granted.includes(host)),
      ...(this.contract && { contract: this.contract }),
      ...(this.found && { found: this.found }),
      ...(this.practice && { practice: this.practice }),
    };
  }

  #answer(message: PageMessage): unknown {
    switch (message.type) {
      case 'get-settings':
        return this.report();
      case 'save-settings':
        return this.#save(
          message.keepTable ? layerWithTableOf(message.layer, this.user) : message.layer,
        );
      case 'get-lookup-table':
        return { table: this.report().people ? this.user.identity?.lookup?.table : [] };
      case 'practice':
        this.practice = message.act === 'begin' ? 'on' : 'possible';
        return { accepted: true };
      case 'access-changed':
        return { missingHosts: this.report().missingHosts };
      case 'check-service':
        return this.check;
      case 'get-activity':
        return { rows: [], hasOlder: false, hasNewer: false };
      case 'read-contract':
        this.contract = this.reading.contract ?? this.contract;
        return this.reading;
      default:
        return undefined;
    }
  }

  #save(layer: unknown): PageReplies['save-settings'] {
    const checked = checkLayer(layer);
    if (!checked.ok) return { saved: false, faults: checked.error };
    if (this.pastedFault !== '') {
      return { saved: false, faults: [{ path: 'service.wsdl', message: this.pastedFault }] };
    }
    this.user = checked.value;
    return { saved: true, faults: [] };
  }
}

/** A file as a file input hands it over. */
export function fileOf(content: unknown, name = 'settings.json') {
  return new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
}

/** A contract that was read from a WSDL, with what a test wants different. */
export function contractOf(more: Partial<ContractView> = {}): ContractView {
  return {
    source: 'wsdl',
    readAt: Date.now(),
    soapVersion: '1.1',
    addressing: false,
    total: 15,
    missing: [],
    warnings: [],
    file: '{"soapVersion":"1.1"}\n',
    ...more,
  };
}
