/**
 * Hands the person a text file. The address of its content lives until the page does: browsers
 * read it at their own time, and a settings file is small.
 */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
}
