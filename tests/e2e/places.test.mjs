// Where one is: links that open in a new tab, back and forward with what was filtered, and a reload that keeps the place.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, mounted, wholeBrowser } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { selectInChart } from './support/tree.mjs';
import { truthOf } from './support/truth.mjs';

// A tab that stands behind is not always drawn by the engine alone.
wholeBrowser();
after(closeBrowser);

const WHERE = 'team/checkout-api';

everybody('the address of an image opens it in a new tab', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, context, press, openInNewTab, link, say } = await sit(t, stack, who);
  const tags = await truthOf(stack.sandbox.index).tags(WHERE);
  await press(link(WHERE));
  const tab = await openInNewTab(link('4.11.3'));
  await mounted(tab);
  await tab.getByRole('heading', { level: 1, name: 'checkout-api:4.11.3' }).waitFor();
  await tab.getByText(say('image', 'also', { tags: '4.11' })).waitFor();
  const { host } = new URL(stack.sandbox.index);
  await tab.waitForURL(new RegExp(`#/${host}/${WHERE}:4\\.11\\.3`));
  assert.doesNotMatch(page.url(), /4\.11\.3/, 'the first tab stays where it was');
  // By its id too, as a link from elsewhere has it.
  const other = await context.newPage();
  await other.goto(`${stack.address}#/${host}/${WHERE}@${tags['4.11.3']}`);
  await other.getByRole('heading', { level: 1, name: new RegExp(tags['4.11.3'].slice(0, 12)) }).waitFor();
});

everybody('back and forward lead through the places, with what was filtered and how far one had scrolled', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { viewport: { width: 1280, height: 420 } });
  const { page, press, type, link, say } = person;
  const filter = page.getByRole('searchbox', { name: say('repositories', 'filter') });
  await link(WHERE).waitFor();
  await type(filter, 'checkout');
  await page.waitForURL(/q=checkout/);
  await press(link(WHERE));
  await link('4.12.0').waitFor();
  const tags = page.getByRole('searchbox', { name: say('tags', 'filter') });
  await type(tags, '4');
  await page.waitForURL(/q=4/);
  const goal = link('4.11.2').and(page.locator(':visible'));
  // The way to it by the keyboard scrolls by itself.
  await (who.hand === 'mouse' ? page.mouse.wheel(0, 300) : person.reach(goal));
  await page.waitForFunction(() => document.scrollingElement.scrollTop > 0);
  await press(goal);
  const image = page.getByRole('heading', { level: 1, name: 'checkout-api:4.11.2' });
  await image.waitFor();
  // A new page begins at its top.
  await page.waitForFunction(() => document.scrollingElement.scrollTop < 60);

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
  const person = await sit(t, stack, who, { hash: `#/${host}/${WHERE}?q=alpine` });
  const { page, link, say } = person;
  await link('4.12.0-alpine').waitFor();
  await page.reload();
  await link('4.12.0-alpine').waitFor();
  assert.equal(await link('4.12.0').count(), 0);
  await page.goto(`${stack.address}#/${host}/${WHERE}?view=tree`);
  const chart = page.getByRole('tree').first();
  const item = chart.getByRole('treeitem', { name: /2\.8\.1/ });
  await selectInChart(person, who, chart, item);
  await page.waitForURL(/@[0-9a-f]{64}/);
  await page.reload();
  const panel = page.getByRole('complementary', { name: say('tree', 'selected') });
  await panel.getByText('2.8.1').first().waitFor();
  assert.equal(await item.getAttribute('aria-selected'), 'true');
});
