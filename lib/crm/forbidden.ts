/**
 * Fields whose value is never read and never written, whatever a selector says: those for a card
 * and those for a secret.
 *
 * First net: the input's type and the `autocomplete` tokens of the HTML Standard (cc-*, passwords,
 * one-time codes). Second net, for forms that carry neither: the names people give such fields, in
 * the languages of the larger card markets. What is in doubt is refused: an account number that is
 * not read costs a click, a card number that is read cannot be taken back.
 */
const SECRET_TOKEN = /^(cc-.*|current-password|new-password|one-time-code)$/;

const SECRET_NAMES: readonly RegExp[] = [
  // The card number. `cc` and `pan` only as words of their own: `account` is full of them.
  /\b(card|cc|credit|debit) ?(number|numbers|num|no|nr)\b/,
  /\b(credit|debit|bank|payment) ?card\b/,
  /\b(pan|ccnum|kreditkarte|kartennummer|kaartnummer|kortnummer|kortnr|luottokortti)\b/,
  /\b(numero|nr|n) (de |da |do |della |di )?(la )?(carte|carta|cartao|tarjeta|karty)\b/,
  /номер карты|卡号|カード番号|카드 ?번호/,
  // The security code.
  /\b(cvc|cvv|cvn|csc)2?\b/,
  /\b(security|verification) ?code\b/,
  /\bcard ?(code|verification|security|pin)\b/,
  /\b(prufnummer|prufziffer|kartenprufnummer|cryptogramme|codice di sicurezza|codigo de seguridad)\b/,
  // The expiry date and whose card it is.
  /\b(card|cc) ?(exp|holder)/,
  /\bexp(iry|iration|ires?)?( ?date| ?month| ?year| ?mm| ?yy| ?mmyy)?\b/,
  /\bmm ?(yy|aa|jj)(yy)?\b/,
  // Passwords shown in clear.
  /\b(password|passwd|pwd|passcode|passphrase|kennwort|passwort|wachtwoord|contrasena|senha|haslo|losenord|lozinka)\b/,
  /\bmot de passe\b|^pass$|пароль|密码|密碼|パスワード|비밀번호/,
];

/** A customer card is an account number, not a means of payment; the card guard still looks at it. */
const CUSTOMER_CARD = /\b(loyalty|member|membership|bonus|customer|library) ?(card|id)\b/g;

const NAMING_ATTRIBUTES =
  'id name aria-label placeholder title data-testid data-test-id data-test data-qa data-cy data-field data-name data-field-name formcontrolname ng-model v-model'.split(
    ' ',
  );

/** What may hold somebody's input: only there do class names and the words beside it count. */
const TAKES_INPUT = 'input, textarea, select, [contenteditable], [role="textbox"]';
/** Elements around a text that say what it is. */
const WRAPPERS = '[contenteditable], [role="textbox"], label';

/** Whether an element, or a component or editable text it is inside of, is a card or password field. */
export function isForbidden(element: Element): boolean {
  let each: Element | undefined = element;
  while (each) {
    const wrapper: Element | null = each.closest(WRAPPERS);
    if (isSecret(each) || (wrapper && wrapper !== each && isSecret(wrapper))) return true;
    const root: Node = each.getRootNode();
    each = 'host' in root ? (root.host as Element) : undefined;
  }
  return false;
}

/** Whether a name or a label is one of a card or password field. */
export function isSecretName(name: string): boolean {
  const words = inWords(name).replace(CUSTOMER_CARD, 'account');
  return SECRET_NAMES.some((secret) => secret.test(words));
}

function isSecret(element: Element): boolean {
  if (element.localName === 'input' && element.getAttribute('type')?.toLowerCase() === 'password') {
    return true;
  }
  const tokens = (element.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);
  if (tokens.some((token) => SECRET_TOKEN.test(token))) return true;
  return namesOf(element).some(isSecretName);
}

function namesOf(element: Element): string[] {
  const attributes = NAMING_ATTRIBUTES.map((name) => element.getAttribute(name) ?? '');
  const labels = labelsOf(element);
  const names = [element.localName, ...attributes, ...labels];
  if (element.matches(TAKES_INPUT)) {
    names.push(...element.classList);
    if (labels.length === 0) names.push(wordsBefore(element));
  }
  return names.filter((name) => name !== '');
}

function labelsOf(element: Element): string[] {
  const { labels } = element as Partial<HTMLInputElement>;
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = ids.map((id) => root.getElementById(id));
  const around = element.localName === 'label' ? [element] : [];
  return [...(labels ?? []), ...named, ...around].map((label) => label?.textContent ?? '');
}

/** The longest words that can be a label, in characters. */
const LONGEST_LABEL = 60;

/** What stands right before a field, for forms whose labels belong to nothing. */
function wordsBefore(element: Element): string {
  let each: Element | null = element;
  for (let steps = 0; each && steps < 3; steps += 1, each = each.parentElement) {
    for (let before = each.previousSibling; before; before = before.previousSibling) {
      if (takesInput(before)) return '';
      const words = (before.textContent ?? '').trim();
      if (words !== '') return words.length <= LONGEST_LABEL ? words : '';
    }
  }
  return '';
}

function takesInput(node: Node): boolean {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const element = node as Element;
  return element.matches(TAKES_INPUT) || element.querySelector(TAKES_INPUT) !== null;
}

/** `creditCardNumber`, `credit-card_number`, `Crédit card number` are one. */
function inWords(name: string): string {
  return (
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .normalize('NFKD')
      // Accents only: other scripts have marks that make another letter.
      .replace(/[\u0300-\u036F]/g, '')
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}
