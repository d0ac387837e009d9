/**
 * HubSpot.
 *
 *   contacts/<portal>/record/<object type>/<id>   (before: contact|company|deal|ticket/<id>)
 *   help-desk/<portal>/…/ticket/<id>/thread
 *   ├─ [data-selenium-test="property-input-<property>"][data-field="<property>"]   input or textarea
 *   └─ [data-crm-location="CRM_OBJECT_PREVIEW"]   a panel about another record, with the same parts
 *   .user-info-email                              in the account menu: who is logged in
 *
 * Never seen live: from Toggl's and other public extensions, userscripts and tests, November 2026.
 */
import { adapterOf } from './family';

const RECORD =
  /\/(?:contacts|help-desk|live-messages)\/\d+\/(?:.*\/)?(?:record\/([\d-]+)|(contact|company|deal|ticket))\/(\d+)(?=[/?#]|$)/;
/** HubSpot's numbers for the kinds of record that older addresses write as words. */
const KINDS: Readonly<Record<string, string>> = {
  contact: '0-1',
  company: '0-2',
  deal: '0-3',
  ticket: '0-5',
};

export const hubspot = adapterOf({
  id: 'hubspot',

  recordIn(_page, url) {
    const [, type, word = '', id] = RECORD.exec(url.pathname) ?? [];
    const kind = type ?? KINDS[word];
    return kind === undefined || id === undefined ? undefined : { key: `${kind}/${id}`, id, kind };
  },

  fieldAt(name) {
    const property = CSS.escape(name);
    const ofRecord = ':not([data-crm-location="CRM_OBJECT_PREVIEW"] *)';
    return [
      `[data-selenium-test="property-input-${property}"]${ofRecord}`,
      `[data-field="${property}"]${ofRecord}`,
      `[data-test-id="property-input-${property}"]${ofRecord}`,
      `:is(input, textarea)[name="${property}"]${ofRecord}`,
    ];
  },

  identity: ['.user-info-email'],
});
