// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { custom } from '../../lib/crm/custom';
import { isForbidden } from '../../lib/crm/forbidden';
import type { SiteRules } from '../../lib/messages';
import { someRules, the, thePage } from './support/pages';

afterEach(() => {
  vi.restoreAllMocks();
});

function field(html: string): Element {
  document.body.innerHTML = html;
  return the('[data-field]');
}

describe('is forbidden:', () => {
  test.each([
    '<input data-field type="password">',
    '<input data-field type="PASSWORD">',
    '<input data-field autocomplete="cc-number">',
    '<input data-field autocomplete="section-pay billing CC-CSC">',
    '<select data-field autocomplete="cc-exp-month"></select>',
    '<input data-field type="text" autocomplete="current-password">',
    '<input data-field autocomplete="one-time-code">',
    '<input data-field name="cardNumber">',
    '<input data-field id="card_no">',
    '<input data-field name="ccnum">',
    '<input data-field name="cvc">',
    '<input data-field aria-label="CVV2">',
    '<input data-field placeholder="MM / YY">',
    '<input data-field name="cardExpiry">',
    '<label>Credit card <input data-field></label>',
    '<label for="x">Security code</label><input data-field id="x">',
    '<span id="l">Expiry date</span><input data-field aria-labelledby="l">',
    '<div data-field contenteditable id="card-number"></div>',
    '<input data-field name="passcode">',
    '<input data-field name="pass">',
    '<input data-field class="form-control cc-number">',
    '<input data-field formcontrolname="cardNumber">',
    '<input data-field name="cardHolderName">',
    '<label>Kreditkarte <input data-field></label>',
    '<label>Numéro de carte <input data-field></label>',
    '<label>Número de tarjeta <input data-field></label>',
    '<label>Prüfziffer <input data-field></label>',
    '<label>Mot de passe <input data-field></label>',
    '<label>Wachtwoord <input data-field></label>',
    '<label>Номер карты <input data-field></label>',
    '<label>カード番号 <input data-field></label>',
    // Labels that belong to nothing.
    '<span>Card number</span><input data-field>',
    '<div><div>Card number:</div><div><input data-field></div></div>',
    // Text inside of what is forbidden.
    '<div contenteditable aria-label="Card number"><b data-field>4111</b></div>',
    '<label>Card number <b data-field>4111</b></label>',
  ])('%s', (html) => {
    expect(isForbidden(field(html))).toBe(true);
  });

  test('a nameless input inside a card component', () => {
    document.body.innerHTML = '<pay-card-number></pay-card-number>';
    const root = the('pay-card-number').attachShadow({ mode: 'open' });
    root.innerHTML = '<input>';
    expect(isForbidden(root.firstElementChild ?? root.host)).toBe(true);
  });
});

describe('is not forbidden:', () => {
  test.each([
    '<input data-field name="accountNumber">',
    '<input data-field name="recordingLink" autocomplete="off">',
    '<label>Account number <input data-field></label>',
    '<input data-field id="company-name">',
    '<input data-field name="discardNumber">',
    '<input data-field name="loyaltyCardNumber">',
    '<input data-field name="customer_id">',
    '<span data-field data-testid="account-number"></span>',
    '<input data-field name="experience">',
    '<input data-field name="passport">',
    '<label>Contract expired? <input data-field></label>',
    // The field before is a card's, not this one.
    '<span>Card number</span><input><input data-field>',
    '<span>Card number</span><input><label>Account <input data-field></label>',
    '<h2>Credit card accounts of this year, with everything that was asked for</h2><input data-field>',
  ])('%s', (html) => {
    expect(isForbidden(field(html))).toBe(false);
  });
});

describe('the adapter', () => {
  const read = (selector: string, attribute?: string) =>
    custom.readRecord(
      thePage(),
      new URL('https://crm.example/'),
      someRules({
        fields: [
          {
            column: 'account',
            from: [attribute === undefined ? selector : { by: 'selector', selector, attribute }],
          },
        ],
      }),
    );
  const readBy = (from: SiteRules['fields'][number]['from']) =>
    custom.readRecord(
      thePage(),
      new URL('https://crm.example/'),
      someRules({ fields: [{ column: 'account', from }] }),
    );
  const FORBIDDEN = {
    values: [],
    problems: [{ column: 'account', reason: 'forbidden' }],
  };

  test('never asks a card field for its value', () => {
    document.body.innerHTML = '<input id="f" autocomplete="cc-number" value="4111111111111111">';
    const value = vi.spyOn(the<HTMLInputElement>('#f'), 'value', 'get');
    expect(read('#f')).toEqual(FORBIDDEN);
    expect(read('#f', 'value')).toEqual(FORBIDDEN);
    expect(value).not.toHaveBeenCalled();
  });

  test('reads nothing of several fields when one of them is forbidden', () => {
    document.body.innerHTML = '<input class="f" value="1001"><input class="f" type="password">';
    expect(read('.f')).toEqual(FORBIDDEN);
  });

  test('gives no card by a label, a name, an attribute or a path either', () => {
    document.body.innerHTML = `
      <dl><dt>Card number</dt><dd>4111</dd></dl><p data-card-number="4111" id="p">Card</p>
      <span data-column="card_no">4111</span><script id="s" type="application/json">{"card_number":"4111"}</script>`;
    expect(readBy([{ by: 'label', label: 'Card number' }])).toEqual(FORBIDDEN);
    expect(readBy([{ by: 'selector', selector: '#p', attribute: 'data-card-number' }])).toEqual(
      FORBIDDEN,
    );
    expect(readBy([{ by: 'field', name: 'card_no' }])).toEqual(FORBIDDEN);
    expect(readBy([{ by: 'json', selector: '#s', path: 'card_number' }])).toEqual(FORBIDDEN);
  });

  test('leaves a card number typed into a form out of the text around it', () => {
    document.body.innerHTML =
      '<div id="f">1001 <div contenteditable aria-label="Card number">4111</div>' +
      '<textarea autocomplete="cc-number">4111</textarea></div>';
    expect(read('#f').values).toEqual([{ column: 'account', value: '1001' }]);
  });

  test('writes no link into a card field', () => {
    document.body.innerHTML = '<input id="link" autocomplete="cc-name">';
    expect(custom.findLinkField(thePage(), someRules())).toEqual({
      ok: false,
      error: 'not-editable',
    });
  });
});
