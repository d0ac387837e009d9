/**
 * The response codes of the Encore Web API and their messages, as the vendor's guide "Encore Web
 * API Web Service" (June 2020) lists them. The simulator's own copy: it shares nothing with the
 * client but the list of requests, so that the two cannot be wrong alike.
 */
export const MESSAGES: Readonly<Record<number, string>> = {
  100: 'Command executed as expected',
  606: 'Error: Recording unit does not exist',
  608: 'Warning: Port was not recording',
  609: 'Warning: Port already recording',
  610: 'Error: Issue creating transaction record',
  611: 'Error: Port does not exist',
  616: 'Error: Port not in record or pause mode',
  618: 'Error: Start recording failed, all licenses in use',
  621: 'Error: Recording Engine is not connected to the recording server',
  626: 'Error: Recording Engine determined there are no ports available on a Recording Server that supports load balancing.',
  // Named by the guide for its simulator only, without a wording: this one is ours.
  627: 'Warning: Port not in pause mode',
  651: 'Error: ECAPI Web Service is not connected to the recorder',
  652: 'Error: Field name and field value must be provided',
  653: 'Error: An unexpected error occurred while processing request',
  654: 'Error: Both User name and machine name must be provided',
  655: 'Error: No recording port is defined for the specified machine name and user name',
  656: 'Error: More than one recording port is defined for the specified machine name and/or user name',
  657: 'Error: EventType is not provided',
  658: "Error: URL player address is not defined in ECAPI Web service's Web.config",
  659: 'Error: Extension must be provided',
  660: 'Error: No recording port is defined for the specified station',
  661: 'Error: More than one recording port is defined for the specified station',
  662: 'Error: User name must be provided',
  663: 'Error: Desktop recording is not possible',
  664: 'Error: Desktop Pause recording failed',
  665: 'Error: Desktop Resume recording failed',
  801: 'System Error: Error writing to disk (disk is full, path does not exist, no write permissions, etc.)',
};

/** What one request is answered with: the code, its message, and the members that have a value. */
export interface Answer {
  readonly responseCode: number;
  readonly responseMessage: string;
  readonly Unit?: string;
  readonly Port?: string;
  readonly fieldValue?: string;
  readonly URL?: string;
  readonly portStatus?: string;
  /** Whole seconds, as text. */
  readonly stateDuration?: string;
}

/** An answer with this code, the code's own message, and these members. */
export function answerWith(
  responseCode: number,
  members: Omit<Answer, 'responseCode' | 'responseMessage'> = {},
): Answer {
  return {
    responseCode,
    responseMessage: MESSAGES[responseCode] ?? `Error: ${responseCode}`,
    ...members,
  };
}
