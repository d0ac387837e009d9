import { saveLink, savedLink } from './saved-links';

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  input, button {
    min-height: 32px;
    padding: 4px 10px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--card);
    color: inherit;
    font: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
`);

/** A component as newer CRMs are built of: what is in it is in its shadow root. */
export class LoyaltyCard extends HTMLElement {
  static readonly observedAttributes = ['number'];

  readonly #number = document.createElement('strong');
  readonly #link = document.createElement('input');
  readonly #status = document.createElement('p');

  constructor() {
    super();
    this.#number.dataset['testid'] = 'account-number';
    Object.assign(this.#link, { name: 'recordingLink', type: 'url', autocomplete: 'off' });
    this.#status.setAttribute('role', 'status');
    const label = document.createElement('label');
    label.append('Recording link ', this.#link);
    const save = document.createElement('button');
    save.textContent = 'Save';
    save.addEventListener('click', () => {
      saveLink(this.#record, this.#link.value);
      this.#status.textContent = 'Saved.';
    });
    const line = document.createElement('p');
    line.append('Points of account ', this.#number, ': 120');
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [STYLE];
    root.append(line, label, ' ', save, this.#status);
  }

  get #record(): string {
    return `loyalty ${this.getAttribute('number') ?? ''}`;
  }

  attributeChangedCallback(): void {
    this.#number.textContent = this.getAttribute('number');
    this.#link.value = savedLink(this.#record);
    this.#status.textContent = '';
  }
}

customElements.define('loyalty-card', LoyaltyCard);
