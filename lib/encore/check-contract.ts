/** The gate for contracts that come from a WSDL, a file or a store: exact and bounded. */
import { err, ok } from '../result';
import type { Result } from '../result';
import type { Contract } from './contract';
import { SENDABLE_ACTION } from './envelope';
import { isRecord, listOf, oneOf, record, text } from './exact';
import type { Check } from './exact';
import { NCNAME } from './guard-xml';
import { REQUEST_NAMES, REQUESTS } from './requests';
import type { RequestName } from './requests';
import { findNonXmlCharacter } from './xml-text';

const MAX_TEXT = 500;
const MAX_CHILDREN = 64;
const MAX_DEPTH = 12;

const name = text((value) => value.length <= MAX_TEXT && NCNAME.test(value), 'not an XML name');
const namespace = text(isNamespace, 'not a namespace');
const qname = { namespace, name };

const action = text(
  (value) => value.length <= MAX_TEXT && SENDABLE_ACTION.test(value),
  'not an action that can be sent',
);
const path = text(isPath, 'not a path on the same server');

/**
 * Checks that a value is a contract and nothing else: known keys only, every name fit to be
 * written into XML, every parameter one of its request's, every list short.
 *
 * @returns the same value, or a technical reason that begins with the path of the fault.
 */
export function checkContract(input: unknown): Result<Contract, string> {
  const fault = contract(input, 'contract');
  return fault === undefined ? ok(input as Contract) : err(fault);
}

const contract: Check = record(
  {
    soapVersion: oneOf('1.1', '1.2'),
    addressing: oneOf(true, false),
    requests: record(
      {},
      Object.fromEntries(REQUEST_NAMES.map((request) => [request, requestContract(request)])),
    ),
  },
  { path },
);

function requestContract(request: RequestName): Check {
  const parameters = REQUESTS[request].parameters.map((parameter) => parameter.name);
  const value = record(
    { ...qname, parameter: oneOf('', ...parameters) },
    { absent: oneOf('nil', 'empty'), type: name },
  );
  const group = (depth: number): Check =>
    record({ ...qname, children: listOf(element(depth + 1), MAX_CHILDREN) });
  // Made when it is needed: an element may hold elements.
  const element =
    (depth: number): Check =>
    (input, at) => {
      if (depth > MAX_DEPTH) return `${at} is nested too deeply`;
      return (isRecord(input) && 'children' in input ? group(depth) : value)(input, at);
    };
  return record({ action, body: group(0), codeElement: name }, { responseRoot: record(qname) });
}

/** What can stand in `xmlns="…"`; the two namespaces of XML itself may not. */
function isNamespace(value: string): boolean {
  return (
    value.length <= MAX_TEXT &&
    !/\s/.test(value) &&
    findNonXmlCharacter(value) === undefined &&
    !/^http:\/\/www\.w3\.org\/(?:XML\/1998\/namespace|2000\/xmlns\/)$/.test(value)
  );
}

/** Whatever a URL parser makes of it, it must not lead to another server. */
function isPath(value: string): boolean {
  return value.length <= MAX_TEXT && /^\/(?!\/)[\x21-\x7e]*$/.test(value) && !/[\\#]/.test(value);
}
