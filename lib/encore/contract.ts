/**
 * A contract: how one service puts the 15 requests on the wire, as plain JSON data.
 *
 * The writer and the reader know nothing about any particular service; they are driven by this.
 * `defaultContract` gives the shape that is guessed when nothing is known; a WSDL gives the rest.
 */
import type { RequestName } from './requests';

/** An XML name. `namespace` is the namespace's URI, empty for none. */
export interface QName {
  readonly namespace: string;
  readonly name: string;
}

/** An element that carries the value of one parameter, e.g. `<Unit>1</Unit>`. */
export interface ValueElement extends QName {
  /**
   * The parameter's name as in `REQUESTS`. Empty for an element that the service demands but the
   * guide does not know: it is never given a value.
   */
  readonly parameter: string;
  /** What is sent for an absent parameter where leaving its element out is not allowed. */
  readonly absent?: 'nil' | 'empty';
  /** Local name of its built-in XML Schema type, left out for `string`; nothing is done with it. */
  readonly type?: string;
}

/** An element that carries other elements, e.g. the `<request>` that some services wrap around. */
export interface GroupElement extends QName {
  readonly children: readonly RequestElement[];
}

export type RequestElement = ValueElement | GroupElement;

export interface RequestContract {
  /** The SOAP action: a URI in printable ASCII, case counts. */
  readonly action: string;
  /**
   * The one element under Body. Children stand in the schema's own order: WCF reads elements that
   * come too early or too late as absent, without an error.
   */
  readonly body: GroupElement;
  /**
   * The element an answer has under Body, or left out where it names no request. Answers are read
   * by local name in any namespace; the namespace is kept for whoever shows the contract.
   */
  readonly responseRoot?: QName;
  /** Local name of the element that holds the response code. */
  readonly codeElement: string;
}

export interface Contract {
  readonly soapVersion: '1.1' | '1.2';
  /** Whether each request carries WS-Addressing 1.0 headers (Action, MessageID, ReplyTo, To). */
  readonly addressing: boolean;
  /**
   * Path and query on the service address's own origin that requests go to, e.g.
   * `/WebAPI/ECAPI.svc/basic`; left out where they go to the service address itself.
   */
  readonly path?: string;
  /** A request that is missing here is not offered by the service and is never sent. */
  readonly requests: { readonly [N in RequestName]?: RequestContract };
}
