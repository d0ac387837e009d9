/** The simulator's words on a terminal. */
import type { RefusalEntry, RequestEntry } from './journal';

/** Text that cannot steer a terminal: whatever is not to be seen becomes a replacement mark. */
const printable = (text: string): string => text.replace(/\p{C}/gu, '\u{fffd}');

const quoted = (value: string): string =>
  /^[^\s"]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`;

function clockTime(at: number): string {
  const time = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/**
 * One line of the log: time, request, parameters, code and message, and what else became of it,
 * e.g. `14:02:11.250 PauseRecording Unit=1 Port=3 → 100 Command executed as expected`.
 */
export function logLine(entry: RequestEntry | RefusalEntry): string {
  const time = clockTime(entry.at);
  if (entry.kind === 'refusal') return printable(`${time} HTTP ${entry.status}: ${entry.why}`);
  const parameters = Object.entries(entry.parameters).map(
    ([name, value]) => `${name}=${quoted(value)}`,
  );
  const notes = entry.fate === 'answered' ? [] : [`[${entry.fate}]`];
  if (entry.finishedAt !== null && !entry.executed) notes.push('[not executed]');
  const answer = entry.code === null ? [] : [String(entry.code), entry.message ?? ''];
  const line = [time, entry.request, ...parameters, '→', ...answer, ...notes];
  return printable(line.join(' '));
}

export const HELP = `Usage: npm run simulator -- [options]

A call recorder's stand-in: the Encore Web API on http://127.0.0.1:PORT/WebAPI/ECAPI.svc

  --port N              TCP port (default 8808; 0 takes a free one)
  --vendor              exactly the vendor's test service: constant durations, no calls by
                        themselves, no operator's door, no keys
  --pause-outlasts-call PAUSE stays when the call ends, until a request lifts it
  --shape a|b|…|h       what a contract like this may look like on the wire (default a)
  --namespace NAME      tempuri (default), custom-contract (the contract's alone) or custom
  --soap VERSION        1.1 (default), 1.2 or 1.2-addressing (with WS-Addressing 1.0)
  --nulls nil|absent    how a member without a value travels, where the shape leaves a choice
  --no-wsdl             publish no WSDL
  --host-in-wsdl NAME   the WSDL's addresses carry this host name
  --fault JSON          a fault as the operator's door takes it; may be given again
  --help                this text`;

export const KEYS_HELP = `Keys: r ring · h hold or retrieve · s second call · e end call · d desktop recordable or not
      f next fault · digits choose the port · ? help · q quit`;
