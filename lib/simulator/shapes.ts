/**
 * The eight shapes a .NET developer's contract of these 15 requests may have, as data. They differ
 * in the root element, in what stands between it and the members, and in the members' order:
 *
 * - a: plain parameters; one flat data contract per kind of answer
 * - b: message contracts, one per operation and direction
 * - c: plain parameters; the code is the return value, all else comes by `out`
 * - d: one `request` object; answers derive from a base class
 * - e: as a, but written by XmlSerializer (a service that was an .asmx once)
 * - f: as a, but one data contract with every member for all answers
 * - g: plain parameters; no return value, everything comes by `out`
 * - h: message contracts that operations share, so that a root element names no operation
 *
 * The data contract serializer and message contracts sort members ordinally by name (upper case
 * before lower), a base class first; parameters and XmlSerializer keep the order of declaration.
 */
import { REQUEST_NAMES, REQUESTS, type ParameterSpec, type RequestName } from '../encore/requests';
import type { Field, Message, Nulls, ObjectType, Operation, Serializer } from './message-shape';

export const SHAPE_LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
export type ShapeLetter = (typeof SHAPE_LETTERS)[number];

const INTS = ['responseCode', 'stateDuration'];

const memberField = (name: string, nulls: Nulls): Field => ({
  kind: 'field',
  name,
  carries: name,
  type: INTS.includes(name) ? 'int' : 'string',
  nullable: name !== 'responseCode',
  required: false,
  // The message always has a value, and no developer marks it for leaving out.
  nulls: name === 'responseMessage' ? 'nil' : nulls,
});

const parameterField = ({ name, type }: ParameterSpec): Field => ({
  kind: 'field',
  name,
  carries: name,
  type,
  nullable: type === 'string',
  required: false,
  nulls: 'nil',
});

const byName = (fields: readonly Field[]): readonly Field[] =>
  [...fields].sort((one, other) => (one.name < other.name ? -1 : 1));

const parameters = (request: RequestName): readonly Field[] =>
  REQUESTS[request].parameters.map(parameterField);

const CODE_AND_MESSAGE = ['responseCode', 'responseMessage'];
const members = (names: readonly string[], nulls: Nulls): readonly Field[] =>
  names.map((name) => memberField(name, nulls));
/** Code, message and the answer's own, in the order of the vendor's guide. */
const declared = (request: RequestName, nulls: Nulls): readonly Field[] =>
  members([...CODE_AND_MESSAGE, ...REQUESTS[request].answers], nulls);

type Input = (request: RequestName) => Message;
type Output = (request: RequestName, nulls: Nulls) => Message;

const plainInput: Input = (request) => ({
  root: request,
  parts: parameters(request),
  contract: false,
});

const plainOutput = (request: RequestName, parts: Message['parts']): Message => ({
  root: `${request}Response`,
  parts,
  contract: false,
});

const resultOutput = (request: RequestName, type: ObjectType): Message =>
  plainOutput(request, [{ kind: 'object', name: `${request}Result`, type }]);

/** What an answer adds to code and message, as the name of a class. */
const ANSWER_KINDS: Readonly<Record<string, string>> = {
  'Unit,Port': 'Init',
  fieldValue: 'Field',
  URL: 'Url',
  portStatus: 'Status',
  'portStatus,stateDuration': 'StatusEx',
};
const answerKind = (request: RequestName, basic: string): string =>
  ANSWER_KINDS[REQUESTS[request].answers.join(',')] ?? basic;

const flatResult = (order: (fields: readonly Field[]) => readonly Field[]): Output => {
  return (request, nulls) =>
    resultOutput(request, {
      name: `${answerKind(request, 'Basic')}Result`,
      base: undefined,
      fields: order(declared(request, nulls)),
    });
};

const oneResult: Output = (request, nulls) => {
  const own = REQUEST_NAMES.flatMap((each): readonly string[] => REQUESTS[each].answers);
  const fields = byName(members([...CODE_AND_MESSAGE, ...new Set(own)], nulls));
  return resultOutput(request, { name: 'ECAPIResult', base: undefined, fields });
};

const returnedCode: Output = (request, nulls) => {
  const [code, ...others] = declared(request, nulls);
  if (code === undefined) throw new Error('An answer has a code.');
  return plainOutput(request, [{ ...code, name: `${request}Result` }, ...others]);
};

/** The class a request's parameters stand in; the seven with nothing but unit and port share one. */
function requestClass(request: RequestName): string {
  const names = parameters(request).map(({ name }) => name);
  const shared: Readonly<Record<string, string>> = {
    'Unit,Port': 'PortRequest',
    User: 'DesktopRequest',
  };
  return shared[names.join(',')] ?? `${request}Request`;
}

const PORT_REQUEST: ObjectType = {
  name: 'PortRequest',
  base: undefined,
  fields: byName(parameters('PortStatus')),
};
/** Whose class derives from it. */
const PORT_REQUESTS: readonly RequestName[] = ['StartRecording', 'AssignField', 'GetField'];

/** The int is marked as required: a DataMember(IsRequired = true). */
function requestType(request: RequestName): ObjectType {
  const name = requestClass(request);
  if (name === PORT_REQUEST.name) return PORT_REQUEST;
  const all = byName(parameters(request));
  if (!PORT_REQUESTS.includes(request)) return { name, base: undefined, fields: all };
  const inherited = PORT_REQUEST.fields.map((field) => field.name);
  const fields = all
    .filter((field) => !inherited.includes(field.name))
    .map((field) => ({ ...field, required: field.type === 'int' }));
  return { name, base: PORT_REQUEST, fields };
}

const objectInput: Input = (request) => ({
  root: request,
  parts: [{ kind: 'object', name: 'request', type: requestType(request) }],
  contract: false,
});

function derivedType(request: RequestName, nulls: Nulls): ObjectType {
  const base: ObjectType = {
    name: 'Response',
    base: undefined,
    fields: members(CODE_AND_MESSAGE, nulls),
  };
  const own = REQUESTS[request].answers;
  if (own.length === 0) return base;
  if (request === 'PortStatusEX') {
    const fields = members(['stateDuration'], nulls);
    return { name: 'PortStatusEXResponse', base: derivedType('PortStatus', nulls), fields };
  }
  return { name: `${request}Response`, base, fields: byName(members(own, nulls)) };
}

const messageInput = (name: (request: RequestName) => string): Input => {
  return (request) => ({ root: name(request), parts: byName(parameters(request)), contract: true });
};
const messageOutput = (name: (request: RequestName) => string): Output => {
  return (request, nulls) => ({
    root: name(request),
    parts: byName(declared(request, nulls)),
    contract: true,
  });
};

interface Pattern {
  readonly serializer: Serializer;
  /** The ways of null this shape can have, its usual one first. */
  readonly nulls: readonly [Nulls, ...Nulls[]];
  operations(nulls: Nulls): Readonly<Record<RequestName, Operation>>;
}

function pattern(
  input: Input,
  output: Output,
  nulls: Pattern['nulls'],
  serializer: Serializer = 'data-contract',
): Pattern {
  // REQUEST_NAMES has every name, so the record is whole.
  const operations: Pattern['operations'] = (wanted) =>
    Object.fromEntries(
      REQUEST_NAMES.map((request) => [
        request,
        { input: input(request), output: output(request, wanted) },
      ]),
    ) as Record<RequestName, Operation>;
  return { serializer, nulls, operations };
}

export const SHAPES: Readonly<Record<ShapeLetter, Pattern>> = {
  a: pattern(plainInput, flatResult(byName), ['nil', 'absent']),
  b: pattern(
    messageInput((request) => `${request}Request`),
    messageOutput((request) => `${request}Response`),
    ['nil'],
  ),
  c: pattern(plainInput, returnedCode, ['nil']),
  d: pattern(objectInput, (request, nulls) => resultOutput(request, derivedType(request, nulls)), [
    'absent',
    'nil',
  ]),
  e: pattern(
    plainInput,
    flatResult((fields) => fields),
    ['absent'],
    'xml',
  ),
  f: pattern(plainInput, oneResult, ['nil', 'absent']),
  g: pattern(plainInput, (request, nulls) => plainOutput(request, declared(request, nulls)), [
    'nil',
  ]),
  h: pattern(
    messageInput(requestClass),
    messageOutput((request) => `${answerKind(request, 'ECAPI')}Response`),
    ['nil'],
  ),
};
