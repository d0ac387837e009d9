import { useEffect, useRef } from 'preact/hooks';
import type { Console } from '../../lib/view/console';
import { CONSOLE } from '../../lib/view/console-words';
import { ConsolePart } from './ConsolePart';
import { ExchangeDetail } from './ExchangeDetail';
import { ResultGrid } from './ResultGrid';

/** The grid, the exchange that was chosen in it, and its sample. */
export function ResultsPart({ console }: { readonly console: Console }) {
  const selected = console.selected.value;
  const sample = console.sample.value;
  return (
    <ConsolePart name={CONSOLE.results} about={CONSOLE.resultsAbout}>
      <p role="status" class="console-said">
        {console.said.value}
      </p>
      <ResultGrid
        rows={console.rows.value}
        selected={selected?.id}
        onSelect={(id) => {
          console.select(id);
        }}
      />
      {selected && (
        <ExchangeDetail
          row={selected}
          onCopy={() => void console.copyCurl()}
          onSample={console.showSample}
        />
      )}
      {sample !== undefined && (
        <Sample text={sample} onSave={console.saveSample} onClose={console.closeSample} />
      )}
    </ConsolePart>
  );
}

interface SampleProps {
  readonly text: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** The file as it would be saved, with what is left out said above it. */
function Sample({ text, onSave, onClose }: SampleProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <section class="sample" aria-labelledby="sample-title" tabIndex={-1} ref={box}>
      <h3 id="sample-title">{CONSOLE.sample}</h3>
      <p>{CONSOLE.sampleAbout}</p>
      <pre class="exchange-text" tabIndex={0} aria-labelledby="sample-title">
        {text}
      </pre>
      <div class="buttons">
        <button type="button" class="button small primary" onClick={onSave}>
          {CONSOLE.saveSample}
        </button>
        <button type="button" class="button small" onClick={onClose}>
          {CONSOLE.closeSample}
        </button>
      </div>
    </section>
  );
}
