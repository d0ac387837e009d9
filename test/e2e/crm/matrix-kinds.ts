import type { SettingsLayer } from '../../../lib/settings/schema';
import type { MatrixServer } from './matrix-server';

type Site = NonNullable<SettingsLayer['sites']>[number];

/** One kind of page, the rules a site made of it would have, and what is expected of it. */
export interface Kind {
  readonly name: string;
  readonly what: string;
  readonly account?: string;
  readonly link: NonNullable<Site['link']>;
  readonly frames?: true;
  /** The record is in a frame of the page. */
  readonly inFrame?: true;
  /** Why the link cannot be written, as the background is told; without it, it can. */
  readonly refuses?: string;
  /** The CRM itself has stored the link when all is done: the site allows it to be saved. */
  readonly saves?: true;
}

const ACCOUNT = '[data-field="account"]';
const INPUT = { to: ['input[name="recordingLink"]'] };
const CELL = '.cell[data-name="recording_link"]';
const OPENED = { to: [`${CELL} input`, `${CELL} .value`], open: [`${CELL} .pencil`] };

export const KINDS: readonly Kind[] = [
  { name: 'react', what: 'React 19, controlled input', link: INPUT },
  { name: 'preact', what: 'Preact 11, controlled input', link: INPUT },
  { name: 'vue', what: 'Vue 3, v-model.lazy', link: INPUT },
  { name: 'angular', what: 'Angular 21, reactive form, updateOn blur', link: INPUT },
  {
    name: 'lit',
    what: 'Lit 3, open shadow root',
    account: `lit-record >>> ${ACCOUNT}`,
    link: { to: ['lit-record >>> input'] },
  },
  {
    name: 'lightning-native',
    what: 'Lightning (lwc 9), lightning-input, native shadow',
    account: `desk-record >>> ${ACCOUNT}`,
    link: {
      to: ['desk-record >>> lightning-input >>> lightning-primitive-input-simple >>> input'],
    },
  },
  {
    name: 'lightning-synthetic',
    what: 'Lightning (lwc 9), lightning-input, synthetic shadow',
    account: `desk-record ${ACCOUNT}`,
    link: { to: ['desk-record lightning-input input'] },
  },
  {
    name: 'owl',
    what: 'Odoo OWL 2, change on an input',
    account: '.o_field_widget[name="account"]',
    link: { to: ['.o_field_widget[name="recording_link"] input'] },
  },
  {
    name: 'backbone',
    what: 'Backbone 1 model, drawn anew at each change',
    account: '.record-cell[data-name="account"] .fld',
    link: { to: ['.record-cell[data-name="recording_link"] input'] },
  },
  {
    name: 'plain',
    what: 'plain form, only `value` changes, hidden twin',
    account: 'input[name="account_number"], input[name="f_17"]',
    link: { to: ['input[name="recording_link"]'] },
  },
  { name: 'editable', what: 'contenteditable', link: { to: ['[contenteditable]'] } },
  {
    name: 'editor',
    what: 'contenteditable with a document of its own',
    link: { to: ['[contenteditable]'] },
  },
  { name: 'click-to-edit', what: 'field opened by a click, left open', link: OPENED },
  {
    name: 'click-to-save',
    what: 'field opened by a click, saved, undo for 1.5 s',
    link: { ...OPENED, save: true },
    saves: true,
  },
  {
    name: 'double-click',
    what: 'field opened by a double click, left open',
    link: { ...OPENED, open: [CELL] },
  },
  {
    name: 'refusing',
    what: 'form that refuses the link by validation',
    link: INPUT,
    refuses: 'refused-by-page',
  },
  {
    name: 'closed-root',
    what: 'closed shadow root',
    account: `closed-record >>> ${ACCOUNT}`,
    link: { to: ['closed-record >>> input'] },
  },
  {
    name: 'frame-same',
    what: 'iframe of the same origin',
    account: `iframe >>> ${ACCOUNT}`,
    link: { to: ['iframe >>> input'] },
    inFrame: true,
  },
  {
    name: 'frame-cross',
    what: 'iframe of another origin, `frames` set',
    link: INPUT,
    frames: true,
    inFrame: true,
  },
];

/** The settings of a site for each kind. */
export function sitesFor({ origin, otherOrigin }: MatrixServer): Site[] {
  return KINDS.map(({ name, account = ACCOUNT, link, frames }) => ({
    id: name,
    name,
    matches: [`${origin}/${name}/*`, ...(frames ? [`${otherOrigin}/inner/*`] : [])],
    ...(frames ? { frames } : {}),
    fields: [{ column: 'fldCustomerAccountNum', from: [account] }],
    tag: { which: 'last' },
    link: { when: 'at-once', ...link },
  }));
}

/** The account number of a kind's record. */
export function numberOf(kind: Kind): string {
  return `R-${String(100 + KINDS.indexOf(kind))}`;
}
