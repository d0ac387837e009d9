/**
 * Salesforce: Lightning Experience, its console, and addresses of Classic.
 *
 *   one/one.app · lightning/r/<Object>/<id>/view
 *   └─ section.oneConsoleTab (console only: one for each open tab, hidden but for one)
 *      └─ .windowViewMode-normal.active | .windowViewMode-maximized.active   what is in front
 *         └─ records-record-layout-item | record_flexipage-record-field (dynamic forms)
 *            └─ [data-target-selection-name="sfdc:RecordField.<Object>.<Field>"]   the field
 *               ├─ .test-id__field-label                          its label, translated
 *               ├─ .test-id__field-value > [data-output-element-id="output-field"]   shown
 *               └─ input[name="<Field>"]                          being edited
 *
 * Ids have 15 characters, of which 18 are the same with a check on the end. Never seen live: from
 * public extensions and tests, November 2026 (Salesforce Inspector reloaded, `openPopup` and
 * `getRecordId`; page objects that name `sfdc:RecordField.`; CumulusCI's console locators).
 */
import { adapterOf } from './family';

/** `lightning/r/Account/001…`, `one.app#/sObject/001…`, and `s/account/001…` of a site. */
const LIGHTNING =
  /\/(?:r|s|sObject)\/(?:([A-Za-z]\w*)\/)?([A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)(?=[/?#]|$)/;
/** Classic has nothing but the id in the path; Visualforce has it behind `?id=`. */
const CLASSIC = /^\/((?=\w{0,14}\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)(?:\/|$)/;
const ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;
const SAME_ID = 15;

const WINDOW = ':is(.windowViewMode-normal, .windowViewMode-maximized)';
const IN_FRONT = [`section.oneConsoleTab ${WINDOW}.active`, `${WINDOW}.active`, WINDOW, 'body'];

/** Inside of a field, from what it shows to what it is edited in. */
const SHOWN_IN = [
  '[data-output-element-id="output-field"]',
  '.test-id__field-value',
  '.slds-form-element__static',
  ':is(input, textarea)',
];

export const salesforce = adapterOf({
  id: 'salesforce',

  recordIn(_page, url) {
    const [, kind, lightning] = LIGHTNING.exec(url.pathname) ?? LIGHTNING.exec(url.hash) ?? [];
    const classic = CLASSIC.exec(url.pathname)?.[1];
    const visualforce = url.pathname.startsWith('/apex/') ? url.searchParams.get('id') : null;
    const id = lightning ?? classic ?? visualforce ?? '';
    return ID.test(id) ? { key: id.slice(0, SAME_ID), id, kind } : undefined;
  },

  within: () => IN_FRONT,

  fieldAt(name, { kind }) {
    const quoted = CSS.escape(name);
    const path = name.includes('.') || kind === undefined ? undefined : `${kind}.${name}`;
    const places = [
      ...(path ? [`[data-target-selection-name="sfdc:RecordField.${CSS.escape(path)}"]`] : []),
      // `Account.AccountNumber` may be asked for where the record in front is a case.
      `[data-target-selection-name$=".${quoted}"]`,
      // Dynamic forms write `Number__c` as `RecordNumber_cField`, and a digit where it is there twice.
      `[data-field-id^="Record${CSS.escape(name.replace(/__c$/, '_c'))}Field"]`,
    ];
    const lightly = places.flatMap((place) => SHOWN_IN.map((part) => `${place} ${part}`));
    return [
      ...lightly,
      `:is(input, textarea)[name="${quoted}"]`,
      // Where Lightning's components have real shadow roots.
      `>>> :is(${places.join()})`,
    ];
  },
});
