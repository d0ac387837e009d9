import { useRef, useState } from 'preact/hooks';
import { siteIdOf } from '../../lib/view/settings-lines';
import { newSiteDraft, type SiteDraft } from '../../lib/view/settings-site-draft';
import { BUTTON, NOTE, REGIONS } from '../../lib/view/settings-words';
import type { SitePicking } from '../../lib/view/site-picking';
import { boxId, faultAt, type Form } from './form';
import { Region } from './Region';
import { SiteCard } from './SiteCard';
import { SitePicker } from './SitePicker';

interface SitesRegionProps {
  readonly form: Form;
  readonly picking: SitePicking | undefined;
}

/** The CRM pages the extension may look at. */
export function SitesRegion({ form, picking }: SitesRegionProps) {
  const { sites } = form.draft;
  const locked = form.isLocked('sites');
  const fault = faultAt(form.faults, 'sites');
  const [open, setOpen] = useState<readonly string[]>([]);
  const [fresh, setFresh] = useState<string>();
  const addButton = useRef<HTMLButtonElement>(null);

  const add = (site: SiteDraft = newSiteDraft(`new-${crypto.randomUUID()}`)) => {
    form.edit('sites', { sites: [...sites, site] });
    setOpen([...open, site.key]);
    setFresh(site.key);
  };
  const addPicked = (site: SiteDraft) => {
    const taken = sites.map(({ id }) => id);
    add({ ...site, key: `new-${crypto.randomUUID()}`, id: siteIdOf(site.name, taken) });
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
        <div class="buttons">
          {picking && <SitePicker picking={picking} onPicked={addPicked} />}
          <button type="button" class="button" ref={addButton} onClick={() => add()}>
            {BUTTON.addSite}
          </button>
        </div>
      )}
    </Region>
  );
}
