/** From the element under Body to the answer of one request. */
import { err, ok } from '../result';
import type { Result } from '../result';
import type { RequestContract } from './contract';
import { COMMAND_EXECUTED, PORT_STATES } from './requests';
import type { PortState, RequestName } from './requests';
import { findAll } from './soap-body';
import type { Answers } from './types';
import type { XmlElement } from './xml-tree';

/** What code 100 came with, or the other code and the service's words to it. */
export type Reply<N extends RequestName> =
  { readonly answer: Answers[N] } | { readonly code: number; readonly message: string };

/**
 * .NET writes an int in one way only: no plus, no leading zero. 0 is what it writes for a code
 * that nobody set, so that it is no code.
 */
const CODE = /^[1-9][0-9]{0,5}$/;
/** What the CRM field and every screen have to hold, in characters. */
const URL_MAX_LENGTH = 2048;

/**
 * Reads an answer by local names, in any namespace, order and depth, as WCF services differ in
 * all three. Absent, nil and empty are alike. Nothing may be there twice.
 *
 * @param root the element under Body, already known to be this request's.
 * @returns what the service said, or the technical reason why it cannot be believed.
 */
export function readReply<N extends RequestName>(
  request: N,
  contract: RequestContract,
  root: XmlElement,
): Result<Reply<N>, string> {
  const code = readMember(root, contract.codeElement);
  if (!code.ok) return code;
  const digits = code.value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  if (!CODE.test(digits)) return err(`${contract.codeElement} is not a response code`);

  if (Number(digits) !== COMMAND_EXECUTED) {
    const message = readMember(root, 'responseMessage');
    return message.ok ? ok({ code: Number(digits), message: message.value.trim() }) : message;
  }
  const answer = ANSWERS[request]((name) => readMember(root, name));
  return answer.ok ? ok({ answer: answer.value }) : answer;
}

/** The text of the one element of this name; empty where there is none. */
function readMember(root: XmlElement, name: string): Result<string, string> {
  const [element, ...more] = findAll(root, name);
  if (element === undefined) return ok('');
  if (more.length > 0) return err(`${name} is there more than once`);
  if (element.children.length > 0) return err(`${name} holds elements`);
  if (element.nil && element.text !== '') return err(`${name} is nil and holds text`);
  return ok(element.text);
}

type Member = (name: string) => Result<string, string>;
type Reader<N extends RequestName> = (member: Member) => Result<Answers[N], string>;

const nothing = (): Result<object, string> => ok({});

const ANSWERS: { readonly [N in RequestName]: Reader<N> } = {
  InitStation: readPort,
  InitUser: readPort,
  CancelRecording: nothing,
  PauseRecording: nothing,
  ResumeRecording: nothing,
  StartRecording: nothing,
  StopRecording: nothing,
  AssignField: nothing,
  LogEvent: nothing,
  GetField: readFieldValue,
  GetURL: readUrl,
  PortStatus: readStatus,
  PortStatusEX: readStatusAndDuration,
  DesktopPause: nothing,
  DesktopResume: nothing,
};

function readPort(member: Member): Result<Answers['InitUser'], string> {
  const unit = member('Unit');
  if (!unit.ok) return unit;
  const port = member('Port');
  if (!port.ok) return port;
  return unit.value !== '' && port.value !== ''
    ? ok({ Unit: unit.value, Port: port.value })
    : err('code 100 without Unit or Port');
}

function readFieldValue(member: Member): Result<Answers['GetField'], string> {
  const value = member('fieldValue');
  return value.ok ? ok({ fieldValue: value.value }) : value;
}

/** The link is copied, opened and written into CRM records: nothing but a plain web address. */
function readUrl(member: Member): Result<Answers['GetURL'], string> {
  const url = member('URL');
  if (!url.ok) return url;
  if (url.value.length > URL_MAX_LENGTH) return err('the URL is too long');
  return /^https?:\/\/[^/\s][^\s]*$/i.test(url.value) && URL.canParse(url.value)
    ? ok({ URL: url.value })
    : err('code 100 without an http or https URL');
}

function readStatus(member: Member): Result<Answers['PortStatus'], string> {
  const status = member('portStatus');
  if (!status.ok) return status;
  const portStatus = PORT_STATES.find((state): state is PortState => state === status.value);
  return portStatus === undefined
    ? err('code 100 without a portStatus that is known')
    : ok({ portStatus });
}

function readStatusAndDuration(member: Member): Result<Answers['PortStatusEX'], string> {
  const status = readStatus(member);
  if (!status.ok) return status;
  const duration = member('stateDuration');
  if (!duration.ok) return duration;
  return ok({ ...status.value, stateDuration: duration.value || undefined });
}
