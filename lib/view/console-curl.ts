import type { ConsoleExchange } from '../console-messages';

/** One word of a bash command that is `text` and nothing else, whatever stands in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * The request as a command for bash: the same address, headers and bytes. No credentials are in it;
 * where a sign-in stands in front of the service, curl has to be told of it by hand.
 */
export function curlOf({ url, headers, xml }: Pick<ConsoleExchange, 'url' | 'headers' | 'xml'>) {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  // Brackets in an address are no pattern, and an `@` at the start of the data names no file.
  return ['curl --globoff', ...lines, `--data-raw ${quoted(xml)}`, `--url ${quoted(url)}`].join(
    ' \\\n  ',
  );
}
