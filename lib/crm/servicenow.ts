/**
 * ServiceNow: classic forms, alone or in the frame of either shell, and workspaces.
 *
 *   <table>.do?sys_id=<id>                                    a classic form, alone
 *   nav_to.do?uri=… · now/nav/ui/classic/params/target/…      a shell around it
 *   └─ (macroponent-… shadow root) iframe#gsft_main           whose own address is the form's
 *      ├─ [id="sys_display.<table>.<field>"]                  what a reference shows
 *      ├─ [id="sys_readonly.<table>.<field>"]                 what cannot be edited
 *      └─ [id="<table>.<field>"]                              the field (of a reference: its id)
 *
 *   now/<workspace>/record/<table>/<id>[/…/sub/record/<table>/<id>]
 *   └─ shadow roots in shadow roots, one set for each open tab, hidden but for one
 *      └─ now-record-form-section-column-layout
 *         └─ (shadow root) .sn-section-form-column > [name="<field>"]
 *            └─ (shadow root) now-input | now-typeahead > (shadow root) input
 *
 * Never seen live: from ServiceNow Utils, public page objects and userscripts, November 2026.
 */
import { adapterOf, type RecordInFront } from './family';
import { findAll } from './find';
import type { Page } from './page';
import { decoded } from './value';

const FRAME = '>>> iframe#gsft_main';
const SYS_ID = /^[0-9a-f]{32}$/i;
/** The last one: a workspace writes tabs within a record behind it. */
const WORKSPACE = /.*\/record\/(\w+)\/([0-9a-f]{32})(?=[/?#]|$)/i;
const SHELL = /\/(?:nav_to\.do|now\/nav\/)/;
/** Where a shell has the address of what it shows. */
const TARGET = /\/params\/target\/([^?#]+)/;

export const servicenow = adapterOf({
  id: 'servicenow',

  recordIn(page, url) {
    const [, kind = '', id = ''] = WORKSPACE.exec(url.pathname) ?? [];
    if (id !== '') return recordBy(kind, id);
    if (!SHELL.test(url.pathname)) return recordOfForm(url);
    // The shell's address lags behind its frame, in which the agent goes from form to form.
    const inside = frameOf(page)?.contentDocument?.location.href;
    const target = decoded(TARGET.exec(url.pathname)?.[1] ?? '') || url.searchParams.get('uri');
    const form = inside ?? `/${(target ?? '').replace(/^\/+/, '')}`;
    return URL.canParse(form, url) ? recordOfForm(new URL(form, url)) : undefined;
  },

  within: (_record, { document }) => (SHELL.test(document.location.pathname) ? [FRAME] : ['body']),

  fieldAt(name, { kind = '' }) {
    const id = CSS.escape(`${kind}.${name}`);
    const field = CSS.escape(name);
    return [
      `[id="sys_display.${id}"]`,
      `[id="sys_readonly.${id}"]`,
      `[id="${id}"]`,
      `>>> .sn-section-form-column > [name="${field}"]`,
      `>>> [name="${field}"]`,
    ];
  },
});

function frameOf(page: Page): HTMLIFrameElement | undefined {
  const frames = findAll(page, FRAME);
  return frames.ok ? (frames.value[0] as HTMLIFrameElement | undefined) : undefined;
}

/** `incident.do?sys_id=…`; a new record has the id `-1`. */
function recordOfForm({ pathname, searchParams }: URL): RecordInFront | undefined {
  const kind = /\/(\w+)\.do$/.exec(pathname)?.[1];
  const id = searchParams.get('sys_id') ?? '';
  return kind !== undefined && SYS_ID.test(id) ? recordBy(kind, id) : undefined;
}

function recordBy(kind: string, id: string): RecordInFront {
  return { key: `${kind}/${id.toLowerCase()}`, id, kind };
}
