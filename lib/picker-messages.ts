/**
 * What the options page and the picker it put into a page say to each other, over a port that the
 * options page opens. A page of the web never sees it; all the same, what comes out of a page is
 * checked once, here.
 */
import * as v from 'valibot';
import type { Source } from './settings/schema';

/** What is pointed at: the value to tag with, or the field for the link; then another record is compared. */
export type PickerStep = 'value' | 'link' | 'compare';

export type ToPickerMessage =
  /** Ask for this; `sources` are read again for `compare`, and whenever the page shows another record. */
  { readonly type: 'ask'; readonly step: PickerStep; readonly sources: readonly Source[] };

const text = (maximum: number) => v.pipe(v.string(), v.maxLength(maximum));

/** How much a way to find something can be trusted to outlast the CRM's next release, the best first. */
export const TRUST = ['address', 'field', 'test-id', 'id', 'label', 'class', 'place'] as const;
export type Trust = (typeof TRUST)[number];

const proposal = v.strictObject({
  /** Of the settings' own form; the settings check it when the site is saved. */
  source: v.union([text(2000), v.looseObject({ by: text(20) })]),
  trust: v.picklist(TRUST),
});

export const FromPickerMessageSchema = v.variant('type', [
  /** A place was chosen; these ways lead to it, the most trusted first. `value`: what stands there. */
  v.strictObject({
    type: v.literal('picked'),
    value: text(400),
    proposals: v.pipe(v.array(proposal), v.maxLength(12)),
  }),
  /** There is no such field. */
  v.strictObject({ type: v.literal('skipped') }),
  /** What the sources say now; null where they say nothing. */
  v.strictObject({
    type: v.literal('read'),
    address: text(4000),
    values: v.pipe(v.array(v.nullable(text(4000))), v.maxLength(12)),
  }),
  v.strictObject({ type: v.literal('done') }),
  v.strictObject({ type: v.literal('cancelled') }),
]);
export type FromPickerMessage = v.InferOutput<typeof FromPickerMessageSchema>;

/** A way to find what was pointed at. */
export interface Proposal {
  readonly source: Source;
  readonly trust: Trust;
}
