// The console against a v1 registry that others wrote: npm's docker-registry-server, with real files of this machine
// for layers. It lists no images, answers ids without quotes and accepts almost anything.

import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser, screen } from './support/browser.mjs';
import { files, image, sha256 } from './support/images.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { start } from './support/program.mjs';
import { serveSite } from './support/site.mjs';
import { opensOwnOrigin } from './support/stack.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'harbour/manuals';
const program = fileURLToPath(new URL('npm-registry.mjs', import.meta.url));

/** The real registry, behind the console's own origin as a proxy would have it. */
async function startReal(t) {
  const { found, stop } = await start(process.execPath, [program], (line) => line.startsWith('{') && JSON.parse(line));
  t.after(stop);
  const site = await serveSite({ behind: found.address, settings: opensOwnOrigin });
  t.after(site.stop);
  return { site, address: site.address, origins: new Set([site.origin]), host: new URL(site.origin).host, truth: truthOf(found.address) };
}

/** Some real files under a folder, at most so many bytes of them. */
async function realFiles(folder, most) {
  const found = {};
  let bytes = 0;
  const walk = async (at) => {
    for (const name of (await readdir(at)).toSorted()) {
      const path = join(at, name);
      const about = await stat(path).catch(() => null);
      if (about?.isDirectory() && bytes < most) await walk(path);
      if (!about?.isFile() || bytes + about.size > most) continue;
      bytes += about.size;
      found[path.slice(1)] = await readFile(path);
    }
  };
  await walk(folder);
  assert.ok(Object.keys(found).length > 3, `${folder} has files`);
  return found;
}

eachPerson('an image of real files goes in, is seen, tagged anew, deleted, and comes back byte for byte', async (t, who) => {
  const real = await startReal(t);
  const { truth } = real;
  const licences = image('licences', { files: await realFiles('/usr/share/common-licenses', 400_000) });
  const manuals = image('manuals', { on: licences, files: await realFiles('/usr/share/doc', 900_000) });
  const person = await sit(t, real, who, { hash: `#/~insert/${real.host}/${WHERE}` });
  const { page, say, press, type, tick, chooseFiles, button, field, link } = person;
  const insert = (name, values) => say('insert', name, values);

  await chooseFiles(files(manuals, licences));
  await type(field(insert('tag')), '1.0');
  const act = button(insert('insert_images', { n: 2 }));
  await act.and(page.locator(':not([aria-disabled])')).waitFor();
  await press(act);
  await page.getByText(insert('all_in', { n: 2 }), { exact: true }).waitFor();
  await screen(page, `real.insert.${who.language}`);
  assert.deepEqual(await truth.ancestry(manuals.id), [manuals.id, licences.id]);
  assert.equal((await truth.tags(WHERE))['1.0'], manuals.id);

  await press(link(insert('open_tree')));
  const tree = page.getByRole('tree').first();
  await tree.getByRole('treeitem', { name: new RegExp(manuals.short) }).waitFor({ state: 'attached' });
  await tree.getByRole('treeitem', { name: new RegExp(licences.short) }).waitFor({ state: 'attached' });
  await screen(page, `real.tree.${who.language}`);

  const views = page.getByRole('navigation', { name: say('repository', 'views') });
  await press(views.getByRole('link', { name: new RegExp(`^${say('repository', 'view_tags')}`) }));
  await link('1.0').waitFor();
  await press(button(say('repository', 'set_tag')));
  const setting = page.getByRole('dialog', { name: say('repository', 'set_title') });
  await type(field(say('repository', 'set_name'), setting), 'stable');
  await press(button(say('repository', 'set_act'), setting));
  await setting.waitFor({ state: 'detached' });
  await link('stable').waitFor();
  assert.equal((await truth.tags(WHERE)).stable, manuals.id);

  await tick(field(say('tags', 'select', { name: '1.0' })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  const deleting = page.getByRole('dialog', { name: say('tags', 'delete_tag_title', { name: '1.0' }) });
  await press(button(say('tags', 'delete_one_act'), deleting));
  await deleting.waitFor({ state: 'detached' });
  await link('1.0').waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tags(WHERE), { stable: manuals.id });

  await press(link('stable'));
  await page.getByRole('heading', { level: 1, name: 'manuals:stable' }).waitFor();
  const coming = page.waitForEvent('download');
  await press(button(say('image', 'download_layer', { id: manuals.short })));
  const got = await coming;
  assert.equal(got.suggestedFilename(), `${manuals.short}.tar.gz`);
  assert.equal(sha256(await readFile(await got.path())), sha256(manuals.layer));
  await page.getByText(`sha256:${sha256(manuals.layer)}`).waitFor();
  await screen(page, `real.image.${who.language}`);
});
