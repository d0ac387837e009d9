import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ConsoleRow } from '../../lib/view/console';
import { CONSOLE, incompleteLine } from '../../lib/view/console-words';
import { ProblemNote } from '../options/ProblemNote';

interface ExchangeDetailProps {
  readonly row: ConsoleRow;
  readonly onCopy: () => void;
  readonly onSample: () => void;
}

/** One result: what was sent and what came, side by side, to the letter. */
export function ExchangeDetail({ row, onCopy, onSample }: ExchangeDetailProps) {
  const { exchange, problem } = row;
  return (
    <div class="exchange">
      {problem && <ProblemNote problem={problem} />}
      {exchange ? (
        <>
          <div class="buttons">
            <button type="button" class="button small" onClick={onCopy}>
              {CONSOLE.copyCurl}
            </button>
            <button type="button" class="button small" onClick={onSample}>
              {CONSOLE.sample}
            </button>
          </div>
          <div class="exchange-sides">
            <Side name={CONSOLE.request} head={headOf(exchange)} text={exchange.xml} />
            <AnswerSide answer={exchange.answer} />
          </div>
        </>
      ) : (
        !problem && <p class="quiet">{CONSOLE.nothingSent}</p>
      )}
    </div>
  );
}

type Exchange = NonNullable<ConsoleRow['exchange']>;

function headOf({ url, headers }: Exchange): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${url}`, ...lines].join('\n');
}

function AnswerSide({ answer }: { readonly answer: Exchange['answer'] }) {
  const name = CONSOLE.answer;
  if (!answer) return <Side name={name} note={CONSOLE.noAnswer} />;
  const { status, contentType, text, incomplete, withheld } = answer;
  const head = [`HTTP ${status}`, contentType && `Content-Type: ${contentType}`].filter(Boolean);
  const notes = [
    withheld && CONSOLE.withheld,
    !withheld && text === '' && CONSOLE.empty,
    incomplete !== undefined && incompleteLine(incomplete),
  ].filter(Boolean);
  return <Side name={name} head={head.join('\n')} text={text} note={notes.join(' ')} />;
}

interface SideProps {
  readonly name: string;
  readonly head?: string;
  readonly text?: string;
  readonly note?: ComponentChildren;
}

/** The text stands there as it went over the wire; a long line is folded by the eye alone. */
function Side({ name, head, text, note }: SideProps) {
  const id = useId();
  return (
    <section class="exchange-side" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      {head && <pre class="exchange-head">{head}</pre>}
      {note && <p class="quiet">{note}</p>}
      {text && (
        <pre class="exchange-text" tabIndex={0} aria-labelledby={id}>
          {text}
        </pre>
      )}
    </section>
  );
}
