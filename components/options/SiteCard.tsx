import { useEffect, useRef, useState } from 'preact/hooks';
import { FieldsLine } from '../FieldsLine';
import type { SiteDraft } from '../../lib/view/settings-site-draft';
import { BUTTON, NOTE } from '../../lib/view/settings-words';
import { boxId, type Form } from './form';
import { SiteForm } from './SiteForm';

interface SiteCardProps {
  readonly form: Form;
  readonly site: SiteDraft;
  readonly index: number;
  readonly open: boolean;
  /** It was added a moment ago: its name is asked for first. */
  readonly fresh: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}

/** One site: a line about it, and its form while that is open. A faulty one is always open. */
export function SiteCard({ form, site, index, fresh, onToggle, onRemove, ...card }: SiteCardProps) {
  const name = site.name.trim() || NOTE.newSite;
  const path = `sites.${index}`;
  const faulty = form.faults.some((fault) => fault.path.startsWith(`${path}.`));
  const open = card.open || faulty;
  const locked = form.isLocked('sites');
  const found = form.found[site.id];
  const formId = `${boxId(path)}-form`;
  return (
    <article class="site" aria-label={name}>
      <div class="site-head">
        <div class="site-title">
          <h3>{name}</h3>
          <p class="quiet">{aboutSite(site)}</p>
          {found && <FieldsLine fields={found} />}
        </div>
        <button
          type="button"
          class="button small"
          aria-expanded={open}
          aria-controls={formId}
          onClick={onToggle}
        >
          {open ? BUTTON.close : BUTTON.edit}
          <span class="unseen"> {name}</span>
        </button>
      </div>
      <div id={formId} hidden={!open}>
        {open && <SiteForm form={form} site={site} index={index} fresh={fresh} />}
        {open && !locked && <RemoveSite name={name} onRemove={onRemove} />}
      </div>
    </article>
  );
}

function aboutSite({ matches, fields }: SiteDraft): string {
  const addresses = matches.split(/\s+/).filter(Boolean).join(', ');
  return [addresses, NOTE.fieldCount(fields.filter((field) => field.column.trim()).length)]
    .filter(Boolean)
    .join(' · ');
}

/** Removing asks once, in place. */
function RemoveSite({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const [asking, setAsking] = useState<boolean>();
  const first = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone, so the focus goes to the one that took its place.
  useEffect(() => {
    if (asking !== undefined) first.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" class="button quiet-danger" ref={first} onClick={() => setAsking(true)}>
        {BUTTON.removeSite}
        <span class="unseen"> {name}</span>
      </button>
    );
  }
  return (
    <div class="remove-question" role="group" aria-label={NOTE.removeQuestion(name)}>
      <span>{NOTE.removeQuestion(name)}</span>
      <button type="button" class="button" ref={first} onClick={() => setAsking(false)}>
        {BUTTON.keepSite}
      </button>
      <button type="button" class="button danger" onClick={onRemove}>
        {BUTTON.remove}
      </button>
    </div>
  );
}
