/** The forms of the console: one for each of the 15 requests, as data. */
import type { ConsoleOrder, ConsoleRead, ConsoleRequest } from '../console-messages';

export interface ConsoleField {
  /** The parameter's name in the API, which is also its label. */
  readonly name: string;
  readonly help?: string;
  /** May be left empty. */
  readonly optional?: true;
  /** What stands in it at first. */
  readonly start?: string;
}

export interface ConsoleForm {
  readonly request: ConsoleRequest;
  /** Reads are sent as they are; orders are given to the core. */
  readonly way: 'read' | 'order';
  readonly about: string;
  readonly fields: readonly ConsoleField[];
}

const form = (
  way: ConsoleForm['way'],
  request: ConsoleRequest,
  about: string,
  fields: readonly ConsoleField[] = [],
): ConsoleForm => ({ way, request, about, fields });

export const INIT_USER = form('read', 'InitUser', 'Unit and port by the Windows login.', [
  { name: 'Machine', optional: true, help: 'Only informational. Empty: the login is sent.' },
  { name: 'User' },
]);
export const INIT_STATION = form('read', 'InitStation', 'Unit and port by the extension.', [
  { name: 'Extension' },
]);

/** In the order in which a call is worked with. */
export const RECORDING_FORMS: readonly ConsoleForm[] = [
  form('order', 'StartRecording', 'Starts a recording.', [
    {
      name: 'maxRecordingTimeInSeconds',
      start: '0',
      help: 'Whole seconds, up to 86400. 0: as the recorder is set.',
    },
  ]),
  form(
    'order',
    'PauseRecording',
    'Given as the secure pause: audio, screen and desktop are paused, and tried again until they hold.',
  ),
  form('order', 'ResumeRecording', 'Ends the secure pause: all that was paused is resumed once.'),
  form('order', 'DesktopPause', 'Stops the desktop recording of the seat’s own login.'),
  form('order', 'DesktopResume', 'Starts the desktop recording of the seat’s own login.'),
  form(
    'order',
    'AssignField',
    'Given as a tag: GetURL is asked before and after, so that the value lands on this call or nowhere.',
    [{ name: 'fieldName', help: 'The database column.' }, { name: 'fieldValue' }],
  ),
  form('read', 'GetField', 'Reads a field of the call on the seat’s own port.', [
    { name: 'fieldName' },
  ]),
  form('read', 'GetURL', 'Asks for the link of the call on the seat’s own port.'),
  form('order', 'StopRecording', 'Stops and stores the recording.'),
  form('order', 'CancelRecording', 'Discards the recording and its data. Asks twice.'),
];

export const LOG_EVENT = form(
  'order',
  'LogEvent',
  'Stores an event with the seat’s own unit, port and login. It is never sent twice.',
  [
    { name: 'eventTimestamp', optional: true, help: 'Empty: now, in the form of the settings.' },
    { name: 'eventType' },
    { name: 'Parm1', optional: true, help: 'The first empty Parm takes the event’s own id.' },
    { name: 'Parm2', optional: true },
    { name: 'Parm3', optional: true },
  ],
);

/** A name is the form's own way to say what is asked for, e.g. `Send PortStatus`. */
export function buttonOf({ way, request }: Pick<ConsoleForm, 'way' | 'request'>): string {
  return way === 'read' ? `Send ${request}` : `Order ${request}`;
}

export type Wish =
  | { readonly kind: 'read'; readonly read: ConsoleRead }
  | { readonly kind: 'order'; readonly order: ConsoleOrder }
  /** What is wrong, by the field's name. */
  | { readonly kind: 'faulty'; readonly faults: Readonly<Record<string, string>> };

const LONGEST = 1024;

/** What a form asks for, or what is wrong with its boxes. Nothing typed is changed. */
export function wishOf(
  { request, fields }: Pick<ConsoleForm, 'request' | 'fields'>,
  typed: Readonly<Record<string, string>>,
): Wish {
  const text = (name: string) => typed[name] ?? '';
  const faults = Object.fromEntries(
    fields.flatMap((field) => {
      const fault = faultOf(field, text(field.name));
      return fault === undefined ? [] : [[field.name, fault]];
    }),
  );
  return Object.keys(faults).length > 0 ? { kind: 'faulty', faults } : soundWish(request, text);
}

function faultOf({ name, optional }: ConsoleField, text: string): string | undefined {
  if (text === '') return optional ? undefined : `${name} is needed.`;
  if (text.length > LONGEST) return `At most ${LONGEST} characters.`;
  if (name !== 'maxRecordingTimeInSeconds') return undefined;
  return /^\d{1,5}$/.test(text) && Number(text) <= 86_400
    ? undefined
    : 'A whole number from 0 to 86400.';
}

function soundWish(request: ConsoleRequest, text: (name: string) => string): Wish {
  const unitAndPort = { Unit: text('Unit'), Port: text('Port') };
  const read = (asked: ConsoleRead): Wish => ({ kind: 'read', read: asked });
  const order = (given: ConsoleOrder): Wish => ({ kind: 'order', order: given });
  switch (request) {
    case 'InitUser':
      return read({ request, Machine: text('Machine'), User: text('User') });
    case 'InitStation':
      return read({ request, Extension: text('Extension') });
    case 'PortStatus':
    case 'PortStatusEX':
      return read({ request, ...unitAndPort });
    case 'GetField':
      return read({ request, fieldName: text('fieldName') });
    case 'GetURL':
      return read({ request });
    case 'StartRecording':
      return order({ request, maxSeconds: Number(text('maxRecordingTimeInSeconds')) });
    case 'AssignField':
      return order({ request, fieldName: text('fieldName'), fieldValue: text('fieldValue') });
    case 'LogEvent': {
      const [eventTimestamp, eventType] = [text('eventTimestamp'), text('eventType')];
      const parms = { Parm1: text('Parm1'), Parm2: text('Parm2'), Parm3: text('Parm3') };
      return order({ request, eventTimestamp, eventType, ...parms });
    }
    case 'PauseRecording':
    case 'ResumeRecording':
    case 'StopRecording':
    case 'CancelRecording':
    case 'DesktopPause':
    case 'DesktopResume':
      return order({ request });
  }
}
