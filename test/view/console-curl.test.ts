import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curlOf, quoted } from '../../lib/view/console-curl';

let folder = '';

/** A `curl` that tells the words it was given, each ended by a zero byte. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'curl-'));
  writeFileSync(join(folder, 'curl'), '#!/bin/bash\nprintf "%s\\0" "$@"\n', { mode: 0o755 });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What bash makes of a command: the words that curl is given. */
function wordsOf(command: string): string[] {
  const path = `${folder}:/usr/bin:/bin`;
  const told = execFileSync('bash', ['--noprofile', '--norc', '-c', command], {
    encoding: 'utf8',
    env: { PATH: path },
  });
  return told.split('\0').slice(0, -1);
}

const URL = 'http://127.0.0.1:8808/WebAPI/ECAPI.svc?a=[1-3]&b={c,d}';
const SOAP_11 = {
  'Content-Type': 'text/xml; charset=utf-8',
  SOAPAction: '"http://tempuri.org/IECAPI/PauseRecording"',
};
const SOAP_12 = { 'Content-Type': 'application/soap+xml; charset=utf-8; action="urn:a/b"' };
const XML = '<?xml version="1.0" encoding="utf-8"?><s:Envelope><Unit>1</Unit></s:Envelope>';

describe('a request as curl', () => {
  it.each([
    ['SOAP 1.1, with its action in a header', SOAP_11],
    ['SOAP 1.2, with its action in the content type', SOAP_12],
  ])('carries address, headers and XML through bash: %s', (_, headers) => {
    const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    expect(wordsOf(curlOf({ url: URL, headers, xml: XML }))).toEqual([
      ...['--globoff', ...lines, '--data-raw', XML, '--url', URL],
    ]);
  });

  it.each([
    ["O'Neill", `'$(id)' && rm`, '`id`', '$HOME ${PATH} $((1+1))', '!! !x', '~ * ? [a] {b,c}'],
    ['a\\', "a\\'b", '"double"', '# no comment', 'line\nbreak\ttab', '@/etc/passwd', '-o x'],
    ['Ärger 日本語 🙂', '', ' ', '; exit 3', '| cat', '> file', '\\\n'],
  ])('takes nothing of a value for the shell', (...values) => {
    for (const xml of values) expect(wordsOf(curlOf({ url: URL, headers: {}, xml }))[2]).toBe(xml);
  });

  it('gives bash back any text as one word', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme' }));
    // One bash for all of them: to start one takes longer than all else here.
    const texts = fc.sample(text, { numRuns: 300, seed: 7 });
    expect(wordsOf(['curl', ...texts.map(quoted)].join(' '))).toEqual(texts);
  });
});
