/** The card guard's place at the one way out: what is about to be stored on the recorder. */
import { hasCardNumber, hasCardNumberAcross } from './card-guard';
import type { AllowedForm } from './card-guard';
import type { RequestName } from '../encore/requests';
import type { Explained } from '../result';
import { problemText } from '../words';

/** A form of account numbers that may pass, and the database column it may pass into. */
export interface AllowedInColumn extends AllowedForm {
  readonly column: string;
}

/** Who and where, set by an administrator: no card is ever spread over them. */
const IDENTITY = ['Unit', 'Port', 'User', 'Machine'];
/** What may hold words of a page or of an agent, in the API's order: side by side on the wire. */
const WORDS = ['eventType', 'Parm1', 'Parm2', 'Parm3'];

/** A date and a time of day, which has as many digits as a card. */
const DATE_AND_TIME =
  /^\d{1,4}([-/. ])\d{1,2}\1\d{1,4}[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,7})?)? ?(?:[AP]M|Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Makes the guard that every request passes before it is sent. Only AssignField and LogEvent
 * store anything; all others pass.
 *
 * @param allowed forms for AssignField by its column; a LogEvent has no column and may hold any.
 * @returns why a request must not be sent, in words that hold no value, or `undefined`.
 */
export function createWriteGuard(allowed: readonly AllowedInColumn[]) {
  return (request: RequestName, parameters: object): Explained | undefined => {
    const given = new Map<string, unknown>(Object.entries(parameters));
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value : '';
    };
    if (request === 'AssignField') {
      const forms = allowed.filter(({ column }) => column === text('fieldName'));
      const found = hasCardNumber(text('fieldName')) || hasCardNumber(text('fieldValue'), forms);
      return found ? problemText('card_like_value') : undefined;
    }
    if (request === 'LogEvent') {
      const time = text('eventTimestamp');
      const found =
        hasCardNumberAcross(WORDS.map(text), allowed) ||
        IDENTITY.some((name) => hasCardNumber(text(name))) ||
        (!DATE_AND_TIME.test(time) && hasCardNumber(time));
      return found ? problemText('card_like_event') : undefined;
    }
    return undefined;
  };
}
