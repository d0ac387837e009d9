import * as v from 'valibot';
import { PageMessageSchema } from '../messages';
import type { PageMessage, PageReplies, ServiceCheck, SettingsReport } from '../messages';
import type { Trigger } from '../recorder/state';
import type { SettingsStore } from '../settings/store';
import type { Runner } from './runner';
import { checkService } from './service-check';
import type { Situation } from './situation';

export interface PageRequestsNeeds {
  readonly now: () => number;
  readonly newId: () => string;
  readonly runner: Runner;
  readonly store: SettingsStore;
  readonly situation: () => Situation;
  /** Looks again at settings and granted hosts. */
  readonly lookAgain: () => Promise<void>;
}

/** The commands of pages and hotkeys. */
export interface PageRequests {
  securePause(by: Trigger): boolean;
  resumeRecording(by: Trigger): boolean;
  /** Answers a message of one of our own pages; undefined for what is no such message. */
  answer(message: unknown): Promise<PageReplies[PageMessage['type']]> | undefined;
}

export function createPageRequests(needs: PageRequestsNeeds): PageRequests {
  const { now, newId, runner, store, situation, lookAgain } = needs;

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
      case 'get-settings':
        return report(situation());
      case 'save-settings': {
        const saved = await store.saveUserLayer(message.layer);
        if (!saved.ok) return { saved: false, faults: saved.error };
        await lookAgain();
        return { saved: true, faults: [] };
      }
      case 'access-changed':
        await lookAgain();
        return { missingHosts: situation().missingHosts };
      case 'check-service':
        return check(runner, situation());
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

function report({ settings, missingHosts }: Situation): SettingsReport {
  return {
    settings: settings.settings,
    layer: settings.layer,
    managed: settings.managed,
    policyFaults: settings.policyFaults,
    storedFaults: settings.storedFaults,
    missingHosts,
  };
}

async function check(runner: Runner, { rules }: Situation): Promise<ServiceCheck> {
  if (rules.missing) return { ok: false, problem: MISSING[rules.missing.kind] };
  let found: ServiceCheck | undefined;
  const did = await runner.run(async (client, signal) => {
    found = await checkService(client, rules.identity, signal);
  });
  return did && found ? found : { ok: false, problem: NO_TIME };
}

const NO_TIME = {
  what: 'The service was not checked, because a pause is on.',
  meaning: 'Nothing has changed: the pause goes on.',
  action: 'Check again after recording was resumed.',
};

const MISSING = {
  'no-address': {
    what: 'There is no service address that can be used.',
    meaning: 'The recorder cannot be reached.',
    action: 'Enter the address of the Encore Web API and save it.',
  },
  'no-identity': {
    what: 'It is not known whose recording is to be controlled.',
    meaning: 'The recorder cannot say which port is yours.',
    action: 'Enter your Windows login ID or your extension under Identity and save it.',
  },
  'no-access': {
    what: 'The browser does not yet let this extension reach the service.',
    meaning: 'Nothing can be sent to the recorder.',
    action: 'Press “Allow access” and confirm.',
  },
} as const;
