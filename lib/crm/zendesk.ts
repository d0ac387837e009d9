/**
 * Zendesk's agent workspace.
 *
 *   agent/tickets/<id>
 *   └─ .ticket-panes-grid-layout     one for each open ticket, all but one hidden
 *      [data-test-id="ticket-<id>-custom-layout"][data-is-active="true"], class `active`
 *      ├─ [data-test-id="ticket-form-field-text-field-<field id>"] > label, input
 *      │   (and numeric-field, regexp-field, multiline-field, …)
 *      └─ [data-test-id="customer-context-…"]   about the person
 *
 * Fields have numbers for names: Admin Center shows them. Never seen live: from Toggl's and other
 * public extensions and userscripts, November 2026.
 */
import { adapterOf } from './family';

const RECORD = /\/agent\/(tickets|users|organizations)\/(\d+)(?=[/?#]|$)/;
const PANE_OF_ANY = '[data-test-id^="ticket-"][data-test-id$="-custom-layout"]';
const GRID = '.ticket-panes-grid-layout';

export const zendesk = adapterOf({
  id: 'zendesk',

  recordIn(_page, url) {
    const [, kind, id] = RECORD.exec(url.pathname + url.hash) ?? [];
    return kind === undefined ? undefined : { key: `${kind}/${id ?? ''}`, id, kind };
  },

  within({ id = '', kind }, { document }) {
    if (kind !== 'tickets') return ['body'];
    // While the next ticket loads, the last one still stands there: panes that say whose they are
    // decide, and only where they do not, which one is active.
    if (document.querySelector(PANE_OF_ANY)) return [`[data-test-id="ticket-${id}-custom-layout"]`];
    return [`${GRID}[data-is-active="true"]`, `${GRID}.active`, GRID, 'body'];
  },

  fieldAt(name) {
    const field = CSS.escape(name);
    return [
      `[data-test-id^="ticket-form-field-"][data-test-id$="-field-${field}"]`,
      `[data-test-id^="ticket-form-field-"][data-test-id$="-${field}"]`,
      `[data-test-id="${field}"]`,
      `:is(input, textarea)[name="${field}"]`,
    ];
  },
});
