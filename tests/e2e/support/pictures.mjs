// The pictures of the guide: taken from the console as it is, and held to those that lie in docs/pictures.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
/** How many of its points may look otherwise: letters are drawn a little otherwise by every version of a browser. */
const OTHERWISE = 0.02;
/** How far a colour may be off, of 255, before the point counts. */
const OFF = 48;

/** Writes the picture where PORTOLAN_PICTURES is set, and holds it to the one of the guide where it is not. */
export async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready);
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const path = `${FOLDER}${name}.png`;
  if (process.env.PORTOLAN_PICTURES) return writeFile(path, taken);
  const { size, share } = await difference(page, taken, await readFile(path));
  assert.ok(size, `${name}.png is of another size`);
  assert.ok(share <= OTHERWISE, `${name}.png is stale: ${(100 * share).toFixed(1)} % of it looks otherwise. ` +
    'PORTOLAN_PICTURES=1 takes the pictures anew');
}

/** Whether two pictures are of one size, and the share of their points that differs: reckoned on a page of its own. */
async function difference(page, taken, kept) {
  const other = await page.context().newPage();
  await other.goto('about:blank');
  const found = await other.evaluate(async ([pictures, off]) => {
    const points = async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height);
    };
    const [one, two] = await Promise.all(pictures.map(points));
    if (one.width !== two.width || one.height !== two.height) return { size: false, share: 1 };
    let differ = 0;
    for (let at = 0; at < one.data.length; at += 4) {
      const is = [0, 1, 2].some((part) => Math.abs(one.data[at + part] - two.data[at + part]) > off);
      differ += is ? 1 : 0;
    }
    return { size: true, share: (4 * differ) / one.data.length };
  }, [[taken, kept].map((picture) => picture.toString('base64')), OFF]);
  await other.close();
  return found;
}
