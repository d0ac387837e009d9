import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readSettingsFile,
  readSettingsText,
  settingsFileText,
  SETTINGS_FILE_MAX_BYTES,
} from '../../lib/settings/file';
import { anyLayer } from './layers';

const faultsOf = (text: string) => {
  const read = readSettingsText(text);
  return read.ok ? [] : read.error;
};

describe('the settings file', () => {
  it('brings back exactly what was written', () => {
    fc.assert(
      fc.property(anyLayer, (layer) => {
        expect(readSettingsText(settingsFileText(layer))).toEqual({
          ok: true,
          value: { version: 1, ...layer },
        });
      }),
    );
  });

  it('is readable text with its version first', () => {
    expect(settingsFileText({ service: { timeoutSeconds: 5 } })).toBe(
      '{\n  "version": 1,\n  "service": {\n    "timeoutSeconds": 5\n  }\n}\n',
    );
  });

  it('may begin with a byte order mark', () => {
    expect(readSettingsText('\uFEFF{}')).toEqual({ ok: true, value: {} });
  });

  it('is refused whole, with each fault by its path', () => {
    const text = settingsFileText({ service: { timeoutSeconds: 5 } }).replace(
      '"timeoutSeconds": 5',
      '"timeoutSeconds": 500, "colour": "red", "address": "somewhere"',
    );
    expect(
      faultsOf(text)
        .map((fault) => fault.path)
        .sort(),
    ).toEqual(['service.address', 'service.colour', 'service.timeoutSeconds']);
  });

  it.each([
    ['{\n  "service": {},,\n  "identity": {}\n}\n', 'line 2, column 17'],
    ['{\n  "service": {', 'line 2, column 15'],
  ])('that is not JSON is told with its place: %j', (text, place) => {
    expect(faultsOf(text)).toEqual([
      { path: '', message: `The file is not valid JSON (${place}).` },
    ]);
  });

  it('that is no JSON at all is refused', () => {
    expect(faultsOf('<html>')).toEqual([
      { path: '', message: expect.stringMatching(/^The file is not valid JSON.*\.$/) },
    ]);
  });
});

describe('reading the file', () => {
  it('does not even open one that is too large', async () => {
    let opened = false;
    const file = {
      size: SETTINGS_FILE_MAX_BYTES + 1,
      text: () => {
        opened = true;
        return Promise.resolve('{}');
      },
    };
    expect(await readSettingsFile(file)).toMatchObject({ ok: false, error: [{ path: '' }] });
    expect(opened).toBe(false);
  });

  it('reads one of the largest size', async () => {
    const file = { size: SETTINGS_FILE_MAX_BYTES, text: () => Promise.resolve('{}') };
    expect(await readSettingsFile(file)).toEqual({ ok: true, value: {} });
  });

  it('tells when the browser cannot read it', async () => {
    const file = { size: 2, text: () => Promise.reject(new Error('gone')) };
    expect(await readSettingsFile(file)).toMatchObject({
      ok: false,
      error: [{ path: '', message: expect.stringContaining('could not be read') }],
    });
  });
});
