import { CONSOLE } from '../../lib/view/console-words';
import { Region } from './Region';

/** The way to the console. It opens beside the settings, which may be unsaved. */
export function ConsoleRegion() {
  return (
    <Region name={CONSOLE.title} about={CONSOLE.optionsAbout}>
      <p>{CONSOLE.optionsNote}</p>
      <p>
        <a class="region-link" href="console.html" target="_blank" rel="noopener">
          {CONSOLE.openConsole}
        </a>
      </p>
    </Region>
  );
}
