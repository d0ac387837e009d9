/** The simulated recorder on HTTP: a Web API service that answers as WCF does, on loopback only. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaultBook, type FaultBook } from './faults';
import { createJournal, type Listener, type RefusalEntry, type RequestEntry } from './journal';
import { createRecorder, type Recorder } from './recorder';
import { route, SERVICE_PATH } from './routes';
import { resetService, type Service } from './service';
import { shapeFrom, type ShapeOptions } from './shape';
import { createWaitingRoom } from './waiting-room';

const LOOPBACK = '127.0.0.1';

export interface SimulatorOptions extends ShapeOptions {
  /** TCP port; 0 or absent takes a free one. */
  readonly port?: number;
  /** Exactly the vendor's test service: no calls by themselves, no door. */
  readonly vendor?: boolean;
  /** The recorder's clock, ms since the epoch; absent: the machine's. */
  readonly now?: () => number;
  /** PAUSE stays when the call ends, until a request lifts it. */
  readonly pauseOutlastsCall?: boolean;
  /** False: the service publishes no WSDL. */
  readonly wsdl?: boolean;
  /** A host name for the addresses in the WSDL; absent: the one the client named. */
  readonly hostInWsdl?: string;
  /** Called on each change in a request's fate, and on each refusal. */
  readonly log?: (entry: RequestEntry | RefusalEntry) => void;
}

export interface SimulatorServer {
  readonly port: number;
  /** The Web API's address, e.g. `http://127.0.0.1:8808/WebAPI/ECAPI.svc`. */
  readonly address: string;
  readonly recorder: Recorder;
  readonly faults: FaultBook;
  /** Requests with an index above `after`, oldest first. */
  requests(after?: number): readonly RequestEntry[];
  /** Calls back on each change in a request's fate; returns the way to stop. */
  onRequest(listener: Listener): () => void;
  /** Lets one held request, or all, go on; says how many. */
  release(index?: number): number;
  /** Recorder, faults and whoever waits: back to the beginning. */
  reset(): void;
  /** Breaks every connection and resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Starts a simulator. Rejects with Node's own error when the port cannot be had, and with a
 * RangeError when there is no such shape.
 */
export async function createSimulatorServer(
  options: SimulatorOptions = {},
): Promise<SimulatorServer> {
  const shape = shapeFrom(options);
  if (!shape.ok) throw new RangeError(shape.error);
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, LOOPBACK, resolve);
  });
  // A server listening on TCP has an AddressInfo; the other forms belong to pipes.
  const { port } = server.address() as AddressInfo;
  const now = options.now ?? Date.now;
  const service: Service = {
    shape: shape.value,
    description: { published: options.wsdl ?? true, host: options.hostInWsdl },
    now,
    recorder: createRecorder({
      vendor: options.vendor ?? false,
      now,
      pauseOutlastsCall: options.pauseOutlastsCall ?? false,
      playerHost: `${LOOPBACK}:${port}`,
    }),
    journal: createJournal(now),
    faults: createFaultBook(),
    waiting: createWaitingRoom(),
  };
  const { log } = options;
  if (log !== undefined) service.journal.listen(log);
  server.on('request', (request, response) => {
    route(service, port, request, response, (entry) => log?.(entry)).catch((cause: unknown) => {
      // The client broke off in the middle of its request: there is nobody left to answer.
      log?.({ kind: 'refusal', at: now(), status: 400, why: String(cause) });
      response.destroy();
    });
  });
  return {
    port,
    address: `http://${LOOPBACK}:${port}${SERVICE_PATH}`,
    recorder: service.recorder,
    faults: service.faults,
    requests: service.journal.list,
    onRequest: service.journal.listen,
    release: service.waiting.release,
    reset: () => {
      resetService(service);
    },
    close: () =>
      new Promise((resolve) => {
        service.waiting.clear();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
