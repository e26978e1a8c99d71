// Where one is: links that open in a new tab, back and forward with what was filtered, and a reload that keeps the place.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, mounted } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';

eachPerson('the address of an image opens it in a new tab', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, context, link, say } = await sit(t, stack, who);
  const tags = await truthOf(stack.sandbox.index).tags(WHERE);
  await link(WHERE).click();
  const tag = link('4.11.3');
  await tag.waitFor();
  const [tab] = await Promise.all([context.waitForEvent('page'), tag.click({ modifiers: ['ControlOrMeta'] })]);
  await mounted(tab);
  await tab.getByRole('heading', { level: 1, name: 'checkout-api:4.11.3' }).waitFor();
  await tab.getByText(say('image', 'also', { tags: '4.11' })).waitFor();
  const { host } = new URL(stack.sandbox.index);
  assert.match(tab.url(), new RegExp(`#/${host}/${WHERE}:4\\.11\\.3`));
  assert.doesNotMatch(page.url(), /4\.11\.3/, 'the first tab stays where it was');
  // By its id too, as a link from elsewhere has it.
  const other = await context.newPage();
  await other.goto(`${stack.address}#/${host}/${WHERE}@${tags['4.11.3']}`);
  await other.getByRole('heading', { level: 1, name: new RegExp(tags['4.11.3'].slice(0, 12)) }).waitFor();
});

eachPerson('back and forward lead through the places, with what was filtered and how far one had scrolled', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { viewport: { width: 1280, height: 420 } });
  const { page, press, type, link, say } = person;
  const top = () => page.evaluate(() => document.scrollingElement.scrollTop);
  const filter = page.getByRole('searchbox', { name: say('repositories', 'filter') });
  await link(WHERE).waitFor();
  await type(filter, 'checkout');
  await page.waitForURL(/q=checkout/);
  await press(link(WHERE));
  await link('4.12.0').waitFor();
  const tags = page.getByRole('searchbox', { name: say('tags', 'filter') });
  await type(tags, '4');
  await page.waitForURL(/q=4/);
  await link('4.10.6').scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 200));
  const was = await top();
  assert.ok(was > 0);
  await press(link('4.11.2').and(page.locator(':visible')));
  const image = page.getByRole('heading', { level: 1, name: 'checkout-api:4.11.2' });
  await image.waitFor();
  const leftAt = await top();
  assert.ok(leftAt < 60, `a new page begins at its top, not at ${leftAt}`);

  await page.goBack();
  await link('4.12.0').waitFor();
  assert.equal(await tags.inputValue(), '4');
  assert.equal(await link('2.8.1').count(), 0, 'still filtered');
  await page.waitForFunction(() => document.scrollingElement.scrollTop > 0);
  await page.goBack();
  await link(WHERE).first().waitFor();
  assert.equal(await filter.inputValue(), 'checkout');
  await page.goForward();
  await link('4.12.0').waitFor();
  assert.equal(await tags.inputValue(), '4');
  const views = page.getByRole('navigation', { name: say('repository', 'views') });
  await press(link(say('repository', 'view_tree'), views));
  await page.getByRole('tree').first().waitFor();
  await page.goBack();
  await link('4.12.0').waitFor();
  await page.goForward();
  await page.getByRole('tree').first().waitFor();
  await page.goBack();
  await link('4.12.0').waitFor();
});

eachPerson('a reload keeps the place, the filter and what was selected', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { host } = new URL(stack.sandbox.index);
  const { page, link, say } = await sit(t, stack, who, { hash: `#/${host}/${WHERE}?q=alpine` });
  await link('4.12.0-alpine').waitFor();
  await page.reload();
  await link('4.12.0-alpine').waitFor();
  assert.equal(await link('4.12.0').count(), 0);
  await page.goto(`${stack.address}#/${host}/${WHERE}?view=tree`);
  const item = page.getByRole('tree').first().getByRole('treeitem', { name: /2\.8\.1/ });
  await item.locator('path').first().click();
  await page.waitForURL(/@[0-9a-f]{64}/);
  await page.reload();
  const panel = page.getByRole('complementary', { name: say('tree', 'selected') });
  await panel.getByText('2.8.1').first().waitFor();
  assert.equal(await item.getAttribute('aria-selected'), 'true');
});
