// Creating a repository, in a namespace and in the library, where hub and registry are apart and where they are one.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { everybody, sit } from './support/person.mjs';
import { opensApart, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const MANNERS = [
  ['apart', opensApart],
  ['standalone', opensSandbox],
];

for (const [manner, settings] of MANNERS) {
  everybody(`a repository is created in a namespace and in the library, ${manner}`, async (t, who) => {
    const stack = await startStack(t, { manner, settings });
    const person = await sit(t, stack, who);
    const { page, say, press, choose, type, button, field, link } = person;
    const texts = (name, values) => say('repositories', name, values);
    await link('team/checkout-api').waitFor();
    const opener = button(texts('create'));
    if (manner === 'apart') {
      // Not offered to nobody, with the reason.
      await person.pressInVain(opener);
      assert.equal(await opener.getAttribute('aria-description'), say('capability', 'not_signed_in'));
      await person.signInFromMenu('captain', 'harbour-1914');
      await link('team/checkout-api').waitFor();
    }
    await stack.admin.forgetRequests();

    await press(opener);
    const dialog = page.getByRole('dialog', { name: texts('create_title') });
    await type(field(texts('namespace'), dialog), 'Bad Name');
    await type(field(texts('name'), dialog), 'scratch');
    const act = button(texts('create_act'), dialog);
    await person.pressInVain(act);
    await dialog.getByText(texts('create_missing')).waitFor();
    await type(field(texts('namespace'), dialog), 'team');
    await type(field(texts('name'), dialog), 'sextant');
    await screen(page, `create.${manner}.${who.language}`);
    await press(act);
    await heading(page, 'team/sextant').waitFor();
    await page.getByText(texts('created', { name: 'team/sextant' })).waitFor();

    await page.goBack();
    await press(opener);
    await choose(dialog.getByRole('radiogroup'), texts('in_library'));
    await type(field(texts('name'), dialog), 'compass');
    await press(act);
    await heading(page, 'library/compass').waitFor();

    const puts = (await stack.admin.requests()).filter(({ method }) => method === 'PUT');
    assert.deepEqual(
      puts.map(({ path, body, place }) => [path, body, place]),
      // An official repository goes by its name alone.
      ['team/sextant', 'compass'].map((name) => [`/v1/repositories/${name}/`, '[]', 'index']),
    );
  });
}
