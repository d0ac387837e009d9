/** @jsxImportSource react */
import type { MouseEvent, ReactNode } from 'react';
import { go } from './router';

/** A link that goes to another page of the app without a load. */
export function Link({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  );
}
