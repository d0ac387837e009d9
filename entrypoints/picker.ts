import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shadowRoots } from '../lib/crm/dom';
import { createPicker } from '../lib/crm/picker/picker';
import type { ToPickerMessage } from '../lib/picker-messages';
import { PICKER_PORT } from '../lib/ports';

/**
 * Put into a page by the options page alone, when somebody adds a site by pointing at it. Waits for
 * the port that the options page opens, and is gone with it.
 */
export default defineUnlistedScript(() => {
  browser.runtime.onConnect.addListener(function connected(port) {
    if (port.name !== PICKER_PORT || port.sender?.id !== browser.runtime.id) return;
    browser.runtime.onConnect.removeListener(connected);
    const picker = createPicker(
      {
        document,
        shadowRootOf: shadowRoots((host) => browser.dom?.openOrClosedShadowRoot(host) ?? null),
        isBeingEdited: () => false,
      },
      (message) => port.postMessage(message),
    );
    // Only our own pages can open a port to a content script.
    port.onMessage.addListener((message: unknown) => picker.take(message as ToPickerMessage));
    port.onDisconnect.addListener(() => picker.remove());
  });
});
