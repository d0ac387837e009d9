/** One request and its answer, under whatever fault strikes it. */
import type { ServerResponse } from 'node:http';
import { COMMAND_EXECUTED } from '../encore/requests';
import { answerWith, type Answer } from './codes';
import { writeAnswer } from './envelope-writer';
import { writeFault } from './fault-writer';
import type { Fault } from './faults';
import type { Fate } from './journal';
import { statusPayload } from './pages';
import { sendPayload, textPayload, type Payload } from './payload';
import type { WireRequest } from './request-reader';
import type { Service } from './service';
import { answerType } from './soap-version';
import { FOREIGN_ANSWER, spoil } from './spoiled';

/** One request on its way through the service. */
interface Passage {
  readonly wire: WireRequest;
  readonly index: number;
  /** Has the recorder carry the request out. */
  execute(): Answer;
  send(status: number, payload: Payload, fate: Fate): void;
  sendAnswer(answer: Answer): void;
  drop(): void;
}

/** Answers one request that was read from the wire. Resolves when it has left or was dropped. */
export async function exchange(
  service: Service,
  wire: WireRequest,
  response: ServerResponse,
): Promise<void> {
  const passage = passageOf(service, wire, response);
  const fault = service.faults.take(wire.request);
  if (fault === undefined) passage.sendAnswer(passage.execute());
  else if (fault.kind === 'delay' || fault.kind === 'hold') await waitOut(service, passage, fault);
  else strike(service, passage, fault);
}

function passageOf(service: Service, wire: WireRequest, response: ServerResponse): Passage {
  const { journal, now, recorder, shape } = service;
  const { request, parameters, messageId, xml } = wire;
  const { index } = journal.open(request, parameters, xml);
  const finish = (fate: Fate): void => {
    journal.note(index, { fate, finishedAt: now() });
  };
  const send: Passage['send'] = (status, payload, fate) => {
    if (response.destroyed || response.socket?.destroyed !== false) {
      finish('client gone');
      return;
    }
    sendPayload(response, status, payload);
    finish(fate);
  };
  return {
    wire,
    index,
    execute: () => {
      const answer = recorder.answer(request, parameters);
      const { responseCode: code, responseMessage: message } = answer;
      journal.note(index, { executed: true, code, message });
      return answer;
    },
    send,
    sendAnswer: (answer) => {
      const answerXml = writeAnswer(shape, request, answer, messageId);
      const { responseCode: code, responseMessage: message } = answer;
      journal.note(index, { code, message, answerXml });
      send(200, textPayload(answerType(shape), answerXml), 'answered');
    },
    drop: () => {
      response.destroy();
      finish('dropped');
    },
  };
}

type Waiting = Extract<Fault, { kind: 'delay' | 'hold' }>;

async function waitOut(service: Service, passage: Passage, fault: Waiting): Promise<void> {
  const early = fault.executes === 'first' ? passage.execute() : undefined;
  service.journal.note(passage.index, { fate: fault.kind === 'hold' ? 'held' : 'delayed' });
  const ms = fault.kind === 'delay' ? fault.ms : undefined;
  const goesOn = await service.waiting.wait(passage.index, ms);
  if (goesOn) passage.sendAnswer(early ?? passage.execute());
  else passage.drop();
}

function strike(service: Service, passage: Passage, fault: Exclude<Fault, Waiting>): void {
  switch (fault.kind) {
    case 'drop-answer':
      passage.execute();
      passage.drop();
      return;
    case 'drop-request':
      passage.drop();
      return;
    case 'status': {
      if (fault.executed === true) passage.execute();
      passage.send(fault.status, statusPayload(fault.status), `status ${fault.status}`);
      return;
    }
    case 'body':
      sendSpoiled(service, passage, fault);
      return;
    case 'code': {
      const real = fault.executed === true ? passage.execute() : undefined;
      const told = answerWith(fault.code);
      if (real?.responseCode === fault.code) passage.sendAnswer(real);
      else passage.sendAnswer({ ...told, responseMessage: fault.message ?? told.responseMessage });
    }
  }
}

function sendSpoiled(
  { shape }: Service,
  passage: Passage,
  fault: Extract<Fault, { kind: 'body' }>,
): void {
  const { request, messageId: relatesTo } = passage.wire;
  const answer = fault.executed === false ? answerWith(COMMAND_EXECUTED) : passage.execute();
  const other = request === 'InitStation' ? 'PortStatus' : 'InitStation';
  const refusal = { code: 'InternalServiceFault', reason: 'Not this time.', relatesTo } as const;
  const texts = {
    good: writeAnswer(shape, request, answer, relatesTo),
    other: writeAnswer(shape, other, FOREIGN_ANSWER, relatesTo),
    fault: writeFault(shape, refusal),
  };
  passage.send(200, spoil(fault.body, answerType(shape), texts, fault.at), 'spoiled');
}
