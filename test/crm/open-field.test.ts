// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { custom } from '../../lib/crm/custom';
import { createLinkPlace } from '../../lib/crm/link-place';
import { writeLink, type Placed } from '../../lib/crm/write-link';
import type { Result } from '../../lib/result';
import type { LinkRefusal } from '../../lib/crm/adapter';
import { aPageWithCaret, emptyPage, someRules, the, type } from './support/pages';

const LINK = 'https://player.example/?fldCallIndex=42&siteid=1';
const OPENED = { ok: true, value: { before: '', opened: true } };

/** A record whose link is text with a button beside it, which opens a field in its place. */
function cell({ value = '', by = 'click', lateMs = 100 } = {}): void {
  document.body.innerHTML = `<input id="notes"><div id="cell"><span id="text">${value}</span>
    <button id="pencil"></button></div>`;
  the(by === 'click' ? '#pencil' : '#cell').addEventListener(by, () => {
    setTimeout(() => {
      if (document.querySelector('#field')) return;
      const field = Object.assign(document.createElement('input'), { id: 'field', value });
      the('#text').hidden = true;
      the('#cell').append(field);
      field.focus();
      field.addEventListener('keydown', ({ key }) => {
        if (key !== 'Escape') return;
        field.remove();
        the('#text').hidden = false;
      });
    }, lateMs);
  });
}

const RULES = { to: ['#field', '#text'], open: ['#pencil'] };
let hands: ReturnType<typeof aPageWithCaret>;

interface Changes {
  readonly to?: string[];
  readonly open?: string[];
  readonly notThisRecord?: () => LinkRefusal | undefined;
  readonly meanwhile?: readonly [number, () => void];
}

async function write(changes: Changes = {}): Promise<Result<Placed, LinkRefusal>> {
  const link = { ...RULES, when: 'at-once', overwrite: false, save: false } as const;
  const rules = someRules({ link: { ...link, ...changes } });
  const { page, caret } = hands;
  const outcome = writeLink(page, caret, {
    url: LINK,
    overwrite: false,
    place: createLinkPlace(page, custom, rules),
    notThisRecord: changes.notThisRecord ?? (() => undefined),
  });
  if (changes.meanwhile) setTimeout(changes.meanwhile[1], changes.meanwhile[0]);
  await vi.advanceTimersByTimeAsync(5000);
  return outcome;
}

beforeEach(() => {
  vi.useFakeTimers();
  emptyPage();
  hands = aPageWithCaret();
});
afterEach(() => {
  hands.stop();
  vi.useRealTimers();
});

describe('a field that is opened', () => {
  test('by a click is filled and left open, as an edit of the agent’s', async () => {
    cell();
    const heard: string[] = [];
    for (const name of ['input', 'change', 'blur', 'focusout']) {
      the('#cell').addEventListener(name, () => heard.push(name), { capture: true });
    }
    expect(await write()).toMatchObject(OPENED);
    expect(the<HTMLInputElement>('#field').value).toBe(LINK);
    expect(document.activeElement?.id).toBe('field');
    expect(heard).toEqual(['input', 'change']);
  });

  test('by two clicks in a row is filled too', async () => {
    cell({ by: 'dblclick' });
    expect(await write({ open: ['#cell'] })).toMatchObject(OPENED);
  });

  test('and holds another link already is closed again', async () => {
    cell({ value: 'https://old.example/' });
    expect(await write()).toEqual({ ok: false, error: 'not-empty' });
    expect(document.querySelector('#field')).toBeNull();
  });

  test('is not typed over when the agent begins to type into it', async () => {
    cell({ lateMs: 110 });
    const typing = () => {
      type(the('#field'), 'h');
    };
    expect(await write({ meanwhile: [125, typing] })).toEqual({ ok: false, error: 'agent-typing' });
    expect(the<HTMLInputElement>('#field').value).toBe('h');
  });

  test('never comes: then it is not pressed for ever', async () => {
    cell({ lateMs: 10_000 });
    expect(await write()).toEqual({ ok: false, error: 'not-editable' });
  });

  test('is not waited for in another record', async () => {
    cell();
    let other: LinkRefusal | undefined;
    const moves = () => {
      other = 'other-record';
    };
    const outcome = await write({ notThisRecord: () => other, meanwhile: [60, moves] });
    expect(outcome).toEqual({ ok: false, error: 'other-record' });
    expect(the<HTMLInputElement>('#field').value).toBe('');
  });
});

describe('nothing is pressed', () => {
  const pressed = vi.fn();
  beforeEach(() => {
    pressed.mockClear();
    document.addEventListener('click', pressed);
  });
  afterEach(() => {
    document.removeEventListener('click', pressed);
  });

  test('while the agent’s caret is in a field: the one that opens would take it', async () => {
    cell();
    the('#notes').focus();
    expect(await write()).toEqual({ ok: false, error: 'agent-typing' });
    expect(pressed).not.toHaveBeenCalled();
  });

  test('where the record shows the link already', async () => {
    cell({ value: LINK.replace('&', '&amp;') });
    expect(await write()).toEqual({ ok: true, value: { shown: true } });
    expect(pressed).not.toHaveBeenCalled();
  });

  test.each([
    ['leads to another page', '<a id="pencil" href="/edit">Edit</a>'],
    ['is switched off', '<button id="pencil" disabled></button>'],
    ['is there twice', '<button id="pencil"></button><button id="pencil"></button>'],
    ['is about a card', '<button id="pencil" aria-label="Card number"></button>'],
    ['is hidden', '<button id="pencil" hidden></button>'],
  ])('that %s', async (_what, html) => {
    document.body.innerHTML = html;
    expect(await write()).toEqual({ ok: false, error: 'no-field' });
    expect(pressed).not.toHaveBeenCalled();
  });

  test('where a field is open by itself', async () => {
    cell();
    document.body.append(Object.assign(document.createElement('input'), { id: 'field' }));
    expect(await write()).toMatchObject({ ok: true, value: { opened: false } });
    expect(pressed).not.toHaveBeenCalled();
  });
});

describe('a page that refuses the link', () => {
  function refuses(how: (field: HTMLInputElement) => void, afterMs = 0): HTMLInputElement {
    document.body.innerHTML = '<input id="field">';
    const field = the<HTMLInputElement>('#field');
    field.addEventListener('change', () => {
      const isBad = field.value.includes('://');
      setTimeout(() => {
        if (isBad) how(field);
        else field.removeAttribute('aria-invalid');
      }, afterMs);
    });
    return field;
  }

  test.each([0, 200])('%i ms after it is heard, and has its field back as it was', async (ms) => {
    const field = refuses((each) => {
      each.setAttribute('aria-invalid', 'true');
    }, ms);
    expect(await write()).toEqual({ ok: false, error: 'refused-by-page' });
    expect(field.value).toBe('');
    expect(field.getAttribute('aria-invalid')).toBeNull();
  });

  test('by the form’s own rules is heard too', async () => {
    const field = refuses(() => undefined);
    field.pattern = '[a-z]*';
    expect(await write()).toEqual({ ok: false, error: 'refused-by-page' });
    expect(field.value).toBe('');
  });

  test('is not one that had marked the empty field before', async () => {
    const field = refuses(() => undefined);
    field.setAttribute('aria-invalid', 'true');
    expect(await write()).toMatchObject({ ok: true });
  });
});
