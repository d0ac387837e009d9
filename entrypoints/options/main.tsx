import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '../../components/options/OptionsPage';
import { createSettingsView } from '../../lib/view/settings-view';
import '../../components/tokens.css';
import './options.css';
import { saveFile } from './save-file';

const view = createSettingsView({
  send: (message) => browser.runtime.sendMessage(message),
  requestAccess: (hosts) => browser.permissions.request({ origins: [...hosts] }),
  saveFile,
});

// Policies and access change while the page stands in the background.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  void view.load();
  void view.activity.refresh();
});

const root = document.getElementById('app');
if (root) render(<OptionsPage view={view} />, root);
void view.load();
