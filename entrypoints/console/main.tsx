import { render } from 'preact';
import { browser } from 'wxt/browser';
import { ConsolePage } from '../../components/console/ConsolePage';
import { namePage } from '../../components/name-page';
import { VIEW_PORT } from '../../lib/ports';
import type { PageMessage } from '../../lib/messages';
import { systemClock } from '../../lib/view/clock';
import { createConsole } from '../../lib/view/console';
import { createConsoleSeat } from '../../lib/view/console-seat';
import { createRecorderView } from '../../lib/view/recorder-view';
import { createSettingsView } from '../../lib/view/settings-view';
import '../../components/tokens.css';
import '../options/options.css';
import './console.css';
import { saveFile } from '../options/save-file';

namePage('page_title_console');
const send = (message: PageMessage) => browser.runtime.sendMessage(message);
const copy = (text: string) => navigator.clipboard.writeText(text);

const settings = createSettingsView({
  send,
  requestAccess: (hosts) => browser.permissions.request({ origins: [...hosts] }),
  saveFile,
});
const recorder = createRecorderView({
  connect() {
    const port = browser.runtime.connect({ name: VIEW_PORT });
    // Reading the error is what tells the browser that a missing background was expected.
    port.onDisconnect.addListener(() => void browser.runtime.lastError);
    return port;
  },
  ...{ send, copy, clock: systemClock },
});
const page = createConsole({
  ...{ send, copy, saveFile, clock: systemClock },
  contract: () => settings.report.value?.contract,
});

// Policies and access change while the page stands in the background.
document.addEventListener('visibilitychange', () => {
  recorder.refresh();
  if (!document.hidden) void settings.load();
});

const root = document.getElementById('app');
const seat = createConsoleSeat(settings);
if (root) render(<ConsolePage {...{ console: page, seat, recorder, settings }} />, root);
void settings.load();
