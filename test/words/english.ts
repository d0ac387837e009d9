import { takeWordsFrom } from '../../lib/words';
import english from '../../public/_locales/en/messages.json';
import { wordsIn } from './words-in';

/** Runs before each test file: there is no browser to take the texts from. */
takeWordsFrom(wordsIn(english));
