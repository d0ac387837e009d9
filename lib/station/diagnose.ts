import type { Diagnostics } from '../diagnostics';
import type { ContractView, FieldsView, KeyBinding } from '../messages';
import type { LedgerRow } from '../recorder/ledger/entry';
import type { Claim } from '../recorder/claim';
import type { RecorderState } from '../recorder/state';
import type { Ledger } from './ledger/ledger';
import { setPaths } from './settings-changes';
import type { Situation } from './situation';

/** Entries of the ledger that are told. */
const NEWEST = 50;
/** Members of an entry that name nobody and nothing of a call. */
const TOLD = ['at', 'kind', 'by', 'request', 'outcome', 'code', 'ms', 'why', 'tries', 'practice'];

export interface DiagnoseNeeds {
  readonly now: number;
  readonly about: { readonly version: string; readonly browser: string };
  readonly situation: Situation;
  readonly state: RecorderState;
  readonly claim: Claim;
  readonly keys: readonly KeyBinding[];
  readonly contract: ContractView | undefined;
  readonly fields: (site: string) => FieldsView | undefined;
  readonly ledger: Pick<Ledger, 'page'>;
}

/** Gathers what is known of this seat, without anything personal. */
export async function diagnose(needs: DiagnoseNeeds): Promise<Diagnostics> {
  const { now, about, situation, state, claim, keys, contract } = needs;
  const { settings, missingHosts } = situation;
  const { rows, first, last } = await needs.ledger.page({ kinds: [] }, 'newest', NEWEST);
  const heardAt = state.audio.reading?.at;
  return {
    ...{ ...about, at: now, status: claim.word, practice: claim.practice === true },
    reasons: claim.reasons.map(({ kind }) => kind),
    ...(heardAt === undefined ? {} : { heardAt }),
    port: portOf(state),
    desktop: desktopOf(situation),
    keys: keys.map(({ command, shortcut }) => ({ command, bound: shortcut !== '' })),
    settings: {
      own: setPaths(settings.layer),
      managed: settings.managed,
      policyFaults: settings.policyFaults.map(({ path }) => path),
      storedFaults: settings.storedFaults.map(({ path }) => path),
    },
    missingHosts: missingHosts.length,
    ...(contract ? { contract: contractOf(contract) } : {}),
    sites: settings.settings.sites.map(({ id, adapter, fields }) => {
      const found = needs.fields(id);
      const missing = found && { missing: found.missing.length };
      return { adapter, fields: fields.length, ...missing };
    }),
    ledger: {
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      newest: rows.map(told),
    },
  };
}

function portOf({ port: { known } }: RecorderState): Diagnostics['port'] {
  if (!known) return 'unknown';
  return known.checked ? 'known' : 'typed';
}

function desktopOf({ rules: { desktop } }: Situation): Diagnostics['desktop'] {
  if (!desktop.recorded) return 'not-recorded';
  return desktop.login === undefined ? 'no-login' : 'recorded';
}

function contractOf(contract: ContractView): NonNullable<Diagnostics['contract']> {
  const { source, soapVersion, addressing, missing, warnings } = contract;
  const names = missing.map(({ request }) => request);
  return { source, soapVersion, addressing, missing: names, warnings: warnings.length };
}

function told({ entry }: LedgerRow): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]: [string, unknown]) =>
      TOLD.includes(name) && isPlain(value) ? [[name, value]] : [],
    ),
  );
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
