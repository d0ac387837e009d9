import type { Diagnostics } from '../diagnostics';
import { say, sayCount } from '../words';
import { ago } from './timer';

/** One thing that has to be right before a seat can be protected, and what the evidence says. */
export interface Health {
  readonly topic: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly what: string;
}

/** After this long without a word of the recorder its state is not known any more, ms. */
const SILENT_MS = 60_000;
/** Without these a secure pause is none. */
const NEEDED = ['PauseRecording', 'PortStatusEX', 'PortStatus', 'DesktopPause'];

/**
 * Why a seat is or is not protected, the most fundamental first: each answered from what the
 * background found, not from what should be.
 */
export function healthOf(found: Diagnostics): readonly Health[] {
  return [
    policy(found),
    service(found),
    person(found),
    access(found),
    contract(found),
    answers(found),
    desktop(found),
    keys(found),
    sites(found),
  ];
}

const ok = (topic: string, what: string): Health => ({ topic, state: 'ok', what });
const warning = (topic: string, what: string): Health => ({ topic, state: 'warning', what });
const failed = (topic: string, what: string): Health => ({ topic, state: 'failed', what });

function policy({ settings }: Diagnostics): Health {
  const topic = say('health_settings');
  const faults = [...settings.policyFaults, ...settings.storedFaults];
  if (faults.length > 0) {
    return failed(topic, sayCount('health_settings_refused', faults.length, faults.join(', ')));
  }
  const { managed } = settings;
  return ok(
    topic,
    managed.length === 0
      ? say('health_settings_own')
      : sayCount('health_settings_managed', managed.length),
  );
}

function service({ reasons, practice }: Diagnostics): Health {
  const topic = say('health_address');
  if (practice) return warning(topic, say('health_address_practice'));
  return reasons.includes('no-address')
    ? failed(topic, say('health_address_missing'))
    : ok(topic, say('health_address_set'));
}

function person({ reasons, port }: Diagnostics): Health {
  const topic = say('health_person');
  if (reasons.includes('no-identity')) return failed(topic, say('health_person_missing'));
  if (port === 'unknown') return failed(topic, say('health_port_unknown'));
  return port === 'typed'
    ? warning(topic, say('health_port_typed'))
    : ok(topic, say('health_port_known'));
}

function access({ reasons, missingHosts }: Diagnostics): Health {
  const topic = say('health_access');
  if (missingHosts === 0) return ok(topic, say('health_access_given'));
  const what = sayCount('health_access_missing', missingHosts);
  return reasons.includes('no-access') ? failed(topic, what) : warning(topic, what);
}

function contract({ contract: known }: Diagnostics): Health {
  const topic = say('health_contract');
  if (!known) return warning(topic, say('health_contract_unknown'));
  const needed = known.missing.filter((name) => NEEDED.includes(name));
  if (needed.length > 0) return failed(topic, say('health_contract_lacks', needed.join(', ')));
  if (known.source === 'assumed') return warning(topic, say('health_contract_assumed'));
  return ok(topic, say('health_contract_known', `SOAP ${known.soapVersion}`));
}

function answers({ heardAt, at }: Diagnostics): Health {
  const topic = say('health_answers');
  if (heardAt === undefined) return failed(topic, say('health_answers_never'));
  const what = say('health_answers_last', ago(at - heardAt));
  return at - heardAt > SILENT_MS ? warning(topic, what) : ok(topic, what);
}

function desktop({ desktop: known }: Diagnostics): Health {
  const topic = say('health_desktop');
  switch (known) {
    case 'recorded':
      return ok(topic, say('health_desktop_recorded'));
    case 'not-recorded':
      return warning(topic, say('health_desktop_not_recorded'));
    case 'no-login':
      return failed(topic, say('health_desktop_no_login'));
  }
}

function keys({ keys: known }: Diagnostics): Health {
  const topic = say('health_keys');
  const isBound = known.some(({ command, bound }) => command.startsWith('secure-pause') && bound);
  return isBound ? ok(topic, say('health_keys_bound')) : warning(topic, say('health_keys_unbound'));
}

function sites({ sites: known }: Diagnostics): Health {
  const topic = say('health_sites');
  if (known.length === 0) return warning(topic, say('health_sites_none'));
  const missing = known.reduce((sum, site) => sum + (site.missing ?? 0), 0);
  return missing === 0
    ? ok(topic, sayCount('health_sites_fine', known.length))
    : warning(topic, sayCount('health_sites_missing', missing));
}
