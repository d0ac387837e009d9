import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { sessionOfDocument } from '../../lib/crm/one-per-document';
import { createPageSession } from '../../lib/crm/page-session';
import { randomId } from '../../lib/crm/random-id';
import { CRM_PORT } from '../../lib/ports';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  runAt: 'document_idle',
  // The page need not be told that we are here.
  noScriptStartedPostMessage: true,
  main(ctx) {
    const session = sessionOfDocument(() =>
      createPageSession({
        document,
        connect: () => browser.runtime.connect({ name: CRM_PORT }),
        isAlive: () => browser.runtime?.id !== undefined,
        newId: randomId,
        openShadowRoot: (host) => browser.dom?.openOrClosedShadowRoot(host) ?? null,
      }),
    );
    // A newer script in this document means either a second injection or a newer extension.
    ctx.onInvalidated(() => {
      session.checkAlive();
    });
    session.start();
  },
});
