// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fieldsNamed, placesShowing } from '../../lib/crm/picker/places';
import { proposeField, proposeValue } from '../../lib/crm/picker/propose';
import { waysByAddress } from '../../lib/crm/picker/ways';
import { emptyPage, the, thePage } from './support/pages';

const ADDRESS = new URL('https://crm.example/accounts/1001');

beforeEach(() => {
  emptyPage();
});

const proposed = (selector: string, value: string, url = ADDRESS) =>
  proposeValue(thePage(), url, the(selector), value);
const sources = (selector: string, value: string, url = new URL('https://crm.example/')) =>
  proposed(selector, value, url).map(({ source }) => source);

describe('ways to a value', () => {
  it('come in the order of trust, from the address to the mere place', () => {
    document.body.innerHTML = `<main><dl id="customer"><dt>Account no.</dt>
      <dd data-field="acct_no" data-testid="account-number" class="account">1001</dd></dl></main>`;
    expect(proposed('dd', '1001').map(({ trust }) => trust)).toEqual([
      'address',
      'field',
      'test-id',
      'id',
      'label',
      'class',
      'place',
    ]);
  });

  it('are only those that bring this value when the page is read by them', () => {
    document.body.innerHTML = `<p class="number">1001</p><p class="number">555-0101</p>
      <p><b data-field="id">1001</b></p><p data-field="id">other</p>`;
    expect(sources('.number', '1001')).toEqual(['body > p:nth-of-type(1)']);
    expect(sources('b', '1001')).toEqual(['body > p:nth-of-type(3) > b']);
  });

  it('hold nothing of the record, and nothing that a build tool named', () => {
    document.body.innerHTML = `<p id="row-1001" class="css-1q2w3e sc-abc Text_1x9Zk" name="field_88231">1001</p>`;
    expect(sources('p', '1001')).toEqual(['body > p']);
  });

  it('lead to what an input holds now, and never to a card or a password', () => {
    document.body.innerHTML =
      '<label>Account <input name="account"></label><input name="card_number">';
    the<HTMLInputElement>('[name=account]').value = '1001';
    the<HTMLInputElement>('[name=card_number]').value = '4111';
    expect(sources('[name=account]', '1001')[0]).toEqual({ by: 'field', name: 'account' });
    expect(sources('[name=card_number]', '4111')).toEqual([]);
  });

  it('step into a shadow root', () => {
    document.body.innerHTML = '<x-card></x-card>';
    const root = the('x-card').attachShadow({ mode: 'open' });
    root.innerHTML = '<b id="number">1001</b>';
    const found = placesShowing(thePage(), '1001');
    expect(found).toHaveLength(1);
    const [place] = found;
    if (!place) throw new Error('Nothing was found.');
    const ways = proposeValue(thePage(), new URL('https://crm.example/'), place, '1001');
    expect(ways.map(({ source }) => source)).toContain('>>> #number');
  });
});

describe('a value in the address', () => {
  const patterns = (address: string, value: string) =>
    waysByAddress(new URL(address), value).map(({ source }) => source);

  it.each([
    ['https://c.test/accounts/1001', '1001', String.raw`\/accounts/([^/?#]+)`],
    ['https://c.test/a/accounts/1001/edit?x=1', '1001', String.raw`\/accounts/([^/?#]+)`],
    ['https://c.test/v?account=1001&tab=2', '1001', '[?&#]account=([^&#]+)'],
    ['https://c.test/accounts/A%26B%20007', 'A&B 007', String.raw`\/accounts/([^/?#]+)`],
  ])('%s', (address, value, pattern) => {
    expect(patterns(address, value)).toEqual([{ by: 'url', pattern }]);
  });

  it.each([
    ['where nothing but a number stands before it', 'https://c.test/77/1001'],
    ['where it is only a part of something', 'https://c.test/accounts/1001-x'],
  ])('is no way %s', (_, address) => {
    expect(patterns(address, '1001')).toEqual([]);
  });
});

describe('what is typed', () => {
  it('finds the innermost places that show it whole, and none that is hidden', () => {
    document.body.innerHTML = `<div><p><b>1001</b></p></div><p>10011</p><p hidden>1001</p>
      <input value="1001"><p>Account 1001</p>`;
    expect(placesShowing(thePage(), ' 1001 ').map(({ localName }) => localName)).toEqual([
      'b',
      'input',
    ]);
    expect(placesShowing(thePage(), '  ')).toEqual([]);
  });

  it('finds fields by a part of their label or name, and only those that can be written to', () => {
    document.body.innerHTML = `<label>Recording link <input id="a"></label>
      <input id="b" name="recording_url"><input id="c" aria-label="Recording" readonly>
      <textarea id="d"></textarea>`;
    expect(fieldsNamed(thePage(), 'recording').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(fieldsNamed(thePage(), '').map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  });
});

describe('ways to a field', () => {
  it('lead to that field alone', () => {
    document.body.innerHTML = `<label>Link <input id="link" name="x"></label><input name="x">`;
    const found = proposeField(thePage(), the('#link')).map(({ source }) => source);
    expect(found[0]).toBe('#link');
    expect(found).toContainEqual({ by: 'label', label: 'Link' });
    expect(found).not.toContainEqual({ by: 'field', name: 'x' });
  });
});
