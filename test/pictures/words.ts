/**
 * Where the screens' texts come from in a picture: `?words=es`, `long` or `marked` in the address,
 * else English. Imported before anything that has texts.
 */
import { takeWordsFrom, type WordSource } from '../../lib/words';
import english from '../../public/_locales/en/messages.json';
import spanish from '../../public/_locales/es/messages.json';
import { wordsIn } from '../words/words-in';

const inEnglish = wordsIn(english);

/** A text as its own language would have it if it needed two fifths more room: `Tags` + `Ta`. */
const longer: WordSource = (key, values) => {
  const text = inEnglish(key, values);
  if (key === 'language') return text;
  const more = text.slice(0, Math.ceil(text.length * 0.4)).trim();
  return more === '' ? text : `${text} ${more}`;
};

/** A text that shows where it begins and ends: what lies outside the marks comes from elsewhere. */
const marked: WordSource = (key, values) =>
  key === 'language' ? inEnglish(key, values) : `⟦${inEnglish(key, values)}⟧`;

const SOURCES: Readonly<Record<string, WordSource>> = {
  es: wordsIn(spanish),
  long: longer,
  marked,
};

const wanted = new URLSearchParams(location.search).get('words') ?? '';
takeWordsFrom(SOURCES[wanted] ?? inEnglish);
