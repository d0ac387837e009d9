import type { ContractReport } from '../encore/contract-report';
import { explainCode } from '../encore/response-codes';
import { warnAboutAddress } from '../encore/service-address';
import { REQUEST_NAMES } from '../encore/requests';
import type { PortState } from '../encore/requests';
import type { EncoreError, EncoreErrorKind, UnitAndPort } from '../encore/types';
import { CHECK_STEPS } from '../messages';
import type { CheckStep, Responsible, ServiceCheck } from '../messages';
import type { Identity } from '../recorder/rules';
import type { Explained, Result } from '../result';
import { whySignIn, whyTooLate, whyUnreachable } from './check-candidates';
import type { ContractLook } from './contract-keeper';
import { problemText, say, wording } from '../words';

/** What was seen of a service. What could not be looked at is left out. */
export interface Evidence {
  /** The address in its normal form, or what is wrong with it. */
  readonly address: Result<string, Explained>;
  readonly allowed: boolean;
  readonly credentials: 'omit' | 'include';
  /** Undefined while it is not known whose recording it is. */
  readonly identity: Identity | undefined;
  readonly look?: ContractLook;
  /** The contract in force after the look. */
  readonly report?: ContractReport | undefined;
  /** A request that only shows what answers; sent where no contract is known. */
  readonly knock?: Result<unknown, EncoreError>;
  readonly init?: Result<UnitAndPort, EncoreError>;
  readonly status?: Result<{ readonly portStatus: PortState }, EncoreError>;
  readonly unitAndPort?: UnitAndPort;
}

type Finding = Omit<CheckStep, 'step'>;

/** Every step in its order, and what follows from them. After a step that failed, none is looked at. */
export function checkOf(evidence: Evidence): ServiceCheck {
  const steps: CheckStep[] = [];
  for (const step of CHECK_STEPS) {
    const stopped = steps.some(({ state }) => state === 'failed');
    steps.push({
      step,
      ...(stopped ? skipped(say('check_not_looked')) : FINDINGS[step](evidence)),
    });
  }
  const failed = steps.find(({ state }) => state === 'failed');
  const { Unit, Port } = evidence.unitAndPort ?? {};
  return {
    ok: failed === undefined,
    ...(failed ? { problem: problemOf(failed) } : {}),
    ...(Unit === undefined ? {} : { unit: Unit }),
    ...(Port === undefined ? {} : { port: Port }),
    steps,
  };
}

function problemOf({ what, meaning = '', action = '', code }: CheckStep) {
  return { what, meaning, action, ...(code === undefined ? {} : { code }) };
}

const FINDINGS: Readonly<Record<CheckStep['step'], (evidence: Evidence) => Finding>> = {
  address: addressFinding,
  access: accessFinding,
  reachable: reachableFinding,
  http: httpFinding,
  soap: soapFinding,
  wsdl: wsdlFinding,
  requests: requestsFinding,
  init: initFinding,
  'port-status': statusFinding,
};

function addressFinding({ address }: Evidence): Finding {
  if (!address.ok) return failed(address.error, 'settings');
  const warning = warnAboutAddress(address.value);
  return warning ? warned(warning, 'settings') : fine(say('check_address_fine'));
}

function accessFinding({ allowed }: Evidence): Finding {
  return allowed
    ? fine(say('check_access_fine'))
    : failed(problemText('check_no_access'), 'settings');
}

function reachableFinding(evidence: Evidence): Finding {
  const { address, look } = evidence;
  const url = new URL(address.ok ? address.value : '');
  const heard = look?.kind === 'read' || look?.kind === 'probed';
  const error = heard ? undefined : firstError(evidence);
  if (error?.kind === 'unreachable' || isFailed(look, 'unreachable')) {
    return {
      ...failed(problemText('check_unreachable'), 'network-admin'),
      candidates: whyUnreachable(url.href),
    };
  }
  if (error?.kind === 'timed-out') {
    return { ...failed(error, 'network-admin'), candidates: whyTooLate() };
  }
  return fine(
    say(url.protocol === 'https:' ? 'check_reachable_trusted' : 'check_reachable_fine', url.host),
  );
}

/** Who can put an HTTP answer right that is none of the service's. */
const HTTP_KINDS: Readonly<Partial<Record<EncoreErrorKind, Responsible>>> = {
  redirected: 'settings',
  'sign-in-required': 'browser-admin',
  'not-found': 'settings',
  'http-status': 'encore-admin',
  html: 'settings',
};

function httpFinding(evidence: Evidence): Finding {
  const error = firstError(evidence);
  const who = error && HTTP_KINDS[error.kind];
  if (!error || !who) return fine(say('check_http_fine'));
  if (error.kind !== 'sign-in-required') return failed(error, who);
  return { ...failed(error, who), candidates: whySignIn(evidence.credentials) };
}

function soapFinding(evidence: Evidence): Finding {
  const error = firstError(evidence);
  if (error?.kind === 'unreadable') return failed(error, 'encore-admin');
  const version = evidence.report?.contract.soapVersion;
  return fine(
    version === undefined ? say('check_soap_fine') : say('check_soap_version_fine', version),
  );
}

function wsdlFinding({ look, report }: Evidence): Finding {
  if (look?.kind === 'pasted') {
    return skipped(say('check_wsdl_pasted'));
  }
  if (!look || look.kind === 'read' || look.kind === 'withdrawn')
    return fine(say('check_wsdl_read'));
  // Its requests are the matter then, in the next step.
  if (isFailed(look, 'not-encore') || isFailed(look, 'unusable'))
    return fine(say('check_wsdl_there'));
  const known = report ? { meaning: say('check_wsdl_known_meaning') } : {};
  return warned({ ...look.wsdl, ...known }, 'encore-admin');
}

function requestsFinding(evidence: Evidence): Finding {
  const { look, report } = evidence;
  const error = firstError(evidence);
  if (error?.kind === 'not-encore') return failed(error, 'settings');
  if (!report) {
    return failed(
      look?.kind === 'failed' && !error ? look.wsdl : problemText('check_not_understood'),
      'encore-admin',
    );
  }
  const total = REQUEST_NAMES.length;
  const { missing } = report;
  if (missing.length > 0) {
    const what = say('check_missing_what', total - missing.length, total, missing.join(', '));
    return warned({ ...MISSING, what }, 'encore-admin');
  }
  const [guess] = report.source === 'guess' ? report.warnings : [];
  return guess ? warned(guess, 'encore-admin') : fine(say('check_requests_fine', total));
}

function initFinding({ identity, init }: Evidence): Finding {
  if (!identity) return failed(problemText('check_no_identity'), 'settings');
  if (identity.by === 'manual') return skipped(say('check_typed_by_hand'));
  if (!init) return skipped(say('check_not_looked'));
  if (!init.ok) return failed(init.error, responsible(init.error));
  const { Unit, Port } = init.value;
  const request = identity.by === 'extension' ? 'InitStation' : 'InitUser';
  return fine(say('check_init_fine', request, Unit, Port));
}

function statusFinding({ status }: Evidence): Finding {
  if (!status) return skipped(say('check_not_looked'));
  if (!status.ok) return failed(status.error, responsible(status.error));
  return fine(say('check_status_fine', status.value.portStatus));
}

// ── Shared ───────────────────────────────────────────────────────────────────────────────────

/** What came of the first request that was sent, if that was an error. */
function firstError({ knock, init, status }: Evidence): EncoreError | undefined {
  const first = knock ?? init ?? status;
  return first && !first.ok ? first.error : undefined;
}

function isFailed(look: ContractLook | undefined, kind: string): boolean {
  return look?.kind === 'failed' && look.wsdl.kind === kind;
}

function responsible({ code }: EncoreError): Responsible {
  return code !== undefined && explainCode(code, '').actor !== 'encore-admin'
    ? 'settings'
    : 'encore-admin';
}

function fine(what: string): Finding {
  return { state: 'ok', what };
}

function skipped(what: string): Finding {
  return { state: 'skipped', what };
}

function warned({ what, meaning, action }: Explained, who: Responsible): Finding {
  return { state: 'warning', what, meaning, action, who };
}

function failed(problem: Explained & { readonly code?: number }, who: Responsible): Finding {
  const { what, meaning, action, code } = problem;
  const numbered = code === undefined ? {} : { code };
  return { state: 'failed', what, meaning, action, who, ...numbered };
}

const MISSING = wording({ meaning: 'check_missing_meaning', action: 'check_missing_action' });
