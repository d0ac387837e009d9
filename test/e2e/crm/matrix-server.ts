/** The pages of the matrix on HTTP: one path for each kind of page, its records below it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundledPages } from '../../fixtures/frameworks/bundle.mjs';

export interface MatrixServer {
  /** Where the pages are. */
  readonly origin: string;
  /** The same pages as another origin: the browser keeps the two apart. */
  readonly otherOrigin: string;
  close(): Promise<void>;
}

export async function startMatrixServer(): Promise<MatrixServer> {
  const scripts = await bundledPages();
  const server = createServer((request, response) => {
    const [, first = '', second = ''] = (request.url ?? '').split('/');
    const script = first === 'assets' ? scripts.get(second) : undefined;
    if (script !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script);
    } else if (scripts.has(`${first}.js`)) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(pageFor(first));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    otherOrigin: `http://localhost:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function pageFor(kind: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${kind}</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/assets/${kind}.js"></script>
  </head>
  <body></body>
</html>
`;
}
