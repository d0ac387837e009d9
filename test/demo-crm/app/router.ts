import { useSyncExternalStore } from 'react';

/** A page of the CRM. `id` is decoded. */
export interface Route {
  readonly page: 'accounts' | 'account' | 'cases' | 'case' | 'case-frame' | 'loyalty' | 'pay';
  readonly id: string;
}

const ROUTES: readonly (readonly [RegExp, Route['page']])[] = [
  [/^\/accounts\/([^/]+)$/, 'account'],
  [/^\/cases\/([^/]+)$/, 'case'],
  [/^\/frames\/cases\/([^/]+)$/, 'case-frame'],
  [/^\/loyalty\/([^/]+)$/, 'loyalty'],
  [/^\/pay\/([^/]+)$/, 'pay'],
  [/^\/cases$/, 'cases'],
];

function routeOf(path: string): Route {
  for (const [pattern, page] of ROUTES) {
    const match = pattern.exec(path);
    if (match) return { page, id: decodeURIComponent(match[1] ?? '') };
  }
  return { page: 'accounts', id: '' };
}

const MOVED = 'demo-crm:moved';

/** Goes to another page without a load, as single-page CRMs do. */
export function go(path: string): void {
  history.pushState(null, '', path);
  window.dispatchEvent(new Event(MOVED));
}

/** The page the address names, at once when it changes. */
export function useRoute(): Route {
  const path = useSyncExternalStore(subscribe, () => location.pathname);
  return routeOf(path);
}

function subscribe(changed: () => void): () => void {
  const events = [MOVED, 'popstate'];
  for (const event of events) window.addEventListener(event, changed);
  return () => {
    for (const event of events) window.removeEventListener(event, changed);
  };
}

export const pathTo = (page: 'accounts' | 'cases' | 'loyalty' | 'pay', id: string) =>
  `/${page}/${encodeURIComponent(id)}`;
