import type { ConsoleExchange, ConsoleReply, ConsoleRequest } from '../../lib/console-messages';
import { defaultContract } from '../../lib/encore/default-contract';
import { writeMessage } from '../../lib/encore/envelope';
import type { PageMessage } from '../../lib/messages';

const ADDRESS = 'https://recorder.example.com/WebAPI/ECAPI.svc';

const MEMBERS: Partial<Record<ConsoleRequest, Record<string, string>>> = {
  InitUser: { Unit: '1', Port: '17' },
  InitStation: { Unit: '1', Port: '18' },
  PortStatus: { portStatus: 'RECORD' },
  PortStatusEX: { portStatus: 'RECORD', stateDuration: '20' },
  GetURL: { URL: 'https://recorder.example.com/encore/urlplayer.aspx?fldCallIndex=42.7&siteid=1' },
  GetField: { fieldValue: '429504.2640' },
};

/** An exchange as the background tells of it, written by the real writer. */
export function exchangeOf(
  request: ConsoleRequest,
  parameters: object = { Unit: '1', Port: '17' },
  { code = 100 } = {},
): ConsoleExchange {
  const to = { to: ADDRESS, messageId: 'urn:1' };
  const written = writeMessage(defaultContract(), request, parameters, to);
  if (!written.ok) throw new Error(written.error);
  const isDone = code === 100;
  const members = isDone ? (MEMBERS[request] ?? {}) : {};
  const message = isDone ? 'Command executed as expected' : 'Error: Port does not exist';
  const problem = { what: 'The port does not exist.', meaning: 'So be it.', action: 'Mend it.' };
  return {
    ...{ request, at: new Date(2026, 5, 15, 9, 5, 7).getTime(), ms: 12, code, message, members },
    outcome: isDone ? 'acknowledged' : 'refused',
    ...(isDone ? {} : { problem }),
    ...{ url: ADDRESS, headers: written.value.headers, xml: written.value.body },
    answer: {
      ...{ status: 200, contentType: 'text/xml; charset=utf-8' },
      text: answerOf(request, { ...members, responseCode: String(code), responseMessage: message }),
    },
  };
}

function answerOf(request: string, members: Readonly<Record<string, string>>): string {
  const inside = Object.entries(members)
    .map(([name, value]) => `<${name}>${value.replaceAll('&', '&amp;')}</${name}>`)
    .join('');
  return (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
    `<${request}Response xmlns="http://tempuri.org/"><${request}Result>${inside}` +
    `</${request}Result></${request}Response></s:Body></s:Envelope>`
  );
}

/** What the real background answers when all is well. */
export function consoleReplyOf(
  message: PageMessage,
  options: { readonly code?: number } = {},
): ConsoleReply | undefined {
  if (message.type === 'console-read') {
    const { request, ...typed } = message.read;
    const own = request === 'GetURL' || request === 'GetField' ? { Unit: '1', Port: '17' } : {};
    const machine = request === 'InitUser' ? { Machine: 'ann.lee' } : {};
    return { exchanges: [exchangeOf(request, { ...own, ...typed, ...machine }, options)] };
  }
  if (message.type !== 'console-order') return undefined;
  const { request } = message.order;
  const port = { Unit: '1', Port: '17' };
  const user = { User: 'ann.lee' };
  switch (request) {
    case 'PauseRecording':
      return { exchanges: [exchangeOf(request, port), exchangeOf('DesktopPause', user)] };
    case 'ResumeRecording':
      return { exchanges: [exchangeOf(request, port), exchangeOf('DesktopResume', user)] };
    case 'StartRecording':
      return { exchanges: [exchangeOf(request, { ...port, maxRecordingTimeInSeconds: 0 })] };
    case 'CancelRecording':
      return message.sure.includes('discards')
        ? { exchanges: [exchangeOf(request, port)] }
        : { exchanges: [], asks: 'discards' };
    default:
      return { exchanges: [exchangeOf(request, port)] };
  }
}
