/** The links that were saved, by the record they belong to. They outlive the page. */
const KEY = 'recording-links';

function all(): Record<string, string> {
  return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string>;
}

export function savedLink(record: string): string {
  return all()[record] ?? '';
}

export function saveLink(record: string, link: string): void {
  localStorage.setItem(KEY, JSON.stringify({ ...all(), [record]: link }));
}
