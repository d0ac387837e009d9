import { useEffect, useRef } from 'preact/hooks';
import type { SettingsFault } from '../../lib/messages';
import type { SettingsDraft } from '../../lib/view/settings-draft';
import { faultLabel, needAttention } from '../../lib/view/settings-words';
import { boxId, boxPath } from './form';

interface FaultSummaryProps {
  readonly faults: readonly SettingsFault[];
  readonly draft: SettingsDraft;
  /** A save was just refused: the focus comes here. */
  readonly refused: boolean;
}

/** What kept the save from being made, with a way to each box. Shows nothing without faults. */
export function FaultSummary({ faults, draft, refused }: FaultSummaryProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (refused) box.current?.focus();
  }, [refused]);
  if (faults.length === 0) return null;
  return (
    <section class="summary" aria-labelledby="summary-title" tabIndex={-1} ref={box}>
      <h2 id="summary-title">{needAttention(faults.length)}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path}>
            <FaultLink fault={fault} draft={draft} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A link does not move the focus into a box by itself. */
function FaultLink({
  fault,
  draft,
}: {
  readonly fault: SettingsFault;
  readonly draft: SettingsDraft;
}) {
  const id = boxId(boxPath(fault.path));
  if (fault.path === '') return <>{fault.message}</>;
  return (
    <>
      <a
        href={`#${id}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(id)?.focus();
        }}
      >
        {faultLabel(fault.path, draft)}
      </a>
      : {fault.message}
    </>
  );
}
