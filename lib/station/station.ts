import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import type { UnitAndPort } from '../encore/types';
import { log } from '../log';
import { CRM_PORT, VIEW_PORT } from '../ports';
import type { KeyBinding } from '../messages';
import { dueLink } from '../recorder/links';
import { makeClaim } from '../recorder/make-claim';
import { readPolicy } from '../settings/policy';
import { createSettingsStore } from '../settings/store';
import { closeStorage } from './closed-storage';
import { createConsoleLine } from './console-line';
import { createContractKeeper } from './contract-keeper';
import { contractStore } from './contract-store';
import { createCrmPages } from './crm-pages';
import { createCrmUsers } from './crm-users';
import { diagnose } from './diagnose';
import { createFieldHealth } from './field-health';
import { fieldMemory } from './field-memory';
import { holdPort } from './held-port';
import { journalStore } from './journal-store';
import { createLedger } from './ledger/ledger';
import { besideJournal, loadBacklog } from './ledger/backlog';
import { eventsOf, headsTaken } from './ledger/events';
import { setByPageApi } from './page-api';
import { createNotifier } from './notifier';
import { createPageRequests } from './page-requests';
import { createPractice } from './practice';
import { pauseRecordStore } from './pause-record-store';
import { createRefusals } from './refusals';
import { createRunner } from './runner';
import { createScreens } from './screens';
import { changedPaths, refusedPaths } from './settings-changes';
import { registerSites } from './site-registrar';
import { otherLine, sameLine, situationOf } from './situation';
import { createSeatWatch } from './seat-watch';
import type { SeatListeners } from './seat-watch';
import type { SeenBeside, Situation } from './situation';
import { browserTimers } from './timers';
import { createToolbar } from './toolbar';
import { isUrgent } from './urgent';
import { viewOf } from './view-of';

/** Name of the alarm that brings a background back that died while nothing else would. */
const WATCH = 'watch';
/** The shortest period a browser keeps for packed extensions, minutes. */
const WATCH_MINUTES = 0.5;

/** What the background's listeners hand over to. None of them ever throws. */
export interface Station {
  connected(port: Browser.runtime.Port): void;
  /** Answers a message of our own pages by `respond`; false for everything else. */
  asked(
    message: unknown,
    sender: Browser.runtime.MessageSender,
    respond: (reply: unknown) => void,
  ): boolean;
  commanded(command: string): void;
  /** An alarm, a start of the browser: reason enough to look. */
  woken(): void;
  /** The extension was installed or brought up to date, or the browser was. */
  installed(details: Browser.runtime.InstalledDetails): void;
  /** Hosts were granted or taken away. */
  accessChanged(): void;
  /** Something in a storage area changed. */
  stored(area: string): void;
  /** What the browser tells of the seat: the lock and the network. */
  readonly seat: SeatListeners;
}

/**
 * What runs in the background: everything is read back from where it was written down, and
 * listeners that fire before that wait for it.
 */
export function createStation(): Station {
  const now = () => Date.now();
  const newId = () => crypto.randomUUID();
  const store = createSettingsStore({ readManaged: () => readPolicy(browser.storage.managed) });
  const toolbar = createToolbar();
  const notifier = createNotifier();
  const screens = createScreens(() => runner.look());
  const users = createCrmUsers();
  const practice = createPractice(now);
  let situation: Situation;
  /** Somebody else is logged in to the CRM than the situation says. */
  let isOtherUser = false;
  let looking: Promise<void> = Promise.resolve();
  let keys: readonly KeyBinding[] = [];
  // Another one in each life of the background is as good as one for each installation.
  const spread = Math.random() * 2 - 1;
  const seatWatch = createSeatWatch((event) => {
    void guarded(() => runner.note(event));
  });

  const presence = () => ({
    screens: screens.count(),
    crmPages: pages.count(),
    locked: seatWatch.isLocked(),
    spread,
  });

  const fields = createFieldHealth({
    now,
    memory: fieldMemory,
    tell: (deed) => ledger.add(deed),
    changed: () => show(),
  });

  const refused = createRefusals(now, (deed) => ledger.add(deed));

  const pages = createCrmPages({
    now,
    newId,
    settings: () => situation.settings.settings,
    note: (event) => runner.note(event),
    changed: () => runner.look(),
    identitySeen(site, user) {
      isOtherUser = users.seen(site, user) || isOtherUser;
      void guarded(lookWhoIsThere);
    },
    fields,
    refused,
    setByPageApi,
    addressOf: tabAddress,
  });

  const contract = createContractKeeper({
    now,
    run: (errand) => runner.run(errand),
    isUrgent: () => isUrgent(runner.state(), now()),
    port: portInUse,
    store: contractStore,
    changed: () => runner.look(),
  });

  const ledger = createLedger({
    now,
    newId,
    offset: (at) => -new Date(at).getTimezoneOffset(),
    rules: () => situation.rules,
    retainDays: () => situation.settings.settings.ledger.retainDays,
    written: (rows) => {
      // What the recorder for practice takes is no anchor.
      if (situation.practice) return;
      for (const event of eventsOf(rows, situation.settings.settings)) {
        runner.note({ type: 'event-queued', at: now(), event });
      }
    },
  });

  const consoleLine = createConsoleLine({
    now,
    timers: browserTimers,
    runner: { state: () => runner.state() },
    rules: () => situation.rules,
  });

  const runner = createRunner({
    now,
    timers: browserTimers,
    newAct: newId,
    client() {
      const client = lineClient();
      return client && consoleLine.watch(client);
    },
    rules: () => situation.rules,
    presence,
    journal: { save: (state) => journal().save(state, besideJournal(ledger.backlog())) },
    pauseRecord: {
      // A pause of practice dies with the browser: there is nothing to be found afterwards.
      save: (record) => (situation.practice ? Promise.resolve() : pauseRecordStore.save(record)),
    },
    happened: (before, event, after) => {
      ledger.happened(before, event, after);
      consoleLine.look();
      if (situation.practice) return;
      for (const { sequence, hash } of headsTaken(before, after)) {
        ledger
          .anchored(sequence, hash, 'log-event')
          .catch(notNow('an anchor of the ledger could not be kept'));
      }
    },
    changed: show,
  });

  const requests = createPageRequests({
    now,
    newId,
    timers: browserTimers,
    runner,
    console: consoleLine,
    contract,
    client: lineClient,
    practice,
    ledger,
    fields,
    store,
    situation: () => situation,
    changed: show,
    diagnose: () =>
      diagnose({
        now: now(),
        about: { version: browser.runtime.getManifest().version, browser: navigator.userAgent },
        situation,
        state: runner.state(),
        claim: makeClaim(runner.state(), situation.rules, presence(), now()),
        keys,
        contract: contract.view(),
        fields: fields.view,
        ledger,
      }),
    lookAgain,
  });

  /** What speaks for the recorder: practice is no other way through the core, but another end of it. */
  function lineClient() {
    return situation.practice ?? contract.client();
  }

  function journal() {
    return situation.practice ? practice.journal : journalStore;
  }

  function seenBeside(): SeenBeside {
    const answering = practice.isOn() ? practice.answering : undefined;
    return { crmUsers: users.inOrder(), practice: answering };
  }

  function show(): void {
    const { settings, rules, missingHosts } = situation;
    const around = {
      ...{ settings: settings.settings, rules, presence: presence(), keys, missingHosts },
      fields: fields.view(),
      practice: situation.practice && { hasCall: practice.hasCall() },
    };
    const view = viewOf(runner.state(), around, now());
    screens.show(view);
    toolbar.show(view.claim);
    notifier.show(view.claim);
    const due = dueLink(runner.state());
    if (due) pages.writeLink(due);
    contract.look();
    if (isOtherUser) void guarded(lookWhoIsThere);
  }

  /** Whoever paused must resume: while a pause is wanted or owed, a page's word changes nobody. */
  async function lookWhoIsThere(): Promise<void> {
    const { intent, owed } = runner.state();
    if (!isOtherUser || intent.kind === 'protect' || owed !== undefined) return;
    isOtherUser = false;
    const before = situation;
    const found = await situationOf(before.settings, seenBeside());
    if (situation !== before) {
      // Meanwhile the settings were changed: the next look is at those.
      isOtherUser = true;
      return;
    }
    situation = found;
    if (sameLine(before, situation)) return;
    runner.note({ type: 'identity-changed', at: now() });
    show();
    runner.look();
  }

  /** The port whose state may be asked for when it has to be found out how to ask. */
  function portInUse(): UnitAndPort | undefined {
    const { known } = runner.state().port;
    if (known) return { Unit: known.unit, Port: known.port };
    const { identity } = situation.rules;
    return identity.by === 'manual' && identity.port !== ''
      ? { Unit: identity.unit, Port: identity.port }
      : undefined;
  }

  /** One look after the other: one that began before a change must not end after the next. */
  function lookAgain(): Promise<void> {
    looking = looking.then(lookOnce, lookOnce);
    return looking;
  }

  async function lookOnce(): Promise<void> {
    const found = await situationOf(await store.load(), seenBeside());
    const useContract = await contract.prepare(found.service);
    const record = otherLine(situation, found) ? await recordOf(found) : undefined;
    const before = situation;
    situation = found;
    useContract();
    if (!situation.practice) practice.end();
    const paths = changedPaths(before.settings.settings, situation.settings.settings);
    if (paths.length > 0) ledger.add({ kind: 'settings-changed', paths });
    const refused = refusedPaths(before.settings, situation.settings);
    if (refused.length > 0) ledger.add({ kind: 'policy-refused', paths: refused });
    if (otherLine(before, situation)) runner.beginAnew(record);
    else if (!sameLine(before, situation)) runner.note({ type: 'identity-changed', at: now() });
    pages.settingsChanged();
    await register();
    show();
    runner.look();
  }

  /** The pause that a real recorder is owed; practice has none of its own. */
  function recordOf(found: Situation) {
    return found.practice ? undefined : pauseRecordStore.load().catch(noRecord);
  }

  async function readKeys(): Promise<void> {
    const commands = await browser.commands.getAll();
    keys = commands.flatMap(({ name, description, shortcut }) =>
      name === undefined || name.startsWith('_')
        ? []
        : [{ command: name, description: description ?? '', shortcut: shortcut ?? '' }],
    );
  }

  async function start(): Promise<void> {
    // First of all: Firefox gives the policy at once, while the rest is still being read.
    store.onChange(() => void guarded(lookAgain));
    const [settings, backlog] = await Promise.all([
      store.load(),
      loadBacklog(),
      users.load(),
      practice.load(),
    ]);
    situation = await situationOf(settings, seenBeside());
    if (!situation.practice) practice.end();
    const [stored, pauseRecord] = await Promise.all([journal().load(), recordOf(situation)]);
    (await contract.prepare(situation.service))();
    ledger.start(backlog);
    runner.start(stored, pauseRecord);
    void ledger.look();
    // None of these may keep the commands from an agent.
    await Promise.all([
      readKeys().catch(notNow('the key bindings could not be read')),
      keepWatch().catch(notNow('the watch could not be set')),
      closeStorage(),
      seatWatch.look().catch(notNow('the lock could not be asked for')),
      stored ? undefined : register(),
    ]);
  }

  function register(): Promise<void> {
    return registerSites(situation.settings.settings).catch(
      notNow('the CRM sites could not be registered'),
    );
  }

  const ready = start().catch((error: unknown) => {
    log.error('the background could not start', error);
    throw error;
  });

  /** Runs `work` once the station is up. What fails is logged; nothing escapes into a listener. */
  async function guarded(work: () => unknown): Promise<void> {
    try {
      await ready;
      await work();
    } catch (error) {
      log.error('something in the background failed', error);
    }
  }

  return {
    seat: seatWatch.listeners,
    connected(port) {
      if (port.sender?.id !== browser.runtime.id) return;
      const held = holdPort(port);
      if (port.name === CRM_PORT) {
        void guarded(() => pages.add(held));
      } else if (port.name !== VIEW_PORT || !isOwnPage(port.sender)) {
        held.disconnect();
        void guarded(() => refused('port'));
      } else {
        void guarded(async () => {
          screens.add(held);
          show();
          await readKeys();
          show();
        });
      }
    },
    asked(message, sender, respond) {
      if (sender.id !== browser.runtime.id) return false;
      if (!isOwnPage(sender)) {
        void guarded(() => refused('order'));
        return false;
      }
      let reply: unknown;
      void guarded(async () => {
        reply = await requests.answer(message);
      }).then(() => respond(reply));
      return true;
    },
    commanded(command) {
      void guarded(() => {
        if (command === 'resume-recording') requests.resumeRecording('hotkey');
        if (command === 'secure-pause' || command === 'secure-pause-anywhere') {
          requests.securePause('hotkey');
        }
      });
    },
    woken: () =>
      void guarded(async () => {
        runner.look();
        await ledger.look();
      }),
    installed(details) {
      const { version } = browser.runtime.getManifest();
      const { reason, previousVersion: from = version } = details;
      void guarded(() => {
        if (reason === 'update' && from !== version) {
          ledger.add({ kind: 'extension-updated', from, to: version });
        }
        runner.look();
      });
    },
    accessChanged: () => void guarded(lookAgain),
    stored(area) {
      if (area === 'managed') void guarded(() => store.refreshManaged());
    },
  };
}

/** The address a tab shows: null for a tab that is gone, undefined where we may not know it. */
async function tabAddress(tab: number): Promise<string | null | undefined> {
  const found = await browser.tabs.get(tab).catch(() => null);
  return found === null ? null : found.url;
}

/** Logs a failure that the rest can go on without. */
function notNow(what: string): (error: unknown) => void {
  return (error) => {
    log.error(what, error);
  };
}

/** A disk that cannot be read must not keep the recorder out of reach. */
function noRecord(error: unknown): undefined {
  log.error('the pause record could not be read', error);
  return undefined;
}

/** One of the pages of this extension, and not a page of somebody else that speaks through us. */
function isOwnPage(sender: Browser.runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
}

/** Alarms may be gone after an update or a restart: there must always be one. */
async function keepWatch(): Promise<void> {
  if (!(await browser.alarms.get(WATCH))) {
    await browser.alarms.create(WATCH, { periodInMinutes: WATCH_MINUTES });
  }
}
