/**
 * Fields whose value is never read and never written, whatever a selector says: those for a card
 * and those for a secret.
 *
 * First net: the input's type and the `autocomplete` tokens of the HTML Standard (cc-*, passwords,
 * one-time codes). Second net, for forms that carry neither: the names people give such fields.
 */
const SECRET_TOKEN = /^(cc-.*|current-password|new-password|one-time-code)$/;

const SECRET_NAMES: readonly RegExp[] = [
  // The card number. `cc` and `pan` only as words of their own: `account` is full of them.
  /\b(card|cc|credit|debit) ?(number|numbers|num|no|nr)\b/,
  /\b(credit|debit|bank|payment) ?card\b/,
  /\b(pan|ccnum|kreditkarte|kartennummer)\b/,
  // The security code.
  /\b(cvc|cvv|cvn|csc)2?\b/,
  /\b(security|verification) ?code\b/,
  /\bcard ?(code|verification|security)\b/,
  // The expiry date.
  /\b(card|cc) ?exp/,
  /\bexp(iry|iration|ires?)?( ?date| ?month| ?year| ?mm| ?yy| ?mmyy)?\b/,
  /\bmm ?yy(yy)?\b/,
  // Passwords shown in clear.
  /\b(password|passwd|pwd|passcode|kennwort|passwort)\b/,
];

/** A customer card is an account number, not a means of payment; the card guard still looks at it. */
const CUSTOMER_CARD = /\b(loyalty|member|membership|bonus|customer|library) ?(card|id)\b/g;

const NAMING_ATTRIBUTES = ['id', 'name', 'aria-label', 'placeholder', 'title', 'data-testid'];

/** Whether an element, or a component it is inside of, is a card or password field. */
export function isForbidden(element: Element): boolean {
  let each: Element | undefined = element;
  while (each) {
    if (isSecret(each)) return true;
    const root: Node = each.getRootNode();
    each = 'host' in root ? (root.host as Element) : undefined;
  }
  return false;
}

function isSecret(element: Element): boolean {
  if (element.localName === 'input' && element.getAttribute('type')?.toLowerCase() === 'password') {
    return true;
  }
  const tokens = (element.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);
  if (tokens.some((token) => SECRET_TOKEN.test(token))) return true;
  return namesOf(element).some((name) => {
    const words = inWords(name).replace(CUSTOMER_CARD, 'account');
    return SECRET_NAMES.some((secret) => secret.test(words));
  });
}

function namesOf(element: Element): string[] {
  const attributes = NAMING_ATTRIBUTES.map((name) => element.getAttribute(name) ?? '');
  return [element.localName, ...attributes, ...labelsOf(element)].filter((name) => name !== '');
}

function labelsOf(element: Element): string[] {
  const { labels } = element as Partial<HTMLInputElement>;
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = ids.map((id) => root.getElementById(id));
  return [...(labels ?? []), ...named].map((label) => label?.textContent ?? '');
}

/** `creditCardNumber`, `credit-card_number` and `Credit card number` are one. */
function inWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
