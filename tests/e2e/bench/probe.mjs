// What stands in a measured page from its first script on, the same for every console: it looks at what is painted and at
// how long the page stood still, and touches nothing.

/**
 * Puts the probe into every page of a context.
 * @param root the element in whose shadow root the console is, where it has one
 */
export const probe = (context, root) => context.addInitScript(install, root ?? null);

/* Runs in the page. */
function install(root) {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const top = () => (root ? document.querySelector(root)?.shadowRoot : document);
  const all = (selector) => [...(top()?.querySelectorAll(selector) ?? [])];
  const holds = ({ row, least = 1, says, pattern, only }) => {
    const rows = all(row);
    if (rows.length < least || (only && rows.some((one) => !one.textContent.includes(only)))) return false;
    return !says || all(says).some((one) => new RegExp(pattern).test(one.textContent));
  };

  /** When what is awaited was painted, in ms since navigation began; a fault when it never is. */
  const until = async (wanted, patience = 60_000) => {
    const end = performance.now() + patience;
    while (!holds(wanted)) {
      if (performance.now() > end) throw new Error(`never painted: ${JSON.stringify(wanted)}`);
      await frame();
    }
    await frame();
    return performance.now();
  };

  /** The excess of long tasks over 50 ms, in ms. */
  const blocked = (from = 0) => {
    tasks.push(...observer.takeRecords());
    const later = tasks.filter(({ startTime }) => startTime >= from);
    return later.reduce((sum, { duration }) => sum + duration - 50, 0);
  };

  const count = (node) => [...node.querySelectorAll('*')].reduce((sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);

  /** Whether a row crosses the middle of the window. */
  const shows = (row) => {
    const middle = innerHeight / 2;
    return all(row).some((one) => {
      const { top: above, bottom } = one.getBoundingClientRect();
      return above <= middle && bottom >= middle;
    });
  };

  /** Scrolls down at so many px a second for a while, and tells the longest frame and how many had no row in the middle. */
  const scroll = async (row, speed, ms) => {
    const scroller = document.scrollingElement;
    const begin = await frame();
    const frames = [];
    let [before, blank] = [begin, 0];
    while (before - begin < ms) {
      scroller.scrollTop += (speed * (frames.at(-1) ?? 16)) / 1000;
      const now = await frame();
      frames.push(now - before);
      if (!shows(row)) blank += 1;
      before = now;
    }
    return { worst: Math.max(...frames), blank, frames: frames.length, reached: scroller.scrollTop };
  };

  /** Looks out for the first key, which comes from outside. */
  let firstKey;
  const awaitKey = () => {
    firstKey = new Promise((done) => addEventListener('keydown', () => done(performance.now()), { once: true, capture: true }));
  };

  /** From that key to the painted result, in ms. */
  const typed = async (wanted) => {
    const begun = await firstKey;
    return (await until(wanted)) - begun;
  };

  const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
  window.__probe = { until, blocked, elements: () => count(document), scroll, awaitKey, typed, painted };
}
