import { useEffect, useRef, useState } from 'preact/hooks';
import { lineOfSource } from '../../lib/view/settings-lines';
import { verdictOf } from '../../lib/view/picked-records';
import { PICKING, pickingStep } from '../../lib/view/picking-words';
import type { SiteDraft } from '../../lib/view/settings-site-draft';
import type { SitePicking } from '../../lib/view/site-picking';
import { PICKER_ID } from './form';

interface SitePickerProps {
  readonly picking: SitePicking;
  readonly onPicked: (site: SiteDraft) => void;
}

const RUNNING: readonly string[] = ['opening', 'value', 'link', 'compare'];

/** Adds a site by pointing at things in one of its pages. */
export function SitePicker({ picking, onPicked }: SitePickerProps) {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const box = useRef<HTMLInputElement>(null);
  // It takes a while, in which the form goes on being edited.
  const latest = useRef(onPicked);
  latest.current = onPicked;
  useEffect(() => {
    if (open) box.current?.focus();
  }, [open]);
  const step = picking.step.value;
  const running = RUNNING.includes(step);
  const begin = () => {
    void picking.begin(address, (site) => {
      setOpen(false);
      latest.current(site);
    });
  };
  if (!open) {
    return (
      <button type="button" class="button" id={PICKER_ID} onClick={() => setOpen(true)}>
        {PICKING.begin}
      </button>
    );
  }
  return (
    <section class="site picker" aria-label={PICKING.title}>
      <h3>{PICKING.title}</h3>
      <label class="label" for="picker-address">
        {PICKING.address}
      </label>
      <p class="quiet" id="picker-help">
        {PICKING.addressHelp}
      </p>
      <input
        id="picker-address"
        class="box mono"
        ref={box}
        type="text"
        aria-describedby="picker-help"
        autocomplete="off"
        spellcheck={false}
        value={address}
        readOnly={running}
        onInput={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (!running) begin();
        }}
      />
      <p role="status" class="picker-status">
        {pickingStep(step)}
      </p>
      {picking.proposals.value.length > 0 && <Ways picking={picking} />}
      <div class="buttons">
        <button type="button" class="button" disabled={running} onClick={begin}>
          {PICKING.open}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            picking.cancel();
            setOpen(false);
          }}
        >
          {PICKING.cancel}
        </button>
      </div>
    </section>
  );
}

/** What each way found on each record seen so far. */
function Ways({ picking }: { readonly picking: SitePicking }) {
  const records = picking.records.value;
  return (
    <table class="picker-ways">
      <caption>{PICKING.ways}</caption>
      <thead>
        <tr>
          <th scope="col">{PICKING.way}</th>
          {records.map((record, index) => (
            <th scope="col" key={record.address}>
              {PICKING.record(index + 1)}
            </th>
          ))}
          <th scope="col">{PICKING.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {picking.proposals.value.map(({ source, trust }, index) => {
          const line = lineOfSource(source);
          return (
            <tr key={line}>
              <th scope="row">
                {PICKING.trust[trust]} <code>{line}</code>
              </th>
              {records.map(({ address, values }) => (
                <td key={address}>{values[index] ?? PICKING.nothing}</td>
              ))}
              <td>{PICKING.verdicts[verdictOf(index, records)]}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
