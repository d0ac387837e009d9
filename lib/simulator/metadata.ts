/** What the service tells of itself: its WSDL and schemas, or a page for people. */
import { writeFault } from './fault-writer';
import type { Fault } from './faults';
import { helpPage, statusPayload } from './pages';
import { HTML, sendPayload } from './payload';
import { spoil } from './spoiled';
import { refuse, send, type Visit } from './visit';
import { documentsOf } from './wsdl';

const WSDL = 'text/xml; charset=UTF-8';

/**
 * Answers a GET at the service's address.
 * @param path the service's path
 */
export async function answerGet(visit: Visit, path: string): Promise<void> {
  const { service, response, url, host } = visit;
  const { published, host: foreign } = service.description;
  const query = url.search.slice(1).toLowerCase();
  const document = /^(wsdl|singlewsdl|xsd)(=|$)/.test(query);
  if (!document || !published) {
    send(response, 200, HTML, helpPage(`http://${host}${path}`, published));
    return;
  }
  const port = new URL(`http://${host}`).port;
  const named = foreign === undefined ? host : foreign + (port === '' ? '' : `:${port}`);
  const text = documentsOf(service.shape, `http://${named}${path}`).get(query);
  if (text === undefined) {
    refuse(visit, 404, `no document ${query}`);
    return;
  }
  const fault = service.faults.take('WSDL');
  if (fault === undefined) send(response, 200, WSDL, text);
  else await strike(visit, fault, text);
}

/** Sends a document under a fault. Faults of answers' codes do not touch it. */
async function strike({ service, response }: Visit, fault: Fault, text: string): Promise<void> {
  switch (fault.kind) {
    case 'delay':
      if (await service.waiting.wait(undefined, fault.ms)) send(response, 200, WSDL, text);
      else response.destroy();
      return;
    case 'drop-answer':
    case 'drop-request':
      response.destroy();
      return;
    case 'status':
      sendPayload(response, fault.status, statusPayload(fault.status));
      return;
    case 'body': {
      const refusal = { code: 'InternalServiceFault', reason: 'Not this time.' } as const;
      const texts = { good: text, other: '<x/>', fault: writeFault(service.shape, refusal) };
      sendPayload(response, 200, spoil(fault.body, WSDL, texts, fault.at));
      return;
    }
    default:
      send(response, 200, WSDL, text);
  }
}
