/** A sample for the vendor's support: one exchange without whom and what it was about. */
import type { ConsoleExchange } from '../console-messages';
import type { ContractView } from '../messages';

export const SAMPLE_FILE_NAME = 'encore-sample.json';

export const LEFT_OUT = '[left out]';

/** Stands in the file, which is English like everything that is exported. */
export const SAMPLE_LEAVES_OUT =
  'Left out: host name, login, machine, extension, account values, Parms and links. Kept: unit, port, column, event type and time stamp, code and message.';

/** Elements whose text says how the service works. The text of every other one is left out. */
const KEPT_ELEMENTS = [
  ...['unit', 'port', 'maxrecordingtimeinseconds', 'fieldname', 'eventtimestamp', 'eventtype'],
  ...['responsecode', 'responsemessage', 'portstatus', 'stateduration'],
  ...['action', 'faultcode', 'faultstring', 'value', 'text'],
];
const KEPT_ATTRIBUTES = /^(?:xmlns(?::.*)?|(?:.*:)?(?:nil|type|mustUnderstand|lang))$/i;

/** A tag and the text behind it. Comments, CDATA and the like are no part of any answer of WCF. */
const TAG_AND_TEXT = /<(\/?)([^\s<>/!?]+)([^<>]*)>([^<]*)/g;
const DECLARATION = /^\s*<\?xml[^<>]*\?>\s*/;

interface Redacted {
  readonly xml: string;
  /** What was taken out. */
  readonly removed: readonly string[];
}

/** An envelope with the text of the known elements alone; without any text where it is no plain XML. */
export function redacted(xml: string): Redacted {
  const removed: string[] = [];
  const leave = (text: string): string => {
    if (text.trim() === '') return text;
    removed.push(text.trim());
    return LEFT_OUT;
  };
  const start = DECLARATION.exec(xml)?.[0] ?? '';
  const body = xml.slice(start.length);
  let covered = 0;
  const cleaned = body.replace(
    TAG_AND_TEXT,
    (whole, slash: string, name: string, rest: string, text: string) => {
      covered += whole.length;
      const local = name.slice(name.indexOf(':') + 1).toLowerCase();
      const isKept = slash === '' && !rest.endsWith('/') && KEPT_ELEMENTS.includes(local);
      return `<${slash}${name}${attributes(rest, leave)}>${isKept ? text : leave(text)}`;
    },
  );
  if (covered !== body.length || body === '') return { xml: leave(xml), removed };
  return { xml: start + cleaned, removed };
}

function attributes(text: string, leave: (value: string) => string): string {
  return text.replace(
    /([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g,
    (whole, name: string, value: string) =>
      KEPT_ATTRIBUTES.test(name) ? whole : `${name}="${leave(value.slice(1, -1))}"`,
  );
}

/** Takes words out of a text wherever they stand on their own. */
function without(words: readonly string[], text: string): string {
  return words
    .filter((word) => word.length > 1 && word !== LEFT_OUT)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      const alone = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu');
      return left.replace(alone, LEFT_OUT);
    }, text);
}

function everyText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => everyText(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, everyText(each, change)]),
  );
}

/**
 * The sample as the text of a file: request and answer, code, time taken and the shape of the
 * contract, without host name, login or account values.
 */
export function sampleText(exchange: ConsoleExchange, contract: ContractView | undefined): string {
  const { request, outcome, code, message, ms, url, headers, xml, answer } = exchange;
  const sent = redacted(xml);
  const came = redacted(answer?.text ?? '');
  const { host, hostname } = new URL(url);
  const words = [...sent.removed, ...came.removed.filter((each) => each !== answer?.text.trim())];
  const clean = (text: string) => without([host, hostname, ...words], text);
  const sample = {
    sample: 'Encore Recording Control, version 1',
    ...{ request, outcome, code, message, milliseconds: ms },
    contract: shapeOf(request, contract),
    sent: { headers, xml: sent.xml },
    answer: answer && {
      ...{ status: answer.status, contentType: answer.contentType },
      xml: answer.text === '' ? '' : came.xml,
      incomplete: answer.incomplete,
    },
    leftOut: SAMPLE_LEAVES_OUT,
  };
  return `${JSON.stringify(everyText(sample, clean), null, 2)}\n`;
}

/** How the contract in force puts this request on the wire. */
function shapeOf(request: string, contract: ContractView | undefined): object | undefined {
  if (!contract) return undefined;
  const { source, soapVersion, addressing, file } = contract;
  return { source, soapVersion, addressing, request: requestShape(file, request) };
}

function requestShape(file: string, request: string): unknown {
  try {
    const { requests } = Object(JSON.parse(file)) as { readonly requests?: unknown };
    return (Object(requests) as Record<string, unknown>)[request];
  } catch {
    return undefined;
  }
}
