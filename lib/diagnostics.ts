import type { ClaimReason, StatusWord } from './recorder/claim';

/**
 * What is known of a seat, for whoever has to find out why it is not protected, and for support:
 * nothing of a customer, of a person, and no addresses. It is shown before it is handed on.
 */
export interface Diagnostics {
  readonly version: string;
  /** As the browser names itself. */
  readonly browser: string;
  /** When this was found, ms since the epoch. */
  readonly at: number;
  readonly status: StatusWord;
  readonly reasons: readonly ClaimReason['kind'][];
  readonly practice: boolean;
  /** When the recorder last told the state of the port, ms since the epoch; absent: never so far. */
  readonly heardAt?: number;
  /** `typed`: by hand, which nobody has checked. */
  readonly port: 'known' | 'typed' | 'unknown';
  readonly desktop: 'recorded' | 'not-recorded' | 'no-login';
  /** Commands, and whether a key leads to them. */
  readonly keys: readonly { readonly command: string; readonly bound: boolean }[];
  readonly settings: {
    /** Paths of what is set by hand and by the organisation; never what it is set to. */
    readonly own: readonly string[];
    readonly managed: readonly string[];
    /** Paths of the faults of what is not in force. */
    readonly policyFaults: readonly string[];
    readonly storedFaults: readonly string[];
  };
  /** How many addresses the browser does not let the extension reach. */
  readonly missingHosts: number;
  /** How requests are put on the wire; absent while there is no service that may be reached. */
  readonly contract?: {
    readonly source: 'wsdl' | 'pasted' | 'probed' | 'assumed';
    readonly soapVersion: string;
    readonly addressing: boolean;
    /** Requests that the service does not offer. */
    readonly missing: readonly string[];
    readonly warnings: number;
  };
  readonly sites: readonly {
    readonly adapter: string;
    /** How many fields its pages should have, and how many were missing when last looked at. */
    readonly fields: number;
    readonly missing?: number;
  }[];
  readonly ledger: {
    readonly first?: number;
    readonly last?: number;
    /** The newest entries, without their persons, ports and calls. */
    readonly newest: readonly Readonly<Record<string, string | number | boolean>>[];
  };
}
