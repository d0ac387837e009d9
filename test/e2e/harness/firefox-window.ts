import type { Browser } from 'puppeteer-core';
import type { KeyCombination } from './keys';

/** The part of puppeteer's BiDi connection used here; its public types leave it out. */
interface BidiConnection {
  send(method: string, parameters: object): Promise<{ readonly result: unknown }>;
}

type Evaluation =
  | { readonly type: 'success'; readonly result: { readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/**
 * Firefox's own window: scripts in it may do whatever Firefox may. It needs the flag
 * `--remote-allow-system-access` and Firefox's addition to WebDriver BiDi, the scope `chrome`.
 */
export class BrowserWindow {
  private readonly connection: BidiConnection;

  constructor(browser: Browser) {
    this.connection = (browser as unknown as { readonly connection: BidiConnection }).connection;
  }

  /**
   * Runs the body of an async function in the window.
   *
   * @returns what it returns: a string, a number, a boolean or nothing
   * @throws an Error with Firefox's own words when the script throws
   */
  async run(body: string): Promise<unknown> {
    const tree = await this.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { contexts } = tree.result as { readonly contexts: readonly { context: string }[] };
    const answer = await this.connection.send('script.evaluate', {
      expression: `(async () => { ${body} })()`,
      target: { context: contexts[0]?.context },
      awaitPromise: true,
    });
    const evaluation = answer.result as Evaluation;
    if (evaluation.type === 'exception') throw new Error(evaluation.exceptionDetails.text);
    return evaluation.result.value;
  }

  /**
   * Presses a key combination through the window's text input processor, as an operating
   * system's key press arrives. BiDi's own key actions reach the page alone, not `commands`.
   */
  async press({ alt, ctrl, shift, character, code, keyCode }: KeyCombination): Promise<void> {
    const modifiers = [
      ...(alt ? [{ key: 'Alt', code: 'AltLeft', keyCode: 18 }] : []),
      ...(ctrl ? [{ key: 'Control', code: 'ControlLeft', keyCode: 17 }] : []),
      ...(shift ? [{ key: 'Shift', code: 'ShiftLeft', keyCode: 16 }] : []),
    ];
    const key = { key: shift ? character : character.toLowerCase(), code, keyCode };
    await this.run(`
      const input = Cc['@mozilla.org/text-input-processor;1']
        .createInstance(Ci.nsITextInputProcessor);
      input.beginInputTransactionForTests(window);
      const events = ${JSON.stringify([...modifiers, key])}.map((k) => new KeyboardEvent('', k));
      for (const event of events) input.keydown(event);
      for (const event of events.reverse()) input.keyup(event);
    `);
  }
}
