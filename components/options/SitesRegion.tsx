import { useRef, useState } from 'preact/hooks';
import { siteIdOf } from '../../lib/view/settings-lines';
import { newSiteOf } from '../../lib/view/known-crms';
import type { SiteDraft } from '../../lib/view/settings-site-draft';
import { NOTE, REGIONS } from '../../lib/view/settings-words';
import type { SitePicking } from '../../lib/view/site-picking';
import { AddSite } from './AddSite';
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

  const newKey = () => `new-${crypto.randomUUID()}`;
  const taken = sites.map(({ id }) => id);
  const add = (site: SiteDraft) => {
    form.edit('sites', { sites: [...sites, site] });
    setOpen([...open, site.key]);
    setFresh(site.key);
  };
  const addPicked = (site: SiteDraft) => {
    add({ ...site, key: newKey(), id: siteIdOf(site.name, taken) });
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
          <AddSite
            onAdd={(choice) => add(newSiteOf(choice, newKey(), taken))}
            buttonRef={addButton}
          />
        </div>
      )}
    </Region>
  );
}
