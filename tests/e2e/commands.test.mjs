// The commands of a page and of an act: what is shown is run by a shell as it stands, and does what the page says.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, openConsole } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { acts } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { languages, words } from './support/words.mjs';

after(closeBrowser);

const NAME = 'team/checkout-api';

/** Runs lines by a POSIX shell in a folder of the test's own. */
async function shell(t, lines) {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-commands-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { stdout } = await promisify(execFile)('sh', ['-c', lines], { cwd: folder });
  return stdout;
}

async function sitDown(t, stack, language, hash) {
  const { page } = await openConsole(t, stack, { language, hash });
  const say = words(language);
  const line = (label, within = page) => within.getByRole('group', { name: label, exact: true }).locator('code').textContent();
  return { page, say, line, ...acts(page, 'keyboard', say) };
}

for (const language of languages) {
  test(`every page of a registry has its commands, one tool at a time (${language})`, async (t) => {
    const settings = (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });
    const real = await startRealStack(t, { seed: 'fleet', settings });
    const { page, say, line, press, choose, button } = await sitDown(t, real, language, `#/${real.host}/harbour/pilot`);
    await page.getByRole('row').nth(2).waitFor();
    await press(button(say('shell', 'commands')));
    const dialog = page.getByRole('dialog', { name: say('commands', 'title') });
    const tags = await line(say('commands', 'tags'), dialog);
    assert.deepEqual(JSON.parse(await shell(t, tags)).tags.sort(), await real.truth.tags('harbour/pilot'));
    const digest = await shell(t, await line(say('commands', 'resolve', { tag: 'latest' }), dialog));
    assert.match(digest, /docker-content-digest: sha256:/i);
    await choose(dialog.getByRole('radiogroup', { name: say('commands', 'tool') }), 'crane');
    assert.equal(await line(say('commands', 'tags'), dialog), `crane ls --insecure ${real.host}/harbour/pilot`);
    await page.keyboard.press('Escape');
    await page.goto(`${real.address}#/${real.host}/harbour/pilot:latest`);
    await page.getByRole('heading', { name: say('image', 'configuration'), exact: true }).waitFor();
    await press(button(say('shell', 'commands')));
    const config = JSON.parse(await shell(t, await line(say('commands', 'config'), dialog)));
    assert.ok(config.rootfs, 'it is the configuration that the page shows');
  });

  test(`what a dialog is about to do stands under it as a command that does it (${language})`, async (t) => {
    const stack = await startStack(t, { settings: opensSandbox });
    const { page, say, line, press, button, link } = await sitDown(t, stack, language, '');
    await press(link(NAME));
    await page.getByRole('row').nth(1).waitFor();
    const tags = async () => Object.keys(await (await fetch(`${stack.sandbox.index}/v1/repositories/${NAME}/tags`)).json());
    const before = await tags();
    const gone = before.find((tag) => tag !== 'latest');
    await page.goto(`${stack.address}#/${new URL(stack.sandbox.index).host}/${NAME}:${gone}`);
    await press(button(say('image', 'delete_tag')));
    const dialog = page.getByRole('dialog');
    const command = await line(say('commands', 'same'), dialog);
    await press(dialog.getByRole('button', { name: say('tags', 'keep_one'), exact: true }));
    assert.deepEqual((await tags()).sort(), before.sort(), 'showing it does nothing');
    await shell(t, command);
    assert.deepEqual((await tags()).sort(), before.filter((tag) => tag !== gone).sort());
  });
}
