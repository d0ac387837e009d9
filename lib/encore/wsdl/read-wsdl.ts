/** From the text of a WSDL to a contract. */
import { err, ok } from '../../result';
import type { Explained, Result } from '../../result';
import type { Contract, RequestContract } from '../contract';
import type { ContractReport } from '../contract-report';
import { REQUEST_NAMES } from '../requests';
import type { RequestName } from '../requests';
import type { XmlElement } from '../xml-tree';
import { readPorts } from './bindings';
import type { Port } from './bindings';
import { buildRequest } from './build-request';
import { collectDocuments, isDefinitions, parseDocument } from './documents';
import type { Documents } from './documents';
import { endpointPath, sortPorts } from './endpoint';
import { contractError } from './errors';
import type { ContractError } from './errors';
import { indexSchemas } from './schema';
import {
  encryptionWarning,
  otherPortWarning,
  pathWarning,
  surroundingsWarning,
  unreadWarning,
  warningsFrom,
} from './warnings';
import type { Note } from './warnings';

export interface WsdlSource {
  /** The text of the WSDL. */
  readonly main: string;
  /** The configured service address, as `checkServiceAddress` returns it. */
  readonly address: string;
  /** Where the text came from, unless that is the address with `?wsdl` at its end. */
  readonly url?: string;
  /**
   * Gets the text of an imported document, or the technical reason why there is none. It is asked
   * for URLs of the address's origin only, one after the other. Without it nothing is imported.
   */
  readonly load?: (url: string) => Promise<Result<string, string>>;
  /** Whether the service publishes paths that do not reach it; asked after the last `load`. */
  readonly moved?: () => boolean;
}

/**
 * Reads a WSDL with all it imports. Never rejects, as long as `load` does not.
 *
 * @returns the contract with what is missing and what to say about it, or why there is none.
 */
export async function readWsdl(source: WsdlSource): Promise<Result<ContractReport, ContractError>> {
  const reading = await readDocuments(source);
  return reading.ok ? ok(reading.value.report) : reading;
}

export interface Reading {
  readonly report: ContractReport;
  /** Whether every document that was needed could be read. */
  readonly whole: boolean;
}

/** As `readWsdl`, for who may ask for the same in another way. */
export async function readDocuments(source: WsdlSource): Promise<Result<Reading, ContractError>> {
  const { main, address, url = `${address}?wsdl`, load } = source;
  const root = parseMain(main);
  if (!root.ok) return root;
  const walk = collectDocuments(root.value, load && url);
  let step = walk.next();
  // Without `load` the walk asks for nothing.
  while (!step.done) step = walk.next(load ? await load(step.value) : err('not asked for'));
  const moved = source.moved?.() ?? false;
  return assemble(step.value, { address, moved, source: 'wsdl' });
}

/**
 * Reads a WSDL that a person pasted or opened as a file. Of `?wsdl` without its imports it makes
 * what can be made and says exactly what is missing; `?singleWsdl` has everything in it.
 *
 * @param address the configured service address, where there is one already.
 */
export function contractFromText(
  text: string,
  address?: string,
): Result<ContractReport, ContractError> {
  const root = parseMain(text.trim());
  if (!root.ok) return root;
  const walk = collectDocuments(root.value, undefined);
  let step = walk.next();
  while (!step.done) step = walk.next(err('not asked for'));
  const reading = assemble(step.value, { address, moved: false, source: 'pasted' });
  return reading.ok ? ok(reading.value.report) : reading;
}

/** What WCF's help page says where metadata is switched off. */
const SWITCHED_OFF = /Metadata publishing for this service is currently disabled/i;
const HTML = /<(?:!doctype\s+html|html)[\s>]/i;

function parseMain(text: string): Result<XmlElement, ContractError> {
  // What a text was encoded in no longer matters once it is text.
  const parsed = parseDocument(text.replace(/^\uFEFF?<\?xml[^>]*\?>/, ''));
  if (parsed.ok && isDefinitions(parsed.value)) return parsed;
  if (SWITCHED_OFF.test(text)) return err(contractError('not-published'));
  if (HTML.test(text.slice(0, 2000))) return err(contractError('html'));
  return parsed.ok
    ? err(contractError('not-wsdl', `the root element is ${parsed.value.name}`))
    : err(contractError('unreadable', parsed.error));
}

interface Origin {
  readonly address: string | undefined;
  readonly moved: boolean;
  readonly source: ContractReport['source'];
}

function assemble(documents: Documents, origin: Origin): Result<Reading, ContractError> {
  const ports = sortPorts(readPorts(documents.definitions), origin.address);
  const [port] = ports;
  const unread = documents.unread
    .map(({ location, reason }) => `${location}: ${reason}`)
    .join('; ');
  if (port === undefined) return err(contractError('not-encore', unread || undefined));
  const [impossible] = port.demands.impossible;
  if (impossible !== undefined) return err(contractError('unusable', `It demands ${impossible}.`));

  const { requests, notes } = buildRequests(port, documents);
  const missing = REQUEST_NAMES.filter((request) => requests[request] === undefined);
  if (missing.length === REQUEST_NAMES.length) {
    return err(contractError('unusable', warningsFrom(notes)[0]?.what));
  }
  const path = endpointPath(port.location, origin.address, origin.moved);
  const contract: Contract = {
    soapVersion: port.soapVersion,
    addressing: port.demands.addressing,
    ...(path === undefined ? {} : { path }),
    requests,
  };
  const guessed = notes.filter(({ kind }) => kind === 'guessed').map(({ request }) => request);
  const harmless = guessed.length === 0 && !notes.some(({ kind }) => kind === 'unusable');
  const warnings = [
    ...warningsFrom(notes),
    ...unreadWarning(documents.unread, harmless),
    ...portWarnings(ports, port, origin.address),
    ...(path === undefined ? [] : [pathWarning(path)]),
  ];
  const report = { contract, missing, warnings, source: origin.source };
  return ok({
    report: guessed.length === 0 ? report : { ...report, guessed },
    whole: harmless || documents.unread.length === 0,
  });
}

/** What is worst is told first. */
function buildRequests(port: Port, documents: Documents) {
  const schemas = indexSchemas(documents.schemas);
  const requests: Partial<Record<RequestName, RequestContract>> = {};
  const notes: Note[] = [];
  for (const request of REQUEST_NAMES) {
    const operation = port.operations.get(request);
    if (operation === undefined) {
      notes.push({ kind: 'not-offered', request, detail: '' });
      continue;
    }
    const built = buildRequest(request, operation, schemas);
    if (built.ok) {
      requests[request] = built.value.contract;
      notes.push(...built.value.notes);
    } else notes.push({ kind: 'unusable', request, detail: built.error });
  }
  const weight = ({ kind }: Note) => (kind === 'unusable' ? 0 : 1);
  notes.sort((one, other) => weight(one) - weight(other));
  return { requests, notes };
}

function portWarnings(
  ports: readonly Port[],
  port: Port,
  address: string | undefined,
): readonly Explained[] {
  const larger = ports.find(({ operations }) => operations.size > port.operations.size);
  const demands = larger?.demands.impossible[0];
  const onlyEncrypted = /^https:/i.test(port.location) && /^http:/i.test(address ?? '');
  return [
    ...port.demands.surroundings.map(surroundingsWarning),
    ...(larger && demands ? [otherPortWarning(larger.name, demands)] : []),
    ...(onlyEncrypted ? [encryptionWarning()] : []),
  ];
}
