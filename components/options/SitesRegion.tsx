import { useRef, useState } from 'preact/hooks';
import { newSiteDraft } from '../../lib/view/settings-site-draft';
import { BUTTON, NOTE, REGIONS } from '../../lib/view/settings-words';
import { boxId, faultAt, type Form } from './form';
import { Region } from './Region';
import { SiteCard } from './SiteCard';

/** The CRM pages the extension may look at. */
export function SitesRegion({ form }: { readonly form: Form }) {
  const { sites } = form.draft;
  const locked = form.isLocked('sites');
  const fault = faultAt(form.faults, 'sites');
  const [open, setOpen] = useState<readonly string[]>([]);
  const [fresh, setFresh] = useState<string>();
  const addButton = useRef<HTMLButtonElement>(null);

  const add = () => {
    const site = newSiteDraft(`new-${crypto.randomUUID()}`);
    form.edit('sites', { sites: [...sites, site] });
    setOpen([...open, site.key]);
    setFresh(site.key);
  };
  const toggle = (key: string) => {
    setOpen(open.includes(key) ? open.filter((each) => each !== key) : [...open, key]);
  };

  return (
    <Region {...REGIONS.sites}>
      {locked && (
        <p class="field-lock" id={`${boxId('sites')}-lock`}>
          {NOTE.locked}
        </p>
      )}
      {sites.length === 0 && <p class="quiet">{NOTE.noSites}</p>}
      {sites.map((site, index) => (
        <SiteCard
          key={site.key}
          form={form}
          site={site}
          index={index}
          open={open.includes(site.key)}
          fresh={site.key === fresh}
          onToggle={() => toggle(site.key)}
          onRemove={() => {
            form.edit('sites', { sites: sites.filter((each) => each !== site) });
            addButton.current?.focus();
          }}
        />
      ))}
      {fault && (
        <p class="field-fault" id={boxId('sites')} tabIndex={-1}>
          {fault}
        </p>
      )}
      {!locked && (
        <button type="button" class="button" ref={addButton} onClick={add}>
          {BUTTON.addSite}
        </button>
      )}
    </Region>
  );
}
