// The network dies while the console's own files are on their way: the second half of the program with its style, a
// language, the sample registries. It is said, and trying again brings them, style and all.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { byTurns, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

/** Lets no file whose name fits come until the function that is given is called. */
async function without(page, wanted) {
  await page.route(wanted, (route) => route.abort('internetdisconnected'));
  return () => page.unroute(wanted);
}

for (const [what, file] of [['program', /lazy\/.*\.wasm$/], ['style', /lazy\/.*\.css$/]]) {
  byTurns(`the ${what} of the second half does not come at first`, async (t, who) => {
    const stack = await startStack(t, { settings: opensSandbox });
    const person = await sit(t, stack, who);
    const { page, say, press, button, link } = person;
    await link('team/tide-tables').waitFor();
    const comes = await without(page, file);
    await press(link('team/tide-tables'));
    const notice = page.getByRole('alert').filter({ hasText: say('notice', 'failed', { attempt: say('shell', 'later') }) });
    await notice.waitFor();
    await comes();
    await press(button(say('common', 'try_again'), notice));
    await heading(page, 'team/tide-tables').waitFor();
    await link('2.4.0').waitFor();
    const table = await page.getByRole('table').evaluate((element) => getComputedStyle(element).borderCollapse);
    assert.equal(table, 'collapse', 'the second style sheet is there');
    const linked = await page.locator('portolan-console').evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('link[rel=stylesheet]')].map(({ href, sheet }) => [href, sheet !== null]));
    assert.equal(new Set(linked.map(([href]) => href)).size, linked.length, 'none is there twice');
    assert.deepEqual(linked.map(([, came]) => came), [true, true], 'and none that did not come');
  });
}
