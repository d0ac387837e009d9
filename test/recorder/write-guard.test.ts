/** The guard at the one way out, alone and in the client that sends. */
import { describe, expect, it } from 'vitest';
import { createEncoreClient } from '../../lib/encore/client';
import { outcomeOf } from '../../lib/encore/outcome';
import { REQUEST_NAMES } from '../../lib/encore/requests';
import type { RequestName } from '../../lib/encore/requests';
import { hasCardNumber } from '../../lib/recorder/card-guard';
import { createWriteGuard } from '../../lib/recorder/write-guard';
import { WIRE } from '../fixtures/soap/client-wire';

const VISA = '4111111111111111';
const guard = createWriteGuard([{ column: 'fldClientID', length: 16, prefix: '4111' }]);
const PORT = { Unit: '1', Port: '3' };
const TAG = { ...PORT, fieldName: 'fldCampaign', fieldValue: VISA };
const EVENT = { ...PORT, eventTimestamp: '2026-11-24T03:07:50Z', eventType: 'note' };

describe('the guard of what is stored', () => {
  it.each(REQUEST_NAMES)('lets an ordinary %s pass', (request) => {
    expect(guard(request, WIRE[request].parameters)).toBeUndefined();
  });

  it('looks at nothing but what is stored', () => {
    expect(guard('GetField', { ...PORT, fieldName: VISA })).toBeUndefined();
    expect(guard('DesktopPause', { User: VISA })).toBeUndefined();
  });

  it('refuses a card as a value or as a column, in words that hold none of it', () => {
    const words = guard('AssignField', TAG);
    expect(words).toMatchObject({
      what: 'The value looks like a card number, so it was not sent.',
      meaning: 'The recording is not tagged with it.',
      action: expect.stringMatching(/ask your administrator to allow their exact form\.$/),
    });
    expect(JSON.stringify(words)).not.toContain('4111');
    expect(guard('AssignField', { ...TAG, fieldName: VISA, fieldValue: 'x' })).toBeDefined();
  });

  it('lets an allowed form pass into its own column only', () => {
    expect(guard('AssignField', { ...TAG, fieldName: 'fldClientID' })).toBeUndefined();
    expect(guard('AssignField', TAG)).toBeDefined();
    expect(
      guard('AssignField', { ...TAG, fieldName: 'fldClientID', fieldValue: '5555555555554444' }),
    ).toBeDefined();
  });

  it.each([
    'User',
    'Machine',
    'Unit',
    'Port',
    'eventTimestamp',
    'eventType',
    'Parm1',
    'Parm2',
    'Parm3',
  ])('refuses a card as %s of an event', (name) => {
    const words = guard('LogEvent', { ...EVENT, [name]: '5555 5555 5555 4444' });
    expect(words).toMatchObject({
      what: 'The event holds what looks like a card number, so it was not sent.',
      meaning: 'The event is not logged.',
      action: expect.stringMatching(/^Take the number out\..* ask your administrator/),
    });
  });

  it.each([
    [{ eventType: '41111111', Parm1: '11111111' }],
    [{ Parm1: '51111111', Parm2: '11111118' }],
    [{ Parm2: '51111111', Parm3: '11111118' }],
    [{ Parm1: '51111111', Parm3: '11111118' }],
    [{ eventType: '5111', Parm1: '1111', Parm2: '1111', Parm3: '1118' }],
  ])('refuses a card split over %j', (parameters) => {
    const event = createWriteGuard([])('LogEvent', { ...EVENT, ...parameters });
    expect(event).toBeDefined();
  });

  it('lets any allowed form pass in an event', () => {
    expect(guard('LogEvent', { ...EVENT, Parm1: VISA, Parm2: '12' })).toBeUndefined();
  });

  it('joins neither a login with its own copy nor a port with a login', () => {
    // Where no machine is known it is the login: 5111111151111118 would be a card.
    expect(guard('LogEvent', { ...EVENT, User: '51111111', Machine: '51111118' })).toBeUndefined();
    expect(guard('LogEvent', { ...EVENT, Port: '5', User: '111111111111118' })).toBeUndefined();
  });

  it.each([
    '24/11/2026 19:39:58',
    '24.11.2026, 19:39:58',
    '4/16/2026 10:39:52',
    '4/16/2026, 10:39:52 PM',
    '24-11-2026 19:39:50.123',
    '4-6-2026 10:39:50.1234567',
    '24.11.2026 19:39:58Z',
    '24.11.2026 19:39:58 +01:00',
    '24.11.2026 19:39:58-0100',
    '24.11.2026 19:39 +01:00',
  ])('takes %s for the time it is, though a card may have the same digits', (eventTimestamp) => {
    const times = Array.from({ length: 50 }, (_, minute) =>
      eventTimestamp.replace(/:\d\d/, `:${minute + 10}`),
    );
    expect(times.some((time) => hasCardNumber(time))).toBe(true);
    for (const time of times) {
      expect(guard('LogEvent', { ...EVENT, eventTimestamp: time }), time).toBeUndefined();
    }
  });

  it('takes nothing else for a time', () => {
    const strict = createWriteGuard([]);
    const times = ['4111-11/11 11:11:1111', `2026-11-24 03:07 ${VISA}`];
    for (const eventTimestamp of [...times, `${VISA} 2026-11-24 03:07`]) {
      expect(strict('LogEvent', { ...EVENT, eventTimestamp }), eventTimestamp).toBeDefined();
    }
  });
});

describe('a client with the guard', () => {
  const seen: RequestName[] = [];
  const sent: unknown[] = [];
  const client = createEncoreClient({
    address: 'https://encore.example/WebAPI/ECAPI.svc',
    guard: (request, parameters) => {
      seen.push(request);
      return guard(request, parameters);
    },
    fetch: async (...request) => {
      sent.push(request);
      return new Response(WIRE.AssignField.response);
    },
  });

  it('does not send what the guard refuses, and says so in its words', async () => {
    const tag = await client.send('AssignField', TAG);
    const event = await client.send('LogEvent', {
      ...EVENT,
      Parm1: '5111 1111',
      Parm2: '1111 1118.',
    });
    for (const result of [tag, event]) {
      expect(outcomeOf(result)).toBe('refused');
      expect(JSON.stringify(result)).not.toMatch(/1111/);
    }
    expect(tag).toMatchObject({
      error: {
        kind: 'refused-before-sending',
        request: 'AssignField',
        ...guard('AssignField', TAG),
      },
    });
    expect(sent).toEqual([]);
    expect(seen).toEqual(['AssignField', 'LogEvent']);
  });

  it('sends the rest', async () => {
    expect(await client.send('AssignField', WIRE.AssignField.parameters)).toMatchObject({
      ok: true,
    });
    expect(sent).toHaveLength(1);
  });

  it('asks it only of what could be sent at all', async () => {
    seen.length = 0;
    await client.send('AssignField', { ...TAG, fieldName: '' });
    expect(seen).toEqual([]);
  });
});
