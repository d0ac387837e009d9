import { parseArgs } from 'node:util';
import { settingsIn } from './organisation';
import type { RollOut } from './policies';

/** The ids that builds from this repository have. A store gives an id of its own. */
const CHROMIUM_ID = 'ejholejoccgbcapdomhdfhncenggkbel';
const FIREFOX_ID = 'recording-control@encore.example';

export const HELP = `Writes the files of a roll-out, generated from one settings file.

  npm run roll-out -- [options]

  --settings FILE        the settings to roll out (docs/roll-out/settings.json)
  --out FOLDER           where the files go (docs/roll-out)
  --chromium-id ID       the extension's id in Chrome and Edge
  --update-url URL       where Chrome and Edge look for it
  --firefox-id ID        the add-on's id in Firefox
  --install-url URL      where Firefox gets its package
  --help                 this text
`;

/** What the command line asks for; undefined for help. Throws an error in words on a bad one. */
export function readOptions(
  args: readonly string[],
): { readonly rollOut: RollOut; readonly out: string } | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      settings: { type: 'string', default: 'docs/roll-out/settings.json' },
      out: { type: 'string', default: 'docs/roll-out' },
      'chromium-id': { type: 'string', default: CHROMIUM_ID },
      'update-url': { type: 'string', default: 'https://extensions.example.com/update.xml' },
      'firefox-id': { type: 'string', default: FIREFOX_ID },
      'install-url': {
        type: 'string',
        default: 'https://extensions.example.com/encore-recording-control.xpi',
      },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const rollOut: RollOut = {
    settings: settingsIn(values.settings),
    chromium: { id: values['chromium-id'], updateUrl: values['update-url'] },
    firefox: { id: values['firefox-id'], installUrl: values['install-url'] },
  };
  return { rollOut, out: values.out };
}
