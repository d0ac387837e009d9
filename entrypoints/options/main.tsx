import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '../../components/options/OptionsPage';
import { namePage } from '../../components/name-page';
import { createSettingsView } from '../../lib/view/settings-view';
import { lookupFileText, readLookupFile } from '../../lib/view/lookup-file';
import { createSitePicking } from '../../lib/view/site-picking';
import '../../components/tokens.css';
import './options.css';
import { comeBack, openPickerTab } from './picker-tab';
import { saveFile } from './save-file';

namePage('page_title_options');
const requestAccess = (hosts: readonly string[]) =>
  browser.permissions.request({ origins: [...hosts] });
const view = createSettingsView({
  send: (message) => browser.runtime.sendMessage(message),
  requestAccess,
  saveFile,
  lookupFiles: { read: readLookupFile, text: lookupFileText },
});
const picking = createSitePicking({
  requestAccess,
  openTab: openPickerTab,
  comeBack: () => void comeBack(),
});

// Policies and access change while the page stands in the background.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  void view.load();
  void view.activity.refresh();
});

const root = document.getElementById('app');
if (root) render(<OptionsPage view={view} picking={picking} />, root);
void view.load();
