import type { CrmMessage, SiteRules, ToCrmMessage } from '../messages';

/** The CRMs whose pages have a programming interface of their own for it. */
const WITH_API: readonly SiteRules['adapter'][] = ['dynamics', 'servicenow'];
/** How long the background may take, ms. After that the link is typed. */
export const API_ANSWERS_WITHIN_MS = 2000;

/** Asks the background to set the link it ordered through the CRM's own interface. */
export interface PageApi {
  /** @returns whether the CRM's form took it; false too where nobody answers. Never rejects. */
  set(link: { readonly record: string; readonly url: string }): Promise<boolean>;
  answered(answer: Extract<ToCrmMessage, { type: 'page-api-used' }>): void;
}

/** Undefined where the site's CRM has no such interface, or its settings do not name a field for it. */
export function createPageApi(
  { adapter, link: { to } }: SiteRules,
  post: (message: CrmMessage) => void,
): PageApi | undefined {
  const isNamed = to.some((source) => typeof source !== 'string' && source.by === 'field');
  if (!WITH_API.includes(adapter) || !isNamed) return undefined;
  let asked: { readonly url: string; readonly end: (set: boolean) => void } | undefined;
  return {
    set({ record, url }) {
      asked?.end(false);
      return new Promise((resolve) => {
        const timer = setTimeout(() => asked?.end(false), API_ANSWERS_WITHIN_MS);
        asked = {
          url,
          end(set) {
            clearTimeout(timer);
            asked = undefined;
            resolve(set);
          },
        };
        post({ type: 'use-page-api', record, url });
      });
    },
    answered({ url, set }) {
      if (asked?.url === url) asked.end(set);
    },
  };
}
