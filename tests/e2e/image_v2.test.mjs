// An image of a v2 registry: platforms under an index, what is attached to it, two beside each other; and what is
// refused when the registry sends something else than was asked for.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { sha256 } from './support/images.mjs';
import { ACCEPT } from './support/oci.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { startStack } from './support/stack.mjs';

after(closeBrowser);

const opensV2 = (origin, { index }) => ({ registries: [{ name: 'Sandbox', address: index, api: 'v2' }], open: index });

/** The screen of an image, or of two. */
async function begin(t, who, path, { before, ...options } = {}) {
  const stack = await startStack(t, { serves: 'v2', settings: opensV2, ...options });
  await before?.(stack.admin);
  const hash = `#/${new URL(stack.sandbox.index).host}/${path}`;
  const person = await sit(t, stack, who, { hash });
  const region = (section, name) => person.page.getByRole('region', { name: person.say(section, name) });
  const manifest = async (repository, reference) => {
    const address = `${stack.sandbox.index}/v2/${repository}/manifests/${reference}`;
    const response = await fetch(address, { headers: { Accept: ACCEPT } });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { bytes, digest: `sha256:${sha256(bytes)}`, json: JSON.parse(bytes) };
  };
  return { ...person, stack, region, manifest };
}

eachPerson('an index shows its platforms, and the address remembers which is open', async (t, who) => {
  const { page, say, choose, region, manifest } = await begin(t, who, 'team/tide-api:latest');
  const top = await manifest('team/tide-api', 'latest');
  const of = (architecture) => top.json.manifests.find(({ platform }) => platform.architecture === architecture);
  const platforms = page.getByRole('radiogroup', { name: say('image', 'platform_switch') });
  assert.ok(await platforms.getByRole('radio', { name: 'linux/amd64', exact: true }).isChecked());
  assert.equal(await platforms.getByRole('radio').count(), 3, 'attestations are no platforms');
  const first = await manifest('team/tide-api', of('amd64').digest);
  const layers = region('image', 'layers');
  const chip = ({ json }) =>
    layers.getByRole('button', { name: `${say('common', 'copy')} ${json.layers[0].digest.slice(7, 19)}`, exact: true });
  await chip(first).waitFor();

  await choose(platforms, 'linux/arm64/v8');
  const arm = await manifest('team/tide-api', of('arm64').digest);
  await chip(arm).waitFor();
  await page.waitForURL(/platform=linux\/arm64\/v8/);
  await page.getByRole('main').getByText(say('image', 'digest_matches')).first().waitFor();
  await page.reload();
  await chip(arm).waitFor();
  assert.ok(await platforms.getByRole('radio', { name: 'linux/arm64/v8', exact: true }).isChecked());
  const about = (listed) => listed.annotations?.['vnd.docker.reference.digest'] === of('arm64').digest;
  const attests = top.json.manifests.find(about).digest.slice(7, 19);
  const read = say('referrers', 'read', { kind: say('referrers', 'attestation'), id: attests });
  // While a row comes before another, both are for a moment called by the same name.
  await region('referrers', 'attached').getByRole('button', { name: read, exact: true }).first().waitFor();
  await axe(page);
  await screen(page, `image-v2-${who.language}`);
});

eachPerson('a signature is read as what it says', async (t, who) => {
  const { page, say, press, region, manifest } = await begin(t, who, 'team/tide-api:latest');
  const top = await manifest('team/tide-api', 'latest');
  const signed = await manifest('team/tide-api', `${top.digest.replace(':', '-')}.sig`);
  const attached = region('referrers', 'attached');
  const named = say('referrers', 'read', { kind: say('referrers', 'signature'), id: signed.digest.slice(7, 19) });
  await press(attached.getByRole('button', { name: named, exact: true }));
  await attached.getByText(top.digest).waitFor();
  await attached.getByText('cosign container image signature').waitFor();
  await attached.getByText(signed.json.layers[0].annotations['dev.cosignproject.cosign/signature']).waitFor();
  await axe(page);
});

eachPerson('two images stand beside each other, line by line', async (t, who) => {
  const { page, say, press, type, choose, button, field, manifest } = await begin(t, who, 'team/pilotage:1.0.1');
  await press(button(say('compare', 'compare')));
  await type(field(say('compare', 'ask_field')), '1.1.0');
  await press(page.getByRole('dialog').getByRole('button', { name: say('compare', 'ask_act'), exact: true }));
  await page.getByRole('heading', { level: 1, name: /1\.0\.1.*1\.1\.0/ }).waitFor();
  await page.waitForURL(/team\/pilotage:1\.0\.1\?compare=1\.1\.0/);
  const [left, right] = [await manifest('team/pilotage', '1.0.1'), await manifest('team/pilotage', '1.1.0')];
  const digests = ({ json }) => json.layers.map(({ digest }) => digest);
  const both = digests(left).filter((digest) => digests(right).includes(digest));
  const table = page.getByRole('table');
  const rows = (is) => table.locator(`tr[data-is="${is}"]`);
  await rows('same').first().waitFor();
  const layerRows = table.getByRole('rowgroup').filter({ has: page.getByText(say('image', 'layers'), { exact: true }) });
  assert.equal(await layerRows.locator('tr[data-is="same"]').count(), both.length);
  const version = table.getByRole('row').filter({ hasText: 'org.opencontainers.image.version' }).first();
  assert.equal(await version.getAttribute('data-is'), 'changed');
  assert.deepEqual(await version.locator('mark').allInnerTexts(), ['1.0.1', '1.1.0']);

  await choose(page.getByRole('radiogroup', { name: say('compare', 'which_lines') }), say('compare', 'differences'));
  await rows('same').first().waitFor({ state: 'detached' });
  await page.waitForURL(/show=differences/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(button(say('compare', 'next')));
  // It leads to the first difference, and on to the next.
  await table.locator('tr:focus[data-nth="0"]').waitFor();
  await page.keyboard.press('n');
  await table.locator('tr:focus[data-nth="1"]').waitFor();
  await axe(page);
  await screen(page, `compare-${who.language}`);
});

eachPerson('two platforms of one index stand beside each other', async (t, who) => {
  const { page, say, press, type, button, field, manifest } = await begin(t, who, 'team/tide-api:latest?platform=linux/arm64/v8');
  const { json: { manifests } } = await manifest('team/tide-api', 'latest');
  const of = (architecture) => manifests.find(({ platform }) => platform.architecture === architecture).digest;
  await press(button(say('compare', 'compare')));
  await type(field(say('compare', 'ask_field')), `@${of('amd64')}`);
  await press(page.getByRole('dialog').getByRole('button', { name: say('compare', 'ask_act'), exact: true }));
  await page.getByRole('radiogroup', { name: say('compare', 'which_lines') }).waitFor();
  const table = page.getByRole('table');
  const platform = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: say('image', 'platform'), exact: true }) });
  assert.equal(await platform.getByRole('cell').nth(0).innerText(), 'linux/arm64/v8');
  assert.equal(await platform.getByRole('cell').nth(2).innerText(), 'linux/amd64');
  const [arm, amd] = [await manifest('team/tide-api', of('arm64')), await manifest('team/tide-api', of('amd64'))];
  for (const [{ json }, is] of [[arm, 'left'], [amd, 'right']]) {
    const top = json.layers.at(-1).digest.slice(7, 19);
    await table.locator(`tr[data-is="${is}"]`).getByRole('button', { name: `${say('common', 'copy')} ${top}`, exact: true }).waitFor();
  }
});

// I1
eachPerson('a body of another digest is a red stop with both digests, and nothing of it is read', async (t, who) => {
  const { page, say, region, manifest } = await begin(t, who, 'team/tide-api:latest', {
    before: (admin) => admin.fault({ method: 'GET', path: '/v2/team/tide-api/manifests/latest', flip: true, times: 1 }),
  });
  const notice = page.getByRole('main').getByRole('alert');
  await notice.waitFor();
  const { digest } = await manifest('team/tide-api', 'latest');
  await notice.getByText(digest).waitFor();
  const said = await notice.innerText();
  assert.equal(new Set(said.match(/sha256:[0-9a-f]{64}/g)).size, 2, said);
  assert.equal(await region('image', 'layers').count(), 0);
  assert.equal(await page.getByRole('radiogroup', { name: say('image', 'platform_switch') }).count(), 0);
});

// I3
eachPerson('a document that could be read as two things is read as none', async (t, who) => {
  const both = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [],
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: `sha256:${'a'.repeat(64)}`, size: 2 },
    layers: [],
  };
  const { page, region } = await begin(t, who, 'team/tide-api:latest', {
    cors: 'unexposed', // so that the digest beside it is not what refuses it
    before: (admin) =>
      admin.fault({ method: 'GET', path: '/v2/team/tide-api/manifests/latest', body: JSON.stringify(both) }),
  });
  await page.getByRole('main').getByRole('alert').waitFor();
  assert.equal(await region('image', 'layers').count(), 0);
});

eachPerson('a layer comes down byte for byte and has its digest; who shares it is found out', async (t, who) => {
  const { page, stack, say, press, button, region, manifest } = await begin(t, who, 'team/pilotage:1.0.1');
  const [{ digest }] = (await manifest('team/pilotage', '1.0.1')).json.layers;
  const download = button(say('image', 'download_layer', { id: digest.slice(7, 19) }));
  const [saved] = await Promise.all([page.waitForEvent('download'), press(download)]);
  assert.equal(`sha256:${sha256(await readFile(await saved.path()))}`, digest);
  assert.equal(saved.suggestedFilename(), `${digest.slice(7, 19)}.tar.gz`);
  const layers = region('image', 'layers');
  await layers.getByText(say('image', 'digest_fits')).waitFor();
  await press(button(say('image', 'see_sharing')));
  await layers.getByText(say('image', 'also_in'), { exact: true }).waitFor();
  const list = await (await fetch(`${stack.sandbox.index}/v2/team/pilotage/tags/list`)).json();
  await layers.getByText(say('image', 'shared_over', { n: list.tags.length })).waitFor();
});
