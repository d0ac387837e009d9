/** The simulator's command line. Run through `scripts/simulator.mjs`. */
import { readArguments } from './arguments';
import { createKeys } from './keys';
import { HELP, KEYS_HELP, logLine } from './lines';
import { createSimulatorServer, type SimulatorServer } from './server';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const complain = (line: string): void => {
  process.stderr.write(`simulator: ${line}\n`);
};

function greet(server: SimulatorServer, published: boolean): void {
  const { vendor } = server.recorder;
  print(
    `${vendor ? "The vendor's test service, simulated" : 'Simulated recorder'}: ${server.address}`,
  );
  print(published ? `WSDL: ${server.address}?wsdl` : 'It publishes no WSDL.');
  if (!vendor) print(`Operator's door: http://127.0.0.1:${server.port}/simulator/state`);
}

function listenToKeys(server: SimulatorServer, quit: () => void): void {
  const press = createKeys(server, print);
  print(KEYS_HELP);
  process.stdin.setRawMode(true);
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (keys: string) => {
    for (const key of keys) if (press(key) === 'quit') quit();
  });
}

/**
 * Runs the simulator until it is told to stop: SIGINT, SIGTERM, or q on its terminal.
 * @param args the words after the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (!wanted.ok) {
    complain(`${wanted.error} (--help tells the options)`);
    return 1;
  }
  const { help, options, faults } = wanted.value;
  if (help) {
    print(HELP);
    return 0;
  }
  let server: SimulatorServer;
  try {
    server = await createSimulatorServer({
      ...options,
      log: (entry) => print(logLine(entry)),
    });
  } catch (cause) {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const { port } = options;
    complain(inUse ? `port ${port} is in use; choose another with --port` : String(cause));
    return 1;
  }
  for (const fault of faults) server.faults.add(fault);
  greet(server, options.wsdl ?? true);
  await new Promise<void>((quit) => {
    process.once('SIGINT', quit);
    process.once('SIGTERM', quit);
    if (process.stdin.isTTY && !server.recorder.vendor) listenToKeys(server, quit);
  });
  await server.close();
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  process.stdin.pause();
  return 0;
}
