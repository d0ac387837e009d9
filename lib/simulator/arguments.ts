/** The simulator's command line, read and checked. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { err, ok, type Result } from '../result';
import { FaultSchema, type Fault } from './faults';
import { NULLS } from './message-shape';
import type { SimulatorOptions } from './server';
import { NAMESPACES, shapeFrom, SOAP_STYLES } from './shape';
import { SHAPE_LETTERS } from './shapes';

const DEFAULT_PORT = 8808;

export interface Wanted {
  readonly help: boolean;
  readonly options: SimulatorOptions & { readonly port: number };
  readonly faults: readonly Fault[];
}

const OPTIONS = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  vendor: { type: 'boolean', default: false },
  'pause-outlasts-call': { type: 'boolean', default: false },
  shape: { type: 'string', default: 'a' },
  namespace: { type: 'string', default: 'tempuri' },
  soap: { type: 'string', default: '1.1' },
  nulls: { type: 'string' },
  'no-wsdl': { type: 'boolean', default: false },
  'host-in-wsdl': { type: 'string' },
  fault: { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const;

const oneOf = <const T extends readonly string[]>(option: string, choices: T) =>
  v.picklist(
    choices,
    ({ received }) => `--${option} must be one of ${choices.join(', ')}, not ${received}`,
  );

const HOST = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/i;

const ValuesSchema = v.object({
  port: v.pipe(
    v.string(),
    v.check(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      ({ input }) => `--port must be a number from 0 to 65535, not "${input}"`,
    ),
    v.transform(Number),
  ),
  vendor: v.boolean(),
  'pause-outlasts-call': v.boolean(),
  shape: oneOf('shape', SHAPE_LETTERS),
  namespace: oneOf('namespace', NAMESPACES),
  soap: oneOf('soap', SOAP_STYLES),
  nulls: v.exactOptional(oneOf('nulls', NULLS)),
  'no-wsdl': v.boolean(),
  'host-in-wsdl': v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(HOST, ({ input }) => `--host-in-wsdl must be a host name, not "${input}"`),
    ),
  ),
  fault: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.rawTransform(({ dataset, addIssue, NEVER }) => {
          const fault = faultFrom(dataset.value);
          if (fault.ok) return fault.value;
          addIssue({ message: `--fault ${dataset.value}: ${fault.error}` });
          return NEVER;
        }),
      ),
    ),
    [],
  ),
  help: v.boolean(),
});

/** A fault as the operator's door takes it, e.g. `{"kind":"hold","request":"PauseRecording"}`. */
function faultFrom(text: string): Result<Fault, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('not JSON');
  }
  const parsed = v.safeParse(FaultSchema, json);
  return parsed.success ? ok(parsed.output) : err(parsed.issues[0].message);
}

/** Reads the words after the program's name; fails in words for the terminal. */
export function readArguments(args: readonly string[]): Result<Wanted, string> {
  let given: unknown;
  try {
    given = { ...parseArgs({ args: [...args], options: OPTIONS }).values };
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
  const parsed = v.safeParse(ValuesSchema, given);
  if (!parsed.success) return err(parsed.issues[0].message);
  const { help, fault: faults, ...values } = parsed.output;
  const { port, vendor, shape, namespace, soap, nulls } = values;
  const host = values['host-in-wsdl'];
  const options = {
    port,
    vendor,
    pauseOutlastsCall: values['pause-outlasts-call'],
    shape,
    namespace,
    soap,
    ...(nulls === undefined ? {} : { nulls }),
    wsdl: !values['no-wsdl'],
    ...(host === undefined ? {} : { hostInWsdl: host }),
  };
  const possible = shapeFrom(options);
  return possible.ok ? ok({ help, options, faults }) : possible;
}
