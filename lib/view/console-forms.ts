/** The forms of the console: one for each of the 15 requests, as data. */
import type { ConsoleOrder, ConsoleRead, ConsoleRequest } from '../console-messages';
import { say, type WordKey } from '../words';

export interface ConsoleField {
  /** The parameter's name in the API, which is also its label. */
  readonly name: string;
  /** What is said beside it: the name of a text, as `about`. */
  readonly help?: WordKey;
  /** May be left empty. */
  readonly optional?: true;
  /** What stands in it at first. */
  readonly start?: string;
}

export interface ConsoleForm {
  readonly request: ConsoleRequest;
  /** Reads are sent as they are; orders are given to the core. */
  readonly way: 'read' | 'order';
  readonly about: WordKey;
  readonly fields: readonly ConsoleField[];
}

const form = (
  way: ConsoleForm['way'],
  request: ConsoleRequest,
  about: WordKey,
  fields: readonly ConsoleField[] = [],
): ConsoleForm => ({ way, request, about, fields });

export const INIT_USER = form('read', 'InitUser', 'console_form_init_user', [
  { name: 'Machine', optional: true, help: 'console_help_machine' },
  { name: 'User' },
]);
export const INIT_STATION = form('read', 'InitStation', 'console_form_init_station', [
  { name: 'Extension' },
]);

/** In the order in which a call is worked with. */
export const RECORDING_FORMS: readonly ConsoleForm[] = [
  form('order', 'StartRecording', 'console_form_start', [
    {
      name: 'maxRecordingTimeInSeconds',
      start: '0',
      help: 'console_help_max_time',
    },
  ]),
  form('order', 'PauseRecording', 'console_form_pause'),
  form('order', 'ResumeRecording', 'console_form_resume'),
  form('order', 'DesktopPause', 'console_form_desktop_pause'),
  form('order', 'DesktopResume', 'console_form_desktop_resume'),
  form('order', 'AssignField', 'console_form_assign_field', [
    { name: 'fieldName', help: 'console_help_field_name' },
    { name: 'fieldValue' },
  ]),
  form('read', 'GetField', 'console_form_get_field', [{ name: 'fieldName' }]),
  form('read', 'GetURL', 'console_form_get_url'),
  form('order', 'StopRecording', 'console_form_stop'),
  form('order', 'CancelRecording', 'console_form_cancel'),
];

export const LOG_EVENT = form('order', 'LogEvent', 'console_form_log_event', [
  { name: 'eventTimestamp', optional: true, help: 'console_help_event_time' },
  { name: 'eventType' },
  { name: 'Parm1', optional: true, help: 'console_help_parm' },
  { name: 'Parm2', optional: true },
  { name: 'Parm3', optional: true },
]);

/** A name is the form's own way to say what is asked for, e.g. `Send PortStatus`. */
export function buttonOf({ way, request }: Pick<ConsoleForm, 'way' | 'request'>): string {
  return way === 'read' ? say('console_send', request) : say('console_order', request);
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
  if (text === '') return optional ? undefined : say('console_needed', name);
  if (text.length > LONGEST) return say('console_too_long', LONGEST);
  if (name !== 'maxRecordingTimeInSeconds') return undefined;
  return /^\d{1,5}$/.test(text) && Number(text) <= 86_400 ? undefined : say('console_whole_number');
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
