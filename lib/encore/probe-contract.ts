/** Finding a service's contract by asking it a harmless question in every likely way. */
import type { Explained } from '../result';
import { createEncoreClient } from './client';
import type { EncoreClientOptions } from './client';
import type { ContractReport } from './contract-report';
import { likelyGuesses } from './likely-contracts';
import type { LikelyContract } from './likely-contracts';
import type { EncoreErrorKind, UnitAndPort } from './types';
import { say } from '../words';

export interface ProbeOptions extends Omit<EncoreClientOptions, 'contract'> {
  /** The unit and port whose status is asked for; best ones that exist. */
  readonly unit: string;
  readonly port: string;
  readonly signal?: AbortSignal;
}

/** What one guess was answered. */
export interface ProbeStep {
  /** What was tried, for administrators. */
  readonly label: string;
  /** The response code, where one came. */
  readonly code?: number;
  /** What happened, in one sentence. */
  readonly what: string;
}

export interface ProbeReport {
  /** The contract that was understood, or `undefined`. Its warnings say how sure that is. */
  readonly report: ContractReport | undefined;
  readonly steps: readonly ProbeStep[];
  /** Why it was given up before everything was tried. */
  readonly problem?: Explained;
}

/** Where one guess fails in one of these ways, all others would. */
const FINAL: readonly EncoreErrorKind[] = [
  'refused-before-sending',
  'unreachable',
  'timed-out',
  'aborted',
  'redirected',
  'sign-in-required',
  'not-found',
];

/**
 * Asks PortStatus, which changes nothing, in every likely way, one after the other, until code 100
 * comes. Any other code shows that the request was recognised, but not that its unit and port were
 * read: WCF reads elements that it does not expect as absent, and the recorder then refuses with
 * 606 or 611. So the first guess with such a code is taken only where none gets 100. At most 30
 * requests. Never rejects.
 */
export async function probeContract(options: ProbeOptions): Promise<ProbeReport> {
  const { unit, port, signal, ...clientOptions } = options;
  const steps: ProbeStep[] = [];
  let candidate: LikelyContract | undefined;
  for (const guess of likelyGuesses()) {
    const client = createEncoreClient({ ...clientOptions, contract: guess.contract });
    const parameters: UnitAndPort = { Unit: unit, Port: port };
    const result = await client.send('PortStatus', parameters, signal ? { signal } : {});
    const { label } = guess;
    if (result.ok) {
      steps.push({ label, code: 100, what: say('probe_understood') });
      return { report: reportOf(guess, true), steps };
    }
    const { code, what, meaning, action, kind } = result.error;
    steps.push({ label, what, ...(code === undefined ? {} : { code }) });
    if (code !== undefined) candidate ??= guess;
    if (FINAL.includes(kind)) {
      const report = candidate && reportOf(candidate, false);
      return { report, steps, problem: { what, meaning, action } };
    }
  }
  return { report: candidate && reportOf(candidate, false), steps };
}

function reportOf({ label, contract }: LikelyContract, sure: boolean): ContractReport {
  const warnings: readonly Explained[] = [
    {
      what: say('probe_guessed_what', label),
      meaning: sure ? say('probe_guessed_sure_meaning') : say('probe_guessed_unsure_meaning'),
      action: say('probe_guessed_action'),
    },
  ];
  return { contract, missing: [], warnings, source: 'guess', readAt: Date.now() };
}
