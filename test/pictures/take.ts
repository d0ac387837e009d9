/**
 * Takes a picture of every screen in every state, size and theme, and one contact sheet of them all.
 * Arguments: the folder (`.output/pictures`), and a part of the names of those that are wanted.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nameOf, openGallery, ROOT } from './gallery';
import type { Gallery, Picture } from './gallery';

const [, , folderName = '', wanted = ''] = process.argv;
const folder = resolve(folderName || join(ROOT, '.output/pictures'));

function sheetOf(taken: readonly Picture[]): string {
  const figures = taken.map((picture) => {
    const name = nameOf(picture);
    return `<figure><img src="${name}.png" alt=""><figcaption>${name}</figcaption></figure>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Every screen</title><style>
body { margin: 16px; background: #777; font: 12px sans-serif; columns: 300px; column-gap: 16px; }
figure { margin: 0 0 16px; break-inside: avoid; } img { width: 100%; display: block; }
figcaption { padding: 4px; background: #fff; }</style>${figures.join('\n')}`;
}

/** The sheet as one picture, too. */
async function photographSheet({ page }: Gallery): Promise<void> {
  await page.setViewport({ width: 2560, height: 800 });
  await page.goto(`file://${join(folder, 'sheet.html')}`);
  await page.screenshot({ path: join(folder, 'sheet.png'), fullPage: true });
}

await mkdir(folder, { recursive: true });
const gallery = await openGallery();
const faults: string[] = [];
try {
  const pictures = gallery.pictures.filter((picture) => nameOf(picture).includes(wanted));
  for (const picture of pictures) {
    await gallery.show(picture);
    await gallery.page.screenshot({ path: join(folder, `${nameOf(picture)}.png`) });
    const found = await gallery.layoutFaults(picture);
    faults.push(...found.map((fault) => `${nameOf(picture)}: ${fault}`));
  }
  await writeFile(join(folder, 'sheet.html'), sheetOf(pictures));
  await photographSheet(gallery);
  process.stdout.write(`${String(pictures.length)} pictures and sheet.html in ${folder}\n`);
} finally {
  await gallery.close();
}
for (const fault of new Set([...faults, ...gallery.complaints])) process.stdout.write(`${fault}\n`);
if (faults.length > 0 || gallery.complaints.length > 0) process.exitCode = 1;
