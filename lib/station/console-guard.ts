import type { ConsoleOrder, ConsoleRead } from '../console-messages';
import type { ProblemText } from '../recorder/claim';
import { hasCardNumber, hasCardNumberAcross } from '../recorder/card-guard';
import { createWriteGuard } from '../recorder/write-guard';
import type { AllowedInColumn } from '../recorder/write-guard';
import { problemText } from '../words';

/**
 * The card guard before anything typed into the console goes on, whatever the request: the write
 * guard's own rules where something is stored, and no form is allowed anywhere else.
 */
export function cardObjection(
  { request, ...fields }: ConsoleRead | ConsoleOrder,
  allowed: readonly AllowedInColumn[],
): ProblemText | undefined {
  if (request === 'AssignField' || request === 'LogEvent') {
    return createWriteGuard(allowed)(request, fields) && problemText('console_card_like');
  }
  const texts = Object.values(fields).filter((each): each is string => typeof each === 'string');
  const found = texts.some((text) => hasCardNumber(text)) || hasCardNumberAcross(texts);
  return found ? problemText('console_card_like') : undefined;
}
