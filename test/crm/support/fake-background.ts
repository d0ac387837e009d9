import type { CrmPort } from '../../../lib/crm/connection';
import type { CrmMessage, SiteRules, ToCrmMessage } from '../../../lib/messages';

interface Line {
  readonly take: ((message: unknown) => void)[];
  readonly dropped: (() => void)[];
}

/** Plays the background at the other end of a page's port. */
export class FakeBackground {
  /** Every message of every page port, in order, but those about its fields and its being in front. */
  readonly heard: Exclude<CrmMessage, { type: 'field-health' | 'in-front' }>[] = [];
  readonly healths: Extract<CrmMessage, { type: 'field-health' }>[] = [];
  /** Each time the page said it was in front: when it had the keyboard last, by its word. */
  readonly turns: number[] = [];
  /** How often a page connected. */
  connects = 0;
  /** The extension was updated: whoever connects from the old one is thrown out. */
  isInvalidated = false;
  #line: Line | undefined;

  readonly connect = (): CrmPort => {
    if (this.isInvalidated) throw new Error('Extension context invalidated.');
    this.connects += 1;
    const line: Line = { take: [], dropped: [] };
    this.#line = line;
    return {
      onMessage: { addListener: (listener) => void line.take.push(listener) },
      onDisconnect: { addListener: (listener) => void line.dropped.push(listener) },
      postMessage: (message) => {
        if (this.#line !== line) throw new Error('Attempting to use a disconnected port object');
        if (message.type === 'field-health') this.healths.push(message);
        else if (message.type === 'in-front') this.turns.push(message.focusedAt);
        else this.heard.push(message);
      },
      disconnect: () => {
        if (this.#line === line) this.#line = undefined;
      },
    };
  };

  get isConnected(): boolean {
    return this.#line !== undefined;
  }

  say(message: ToCrmMessage): void {
    this.#line?.take.forEach((listener) => {
      listener(message);
    });
  }

  giveRules(site: SiteRules): void {
    this.say({ type: 'rules', site });
  }

  /** The browser puts the background to sleep: the port drops. */
  die(): void {
    const line = this.#line;
    this.#line = undefined;
    line?.dropped.forEach((listener) => {
      listener();
    });
  }

  /** What was heard since the last time this was asked, each as its type and record. */
  news(): string[] {
    return this.heard.splice(0).map((message) => {
      switch (message.type) {
        case 'record-opened':
          return `opened ${message.record} ${message.values.map(({ value }) => value).join()}`;
        case 'card-form':
          return `card form ${message.present ? 'open' : 'gone'}`;
        case 'record-left':
          return 'left';
        case 'moved':
          return 'moved';
        case 'link-written':
          return `written ${message.record}${message.state === 'saved' ? ' saved' : ''}`;
        case 'link-refused':
          return `refused ${message.reason}`;
        case 'use-page-api':
          return `use the page’s interface for ${message.record}`;
        case 'identity-seen':
          return `identity ${message.value}`;
      }
    });
  }
}
