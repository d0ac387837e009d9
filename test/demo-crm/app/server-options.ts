/** What the server put into the page for this app. */
function option(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

/** How long a record's data comes after its address, ms. */
export const DATA_DELAY_MS = Number(option('data-delay'));

const DOOR = 'simulator-door';

/**
 * Origin of the simulator whose operator's door the call bar uses, or empty. `?door=` in the
 * address counts first and is remembered for the tab.
 */
export function simulatorDoor(): string {
  const asked = new URLSearchParams(location.search).get('door');
  if (asked !== null) sessionStorage.setItem(DOOR, asked);
  return (sessionStorage.getItem(DOOR) ?? option(DOOR)).replace(/\/+$/, '');
}
