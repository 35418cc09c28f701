// First visits: when a page is painted, when it steps in place, and what it asks for until then.
import { slowPage } from "./slow.mjs";

/** A first visit to a step: milliseconds to its paints and, if the page `steps` in place, until it does; kilobytes and requests. */
export async function visit(address, steps) {
  const { page, device, close } = await slowPage();
  let [bytes, requests] = [0, 0];
  device.on("Network.loadingFinished", ({ encodedDataLength }) => ((bytes += encodedDataLength), (requests += 1)));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => (window.largest = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted = (window.shifted ?? 0) + value))).observe({ type: "layout-shift", buffered: true });
    addEventListener("DOMContentLoaded", () => {
      const root = document.documentElement;
      const seen = new MutationObserver(() => (window.ready ??= performance.now()));
      seen.observe(root, { attributeFilter: ["data-awake"] });
      if ("awake" in root.dataset) window.ready ??= performance.now();
    });
  });
  await page.goto(`${address}en/launch.html`);
  if (steps) await page.locator("html[data-awake]").waitFor();
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length && window.largest);
  const times = await page.evaluate(() => ({
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    largest: window.largest,
    ready: window.ready,
    shifts: window.shifted ?? 0,
  }));
  await close();
  return { ...times, kilobytes: bytes / 1000, requests };
}

/** The sum of the first paints of all steps of a path, one page after the other, without scripts. */
export async function walk(address) {
  const { page, device, close } = await slowPage();
  let [time, steps, bytes] = [0, 0, 0];
  device.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(`${address}en/overview.html`);
  for (;;) {
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    time += await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    steps += 1;
    const next = await page.evaluate(() => [...document.querySelectorAll(".controls :is(.next, .choice)")].at(-1)?.href);
    if (!next || steps === 9) break;
    await page.goto(next);
  }
  await close();
  return { time, kilobytes: bytes / 1000, steps };
}
