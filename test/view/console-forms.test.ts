import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { PageMessageSchema } from '../../lib/messages';
import { REQUEST_NAMES, REQUESTS } from '../../lib/encore/requests';
import {
  INIT_STATION,
  INIT_USER,
  LOG_EVENT,
  RECORDING_FORMS,
  wishOf,
} from '../../lib/view/console-forms';

const FORMS = [INIT_USER, INIT_STATION, LOG_EVENT, ...RECORDING_FORMS];
const STATUS = [
  { request: 'PortStatus', fields: [{ name: 'Unit' }, { name: 'Port' }] },
  { request: 'PortStatusEX', fields: [{ name: 'Unit' }, { name: 'Port' }] },
] as const;

const typedInto = (fields: readonly { readonly name: string }[]) =>
  Object.fromEntries(
    fields.map(({ name }) => [name, name.startsWith('max') ? '600' : ` ${name} 007 `]),
  );

describe('the forms', () => {
  it('are there for all 15 requests, with boxes for nothing that the API does not know', () => {
    const names = [...FORMS, ...STATUS].map(({ request }) => request);
    expect(names.toSorted()).toEqual([...REQUEST_NAMES].toSorted());
    for (const { request, fields } of FORMS) {
      const known: readonly string[] = REQUESTS[request].parameters.map(({ name }) => name);
      expect(fields.filter(({ name }) => !known.includes(name))).toEqual([]);
    }
  });

  it.each([...FORMS, ...STATUS])('of $request ask for what the background takes', (form) => {
    const wish = wishOf(form, typedInto(form.fields));
    if (wish.kind === 'faulty') throw new Error(JSON.stringify(wish));
    const message =
      wish.kind === 'read'
        ? { type: 'console-read', read: wish.read }
        : { type: 'console-order', order: wish.order, sure: [] };
    expect(v.safeParse(PageMessageSchema, message).issues).toBeUndefined();
    // Nothing that was typed is changed, not even its spaces.
    for (const { name } of form.fields.filter((each) => !each.name.startsWith('max'))) {
      expect(JSON.stringify(message)).toContain(` ${name} 007 `);
    }
  });

  it.each(['', '-1', '1.5', '86401', '1e3', 'x'])('say that “%s” is no time', (time) => {
    const start = RECORDING_FORMS.find(({ request }) => request === 'StartRecording');
    expect(start && wishOf(start, { maxRecordingTimeInSeconds: time })).toMatchObject({
      kind: 'faulty',
      faults: { maxRecordingTimeInSeconds: expect.any(String) },
    });
  });

  it('name each box that must not be empty', () => {
    expect(wishOf(LOG_EVENT, {})).toEqual({
      kind: 'faulty',
      faults: { eventType: 'eventType is needed.' },
    });
  });
});
