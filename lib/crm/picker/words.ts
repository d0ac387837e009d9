import type { PickerStep } from '../../picker-messages';
import type { PanelWords } from './overlay';

/** The words of the picker, step by step. */
export const STEPS: Readonly<Record<PickerStep, PanelWords>> = {
  value: {
    title: 'Show the account number',
    help: 'Click it in the page, or type it as it stands there.',
    field: 'The number in this page',
  },
  link: {
    title: 'Show the field for the recording link',
    help: 'Click it, or type a part of its label. The arrow keys go through what is found.',
    field: 'Label of the field',
  },
  compare: {
    title: 'Now open another customer',
    help: 'In this tab, as you always do. The number is read there again, to see whether the right place was chosen.',
  },
};

export const PICKER_WORDS = {
  take: 'Take this',
  none: 'There is none',
  done: 'Done',
  readAgain: 'Read again',
  cancel: 'Cancel',
  nothingThere: 'There is nothing to read.',
  forbidden: 'Fields for cards and passwords are never read.',
  noField: 'That is no field that text can be written to.',
  noWay: 'No way to find this again was found. Try the text right beside it, or what is around it.',
  notFound: 'Nothing in this page shows that.',
  place: (at: number, count: number, what: string) =>
    count === 1 ? `Found: ${what}` : `${at} of ${count}: ${what}`,
  readHere: (value: string) => `Read here: ${value}`,
  readNothing: 'Nothing is read here.',
} as const;
