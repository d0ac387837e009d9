/*
 * Stands where the product's content script would, as one that somebody has taken over: with all that
 * the browser gives a content script of this extension, it does whatever the page asks for.
 */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;

  const within = (promise, ms) =>
    Promise.race([promise, new Promise((done) => setTimeout(done, ms, 'no answer'))]);

  const acts = {
    send: (message) => within(api.runtime.sendMessage(message), 2000),
    /** Everything that comes over a port before it is closed, or within a while of the last word. */
    port: (name, words, listenMs) =>
      new Promise((done) => {
        const heard = [];
        const port = api.runtime.connect({ name });
        port.onMessage.addListener((message) => heard.push(message));
        port.onDisconnect.addListener(() => {
          void api.runtime.lastError;
          done({ heard, closed: true });
        });
        for (const word of words) port.postMessage(word);
        setTimeout(() => {
          port.disconnect();
          done({ heard, closed: false });
        }, listenMs);
      }),
    read: (area) => within(api.storage[area].get(null), 10_000),
    write: (area, values) => within(api.storage[area].set(values), 2000),
    file: (path) => fetch(api.runtime.getURL(path)).then((answer) => answer.text()),
    names: () => Object.keys(api),
  };

  addEventListener('message', async ({ data }) => {
    const { act, args, id } = data?.hostile ?? {};
    if (act === undefined) return;
    let answer;
    try {
      answer = { value: JSON.stringify(await acts[act](...args)) ?? 'nothing' };
    } catch (error) {
      answer = { error: String(error) };
    }
    postMessage({ answer: { id, ...answer } }, '*');
  });
  document.documentElement.dataset.hostile = 'ready';
})();
