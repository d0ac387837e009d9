import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where browsers of an organisation get the extension from, on this computer. */
export interface UpdateServer {
  readonly updateUrl: string;
  readonly installUrl: string;
  close(): Promise<void>;
}

/** Serves one version of the extension, as Chromium's update manifest and as a package. */
export async function startUpdateServer(
  pack: Buffer,
  { id, version }: { readonly id: string; readonly version: string },
): Promise<UpdateServer> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/package')) {
      const type = id.includes('@') ? 'x-xpinstall' : 'x-chrome-extension';
      response.setHeader('Content-Type', `application/${type}`);
      return void response.end(pack);
    }
    response.setHeader('Content-Type', 'text/xml');
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?>
      <gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
        <app appid="${id}"><updatecheck codebase="${origin()}/package" version="${version}"/></app>
      </gupdate>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = () => `http://127.0.0.1:${String(port)}`;
  return {
    updateUrl: `${origin()}/update.xml`,
    installUrl: `${origin()}/package`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
