// What goes wrong between the page and a registry, said in words, and the way on from there.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { asked, authorization, host, opensApart, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const LIST = { method: 'GET', path: '/v1/search' };
const alert = (page, text) => page.getByRole('main').getByRole('alert').filter({ hasText: text });

eachPerson('a refusal leads to the sign-in, and then the page is read again', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  await stack.admin.fault({ ...LIST, times: 1, status: 401, headers: [['WWW-Authenticate', 'Basic realm="harbour"']] });
  const person = await sit(t, stack, who);
  const { page, say, press, button, link } = person;
  const notice = alert(page, say('notice', 'unauthorized'));
  await notice.getByText(say('notice', 'failed', { attempt: say('repositories', 'attempt') })).waitFor();
  await press(button(say('notice', 'sign_in'), notice));
  await page.getByRole('dialog', { name: say('connect', 'wants', { host: host(stack.sandbox.index) }) }).waitFor();
  await person.signIn('captain', 'harbour-1914');
  await link('team/checkout-api').waitFor();
  assert.equal(await notice.count(), 0);
  assert.match(authorization((await asked(stack.admin)).at(-1)), /^Basic /);
});

eachPerson('a page of HTML as an error is shown as a piece of its text', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const body = '<html><head><title>Oops</title><style>h1 { color: red }</style></head><body><h1>It <b>broke</b></h1>'
    + '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1"><a href="http://evil.example/">Log in</a>'
    + `${'so long '.repeat(400)}the end</body></html>`;
  await stack.admin.fault({ ...LIST, status: 500, body, headers: [['Content-Type', 'text/html']] });
  const { page, say } = await sit(t, stack, who);
  const notice = alert(page, say('notice', 'server_fault'));
  await notice.getByText(say('notice', 'server_said')).waitFor();
  await notice.getByText(say('notice', 'status', { status: 500 })).waitFor();
  const said = notice.locator('samp');
  const text = await said.textContent();
  assert.match(text, /It broke/);
  assert.doesNotMatch(text, /hacked|color|<|the end/);
  assert.ok(text.length <= 500, `${text.length} characters`);
  assert.equal(await said.locator('*').count(), 0, 'text and nothing else');
  assert.equal(await notice.getByRole('link').count(), 0);
  await screen(page, `html-error.${who.language}`);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

eachPerson('a registry that lets no page of another origin in is told of as such', async (t, who) => {
  const stack = await startStack(t, { cors: 'off', settings: opensSandbox });
  const { page, say, press, button, link } = await sit(t, stack, who);
  const notice = alert(page, say('notice', 'unreachable'));
  await notice.waitFor();
  assert.match(await notice.textContent(), /CORS/);
  await stack.admin.cors('on');
  await press(button(say('notice', 'try_again'), notice));
  await link('team/checkout-api').waitFor();
  await notice.waitFor({ state: 'detached' });
});

eachPerson('a registry that is gone is told of, and what was read before stays', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, say, press, button, link } = await sit(t, stack, who);
  await link('team/checkout-api').waitFor();
  await stack.sandbox.stop();
  await press(button(say('repositories', 'read_again')));
  const notice = alert(page, say('notice', 'unreachable'));
  await notice.getByText(say('notice', 'not_complete')).waitFor();
  await link('team/checkout-api').waitFor();
});

eachPerson('without a network it says so, and goes on when there is one again', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, context, say, press, button, link } = await sit(t, stack, who);
  await link('team/checkout-api').waitFor();
  await context.setOffline(true);
  await press(button(say('repositories', 'read_again')));
  const notice = alert(page, say('notice', 'offline'));
  await notice.waitFor();
  await context.setOffline(false);
  await press(button(say('notice', 'try_again'), notice));
  await notice.waitFor({ state: 'detached' });
  await link('team/checkout-api').waitFor();
});

eachPerson('what does not answer can be stopped, and gone on with', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  await stack.admin.fault({ ...LIST, hang: true, times: 1 });
  const { page, say, press, button, link } = await sit(t, stack, who);
  await press(button(say('repositories', 'stop')));
  await page.getByText(say('repositories', 'stopped', { n: 0 })).waitFor();
  await press(button(say('repositories', 'read_on')));
  await link('team/checkout-api').waitFor();

  const other = await startStack(t);
  await other.admin.fault({ path: '/v2/', hang: true, times: 1 });
  const second = await sit(t, other, who);
  const field = second.page.getByRole('main').getByLabel(say('connect', 'field'));
  await second.type(field, host(other.sandbox.index));
  await second.press(second.button(say('connect', 'connect')));
  await second.press(second.button(say('connect', 'stop')));
  await second.press(second.button(say('connect', 'connect')));
  await second.link('team/checkout-api').waitFor();
});

eachPerson('what never answers is given up after a while', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, say, press, button, link } = await sit(t, stack, who);
  await link('team/checkout-api').waitFor();
  await page.clock.install();
  await stack.admin.fault({ ...LIST, hang: true, times: 1 });
  await press(button(say('repositories', 'read_again')));
  await button(say('repositories', 'stop')).waitFor();
  await page.clock.fastForward(21_000);
  const notice = alert(page, say('notice', 'timed_out'));
  await notice.waitFor();
  await press(button(say('notice', 'try_again'), notice));
  await notice.waitFor({ state: 'detached' });
});

eachPerson('when the console dies it says so, shows no secret, and can be loaded again', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const { page, misbehaves, say, press, type, button, field, link, heard, fromMenu } = await sit(t, stack, who);
  await link('team/checkout-api').waitFor();
  await fromMenu(say('shell', 'sign_in'));
  await type(field(say('connect', 'user')), 'captain');
  await type(field(say('connect', 'password')), 'not-harbour-1914');
  // Nothing in the console can be made to panic on purpose, so the page under it breaks: it takes no more elements.
  await page.evaluate(() => {
    Node.prototype.insertBefore = () => {
      throw new Error('no more');
    };
  });
  await press(button(say('connect', 'sign_in'), page.getByRole('dialog')));
  const dead = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: say('shell', 'dead_title') }) });
  await dead.waitFor();
  await screen(page, `dead.${who.language}`);
  const shown = await page.locator('portolan-console').evaluate((element) => element.shadowRoot.innerHTML);
  for (const text of [shown, ...heard]) assert.ok(!text.includes('harbour-1914'));
  // The message of the panic, which is another thing, is not written to the log.
  await misbehaves((problem) => /^error on the page: .*unreachable/.test(problem));
  await press(dead.getByRole('button'));
  await heading(page, say('repositories', 'all')).waitFor();
});
