import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The background passed the gate before or after it touched a storage. */
export interface Passage {
  /** Another one for each life of the background. */
  readonly life: string;
  /** In words, e.g. `before writing the journal`. */
  readonly moment: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** The gate that the extension built by `kill-build.ts` asks at every touch of a storage. */
export interface Gate {
  readonly address: string;
  passages(): readonly Passage[];
  /**
   * Keeps one passage, the first that `which` takes after it let `skip` of them go; resolves when
   * the background stands there. All others go on.
   */
  keep(skip: number, which?: (passage: Passage) => boolean): Promise<Passage>;
  /** Lets go whoever is kept, and keeps nobody any more. */
  open(): void;
  close(): Promise<void>;
}

interface Order {
  skip: number;
  readonly which: (passage: Passage) => boolean;
  readonly arrived: (passage: Passage) => void;
}

/** Opens a gate on a free port of this computer. */
export async function startGate(): Promise<Gate> {
  const passages: Passage[] = [];
  const kept = new Set<ServerResponse>();
  let order: Order | undefined;
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://gate');
    const [life, moment] = [searchParams.get('life') ?? '', searchParams.get('moment') ?? ''];
    const passage = { life, moment, at: Date.now() };
    passages.push(passage);
    if (order && isKept(order, passage)) {
      kept.add(response);
      order.arrived(passage);
      order = undefined;
    } else letGo(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}/`,
    passages: () => [...passages],
    keep: (skip, which = () => true) =>
      new Promise((arrived) => {
        order = { skip, which, arrived };
      }),
    open() {
      order = undefined;
      for (const response of kept) letGo(response);
      kept.clear();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

function isKept(order: Order, passage: Passage): boolean {
  if (!order.which(passage)) return false;
  order.skip -= 1;
  return order.skip < 0;
}

/** The extension asks from its own origin. */
function letGo(response: ServerResponse): void {
  response.writeHead(204, { 'Access-Control-Allow-Origin': '*' }).end();
}
