// The browser's storage is full, or the page may not touch it. The console works all the same, keeps in memory what it
// can, and says that nothing is kept.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { byTurns, sit } from './support/person.mjs';
import { host, opensApart, startStack } from './support/stack.mjs';

after(closeBrowser);

const NAME = 'team/tide-tables';

const STORAGES = {
  full: () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  },
  forbidden: () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
    }
  },
};

for (const [how, broken] of Object.entries(STORAGES)) {
  byTurns(`with a storage that is ${how} one signs in, half deletes a repository and goes on, and is told`, async (t, who) => {
    const stack = await startStack(t, { manner: 'apart', settings: opensApart });
    const person = await sit(t, stack, who, { prepare: (page) => page.addInitScript(broken) });
    const { page, say, press, type, button, link } = person;
    const texts = (name, values) => say('repository', name, values);
    await link(NAME).waitFor();
    // A password that should be kept for the tab is not, and Account says what is.
    await person.signInFromMenu('mate', 'lantern-1921', { keep: true });
    await person.fromMenu(say('shell', 'account'), 'mate');
    await page.getByText(say('account', 'in_memory')).waitFor();
    await page.goBack();
    await press(link(NAME));
    await heading(page, NAME).waitFor();
    await press(button(texts('pin')));
    await page.getByText(say('shell', 'unkept')).first().waitFor();

    await stack.admin.fault({ place: 'registry', method: 'DELETE', path: `/v1/repositories/${NAME}/`, status: 500, times: 1 });
    const confirm = async (opener) => {
      await press(opener);
      const dialog = page.getByRole('dialog');
      await type(dialog.getByRole('textbox'), `${host(stack.sandbox.index)}/${NAME}`);
      await press(dialog.locator('button[type=submit]'));
      return dialog;
    };
    const dialog = await confirm(button(texts('delete')));
    await dialog.getByRole('alert').waitFor();
    await press(button(say('tags', 'leave_it'), dialog));
    const half = page.getByRole('status').filter({ hasText: texts('half_title', { name: NAME }) });
    await half.waitFor();
    await confirm(button(texts('resume'), half));
    await page.getByText(texts('deleted', { name: NAME })).waitFor();
    await link('team/checkout-api').waitFor();
    assert.equal(await link(NAME).count(), 0);
  });
}
