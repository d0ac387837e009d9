/**
 * Hands the person a text file. The address of its content lives until the page does: browsers
 * read it at their own time, and few files are saved from one page.
 */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  const type = name.endsWith('.csv') ? 'text/csv' : 'application/json';
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
}
