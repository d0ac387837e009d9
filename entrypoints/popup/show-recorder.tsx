import { render } from 'preact';
import { browser } from 'wxt/browser';
import { RecorderApp } from '../../components/RecorderApp';
import '../../components/recorder.css';
import { namePage } from '../../components/name-page';
import { VIEW_PORT } from '../../lib/ports';
import { systemClock } from '../../lib/view/clock';
import { takeEarly } from '../../lib/view/early-port';
import type { ViewPort } from '../../lib/view/port-link';
import { createRecorderView } from '../../lib/view/recorder-view';

/** Puts the recorder's screen on this page: popup and side panel differ only in the focus. */
export function showRecorder({ focusPause }: { readonly focusPause: boolean }): void {
  namePage('product_name');
  const store = createRecorderView({
    connect,
    send: (message) => browser.runtime.sendMessage(message),
    copy: (text) => navigator.clipboard.writeText(text),
    clock: systemClock,
  });
  document.addEventListener('visibilitychange', store.refresh);

  const onAllow = (hosts: readonly string[]): void => {
    // Asked for within the click: after any wait the browser would refuse.
    browser.permissions.request({ origins: [...hosts] }).then(
      () => store.accessChanged(),
      () => store.accessChanged(),
    );
  };
  const onSetUp = (): void => void browser.runtime.openOptionsPage();

  const root = document.getElementById('app');
  if (root) {
    render(
      <RecorderApp store={store} focusPause={focusPause} onAllow={onAllow} onSetUp={onSetUp} />,
      root,
    );
  }
}

function connect(): ViewPort {
  const port = takeEarly() ?? browser.runtime.connect({ name: VIEW_PORT });
  // Reading the error is what tells the browser that a missing background was expected.
  port.onDisconnect.addListener(() => void browser.runtime.lastError);
  return port;
}
