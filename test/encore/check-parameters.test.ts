import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../lib/encore/check-parameters';
import { createEncoreClient } from '../../lib/encore/client';
import { outcomeOf } from '../../lib/encore/outcome';
import { REQUEST_NAMES, REQUESTS } from '../../lib/encore/requests';
import { WIRE } from '../fixtures/soap/client-wire';

const PORT = { Unit: '1', Port: '3' };
const TAG = { ...PORT, fieldName: 'fldClientID', fieldValue: '1234567890123456' };
const EVENT = { eventTimestamp: 't', eventType: 'e' };

describe('parameters', () => {
  it.each(REQUEST_NAMES)('of %s: each that is required must be there and not empty', (request) => {
    const { parameters } = WIRE[request];
    expect(checkParameters(request, parameters)).toBeUndefined();
    for (const { name, required, type } of REQUESTS[request].parameters) {
      const without = Object.entries(parameters).filter(([key]) => key !== name);
      const missing = checkParameters(request, Object.fromEntries(without));
      expect(missing).toBe(required ? `${name} is missing.` : undefined);
      const empty = checkParameters(request, { ...parameters, [name]: '' });
      const complaint = type === 'int' ? `${name} is not a whole number.` : `${name} is empty.`;
      expect(empty).toBe(required ? complaint : undefined);
    }
  });

  it.each([1.5, -1, NaN, Infinity, 2_147_483_648, '0', null])(
    'refuse %j as maxRecordingTimeInSeconds',
    (maxRecordingTimeInSeconds) => {
      expect(checkParameters('StartRecording', { ...PORT, maxRecordingTimeInSeconds })).toBe(
        'maxRecordingTimeInSeconds is not a whole number.',
      );
    },
  );

  it.each([0, 2_147_483_647])('take %j as maxRecordingTimeInSeconds', (seconds) => {
    const parameters = { ...PORT, maxRecordingTimeInSeconds: seconds };
    expect(checkParameters('StartRecording', parameters)).toBeUndefined();
  });

  it('refuse a number where text belongs, for 007 would have become 7', () => {
    expect(checkParameters('PortStatus', { Unit: 7, Port: '3' })).toBe('Unit is not text.');
  });

  it('refuse names the request does not have', () => {
    expect(checkParameters('PortStatus', { ...PORT, unit: '1' })).toBe(
      'PortStatus has no parameter "unit".',
    );
  });

  it('hold 1024 characters in a Parm and not one more', () => {
    expect(checkParameters('LogEvent', { ...EVENT, Parm1: 'x'.repeat(1024) })).toBeUndefined();
    expect(checkParameters('LogEvent', { ...EVENT, Parm3: 'x'.repeat(1025) })).toBe(
      'Parm3 has 1025 characters; at most 1024 are allowed.',
    );
  });

  it('must fit their column where its width is known', () => {
    expect(checkParameters('AssignField', TAG, { fldClientID: 16 })).toBeUndefined();
    expect(checkParameters('AssignField', TAG, { fldClientID: 15 })).toBe(
      'The value has 16 characters; the column fldClientID holds 15.',
    );
    const column = { ...PORT, fieldName: 'fldClientID' };
    expect(checkParameters('GetField', column, { fldClientID: 4 })).toBeUndefined();
    const inherited: Record<string, number> = Object.create({ fldClientID: 4 });
    expect(checkParameters('AssignField', TAG, inherited)).toBeUndefined();
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['\u001B', 'U+001B'],
    ['\uFFFE', 'U+FFFE'],
    ['\uD83D', 'U+D83D'],
    ['\uDCDE\uD83D', 'U+DCDE'],
  ])('refuse %j, which XML cannot carry', (character, name) => {
    expect(checkParameters('AssignField', { ...TAG, fieldValue: `1${character}2` })).toBe(
      `fieldValue holds the character ${name}, which cannot be sent.`,
    );
  });

  it('that are refused leave nothing on the wire and their values out of the words', async () => {
    const sent: unknown[] = [];
    const client = createEncoreClient({
      address: 'https://encore.example/WebAPI/ECAPI.svc',
      columnWidths: { fldClientID: 4 },
      fetch: (...request) => {
        sent.push(request);
        return Promise.reject(new TypeError());
      },
    });
    const result = await client.send('AssignField', TAG);
    expect(result).toMatchObject({ error: { kind: 'refused-before-sending' } });
    expect(outcomeOf(result)).toBe('refused');
    expect(JSON.stringify(result)).not.toContain(TAG.fieldValue);
    expect(sent).toEqual([]);
  });

  it('that make a message larger than WCF takes are refused', async () => {
    const client = createEncoreClient({ address: 'https://encore.example/WebAPI/ECAPI.svc' });
    const result = await client.send('AssignField', { ...TAG, fieldValue: '&'.repeat(14_000) });
    expect(result).toMatchObject({
      error: {
        kind: 'refused-before-sending',
        technical: expect.stringMatching(/^The request has 7\d{4} bytes; .* at most 65536\.$/),
      },
    });
  });
});
