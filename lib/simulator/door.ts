/**
 * The operator's door: plays the telephone system, the supervisor and the bad luck, over HTTP and
 * JSON under `/simulator/`. It is not part of the recorder's API, and closed in vendor mode.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../result';
import { FaultSchema } from './faults';
import type { Recorder, Target, Verb } from './recorder';
import { resetService, type Service } from './service';

/** HTTP status and JSON body of the door's answer. */
export interface DoorAnswer {
  readonly status: 200 | 400 | 404 | 405 | 409;
  readonly body: unknown;
}

const text = v.pipe(v.string(), v.nonEmpty('Must not be empty.'));

const target = {
  unit: v.optional(text),
  port: v.optional(text),
  extension: v.optional(text),
  user: v.optional(text),
};
interface TargetFields {
  unit?: string | undefined;
  port?: string | undefined;
  extension?: string | undefined;
  user?: string | undefined;
}

const TargetSchema = v.strictObject(target);
const EndSchema = v.strictObject({ ...target, which: v.optional(v.picklist(['active', 'held'])) });
const PlacesSchema = v.strictObject({
  extension: target.extension,
  user: target.user,
  colleague: text,
});
const DesktopSchema = v.strictObject({ user: text, recordable: v.boolean() });
const ReleaseSchema = v.strictObject({ index: v.optional(v.pipe(v.number(), v.integer())) });
const NothingSchema = v.strictObject({});

function targetFrom({ unit, port, extension, user }: TargetFields): Result<Target, string> {
  const named: Target[] = [];
  if (port !== undefined) named.push(unit === undefined ? { port } : { port, unit });
  if (extension !== undefined) named.push({ extension });
  if (user !== undefined) named.push({ user });
  const [only] = named;
  if (only === undefined || named.length > 1) {
    return err('Name the port by exactly one of "port", "extension" and "user".');
  }
  return ok(only);
}

type Run = (service: Service, body: unknown) => DoorAnswer;

const answered = (result: Result<unknown, string>): DoorAnswer =>
  result.ok ? { status: 200, body: result.value } : { status: 409, body: { error: result.error } };

/** A verb with a body of this exact shape; what does not fit is told by its place. */
function taking<const S extends v.GenericSchema>(
  schema: S,
  run: (service: Service, body: v.InferOutput<S>) => DoorAnswer,
): Run {
  return (service, body) => {
    const parsed = v.safeParse(schema, body);
    if (parsed.success) return run(service, parsed.output);
    const faults = parsed.issues.map((issue) => {
      const place = v.getDotPath(issue);
      return place === null ? issue.message : `${place}: ${issue.message}`;
    });
    return { status: 400, body: { error: faults.join(' ') } };
  };
}

const onPort = (verbOf: (recorder: Recorder) => Verb): Run =>
  taking(TargetSchema, ({ recorder }, fields) => {
    const named = targetFrom(fields);
    return named.ok
      ? answered(verbOf(recorder)(named.value))
      : { status: 400, body: { error: named.error } };
  });

const VERBS: Readonly<Record<string, Run>> = {
  ring: onPort((recorder) => recorder.ring),
  'second-call': onPort((recorder) => recorder.secondCall),
  hold: onPort((recorder) => recorder.hold),
  retrieve: onPort((recorder) => recorder.retrieve),
  'supervisor-resume': onPort((recorder) => recorder.supervisorResume),
  end: taking(EndSchema, ({ recorder }, { which, ...fields }) => {
    const named = targetFrom(fields);
    return named.ok
      ? answered(recorder.endCall(named.value, which))
      : { status: 400, body: { error: named.error } };
  }),
  'change-places': taking(PlacesSchema, ({ recorder }, { colleague, ...fields }) => {
    const named = targetFrom(fields);
    return named.ok
      ? answered(recorder.changePlaces(named.value, colleague))
      : { status: 400, body: { error: named.error } };
  }),
  desktop: taking(DesktopSchema, ({ recorder }, { user, recordable }) =>
    answered(recorder.setDesktop(user, recordable)),
  ),
  faults: taking(FaultSchema, ({ faults }, fault) => {
    faults.add(fault);
    return answered(ok({ faults: faults.list() }));
  }),
  'clear-faults': taking(NothingSchema, ({ faults }) => {
    faults.clear();
    return answered(ok({ faults: [] }));
  }),
  release: taking(ReleaseSchema, ({ waiting }, { index }) =>
    answered(ok({ released: waiting.release(index) })),
  ),
  reset: taking(NothingSchema, (service) => {
    resetService(service);
    return answered(ok({}));
  }),
};

function look(service: Service, name: string, query: URLSearchParams): DoorAnswer | undefined {
  const { recorder, journal, faults, waiting } = service;
  if (name === 'state') {
    const body = { ...recorder.truth(), faults: faults.list(), held: waiting.held() };
    return { status: 200, body };
  }
  if (name !== 'requests') return undefined;
  const after = Number(query.get('after') ?? '0');
  return Number.isInteger(after)
    ? { status: 200, body: journal.list(after) }
    : { status: 400, body: { error: 'after: must be a whole number, the index of an entry.' } };
}

/**
 * Answers one call at the door.
 * @param name what follows `/simulator/` in the path
 * @param body the request's body as text; empty is `{}`
 */
export function atTheDoor(
  service: Service,
  method: string,
  name: string,
  query: URLSearchParams,
  body: string,
): DoorAnswer {
  const seen = look(service, name, query);
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (seen === undefined && verb === undefined) {
    const known = `GET state, requests; POST ${Object.keys(VERBS).join(', ')}`;
    return { status: 404, body: { error: `There is no "${name}" here. Known: ${known}.` } };
  }
  const allowed = verb === undefined ? 'GET' : 'POST';
  if (method !== allowed) {
    return { status: 405, body: { error: `"${name}" is for ${allowed}.` } };
  }
  if (seen !== undefined) return seen;
  let json: unknown;
  try {
    json = JSON.parse(body.trim() === '' ? '{}' : body);
  } catch {
    return { status: 400, body: { error: 'The body is not JSON.' } };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { status: 400, body: { error: 'The body is not a JSON object.' } };
  }
  return verb?.(service, json) ?? { status: 404, body: { error: 'Nothing here.' } };
}
