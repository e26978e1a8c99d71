// Images of a real Distribution: the platforms under an index, two images and two platforms beside each other, and what
// is attached to one: signatures, bills of materials, attestations. It has no list of referrers, so that all of these are
// found by tags and in the index.

import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { startDistribution, withSite } from './support/distribution.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';
import { figure } from './support/truth.mjs';

after(closeBrowser);

const made = fleet();
const short = ({ descriptor }) => descriptor.digest.slice(7, 19);
const layersOf = ({ blobs }) => blobs.filter(({ descriptor }) => /layer/.test(descriptor.mediaType));
const digests = (thing) => layersOf(thing).map(({ descriptor }) => descriptor.digest);
const sum = (blobs) => blobs.reduce((bytes, { descriptor }) => bytes + descriptor.size, 0);

describe('what one only looks at', () => {
  let real;
  before(async () => (real = await startDistribution()));
  after(() => real.stop());

  /** The screen of an image. */
  async function begin(t, who, path) {
    const stack = await withSite(t, real, { registries: [{ name: 'Harbour', address: real.address, api: 'v2' }] });
    const person = await sit(t, stack, who, { hash: `#/${real.host}/${path}` });
    const { page, say } = person;
    const region = (section, name) => page.getByRole('region', { name: say(section, name) });
    const layers = region('image', 'layers');
    /** What is attached, opened by the button that names it. */
    const read = async (kind, thing) => {
      const name = say('referrers', 'read', { kind: say('referrers', kind), id: short(thing) });
      await person.press(person.button(name, region('referrers', 'attached')));
    };
    return {
      ...person,
      attached: region('referrers', 'attached'),
      read,
      chip: (digest) => person.button(`${say('common', 'copy')} ${digest.slice(7, 19)}`, layers),
      platforms: page.getByRole('radiogroup', { name: say('image', 'platform_switch') }),
    };
  }

  eachPerson('an index of a real registry is opened, and another of its platforms looked at', async (t, who) => {
    const { page, say, choose, chip, platforms } = await begin(t, who, 'harbour/lighthouse:latest');
    const [amd, arm, old] = made.lighthouse.children;
    for (const digest of digests(amd)) await chip(digest).waitFor();
    assert.equal(await platforms.getByRole('radio').count(), 3, 'the attestation is no platform');
    await choose(platforms, 'linux/arm64/v8');
    for (const digest of digests(arm)) await chip(digest).waitFor();
    const [own] = digests(amd).filter((digest) => !digests(arm).includes(digest));
    await chip(own).waitFor({ state: 'detached' });
    await page.waitForURL(/platform=linux\/arm64\/v8/);
    await page.getByRole('main').getByText(say('image', 'digest_matches')).first().waitFor();
    await choose(platforms, 'linux/arm/v7');
    for (const digest of digests(old)) await chip(digest).waitFor();
    await screen(page, `image-real-${who.language}`);
    await axe(page);
  });

  /** Compares what is on the screen with another image. */
  async function compare({ page, say, press, type, button, field }, other) {
    await press(button(say('compare', 'compare')));
    await type(field(say('compare', 'ask_field')), other);
    await press(button(say('compare', 'ask_act'), page.getByRole('dialog')));
    const table = page.getByRole('table');
    await table.locator('tr[data-is="same"]').first().waitFor();
    const layers = table.getByRole('rowgroup').filter({ has: page.getByText(say('image', 'layers'), { exact: true }) });
    const count = (is) => layers.locator(`tr[data-is="${is}"]`).count();
    const marks = async (line) => table.getByRole('row').filter({ hasText: line }).first().locator('mark').allInnerTexts();
    return { table, marks, layers: async () => [await count('same'), await count('left'), await count('right')] };
  }

  /** How many layers are of both, of the left alone, of the right alone. */
  function apart(left, right) {
    const both = digests(left).filter((digest) => digests(right).includes(digest)).length;
    return [both, digests(left).length - both, digests(right).length - both];
  }

  eachPerson('two images of a real registry stand beside each other', async (t, who) => {
    const person = await begin(t, who, 'harbour/pilot:1.0.0');
    const { page, say } = person;
    const seen = await compare(person, '1.2.0');
    const [left, right] = [made.pilots['1.0.0'], made.pilots['1.2.0']];
    assert.deepEqual(await seen.layers(), apart(left, right));
    assert.deepEqual(await seen.marks('org.opencontainers.image.version'), ['1.0.0', '1.2.0']);
    const shared = layersOf(left).filter(({ descriptor }) => digests(right).includes(descriptor.digest));
    const all = Math.max(digests(left).length, digests(right).length);
    const size = figure(sum(shared), who.language);
    const said = say('compare', 'shared_size', { n: shared.length, all, size });
    assert.ok((await page.getByRole('main').innerText()).replace(/\s/g, '').includes(said.replace(/\s/g, '')), said);
    await screen(page, `compare-real-${who.language}`);
    await axe(page);
  });

  eachPerson('two platforms of one index stand beside each other', async (t, who) => {
    const person = await begin(t, who, 'harbour/lighthouse:latest');
    const [, arm, old] = made.lighthouse.children;
    await person.choose(person.platforms, 'linux/arm64/v8');
    await person.chip(digests(arm).at(-1)).waitFor();
    const seen = await compare(person, `@${old.descriptor.digest}`);
    await person.page.waitForURL(/compare=.*platform=linux\/arm64\/v8|platform=linux\/arm64\/v8.*compare=/);
    assert.deepEqual(await seen.layers(), apart(arm, old));
    const platform = seen.table.getByRole('row').filter({ hasText: 'linux/arm64/v8' }).filter({ hasText: 'linux/arm/v7' });
    assert.equal(await platform.getAttribute('data-is'), 'changed');
    await screen(person.page, `compare-platforms-${who.language}`);
  });

  eachPerson('signature, bill of materials and attestation of a real registry are read as what they say', async (t, who) => {
    const { page, attached, read } = await begin(t, who, 'harbour/pilot:1.10.0');
    const [signature, attestation, sbom] = made.beside.map(({ thing }) => thing);
    await read('signature', signature);
    await attached.getByText('cosign container image signature').waitFor();
    await attached.getByText(made.pilots['1.10.0'].descriptor.digest).waitFor();
    await attached.getByText(signature.blobs[1].descriptor.annotations['dev.cosignproject.cosign/signature']).waitFor();
    await screen(page, `signature-real-${who.language}`);
    await axe(page);
    await read('sbom', sbom);
    await attached.getByText(/"SPDX-2\.3"/).waitFor();
    await attached.getByText(/"tides"/).waitFor();
    await read('attestation', attestation);
    await attached.getByText('https://in-toto.io/Statement/v0.1').waitFor();
    await attached.getByText('cosign container image signature').waitFor({ state: 'detached' });
  });

  eachPerson('what an index says of its own images, and a referrer of the fallback tag, are read as well', async (t, who) => {
    const { page, say, attached, read } = await begin(t, who, 'harbour/lighthouse:latest');
    await read('attestation', made.lighthouse.children[3]);
    await attached.getByText('https://slsa.dev/provenance/v0.2').first().waitFor();
    await attached.getByText(/"harbour works"/).waitFor();
    await attached.getByText(say('referrers', 'by_index')).first().waitFor();
    await page.evaluate((hash) => { location.hash = hash; }, `#/${real.host}/harbour/beacon:1.0`);
    await attached.getByText(say('referrers', 'by_fallback')).waitFor();
    await read('sbom', made.survey);
    await attached.getByText(/"SPDX-2\.3"/).waitFor();
  });
});
