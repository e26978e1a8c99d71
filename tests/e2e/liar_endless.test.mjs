// Answers that never end, hardly begin, or bring nothing after their header fields: they are left at a cap, at a press or
// after a while, the page stays alive, and what was read before stands beside the reason (security notes R1, R9).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { CHAIN, IMAGE, PILOT, askedFor, before, notice, repositoryV2, say as said } from './support/liar.mjs';
import { bodiless, endless, trickle } from './support/liar_lies.mjs';
import { assertAlive, assertKept, assertLeft, draws } from './support/liar_watch.mjs';
import { TYPES, image, layer } from './support/oci.mjs';
import { eachPerson } from './support/person.mjs';
import { PATIENCE, within } from './support/within.mjs';

after(closeBrowser);

const TAGS = new RegExp(`^/v2/${PILOT}/tags/list`);
const CONFIG = new RegExp(`/blobs/${IMAGE.blobs[0].descriptor.digest}`);
const row = '"abcdefgh",';

/** What never ends, where, what was attempted, and what still stands there. */
const ENDLESS = {
  'the catalog': {
    path: /_catalog/, first: '{"repositories":[', at: '', attempt: ({ say }) => say('repositories', 'attempt'),
    stands: ({ page, stack }) => heading(page, stack.host),
  },
  'a search of v1': {
    api: 'v1', path: /search/, first: '{"results":[', at: '', attempt: ({ say }) => say('repositories', 'attempt'),
    stands: ({ page, stack }) => heading(page, stack.host),
  },
  'a list of tags': {
    path: TAGS, first: '{"tags":[', attempt: ({ say }) => say('tags', 'attempt_tags', { name: PILOT }),
    stands: ({ button, say }) => button(say('repository', 'pin')),
  },
  'the tags of v1': {
    api: 'v1', path: /\/tags$/, first: '{"tag":"', attempt: ({ say }) => say('tags', 'attempt_tags', { name: PILOT }),
    stands: ({ button, say }) => button(say('repository', 'pin')),
  },
  'a manifest': {
    path: /manifests/, first: '{"layers":[', at: `/${PILOT}:1.0`,
    attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }),
    stands: ({ link, say }) => link(say('image', 'to_repository')),
  },
  'a configuration': {
    path: CONFIG, first: '{"history":[', at: `/${PILOT}:1.0`, attempt: ({ say }) => say('image', 'attempt_config'),
    stands: ({ page }) => page.getByText(IMAGE.descriptor.digest.slice(7, 19)).first(),
  },
  'the JSON of a v1 image': {
    api: 'v1', path: new RegExp(`${CHAIN[1].id}/json`), first: '{"id":', at: `/${PILOT}:1.0`,
    attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }),
    stands: ({ link, say }) => link(say('image', 'to_repository')),
  },
};
ENDLESS['the token server'] = {
  path: /^\/token/, first: '{"token":"', attempt: ({ say }) => say('tags', 'attempt_tags', { name: PILOT }),
  stands: ({ button, say }) => button(say('repository', 'pin')),
  lies: (stack) => stack.lie(/^\/v2/, { status: 401, headers: { 'WWW-Authenticate': `Bearer realm="${stack.liar}/token"` } }),
};

for (const [what, { api, path, first, at, attempt, stands, lies = () => {} }] of Object.entries(ENDLESS)) {
  eachPerson(`an endless answer is left at the cap: ${what}`, async (t, who) => {
    const lying = (stack) => {
      lies(stack);
      stack.lie(path, endless(row, { first }));
    };
    const person = await before(t, who, { api, at, lies: lying });
    const { page, stack } = person;
    await notice(person, attempt(person), 'too_large').waitFor();
    await stands(person).waitFor();
    await assertAlive(page);
    await assertLeft(...stack.asked().filter(({ url }) => path.test(url)));
    assertKept(stack);
    await screen(page, `liar-endless.${what.replaceAll(' ', '-')}.${who.language}`);
  });
}

eachPerson('a list without end of what is attached is left at the cap, and some is said to be missing', async (t, who) => {
  const path = /referrers\//;
  const lies = (stack) => stack.lie(path, endless(row, { first: '{"manifests":[', type: TYPES.oci.index }));
  const { page, say, stack } = await before(t, who, { at: `/${PILOT}:1.0`, lies });
  await page.getByText(say('referrers', 'incomplete')).waitFor();
  assert.equal(await page.getByText(say('referrers', 'nothing')).count(), 0, 'nobody knows that');
  await heading(page, say('image', 'configuration')).waitFor();
  await assertLeft(...stack.asked().filter(({ url }) => path.test(url)));
});

eachPerson('a refusal that never ends is told by its status and by the beginning of its words', async (t, who) => {
  const lies = (stack) => stack.lie(TAGS, endless('so long ', { status: 500, type: 'text/plain' }));
  const person = await before(t, who, { lies });
  const alert = notice(person, person.say('tags', 'attempt_tags', { name: PILOT }), 'server_fault');
  await alert.getByText('so long so long').waitFor();
  assert.ok((await alert.innerText()).length < 1200);
  await assertAlive(person.page);
});

eachPerson('a page of tags that comes a byte at a time is stopped at a press, and what was read stays', async (t, who) => {
  let slow = true;
  const pages = (request, response) => {
    const second = request.url.includes('last=');
    if (second && slow) return trickle('{"tags":["1.2",')(request, response);
    const link = second ? {} : { Link: `</v2/${PILOT}/tags/list?n=100&last=1.1>; rel="next"` };
    return said({ json: { tags: second ? ['1.2'] : ['1.0', '1.1'] }, headers: link })(request, response);
  };
  const person = await before(t, who, { lies: (stack) => stack.lie(TAGS, pages) });
  const { page, say, press, button, link, stack } = person;
  await link('1.1').waitFor();
  await page.getByText(say('manifests', 'names_so_far', { n: 2 })).first().waitFor();
  const coming = await askedFor(stack, TAGS, ({ url }) => url.includes('last='));
  await press(button(say('tags', 'stop')));
  await page.getByText(say('manifests', 'names_stopped', { n: 2 })).first().waitFor();
  // A stop is one at once, in the middle of a page.
  await assertLeft(coming);
  await draws(page);
  await link('1.0').waitFor();
  await screen(page, `liar-stopped.${who.language}`);

  slow = false;
  await press(button(say('manifests', 'go_on')));
  await link('1.2').waitFor();
  await page.getByText(say('tags', 'all_tags', { n: 3 })).first().waitFor();
  assertKept(stack);
});

for (const api of ['v2', 'v1']) {
  eachPerson(`tags of ${api} that come a byte at a time from the first on are stopped, and read when tried again`, async (t, who) => {
    const path = api === 'v2' ? TAGS : /\/tags$/;
    let honest;
    const lies = (stack) => (honest = stack.lie(path, trickle('{"tags":["')));
    const { page, say, press, button, link, stack } = await before(t, who, { api, lies });
    const coming = await askedFor(stack, path);
    await press(button(say('tags', 'stop')));
    await page.getByText(say('notice', 'cancelled')).waitFor();
    await assertLeft(coming);
    await screen(page, `liar-given-up.${api}.${who.language}`);
    honest();
    await press(button(say('common', 'try_again')));
    await link('1.0').waitFor();
    await page.getByText(say('notice', 'cancelled')).waitFor({ state: 'detached' });
    await draws(page);
  });
}

eachPerson('a catalog that comes a byte at a time is stopped, and a registry that says so little is not waited for', async (t, who) => {
  const lies = (stack) => stack.lie(/_catalog/, trickle('{"repositories":["'));
  const { page, say, press, button, stack } = await before(t, who, { at: '', lies });
  const coming = await askedFor(stack, /_catalog/);
  await press(button(say('repositories', 'stop')));
  await page.getByText(say('repositories', 'stopped', { n: 0 })).waitFor();
  await assertLeft(coming);
  await draws(page);
  assertKept(stack);
});

eachPerson('a tree whose manifests come a byte at a time is stopped, drawn as far as it came, and read on', async (t, who) => {
  const other = image([layer('pilot'), layer('slow')]);
  let honest;
  const lies = (stack) => {
    stack.holds(repositoryV2(PILOT, { '1.0': IMAGE, 1.1: other }));
    honest = stack.lie(new RegExp(`manifests/(1\\.1|${other.descriptor.digest})$`), trickle('{"schemaVersion":2,'), ['GET']);
  };
  const { page, say, press, button, stack } = await before(t, who, { at: `/${PILOT}?view=tree`, lies });
  const coming = await askedFor(stack, /manifests\//, ({ method, url }) => method === 'GET' && (url.endsWith('/1.1') || url.endsWith(other.descriptor.digest)));
  await press(button(say('tree', 'stop')));
  await assertLeft(coming);
  await page.getByRole('treeitem').filter({ hasText: '1.0' }).first().waitFor();
  assert.equal(await page.getByRole('treeitem').filter({ hasText: '1.1' }).count(), 0);
  honest();
  await press(button(say('common', 'try_again')).or(button(say('tree', 'go_on'))).first());
  await page.getByRole('treeitem').filter({ hasText: '1.1' }).first().waitFor();
});

/** Has the page's own clock go so many times as fast: one of the test's own could not take back timers that are let go of. */
const hurry = (page, times) => page.evaluate((so) => {
  const wait = window.setTimeout;
  window.setTimeout = (act, ms, ...more) => wait(act, ms / so, ...more);
}, times);

eachPerson('header fields without a body after them are given up after a while', async (t, who) => {
  const person = await before(t, who, { at: '' });
  const { page, say, press, button, link, stack } = person;
  await link(PILOT).waitFor();
  await hurry(page, 8);
  const honest = stack.lie(/_catalog/, bodiless());
  await press(button(say('repositories', 'read_again')));
  await button(say('repositories', 'stop')).waitFor();
  await within(PATIENCE, 'the list is asked for again', () => stack.asked().filter(({ url }) => /_catalog/.test(url)).length === 2);
  const alert = notice(person, say('repositories', 'attempt'), 'timed_out');
  await alert.waitFor();
  await link(PILOT).waitFor();
  honest();
  await press(button(say('notice', 'try_again'), alert));
  await alert.waitFor({ state: 'detached' });
});

eachPerson('a layer of which nothing comes is given up after a while, and comes when it is asked for again', async (t, who) => {
  const { digest } = IMAGE.blobs[1].descriptor;
  const id = digest.slice(7, 19);
  const person = await before(t, who, { at: `/${PILOT}:1.0` });
  const { page, say, press, button, stack } = person;
  const download = button(say('image', 'download_layer', { id }));
  await download.waitFor();
  const honest = stack.lie(new RegExp(digest), bodiless({ type: 'application/octet-stream' }));
  // Of a layer a minute's silence is borne.
  await hurry(page, 15);
  await press(download);
  await notice(person, say('image', 'attempt_download', { id }), 'timed_out').waitFor();
  await assertLeft(...stack.asked().filter(({ url }) => url.includes(digest)));
  honest();
  const coming = page.waitForEvent('download');
  await press(download);
  assert.equal((await readFile(await (await coming).path())).length, IMAGE.blobs[1].bytes.length);
});

eachPerson('a deletion is done by the status of its answer, which never ends', async (t, who) => {
  const lies = (stack) => {
    const path = `/v1/repositories/${PILOT}/tags`;
    const never = endless(row, { first: '{"a":[' });
    stack.lie(/\/tags\/1\.1$/, (request, response) => {
      stack.holds({ [path]: { json: { '1.0': CHAIN[1].id } } });
      return never(request, response);
    }, ['DELETE']);
  };
  const { say, press, tick, button, field, link, page, stack } = await before(t, who, { api: 'v1', lies });
  await tick(field(say('tags', 'select', { name: '1.1' })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  await press(button(say('tags', 'delete_one_act'), page.getByRole('dialog')));
  await link('1.1').waitFor({ state: 'detached' });
  await link('1.0').waitFor();
  await assertLeft(...stack.asked().filter(({ method }) => method === 'DELETE'));
});

eachPerson('what is noted of a repository of v1 and never ends is not called unnoted', async (t, who) => {
  const path = new RegExp(`repositories/${PILOT}/(json|properties)$`);
  const lies = (stack) => stack.lie(path, endless(row, { first: '{"access":"' }));
  const { page, say, stack } = await before(t, who, { api: 'v1', at: `/${PILOT}?view=about`, lies });
  const why = say('notice', 'too_large').split('{')[0].trim();
  // Who may read it, and when it was pushed last.
  await page.getByRole('definition').filter({ hasText: why }).nth(1).waitFor();
  assert.equal(await page.getByText(say('repository', 'push_unknown'), { exact: true }).count(), 0);
  await assertLeft(...stack.asked().filter(({ url }) => path.test(url)));
});

eachPerson('a registry of which no answer ever ends is opened and examined all the same', async (t, who) => {
  const person = await before(t, who, { at: '', open: false, lies: (stack) => stack.lie(/./, endless(row, { first: '{"a":[' })) });
  const { page, say, press, type, button, stack } = person;
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), stack.liar);
  await press(button(say('connect', 'connect')));
  await notice(person, say('repositories', 'attempt'), 'too_large').waitFor();
  await page.evaluate((hash) => (location.hash = hash), `#/~doctor/${stack.host}`);
  await heading(page, say('doctor', 'stranger', { host: stack.host })).waitFor();
  await assertLeft(...stack.asked());
});
