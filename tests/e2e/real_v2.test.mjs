// The console against a Distribution that Debian ships: one connects as nobody, by a password behind nginx, and by
// tokens of a server at another origin; reads the catalog to its end, finds a name and opens it (security notes C1, C8).

import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { USERS, startDistribution, withSite } from './support/distribution.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { CROWD, MANY_TAGS, fleet } from './support/seeds.mjs';

after(closeBrowser);

/** One registry for the tests of a suite, none of which changes what it holds. */
function shared(options) {
  let real;
  before(async () => (real = await startDistribution(options)));
  after(() => real.stop());
  return () => real;
}

/** A person who has typed the address of a registry and pressed Connect. */
async function connect(t, real, who) {
  const stack = await withSite(t, real);
  const person = await sit(t, stack, who);
  const { page, say, press, type, button } = person;
  const sent = [];
  page.on('request', (request) => sent.push(request));
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), real.address);
  await press(button(say('connect', 'connect')));
  /** Every `Authorization` of the page's requests, with the origin that got it. */
  const authorizations = async () => {
    const all = await Promise.all(sent.map(async (request) => {
      const { authorization } = await request.allHeaders();
      return authorization && [new URL(request.url()).origin, authorization];
    }));
    return all.filter(Boolean);
  };
  return { ...person, authorizations };
}

const repositories = (person, names) => Promise.all(names.map((name) => person.link(name).first().waitFor()));
const basic = (user) => `Basic ${Buffer.from(`${user}:${USERS[user].password}`).toString('base64')}`;

describe('open to everybody', () => {
  const crowd = shared({ seed: 'crowd' });

  eachPerson('a catalog of 250 is read to its end without a sign-in, and a name found in it', async (t, who) => {
    const person = await connect(t, crowd(), who);
    const { page, say, press, type, link, authorizations } = person;
    await page.getByText(say('repositories', 'in_namespaces', { n: CROWD.length })).first().waitFor();
    await link(CROWD[0]).first().waitFor();
    await screen(page, `real_v2.catalog.${who.language}`);
    await type(page.getByRole('searchbox', { name: say('repositories', 'filter') }), '0249');
    await page.getByText(say('repositories', 'matches', { n: 1 })).first().waitFor();
    assert.equal(await link(CROWD[0]).count(), 0);
    await link(CROWD[249]).first().waitFor();

    await type(page.getByRole('searchbox', { name: say('repositories', 'filter') }), '0000');
    await press(link(CROWD[0]).first());
    const count = new Intl.NumberFormat(who.language).format(MANY_TAGS.length);
    await page.getByText(say('repositories', 'tags', { n: count })).first().waitFor();
    await type(page.getByRole('searchbox', { name: say('tags', 'filter') }), MANY_TAGS.at(-1));
    await link(MANY_TAGS.at(-1)).waitFor();
    await screen(page, `real_v2.tags.${who.language}`);
    assert.deepEqual(await authorizations(), []);
  });
});

describe('behind nginx, with passwords', () => {
  const guarded = shared({ auth: 'htpasswd' });

  eachPerson('a wrong password is told of, a right one opens the list, and no one else sees it', async (t, who) => {
    const person = await connect(t, guarded(), who);
    const { page, say, signIn, press, link, authorizations } = person;
    await signIn('captain', 'harbour-1915');
    await page.getByRole('alert').filter({ hasText: say('connect', 'wrong_password') }).waitFor();
    await signIn('captain', USERS.captain.password);
    await repositories(person, ['harbour/pilot', 'charts/tide-tables', 'buoy']);
    await screen(page, `real_v2.passwords.${who.language}`);
    await press(link('harbour/shared').first());
    await heading(page, 'harbour/shared').waitFor();
    for (const tag of await guarded().truth.tags('harbour/shared')) await link(tag).waitFor();
    await page.getByText(fleet().shared.descriptor.digest.slice(7, 19)).first().waitFor();
    const seen = await authorizations();
    assert.ok(seen.some(([, authorization]) => authorization === basic('captain')));
    assert.deepEqual(seen.filter(([origin]) => origin !== guarded().address), []);
  });
});

describe('with a token server at another origin', () => {
  const tokened = shared({ auth: 'token' });

  eachPerson('the login goes to the token server after consent, and to the registry never', async (t, who) => {
    const { address, tokens } = tokened();
    const before = tokens.asked.length;
    const told = () => tokens.asked.slice(before).filter(({ authorization, form }) => authorization || form?.password);
    const person = await connect(t, tokened(), who);
    const { page, say, type, tick, press, field, button, link, authorizations } = person;
    const form = page.locator('form').filter({ has: field(say('connect', 'user')) });
    await type(field(say('connect', 'user')), 'deckhand');
    await type(field(say('connect', 'password')), USERS.deckhand.password);
    const act = form.getByRole('button', { name: say('connect', 'sign_in'), exact: true });
    await person.pressInVain(act);
    assert.deepEqual(told(), [], 'nobody agreed yet');
    await screen(page, `real_v2.consent.${who.language}`);
    await tick(field(say('connect', 'to_realm', { host: new URL(address).host, realm: tokens.address })));
    await press(act);
    // A deckhand may pull from any repository and is not shown the list of them.
    await page.getByText(say('repositories', 'no_list_for_you')).waitFor();
    assert.ok(told().length > 0 && told().every(({ user }) => user === 'deckhand'));
    await type(field(say('repositories', 'open_by_name')), 'harbour/pilot');
    await press(button(say('repositories', 'open')));
    await link('1.10.0').waitFor();
    await page.getByText(fleet().pilots['1.10.0'].descriptor.digest.slice(7, 19)).first().waitFor();
    await screen(page, `real_v2.tokens.${who.language}`);
    for (const [origin, authorization] of await authorizations()) {
      assert.match(authorization, origin === address ? /^Bearer / : /^Basic /);
      assert.ok([address, tokens.address].includes(origin));
    }
  });

  eachPerson('a captain is shown the whole list', async (t, who) => {
    const person = await connect(t, tokened(), who);
    const { say, tick, signIn, field } = person;
    const { address, tokens } = tokened();
    await tick(field(say('connect', 'to_realm', { host: new URL(address).host, realm: tokens.address })));
    await signIn('captain', USERS.captain.password);
    await repositories(person, ['harbour/pilot', 'charts/tide-tables', 'buoy']);
  });
});
