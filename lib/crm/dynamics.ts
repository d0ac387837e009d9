/**
 * Dynamics 365 and other model-driven apps, with the Unified Interface; addresses of the web client
 * before it.
 *
 *   main.aspx?…&pagetype=entityrecord&etn=<table>&id=<guid>
 *   └─ [data-id="editFormRoot"]                     the form in front
 *      ├─ [data-id="<column>.fieldControl-…"]       the column's control: text box, phone, number …
 *      ├─ [data-id="<column>.fieldControl-LookupResultsDropdown_<column>_selected_tag_text"]
 *      └─ label[id$="<column>-field-label"]         its label, translated
 *   [data-id="quickCreateRoot"]                     a form in a panel over it, with the same names
 *
 * An empty column shows `---`. Never seen live: from Microsoft's EasyRepro (AppElementReference),
 * Level up for Dynamics 365 and public page objects, November 2026.
 */
import { adapterOf } from './family';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const dynamics = adapterOf({
  id: 'dynamics',

  recordIn(_page, { searchParams, hash }) {
    // On phones and in some embedded apps the same words stand behind the #.
    const inHash = new URLSearchParams(hash.replace(/^#[^?]*\?|^#/, ''));
    const wordOf = (name: string) => searchParams.get(name) ?? inHash.get(name) ?? '';
    const id = wordOf('id').replace(/[{}]/g, '').toLowerCase();
    const kind = wordOf('etn') || wordOf('etc');
    const pageType = wordOf('pagetype');
    if (!GUID.test(id) || (pageType !== '' && pageType !== 'entityrecord')) return undefined;
    return { key: `${kind}/${id}`, id, kind };
  },

  // Without a form of that name, a panel over it makes the number uncertain: two are visible.
  within: () => ['[data-id="editFormRoot"]', 'body'],

  fieldAt(name) {
    const column = CSS.escape(name);
    const lookup = `${column}.fieldControl-LookupResultsDropdown_${column}`;
    return [
      `[data-id="${lookup}_selected_tag_text"]`,
      `[data-id^="${lookup}_selected_tag"]`,
      `:is(input, textarea, select)[data-id^="${column}.fieldControl-"]:not([data-id*="Dropdown_"])`,
      `[data-id="${column}.fieldControl_container"]`,
      `[data-id="${column}"]`,
    ];
  },
});
