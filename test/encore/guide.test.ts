/** The guide's example is run as an integrator would run it: in a Node process of its own. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { WIRE } from '../fixtures/soap/client-wire';
import { serve } from './support/soap-server';

it('runs the example of the guide in Node', async () => {
  const guide = await readFile('docs/client.md', 'utf8');
  const example = /```js\n([^]*?)```/.exec(guide)?.[1] ?? '';
  await using server = await serve((response, { headers }) => {
    const request = /IECAPI\/(\w+)/.exec(String(headers['soapaction']))?.[1];
    response.end(WIRE[request as 'GetURL'].response);
  });

  const output = await runInNode(example, { ENCORE_ADDRESS: server.address });

  expect(output).toBe('pause: acknowledged\nport: NOT RECORDING\n');
  expect(server.received.map(({ body }) => /<Unit>.*<\/Port>/.exec(body)?.[0])).toEqual([
    undefined,
    '<Unit>1</Unit><Port>3</Port>',
    '<Unit>1</Unit><Port>3</Port>',
  ]);
}, 30_000);

function runInNode(code: string, env: Record<string, string>): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}
