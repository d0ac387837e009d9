/** The words about the contract and the steps of the check, for somebody who sets a service up. */
import type { CheckStep, ContractView, Responsible } from '../messages';
import { say, sayCount, wording } from '../words';
import type { ReadingState } from './contract-control';

/**
 * The contract in force in one line, e.g. "Read from the service’s WSDL today 14:03 · SOAP 1.1 ·
 * 15 of 15 requests". `now`: ms since the epoch.
 */
export function contractLine(contract: ContractView, now: number): string {
  const { source, readAt, total, missing } = contract;
  const isTold = source === 'wsdl' || source === 'pasted';
  return [
    readAt === undefined
      ? say(`contract_${source}`)
      : say(`contract_${source}_at`, moment(readAt, now)),
    say(contract.addressing ? 'contract_soap_addressing' : 'contract_soap', contract.soapVersion),
    ...(isTold ? [say('contract_requests', total - missing.length, total)] : []),
  ].join(' · ');
}

/** A moment in the past as people say it: `today 14:03`, `yesterday 14:03` or `2026-03-09 14:03`. */
export function moment(at: number, now: number): string {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes()].map(two).join(':');
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  const day = dayOf(date);
  if (day === dayOf(new Date(now))) return say('moment_today', time);
  return day === dayOf(yesterday) ? say('moment_yesterday', time) : say('moment_day', day, time);
}

function dayOf(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
}

const two = (count: number): string => String(count).padStart(2, '0');

export const CONTRACT = wording({
  title: 'contract_title',
  reading: 'contract_reading',
  read: 'contract_read',
  notRead: 'contract_not_read',
  busy: 'contract_busy',
  missing: 'contract_missing',
  readAgain: 'contract_read_again',
  export: 'contract_export',
  pasteTitle: 'contract_paste_title',
  paste: 'contract_paste',
  pasteHelp: 'contract_paste_help',
  open: 'contract_open',
  openHelp: 'contract_open_help',
});

/** How the last wish to read the WSDL anew stands. */
export function readingWords(state: ReadingState): string {
  switch (state) {
    case 'idle':
      return '';
    case 'running':
      return CONTRACT.reading;
    case 'done':
      return CONTRACT.read;
    case 'failed':
      return CONTRACT.notRead;
    case 'busy':
      return CONTRACT.busy;
    case 'lost':
      return say('contract_lost');
  }
}

export const remarks = (count: number): string => sayCount('contract_warnings', count);
// What became of a file that was opened, by its name.
export const fileTooLarge = (name: string): string => say('contract_too_large', name);
export const fileUnreadable = (name: string): string => say('contract_unreadable', name);
export const fileOpened = (name: string): string => say('contract_opened', name);

export const CONTRACT_FILE_NAME = 'encore-recording-control-contract.json';

export const CHECK = wording({ steps: 'check_steps', candidates: 'check_candidates' });

const RESPONSIBLE: Readonly<Record<Responsible, string>> = wording({
  settings: 'check_for_settings',
  'browser-admin': 'check_for_browser_admin',
  'network-admin': 'check_for_network_admin',
  'encore-admin': 'check_for_encore_admin',
});
export const forWhom = (who: Responsible): string => RESPONSIBLE[who];

export const STEP_NAMES: Readonly<Record<CheckStep['step'], string>> = wording({
  address: 'check_step_address',
  access: 'check_step_access',
  reachable: 'check_step_reachable',
  http: 'check_step_http',
  soap: 'check_step_soap',
  wsdl: 'check_step_wsdl',
  requests: 'check_step_requests',
  init: 'check_step_init',
  'port-status': 'check_step_port_status',
});

export const STEP_STATES: Readonly<Record<CheckStep['state'], string>> = wording({
  ok: 'check_state_ok',
  warning: 'check_state_warning',
  failed: 'check_state_failed',
  skipped: 'check_state_skipped',
});
