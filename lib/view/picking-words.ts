import type { Trust } from '../picker-messages';
import type { Verdict } from './picked-records';
import type { PickingStep } from './site-picking';

/** The words of adding a site by pointing at one of its pages. */
export const PICKING = {
  begin: 'Add a site by pointing at it',
  title: 'Add a site by pointing at it',
  address: 'Address of one customer’s page',
  addressHelp: 'Open the page in your CRM, and copy its address to here.',
  open: 'Open it',
  cancel: 'Cancel',
  steps: {
    idle: '',
    opening: 'The page is being opened…',
    value: 'Go on in the page that was opened: show it the account number.',
    link: 'Go on in the page that was opened: show it the field for the recording link.',
    compare: 'Go on in the page that was opened: open another customer there.',
    'not-an-address':
      'That is not the address of a page, such as https://crm.example.com/accounts/1.',
    declined: 'The browser was not allowed to let the extension into this site.',
    closed: 'The page was closed before all was shown. Nothing was added.',
  } satisfies Record<PickingStep, string>,
  ways: 'What was read, by each way to find it',
  way: 'Way',
  record: (number: number) => `Customer ${number}`,
  nothing: 'nothing',
  verdict: 'Verdict',
  verdicts: {
    'one-record': 'Not compared yet',
    fits: 'Right on each',
    same: 'The same on two: not used',
    missing: 'Not always there: not used',
  } satisfies Record<Verdict, string>,
  trust: {
    address: 'Part of the address',
    field: 'The page’s own name of the field',
    'test-id': 'Name for the CRM’s own tests',
    id: 'Id of the element',
    label: 'Label beside it',
    class: 'Class of the element',
    place: 'Where it stands',
  } satisfies Record<Trust, string>,
} as const;
