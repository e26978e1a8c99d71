// The page opened from a disk, where a browser lets no module run: it says why nothing comes. Served, it never does.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { closeBrowser, openConsole } from './support/browser.mjs';
import { dist } from './support/site.mjs';
import { startStack } from './support/stack.mjs';
import { PATIENCE, within } from './support/within.mjs';

after(closeBrowser);

for (const colorScheme of ['light', 'dark']) {
  test(`opened as a file it says that it belongs on a web server, in each language, ${colorScheme}`, async (t) => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    t.after(() => browser.close());
    const page = await browser.newPage({ colorScheme, viewport: { width: 360, height: 640 } });
    await page.goto(pathToFileURL(join(dist, 'index.html')).href);
    for (const said of [/Opened as a file it cannot run/, /以文件方式打开时无法运行/, /以檔案方式開啟時無法執行/]) {
      await page.getByText(said).waitFor({ state: 'visible' });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.ok(!wide, 'no line leaves the page');
  });
}

test('a page that came from a server does not begin with it, and does not say it once the console is there', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const seen = [];
  const prepare = async (page) => {
    await page.exposeFunction('__seen', (visible) => seen.push(visible));
    await page.addInitScript(() => {
      const look = () => {
        const notice = document.querySelector('.pt-unstarted');
        if (notice) window.__seen(notice.checkVisibility({ visibilityProperty: true }));
        else requestAnimationFrame(look);
      };
      look();
    });
  };
  const { page } = await openConsole(t, stack, { prepare });
  await within(PATIENCE, 'it was looked at', () => seen.length > 0);
  assert.deepEqual(seen, [false]);
  assert.equal(await page.locator('.pt-unstarted').isVisible(), false);
});
