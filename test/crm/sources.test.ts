// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordReading } from '../../lib/crm/adapter';
import { custom } from '../../lib/crm/custom';
import { readSource, type Source } from '../../lib/crm/sources';
import {
  aPageWithCaret,
  emptyPage,
  someRules,
  the,
  thePage,
  theScope,
  type,
} from './support/pages';

const ADDRESS = new URL('https://crm.example/accounts/A%26B%20007?tab=1');

const read = (source: Source) => readSource(theScope(thePage(), ADDRESS), source);
const found = (value: string) => ({ ok: true, value });
const not = (error: string) => ({ ok: false, error });

beforeEach(() => {
  emptyPage();
  document.title = '';
});

describe('by selector', () => {
  test('reads text, inputs, choices and attributes', () => {
    document.body.innerHTML = `
      <p id="text">Account\n   <b>007</b></p><input id="input" value=" 007 ">
      <select id="choice"><option value="7">Seven</option><option value="8" selected>Eight</option></select>
      <a id="link" href="/x" data-id="0042">open</a>`;
    expect(read('#text')).toEqual(found('Account 007'));
    expect(read('#input')).toEqual(found(' 007 '));
    expect(read('#choice')).toEqual(found('Eight'));
    expect(read({ by: 'selector', selector: '#link', attribute: 'data-id' })).toEqual(
      found('0042'),
    );
  });

  test('reads what an input holds now, not what its markup says', () => {
    document.body.innerHTML = '<input id="f" value="1001">';
    the<HTMLInputElement>('#f').value = '1002';
    expect(read('#f')).toEqual(found('1002'));
  });

  test('leaves out what nobody sees inside the text', () => {
    document.body.innerHTML = '<p id="f">1001<span hidden>9999</span><script>8888</script></p>';
    expect(read('#f')).toEqual(found('1001'));
  });

  test('says when nothing is there, and when the selector is none', () => {
    expect(read('#f')).toEqual(not('not-found'));
    expect(read('p[')).toEqual(not('not-a-selector'));
  });
});

describe('of several matches', () => {
  test.each(['hidden', 'style="display:none"', 'style="visibility:hidden"', 'style="opacity:0"'])(
    'the one in a panel with %s is another record',
    (how) => {
      document.body.innerHTML = `<div ${how}><p class="f">1001</p></div><p class="f">1002</p>`;
      expect(read('.f')).toEqual(found('1002'));
    },
  );

  test('visible ones that agree are one', () => {
    document.body.innerHTML =
      '<p class="f">1001</p><input class="f" value="1001"><p class="f"></p>';
    expect(read('.f')).toEqual(found('1001'));
  });

  test('visible ones that differ are not believed', () => {
    document.body.innerHTML = '<p class="f">1001</p><p class="f">1002</p>';
    expect(read('.f')).toEqual(not('ambiguous'));
  });
});

describe('>>> steps', () => {
  test('into open shadow roots, one in another', () => {
    document.body.innerHTML = '<outer-part></outer-part>';
    const outer = the('outer-part').attachShadow({ mode: 'open' });
    outer.innerHTML = '<inner-part></inner-part>';
    const inner = outer.querySelector('inner-part')?.attachShadow({ mode: 'open' });
    if (inner) inner.innerHTML = '<p>007</p>';
    expect(read('outer-part >>> inner-part >>> p')).toEqual(found('007'));
  });

  test('into closed ones where the browser opens them to an extension', () => {
    document.body.innerHTML = '<closed-part></closed-part>';
    const root = the('closed-part').attachShadow({ mode: 'closed' });
    root.innerHTML = '<p>007</p>';
    expect(read('closed-part >>> p')).toEqual(not('not-found'));
    const host = the('closed-part');
    const page = { ...thePage(), shadowRootOf: (each: Element) => (each === host ? root : null) };
    expect(readSource(theScope(page, ADDRESS), 'closed-part >>> p')).toEqual(found('007'));
  });

  test('into frames of the same origin, unless the frame is hidden', () => {
    document.body.innerHTML = '<iframe id="f" srcdoc=""></iframe>';
    const frame = the<HTMLIFrameElement>('#f');
    const inner = frame.contentDocument;
    if (!inner) throw new Error('The frame has no document.');
    inner.body.innerHTML = '<p>007</p>';
    // Browsers have it, happy-dom does not.
    Object.defineProperty(frame.contentWindow, 'frameElement', { value: frame });
    expect(read('#f >>> p')).toEqual(found('007'));
    frame.hidden = true;
    expect(read('#f >>> p')).toEqual(not('not-found'));
  });
});

describe('by label', () => {
  const byLabel = { by: 'label', label: 'Account number' } as const;

  test.each([
    '<label for="i">Account number:</label><input id="i" value="007">',
    '<label>Account number * <input value="007"></label>',
    '<span id="l">ACCOUNT NUMBER</span><div><input aria-labelledby="l" value="007"></div>',
    '<input aria-label="Account number" value="007">',
    '<dl><dt>Account number</dt><dd>007</dd></dl>',
    '<table><tr><th>Account number</th><td>007</td></tr></table>',
    '<div><span>Account number</span><span>007</span></div>',
    '<div><div><span>Account number</span></div><div>007</div></div>',
    '<p><strong>Account number:</strong> 007</p>',
    '<p><b>Account number</b> 007<br><b>Tax number</b> 9</p>',
    '<p><b>Account number:</b> 0<i>0</i>7</p>',
    '<ul><li>Account number: 007</li><li>Tax number: 9</li></ul>',
    '<p>Account number : 007</p>',
    '<p>Account number：007</p>',
    '<p>Account <b>number</b></p><p>007</p>',
    '<div><span>Account number</span><i></i><button>?</button><span>007</span></div>',
    '<div><div><label>Account number</label><svg></svg></div><div><input value="007"></div></div>',
    '<div><span>Account number</span><div><input type="hidden" value="x"><input value="007"></div></div>',
    '<input placeholder="Account number" value="007">',
    '<output aria-label="Account number">007</output>',
    '<div role="textbox" contenteditable aria-label="Account number">007</div>',
    '<div id="l"><b>Account number</b></div><p>x</p><input aria-labelledby="l" value="007">',
    '<table><tr><td>Account number</td><td>007</td><td>Tax number</td><td>9</td></tr></table>',
    '<table><thead><tr><th>Tax number</th><th>Account number</th></tr></thead><tr><td>9</td><td>007</td></tr></table>',
  ])('%s', (html) => {
    document.body.innerHTML = html;
    expect(read(byLabel)).toEqual(found('007'));
  });

  test.each([
    // The next row is another field's, whose value would be a wrong account.
    ['<dl><dt>Account number</dt><dd></dd><dt>Tax number</dt><dd>9</dd></dl>', 'empty'],
    ['<dl><dt>Account number</dt><dt>Tax number</dt><dd>9</dd></dl>', 'not-found'],
    ['<div><p><b>Account number</b></p><p><b>Tax number</b><b>9</b></p></div>', 'not-found'],
    [
      '<div><p><b>Account number</b></p><p><label>Tax number <input value="9"></label></p></div>',
      'not-found',
    ],
    ['<div><p><b>Account number</b><i class="v"></i></p><p>9</p></div>', 'empty'],
    // The next header is not the value of the one before it.
    [
      '<table><tr><th>Account number</th><th>Tax number</th></tr><tr><td></td><td>9</td></tr></table>',
      'empty',
    ],
    [
      '<table><tr><th>Account number</th><th>Tax</th></tr><tr><td>7</td><td>9</td></tr><tr><td>8</td><td>9</td></tr></table>',
      'ambiguous',
    ],
    [
      '<div><i role="columnheader">Account number</i><i role="columnheader">Tax</i></div>',
      'not-found',
    ],
    // A word of a sentence is no label.
    ['<p>Your <b>Account number</b> is on the bill.</p>', 'not-found'],
    ['<p>Account number</p>', 'not-found'],
  ])('%s names nothing: %s', (html, problem) => {
    document.body.innerHTML = html.replace('<i class="v"></i>', '<span></span>');
    expect(read(byLabel)).toEqual(problem === 'empty' ? found('') : not(problem));
  });

  test('is searched for without asking every element for a shadow root', () => {
    document.body.innerHTML =
      '<div><p><span>Text</span></p></div>'.repeat(100) + '<x-part></x-part>';
    const asked: string[] = [];
    const page = {
      ...thePage(),
      shadowRootOf: (element: Element) => {
        asked.push(element.localName);
        return null;
      },
    };
    expect(readSource(theScope(page, ADDRESS), byLabel)).toEqual(not('not-found'));
    expect(asked).toEqual(['x-part']);
  });

  test('a hidden label names nothing', () => {
    document.body.innerHTML = '<dl hidden><dt>Account number</dt><dd>007</dd></dl>';
    expect(read(byLabel)).toEqual(not('not-found'));
    document.body.innerHTML = '<div><span hidden>Account number</span><span>007</span></div>';
    expect(read(byLabel)).toEqual(not('not-found'));
  });
});

test('by address, decoded, and by title', () => {
  document.title = 'Account 007 | CRM';
  expect(read({ by: 'url', pattern: '/accounts/([^/?#]+)' })).toEqual(found('A&B 007'));
  expect(read({ by: 'url', pattern: '/cases/(.+)' })).toEqual(not('not-found'));
  expect(read({ by: 'title', pattern: String.raw`Account (\S+)` })).toEqual(found('007'));
});

describe('a field with several sources', () => {
  const readField = (from: Source[], pattern?: string): RecordReading =>
    custom.readRecord(
      thePage(),
      ADDRESS,
      someRules({
        fields: [{ column: 'account', from, ...(pattern === undefined ? {} : { pattern }) }],
      }),
    );

  test('takes the first that has a value', () => {
    document.body.innerHTML = '<p id="empty"></p><p id="odd">none</p><p id="good">007</p>';
    const { values } = readField(['#missing', '#empty', '#odd', '#good'], String.raw`\d+`);
    expect(values).toEqual([{ column: 'account', value: '007' }]);
  });

  test('does not go on to another when the first is ambiguous', () => {
    document.body.innerHTML = '<p class="f">1001</p><p class="f">1002</p><p id="good">007</p>';
    expect(readField(['.f', '#good'])).toEqual({
      values: [],
      problems: [{ column: 'account', reason: 'ambiguous' }],
    });
  });
});

describe('a field the agent is in', () => {
  test('is read until he types, and again when he has left it', () => {
    document.body.innerHTML = '<input id="f" value="1001">';
    const { page, stop } = aPageWithCaret();
    const field = the<HTMLInputElement>('#f');
    field.focus();
    expect(readSource(theScope(page, ADDRESS), '#f')).toEqual(found('1001'));
    type(field, '10');
    expect(readSource(theScope(page, ADDRESS), '#f')).toEqual(not('being-edited'));
    field.blur();
    expect(readSource(theScope(page, ADDRESS), '#f')).toEqual(found('10'));
    field.focus();
    expect(readSource(theScope(page, ADDRESS), '#f')).toEqual(found('10'));
    stop();
  });
});
