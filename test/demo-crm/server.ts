/** The demo CRM on HTTP, on this machine only. Built in memory: nothing is written to disk. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const LOOPBACK = '127.0.0.1';
const APP = fileURLToPath(new URL('./app', import.meta.url));

export interface DemoCrmOptions {
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  /** Origin of the simulator whose operator's door the call bar uses, e.g. `http://127.0.0.1:8808`. */
  readonly simulatorDoor?: string;
  /** How long a record's data comes after its address, ms. */
  readonly dataDelayMs?: number;
}

export interface DemoCrm {
  /** Where the CRM is, e.g. `http://127.0.0.1:8809`. */
  readonly address: string;
  /** Breaks every connection and resolves when the port is free. */
  close(): Promise<void>;
}

interface Bundle {
  readonly script: string;
  readonly style: string;
}

/** Starts a demo CRM. Rejects with Node's own error when the port cannot be had. */
export async function startDemoCrm(options: DemoCrmOptions): Promise<DemoCrm> {
  const bundle = await (built ??= bundleApp());
  const html = pageFor(options);
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (path === '/assets/app.js') send(response, 'text/javascript', bundle.script);
    else if (path === '/assets/app.css') send(response, 'text/css', bundle.style);
    else if (path === '/favicon.ico') response.writeHead(204).end();
    // Every other address is one of the app's own.
    else send(response, 'text/html', html);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, LOOPBACK, resolve);
  });
  // A server listening on TCP has an AddressInfo; the other forms belong to pipes.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${LOOPBACK}:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

let built: Promise<Bundle> | undefined;

async function bundleApp(): Promise<Bundle> {
  const result = await build({
    configFile: false,
    root: APP,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Under a test runner NODE_ENV would choose the development transform, which needs React's other half.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      cssCodeSplit: false,
      rolldownOptions: { input: `${APP}/main.tsx` },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const script = output.find((each) => each.type === 'chunk');
  const style = output.find((each) => each.type === 'asset' && each.fileName.endsWith('.css'));
  if (script?.type !== 'chunk' || style?.type !== 'asset') throw new Error('The build is empty.');
  return { script: script.code, style: String(style.source) };
}

/** A real CRM's policy: what the extension does must work under it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

function pageFor({ simulatorDoor = '', dataDelayMs = 300 }: DemoCrmOptions): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="simulator-door" content="${attribute(simulatorDoor)}" />
    <meta name="data-delay" content="${String(dataDelayMs)}" />
    <title>Fictional CRM</title>
    <link rel="stylesheet" href="/assets/app.css" />
    <script type="module" src="/assets/app.js"></script>
  </head>
  <body><div id="app"></div></body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
