import type { PickerStep } from '../../picker-messages';
import { say, wording } from '../../words';
import type { PanelWords } from './overlay';

/** The words of the picker, step by step. */
export const STEPS: Readonly<Record<PickerStep, PanelWords>> = {
  value: wording({
    title: 'picker_value_title',
    help: 'picker_value_help',
    field: 'picker_value_field',
  }),
  link: wording({
    title: 'picker_link_title',
    help: 'picker_link_help',
    field: 'picker_link_field',
  }),
  compare: wording({ title: 'picker_compare_title', help: 'picker_compare_help' }),
};

export const PICKER_WORDS = wording({
  take: 'picker_take',
  none: 'picker_none',
  done: 'button_done',
  readAgain: 'picker_read_again',
  cancel: 'picker_cancel',
  nothingThere: 'picker_nothing_there',
  forbidden: 'picker_forbidden',
  noField: 'picker_no_field',
  noWay: 'picker_no_way',
  notFound: 'picker_not_found',
  readNothing: 'picker_read_nothing',
});

/** @param at from 1. */
export const placeFound = (at: number, count: number, what: string): string =>
  count === 1 ? say('picker_place_only', what) : say('picker_place_of', at, count, what);

export const readHere = (value: string): string => say('picker_read_here', value);
