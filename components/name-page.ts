import { language, say, type WordKey } from '../lib/words';

/** Tells the browser, and with it screen readers, the page's title and the language of its texts. */
export function namePage(title: WordKey): void {
  document.documentElement.lang = language();
  document.title = say(title);
}
