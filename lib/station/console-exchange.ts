import { messageOf } from '../encore/exchange';
import { outcomeOf } from '../encore/outcome';
import { COMMAND_EXECUTED } from '../encore/requests';
import type { Exchange } from '../encore/types';
import type { ConsoleExchange } from '../console-messages';
import { hasCardNumber } from '../recorder/card-guard';

/** A request and its answer as the console may see them. */
export function consoleExchange(exchange: Exchange): ConsoleExchange {
  const { request, at, ms, url, headers, xml, answer, result } = exchange;
  const isWithheld = answer !== undefined && looksLikeCard(answer.text);
  const code = result.ok ? COMMAND_EXECUTED : result.error.code;
  const message = isWithheld ? undefined : messageOf(exchange);
  return {
    ...{ request, at, ms, url, headers, xml },
    outcome: outcomeOf(result),
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(result.ok ? {} : { problem: problemOf(result.error) }),
    ...(answer
      ? { answer: isWithheld ? { ...answer, text: '', withheld: true as const } : answer }
      : {}),
    members: result.ok && !isWithheld ? texts(result.value) : {},
  };
}

function problemOf({
  what,
  meaning,
  action,
  code,
}: Exclude<Exchange['result'], { ok: true }>['error']) {
  return { what, meaning, action, ...(code === undefined ? {} : { code }) };
}

function texts(answer: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
}

/**
 * Whether anything that stands between tags, or all of what is no markup, looks like a card. What
 * others stored on the recorder is not ours to show on.
 */
function looksLikeCard(text: string): boolean {
  return text.split(/<[^>]*>/).some((part) => hasCardNumber(withoutReferences(part)));
}

/** Digits may be written as `&#52;`. */
function withoutReferences(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : String(whole);
  });
}
