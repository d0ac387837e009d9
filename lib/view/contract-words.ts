/** The words about the contract and the steps of the check, for somebody who sets a service up. */
import type { CheckStep, ContractView, Responsible } from '../messages';

/**
 * The contract in force in one line, e.g. "Read from the service’s WSDL today 14:03 · SOAP 1.1 ·
 * 15 of 15 requests". `now`: ms since the epoch.
 */
export function contractLine(contract: ContractView, now: number): string {
  const { source, readAt, total, missing } = contract;
  const when = readAt === undefined ? '' : ` ${moment(readAt, now)}`;
  const isTold = source === 'wsdl' || source === 'pasted';
  return [
    `${SOURCES[source]}${when}`,
    `SOAP ${contract.soapVersion}${contract.addressing ? ' with addressing' : ''}`,
    ...(isTold ? [`${total - missing.length} of ${total} requests`] : []),
  ].join(' · ');
}

const SOURCES: Readonly<Record<ContractView['source'], string>> = {
  wsdl: 'Read from the service’s WSDL',
  pasted: 'Pasted in the settings',
  probed: 'Found by trying, for there is no WSDL,',
  assumed: 'Not known yet, so the likeliest form is used',
};

/** A moment in the past as people say it: `today 14:03`, `yesterday 14:03` or `2026-03-09 14:03`. */
export function moment(at: number, now: number): string {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes()].map(two).join(':');
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  const day = dayOf(date);
  if (day === dayOf(new Date(now))) return `today ${time}`;
  return `${day === dayOf(yesterday) ? 'yesterday' : day} ${time}`;
}

function dayOf(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
}

const two = (count: number): string => String(count).padStart(2, '0');

export const CONTRACT = {
  title: 'How requests are sent',
  reading: 'Reading the WSDL…',
  read: 'The WSDL was read.',
  notRead: 'The WSDL was not read.',
  busy: 'Not read, because a pause or a resume is on its way. Try again after it.',
  missing: 'The service does not offer:',
  warnings: (count: number) => (count === 1 ? '1 remark' : `${count} remarks`),
  readAgain: 'Read the WSDL again',
  export: 'Export contract',
  pasteTitle: 'The service publishes no WSDL',
  paste: 'WSDL or exported contract',
  pasteHelp:
    'Paste the text of the service’s ?singleWsdl, which the recorder’s server can show, or a contract that was exported at another seat. Empty: read from the service.',
  open: 'Open it as a file',
  openHelp: 'Its text comes into the box above. Nothing is in force before you save.',
  tooLarge: (name: string) => `${name} is larger than 4 MB, so it is no WSDL.`,
  unreadable: (name: string) => `${name} could not be read. It may have been moved or changed.`,
  opened: (name: string) => `${name} is in the box above. Save to put it in force.`,
} as const;

export const CONTRACT_FILE_NAME = 'encore-recording-control-contract.json';

export const CHECK = {
  steps: 'What was checked',
  candidates: 'It may be:',
  who: (who: Responsible) => `For ${RESPONSIBLE[who]}.`,
} as const;

const RESPONSIBLE: Readonly<Record<Responsible, string>> = {
  settings: 'whoever sets up this extension',
  'browser-admin': 'whoever looks after the browsers of your organisation',
  'network-admin': 'whoever looks after the network',
  'encore-admin': 'your Encore administrator',
};

export const STEP_NAMES: Readonly<Record<CheckStep['step'], string>> = {
  address: 'Address',
  access: 'Permission',
  reachable: 'Reachable',
  http: 'Web server',
  soap: 'SOAP service',
  wsdl: 'WSDL',
  requests: 'Requests',
  init: 'Your port',
  'port-status': 'State of the port',
};

export const STEP_STATES: Readonly<Record<CheckStep['state'], string>> = {
  ok: 'Fine',
  warning: 'Look at this',
  failed: 'Failed',
  skipped: 'Skipped',
};
