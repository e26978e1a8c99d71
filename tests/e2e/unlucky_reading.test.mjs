// The network dies and comes back at every single request of looking round: contact, list, tags, image, layer, comparison,
// tree. Each time the screen says so, and trying again completes it.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { startStack } from './support/stack.mjs';
import { stillness, weather } from './support/storm.mjs';

after(closeBrowser);

const LOOKED_AT = {
  v1: { repository: 'team/berth-planner', tag: '1.0.0', other: '0.9.0' },
  v2: { repository: 'team/tide-api', tag: 'latest', other: '1.1.0' },
};

/** What is only added to what is shown, and left out where it does not come: the notes of a push, what is attached. */
const adds = (url) => /\/tags\/[^/]+\/json$|\/referrers\/|\/(manifests|tags)\/sha256-/.test(url);

for (const [serves, { repository, tag, other }] of Object.entries(LOOKED_AT)) {
  byTurns(`every request of looking round in ${serves} may fail once, and is told and tried again`, async (t, who) => {
    const stack = await startStack(t, { serves });
    const line = await startLine(t, stack.sandbox.index);
    stack.origins.add(line.address);
    const person = await sit(t, stack, who);
    const { page, say, link } = person;
    const still = stillness(page, line);
    const main = page.getByRole('main');
    const again = person.button(say('common', 'try_again'), main);
    const told = () => main.getByRole('alert').or(again);
    /** Of two images each may have failed, and is tried again by itself. */
    const press = async () => {
      await again.first().click();
      await still();
      if (!line.isDead() && (await again.count())) await again.first().click();
    };
    const through = (done) => weather(line, still, { done, told, again: press });
    const at = (hash) => page.evaluate((to) => { window.location.hash = to; }, `#/${line.host}/${hash}`);
    /** Everything that is asked for by then has come. */
    const complete = (locator) => () => locator.and(main.filter({ hasNot: page.locator('.pt-ghost, .pt-counting') }).locator('*')).first();

    line.storm(({ url }) => !adds(url));
    await person.type(main.getByLabel(say('connect', 'field')), line.address);
    await person.press(person.button(say('connect', 'connect')));
    await through(() => link(repository));
    await at(repository);
    await through(complete(link(tag)));
    await still();
    assert.equal(await again.count(), 0);
    await at(`${repository}:${tag}`);
    await through(complete(heading(page, say('image', 'configuration'))));
    // A layer is fetched at a press and comes as a file: what it fails with stands beside it.
    const download = page.getByRole('button', { name: new RegExp(say('image', 'download_layer', { id: '' }).trim()) }).first();
    const coming = page.waitForEvent('download');
    await person.press(download);
    await line.death();
    await main.getByRole('alert').filter({ hasText: say('notice', 'unreachable') }).waitFor();
    line.back();
    await person.press(download);
    await coming;
    await at(`${repository}:${tag}?compare=${other}`);
    await through(complete(page.getByRole('radiogroup', { name: say('compare', 'which_lines') })));
    await at(`${repository}?view=tree`);
    await through(complete(page.getByRole('tree').first()));
    line.calm();
    const asked = new Set(line.answered('GET').map((one) => one.split(' ')[1]).filter((url) => !adds(url)));
    const died = new Set(line.deaths().map((one) => one.split(' ')[1]));
    assert.deepEqual([...asked].filter((url) => !died.has(url)), [], 'the line died at each of them');
  });
}
