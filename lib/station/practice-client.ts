import { checkParameters } from '../encore/check-parameters';
import { refusedBeforeSending, refusedByGuard, responseCode, withdrawn } from '../encore/errors';
import { COMMAND_EXECUTED, REQUESTS } from '../encore/requests';
import type { RequestName } from '../encore/requests';
import type { Answers, EncoreClient, EncoreError, Exchange } from '../encore/types';
import { err, ok } from '../result';
import type { Explained, Result } from '../result';
import type { Given } from '../simulator/answering';
import type { Answer } from '../simulator/codes';

/** What is shown as the place a request of practice went to. */
export const PRACTICE_URL = 'practice:';

/** Answers a request; undefined once practice is over. */
export type Answering = (request: RequestName, given: Given) => Promise<Answer | undefined>;

/**
 * A client whose recorder is inside the extension: nothing leaves the browser. What a real one
 * refuses before sending is refused here too, by the same checks and the same guard.
 */
export function practiceClient(
  answering: Answering,
  guard: (request: RequestName, parameters: object) => Explained | undefined,
): EncoreClient {
  return {
    async send(request, parameters, { signal, trace } = {}) {
      const fault = checkParameters(request, parameters);
      if (fault !== undefined) return err(refusedBeforeSending(request, fault));
      const objection = guard(request, parameters);
      if (objection) return err(refusedByGuard(request, objection));
      if (signal?.aborted) return err(withdrawn(request));
      const at = Date.now();
      const given = textsOf(parameters);
      const answer = await answering(request, given);
      if (!answer) return err(withdrawn(request));
      const result = resultOf(request, answer);
      trace?.(exchangeOf({ request, at, given, answer, result }));
      // Sound: `resultOf` gives every member that the list of requests names for this answer.
      return result as Result<Answers[typeof request], EncoreError>;
    },
  };
}

/** Parameters as they would travel: all as text. */
function textsOf(parameters: object): Given {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]: [string, unknown]) => [name, String(value)]),
  );
}

function resultOf(request: RequestName, answer: Answer): Result<object, EncoreError> {
  const { responseCode: code, responseMessage: message } = answer;
  if (code !== COMMAND_EXECUTED) return err(responseCode(request, code, message));
  const members = new Map<string, unknown>(Object.entries(answer));
  return ok(
    Object.fromEntries(REQUESTS[request].answers.map((name) => [name, members.get(name) ?? ''])),
  );
}

interface Practised {
  readonly request: RequestName;
  /** ms since the epoch. */
  readonly at: number;
  readonly given: Given;
  readonly answer: Answer;
  readonly result: Result<object, EncoreError>;
}

/** Where a real exchange has XML, names and values: there was no wire. */
function exchangeOf({ request, at, given, answer, result }: Practised): Exchange {
  return {
    ...{ request, at, ms: 0, url: PRACTICE_URL, headers: {}, result },
    xml: linesOf(request, given),
    answer: { status: 200, contentType: 'text/plain', text: linesOf(`${request}Result`, answer) },
  };
}

function linesOf(title: string, members: object): string {
  const lines = Object.entries(members).map(([name, value]) => `  ${name}: ${String(value)}`);
  return [title, ...lines].join('\n');
}
