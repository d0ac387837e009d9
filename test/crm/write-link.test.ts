// @vitest-environment happy-dom
import { createRequire } from 'node:module';
import type * as React from 'react';
import type * as ReactDom from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LinkRefusal } from '../../lib/crm/adapter';
import { custom } from '../../lib/crm/custom';
import { createLinkPlace } from '../../lib/crm/link-place';
import { writeLink, type Placed } from '../../lib/crm/write-link';
import type { Result } from '../../lib/result';
import { aPageWithCaret, emptyPage, someRules, the } from './support/pages';

// The project's build puts Preact in React's place; a CRM has the real one.
const require = createRequire(import.meta.url);
const { act, createElement, useState } = require('react') as typeof React;
const { createRoot } = require('react-dom/client') as typeof ReactDom;

const URL_42 = 'https://player.example/?fldCallIndex=42&siteid=1';
const WRITTEN = { ok: true, value: { before: expect.any(String), opened: false } };
const refused = (error: LinkRefusal) => ({ ok: false, error });

beforeEach(() => {
  vi.useFakeTimers();
  emptyPage();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Changes {
  readonly overwrite?: boolean;
  readonly to?: string[];
  readonly open?: string[];
  readonly notThisRecord?: () => LinkRefusal | undefined;
  readonly setByApi?: () => Promise<boolean>;
  /** Something happens in the page this long after the write, ms. */
  readonly meanwhile?: readonly [number, () => void];
}

/** Writes the link as a page of the `custom` adapter gets it, and lets the time for it pass. */
async function write(changes: Changes = {}): Promise<Result<Placed, LinkRefusal>> {
  const { to = ['#link'], open = [] } = changes;
  const rules = someRules({
    link: { to, open, when: 'at-once', overwrite: false, save: false },
  });
  const { page, caret, stop } = aPageWithCaret();
  const outcome = writeLink(page, caret, {
    url: URL_42,
    overwrite: changes.overwrite ?? false,
    place: createLinkPlace(page, custom, rules),
    notThisRecord: changes.notThisRecord ?? (() => undefined),
    setByApi: changes.setByApi,
  });
  if (changes.meanwhile) setTimeout(changes.meanwhile[1], changes.meanwhile[0]);
  await vi.advanceTimersByTimeAsync(5000);
  stop();
  return outcome;
}

describe('where the CRM has an interface of its own', () => {
  const field = () => the<HTMLInputElement>('#link');
  let typed: number;
  beforeEach(() => {
    document.body.innerHTML = '<input id="link">';
    typed = 0;
    field().addEventListener('input', () => (typed += 1));
  });
  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test('the link is set by it, and only looked for in the field', async () => {
    const setByApi = async () => {
      setTimeout(() => (field().value = URL_42), 200);
      return true;
    };
    expect(await write({ setByApi })).toMatchObject(WRITTEN);
    expect(typed).toBe(0);
  });

  test('it is typed where the interface did not take it', async () => {
    expect(await write({ setByApi: async () => false })).toMatchObject(WRITTEN);
    expect(typed).toBe(1);
  });

  test('a form that took it and does not show it has not kept it', async () => {
    expect(await write({ setByApi: async () => true })).toEqual(refused('not-kept'));
    expect(typed).toBe(0);
  });

  test('it is not asked where the field holds something else, or the link already', async () => {
    const setByApi = vi.fn(async () => true);
    field().value = 'https://kept.example';
    expect(await write({ setByApi })).toEqual(refused('not-empty'));
    field().value = URL_42;
    expect(await write({ setByApi })).toMatchObject(WRITTEN);
    expect(setByApi).not.toHaveBeenCalled();
  });

  test('what changed while it was asked counts', async () => {
    let other: LinkRefusal | undefined;
    const setByApi = async () => {
      await later(100);
      other = 'other-record';
      return false;
    };
    expect(await write({ setByApi, notThisRecord: () => other })).toEqual(refused('other-record'));
    expect(typed).toBe(0);
  });
});

describe('a link is written', () => {
  test.each([
    '<input id="link">',
    '<input id="link" type="url">',
    '<input id="link" value="  ">',
    '<textarea id="link"></textarea>',
  ])('into %s', async (html) => {
    document.body.innerHTML = html;
    expect(await write()).toMatchObject(WRITTEN);
    expect(the<HTMLInputElement>('#link').value).toBe(URL_42);
  });

  test('into editable text, as text', async () => {
    document.body.innerHTML = '<div id="link" contenteditable="true"></div>';
    expect(await write()).toMatchObject(WRITTEN);
    expect(the('#link').textContent).toBe(URL_42);
  });

  test('into the first source that is there, a component’s own field too', async () => {
    document.body.innerHTML = '<input id="other" hidden><crm-part></crm-part>';
    const root = the('crm-part').attachShadow({ mode: 'open' });
    root.innerHTML = '<input>';
    expect(await write({ to: ['#gone', '#other', 'crm-part >>> input'] })).toMatchObject(WRITTEN);
    expect(root.querySelector('input')?.value).toBe(URL_42);
  });

  test('with the events of typing and leaving, in their order', async () => {
    document.body.innerHTML = '<div><input id="link"></div>';
    const heard: string[] = [];
    for (const name of ['input', 'change', 'blur', 'focusout']) {
      the('#link').addEventListener(name, (event) => {
        heard.push(
          `${event.type} ${the<HTMLInputElement>('#link').value === URL_42 ? 'new' : 'old'}`,
        );
      });
    }
    await write();
    expect(heard).toEqual(['input new', 'change new', 'blur new', 'focusout new']);
  });

  test('when it stands there already: then nothing is touched', async () => {
    document.body.innerHTML = '<input id="link">';
    const field = the<HTMLInputElement>('#link');
    field.value = URL_42;
    const heard = vi.fn();
    field.addEventListener('input', heard);
    expect(await write()).toMatchObject(WRITTEN);
    expect(heard).not.toHaveBeenCalled();
  });

  test('over another one only where the administrator allows it', async () => {
    document.body.innerHTML = '<input id="link" value="https://old.example/">';
    expect(await write()).toEqual(refused('not-empty'));
    expect(the<HTMLInputElement>('#link').value).toBe('https://old.example/');
    expect(await write({ overwrite: true })).toMatchObject(WRITTEN);
  });
});

describe('React', () => {
  function Form({ limit = Infinity }: { readonly limit?: number }) {
    const [link, setLink] = useState('');
    return createElement(
      'form',
      {},
      createElement('input', {
        id: 'link',
        value: link,
        onChange: (event: { target: { value: string } }) => {
          if (event.target.value.length <= limit) setLink(event.target.value);
        },
      }),
      createElement('output', {}, link),
    );
  }

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  function render(limit?: number): void {
    const place = document.body.appendChild(document.createElement('div'));
    act(() => {
      createRoot(place).render(createElement(Form, limit === undefined ? {} : { limit }));
    });
  }

  test('takes the link into its own state', async () => {
    render();
    let outcome;
    await act(async () => {
      outcome = await write();
    });
    expect(outcome).toMatchObject(WRITTEN);
    expect(the('output').textContent).toBe(URL_42);
  });

  test('that puts the old value back did not keep it', async () => {
    render(10);
    let outcome;
    await act(async () => {
      outcome = await write();
    });
    expect(outcome).toEqual(refused('not-kept'));
    expect(the<HTMLInputElement>('#link').value).toBe('');
  });
});

describe('a link is refused', () => {
  test('when the page puts the old value back later', async () => {
    document.body.innerHTML = '<input id="link">';
    const reset = () => {
      the<HTMLInputElement>('#link').value = '';
    };
    expect(await write({ meanwhile: [200, reset] })).toEqual(refused('not-kept'));
  });

  test.each([
    '<input id="link" disabled>',
    '<input id="link" readonly>',
    '<input id="link" type="number">',
    '<input id="link" maxlength="20">',
    '<select id="link"><option></option></select>',
    '<p id="link"></p>',
  ])('by %s', async (html) => {
    document.body.innerHTML = html;
    expect(await write()).toEqual(refused('not-editable'));
  });

  test.each(['', '<input id="link" hidden>', '<input id="link"><textarea id="link"></textarea>'])(
    'where there is not exactly one field: %s',
    async (html) => {
      document.body.innerHTML = html;
      expect(await write()).toEqual(refused('no-field'));
    },
  );

  test('in another record: nothing is written', async () => {
    document.body.innerHTML = '<input id="link">';
    expect(await write({ notThisRecord: () => 'other-record' })).toEqual(refused('other-record'));
    expect(the<HTMLInputElement>('#link').value).toBe('');
  });

  test('when another record came before it could be read back', async () => {
    document.body.innerHTML = '<input id="link">';
    let other: LinkRefusal | undefined;
    const outcome = await write({
      notThisRecord: () => other,
      meanwhile: [
        100,
        () => {
          other = 'other-record';
        },
      ],
    });
    expect(outcome).toEqual(refused('other-record'));
  });

  test('while the agent is in that field', async () => {
    document.body.innerHTML = '<input id="link">';
    the('#link').focus();
    expect(await write()).toEqual(refused('agent-typing'));
    expect(the<HTMLInputElement>('#link').value).toBe('');
  });
});

test('the focus stays where the agent has it, whatever the page does about the link', async () => {
  document.body.innerHTML = '<input id="notes"><input id="link"><button></button>';
  the('#link').addEventListener('change', () => {
    the('button').focus();
  });
  the('#notes').focus();
  expect(await write()).toMatchObject(WRITTEN);
  expect(document.activeElement?.id).toBe('notes');
});
