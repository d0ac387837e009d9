import type { Trust } from '../picker-messages';
import type { Verdict } from './picked-records';
import type { PickingStep } from './site-picking';
import { say, wording } from '../words';

/** The words of adding a site by pointing at one of its pages. */
export const PICKING = Object.assign(
  wording({
    begin: 'picking_begin',
    title: 'picking_begin',
    address: 'picking_address',
    addressHelp: 'picking_address_help',
    open: 'picking_open',
    cancel: 'picker_cancel',
    ways: 'picking_ways',
    way: 'picking_way',
    nothing: 'picking_nothing',
    verdict: 'picking_verdict',
  }),
  {
    record: (number: number) => say('picking_record', number),
    verdicts: wording({
      'one-record': 'verdict_one_record',
      fits: 'verdict_fits',
      same: 'verdict_same',
      missing: 'verdict_missing',
    }) satisfies Record<Verdict, string>,
    trust: wording({
      address: 'trust_address',
      field: 'trust_field',
      'test-id': 'trust_test_id',
      id: 'trust_id',
      label: 'trust_label',
      class: 'trust_class',
      place: 'trust_place',
    }) satisfies Record<Trust, string>,
  },
);

const STEPS: Readonly<Record<Exclude<PickingStep, 'idle'>, string>> = wording({
  opening: 'picking_step_opening',
  value: 'picking_step_value',
  link: 'picking_step_link',
  compare: 'picking_step_compare',
  'not-an-address': 'picking_step_not_an_address',
  declined: 'picking_step_declined',
  closed: 'picking_step_closed',
});

/** What is to be done now, or why it ended. */
export const pickingStep = (step: PickingStep): string => (step === 'idle' ? '' : STEPS[step]);
