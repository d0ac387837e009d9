import type { Diagnostics } from '../../lib/diagnostics';

/** A seat at which everything is right. */
export const GOOD_SEAT: Diagnostics = {
  ...{ version: '0.1.0', browser: 'Browser/1.0', at: 1_773_064_980_000 },
  ...{ status: 'Recording', reasons: [], practice: false, heardAt: 1_773_064_978_000 },
  ...{ port: 'known', desktop: 'recorded', missingHosts: 0 },
  keys: [
    { command: 'secure-pause', bound: true },
    { command: 'resume-recording', bound: false },
  ],
  settings: { own: ['service.address'], managed: [], policyFaults: [], storedFaults: [] },
  contract: { source: 'wsdl', soapVersion: '1.1', addressing: false, missing: [], warnings: 0 },
  sites: [{ adapter: 'custom', fields: 1, missing: 0 }],
  ledger: {
    ...{ first: 1, last: 2 },
    newest: [{ at: 1_773_064_970_000, kind: 'pause-ended', by: 'agent', ms: 41_000 }],
  },
};
