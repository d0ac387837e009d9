/** From one operation and the schemas to the contract of one request. */
import { err, ok } from '../../result';
import type { Result } from '../../result';
import { checkContract } from '../check-contract';
import type { GroupElement, QName, RequestContract } from '../contract';
import { REQUESTS } from '../requests';
import type { ParameterSpec, RequestName } from '../requests';
import type { Operation, Part } from './bindings';
import { placeParameters } from './place';
import { newWalk, readElement, readTyped } from './schema';
import type { SchemaIndex, SchemaNode } from './schema';
import type { Note } from './warnings';

export interface BuiltRequest {
  readonly contract: RequestContract;
  /** What is worth telling about it. */
  readonly notes: readonly Note[];
}

interface Message {
  readonly root: QName;
  /** `undefined` where no document that was read declares the root. */
  readonly node: SchemaNode | undefined;
  readonly unresolved: readonly string[];
}

/** Types of XML Schema that hold whole numbers. */
const INTEGERS = /^(?:int|long|short|byte|integer|(?:positive|nonNegative)Integer|unsigned\w+)$/;

/** @returns what is written and read for the request, or why it cannot be, completing "The service …". */
export function buildRequest(
  request: RequestName,
  operation: Operation,
  schemas: SchemaIndex,
): Result<BuiltRequest, string> {
  if (operation.encoded) return err('wants encoded messages (SOAP 1.1, section 5)');
  if (operation.action === '') return err('names no SOAP action');
  const parameters: readonly ParameterSpec[] = REQUESTS[request].parameters;
  const wanted = parameters.map(({ name }) => name);
  const input = readMessage(operation, 'input', schemas, wanted);
  if (!input.ok) return input;
  const output = readMessage(operation, 'output', schemas, ['responseCode']);
  if (!output.ok) return output;
  const notes: Note[] = [];
  const note = (kind: Note['kind'], detail = '') => notes.push({ kind, request, detail });

  const body = bodyOf(input.value, operation, parameters, note);
  if (!body.ok) return body;
  if (operation.header) note('header');
  const codeElement = codeOf(request, output.value, operation, note);
  const contract = {
    action: operation.action,
    body: body.value,
    responseRoot: output.value.root,
    codeElement,
  };
  const draft = { soapVersion: '1.1', addressing: false, requests: { [request]: contract } };
  const checked = checkContract(draft);
  return checked.ok
    ? ok({ contract, notes })
    : err(`has names that cannot be written: ${checked.error}`);
}

function readMessage(
  operation: Operation,
  direction: 'input' | 'output',
  schemas: SchemaIndex,
  wanted: readonly string[],
): Result<Message, string> {
  const parts = operation[direction];
  const walk = newWalk(schemas, wanted);
  if (parts === undefined) return err(`has no ${direction} message`);
  if (operation.style === 'rpc') {
    const name = direction === 'input' ? operation.name : `${operation.name}Response`;
    const root = { namespace: operation.namespace, name };
    const children = parts.map((part) => readPart(part));
    const node = { ...root, required: true, nillable: false, type: '', children };
    return ok({ root, node, unresolved: [...walk.unresolved] });
  }
  const [part, ...more] = parts;
  if (part?.element === undefined || more.length > 0) {
    return err(`has an ${direction} message that is not one element`);
  }
  const node = readElement(walk, part.element);
  return ok({ root: part.element, node, unresolved: [...walk.unresolved] });

  /** Parts of an RPC message are in no namespace (WSDL 1.1, section 3.5). */
  function readPart({ name, type, element }: Part): SchemaNode {
    const unknown = { namespace: '', name, required: true, nillable: false, type: 'anyType' };
    if (type !== undefined) return readTyped(walk, { namespace: '', name }, type);
    return (element && readElement(walk, element)) ?? unknown;
  }
}

function bodyOf(
  { root, node, unresolved }: Message,
  operation: Operation,
  parameters: readonly ParameterSpec[],
  note: (kind: Note['kind'], detail?: string) => void,
): Result<GroupElement, string> {
  if (node === undefined) {
    note('guessed');
    return ok({ ...root, children: guessChildren(root, operation, parameters) });
  }
  if (node.children === undefined) return err('has a request that is one value, not a group');
  const { children, unplaced, respelled, demanded } = placeParameters(node, parameters);
  const lost = unplaced.filter(({ required }) => required).map(({ name }) => name);
  if (lost.length > 0) {
    const why = unresolved.length === 0 ? '' : `; its type ${unresolved.join(', ')} was not found`;
    return err(`has no element for ${lost.join(', ')}${why}`);
  }
  for (const { name } of unplaced) note('no-place', name);
  for (const name of respelled) note('respelled', name);
  for (const name of demanded) note('demanded', name);
  return ok({ ...root, children });
}

/**
 * Without a schema: plain parameters come in the guide's order; a request whose root is not called
 * like its operation is a message contract, whose members WCF sorts by their characters' numbers.
 */
function guessChildren(
  { namespace, name }: QName,
  operation: Operation,
  parameters: readonly ParameterSpec[],
): GroupElement['children'] {
  const names = parameters.map((parameter) => parameter.name);
  if (name !== operation.name) names.sort();
  return names.map((each) => ({ namespace, name: each, parameter: each }));
}

/** The element that holds the code; what else the answer must have is looked for on the way. */
function codeOf(
  request: RequestName,
  { node, unresolved }: Message,
  operation: Operation,
  note: (kind: Note['kind'], detail?: string) => void,
): string {
  const leaves = node === undefined ? [] : leavesIn(node);
  const named = (name: string) => leaves.find((leaf) => leaf.name === name)?.name;
  const known = node !== undefined && unresolved.length === 0;
  for (const member of known ? REQUESTS[request].answers : []) {
    if (named(member) === undefined) note('no-member', member);
  }
  const code =
    named('responseCode') ??
    leaves.find(({ name }) => name.toLowerCase() === 'responsecode')?.name ??
    resultOf(node, operation);
  if (code === undefined && known) note('no-code');
  return code ?? 'responseCode';
}

/** A method that returns the code itself has it as a number right under the root. */
function resultOf(node: SchemaNode | undefined, { name, style }: Operation): string | undefined {
  const numbers = (node?.children ?? []).filter(({ type }) => INTEGERS.test(type));
  return (
    numbers.find((each) => each.name === `${name}Result`) ??
    numbers.find((each) => each.name.endsWith('Result')) ??
    numbers.find((each) => style === 'rpc' && each.name === 'return')
  )?.name;
}

function leavesIn({ children = [] }: SchemaNode): readonly SchemaNode[] {
  return children.flatMap((child) => (child.children === undefined ? [child] : leavesIn(child)));
}
