// Pseudo-languages: one as long as the longest languages, one from right to left. They show that the pages
// are ready for further translations.
import { fileURLToPath } from "node:url";
import { SIZES, steps } from "./browser.mjs";
import { host } from "./host.mjs";
import { awake, dist, expect, test as base } from "./site.mjs";
import { problems, small } from "./words.mjs";

const test = base.extend({
  site: [
    async ({}, use) => {
      const { address, close } = await host(fileURLToPath(new URL("../../target/pseudo-site/", import.meta.url)));
      await use(address);
      close();
    },
    { scope: "worker" },
  ],
});
const all = await steps(dist);
const LONG = "qps-long";
const RTL = "qps-rtl";

/** Words that are cut off, and pages that scroll sideways. */
const cut = () => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page scrolls sideways"] : [];
  const texts = [...document.querySelectorAll("h1, .sentence, .question, .controls a, .stop .station, .legend li, summary, .prospect p, .prospect dd, footer p")];
  const clipped = texts.filter((it) => it.checkVisibility() && it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1);
  return [...wide, ...clipped.map((it) => `cut off: ${it.textContent}`)];
};

/** All faults of a page at a size: words that are cut off, and small words in the picture. */
const wrong = async (page, size) => {
  await page.setViewportSize(size);
  return [...(await page.evaluate(cut)), ...(await page.evaluate(small, { smallest: 12, projector: false }))];
};

/** All faults at any size. Whether words touch depends on the picture's composition, not on its size. */
const wrongAnywhere = async (page) => {
  const found = [];
  const measured = new Set();
  for (const size of SIZES) {
    found.push(...(await wrong(page, size)).map((it) => `at ${size.width}: ${it}`));
    const composition = await page.locator("svg.picture").filter({ visible: true }).first().getAttribute("class");
    if (measured.has(composition)) continue;
    measured.add(composition);
    found.push(...(await page.evaluate(problems, { spare: 0 })).map((it) => `${composition}: ${it}`));
  }
  expect(measured.size).toBe(2);
  return found;
};

test("longer words are neither cut off nor on top of each other, at any size of the window", async ({ page, site }) => {
  for (const step of all) {
    await page.goto(`${site}${LONG}/${step}.html`);
    expect.soft(await wrongAnywhere(page), step).toEqual([]);
  }
});

test("longer words leave the picture of a frame its room, and the way on in view", async ({ page, site }) => {
  for (const step of all) {
    await page.goto(`${site}embed/${LONG}/${step}.html`);
    for (const size of [{ width: 360, height: 820 }, { width: 800, height: 680 }]) {
      await page.setViewportSize(size);
      expect(await page.evaluate(cut), step).toEqual([]);
      const onward = await page.locator(".controls a").last().boundingBox();
      expect(onward.y + onward.height, `${step} at ${size.width}`).toBeLessThanOrEqual(size.height);
      const stage = await page.locator(".stage").boundingBox();
      expect(stage.height, `${step} at ${size.width}`).toBeGreaterThan(size.height * 0.25);
    }
  }
});

test("from right to left the page mirrors, and the picture does not", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await awake(page, `${site}${RTL}/overview.html`);
  const middle = async (selector) => {
    const box = await page.locator(selector).first().boundingBox();
    return box.x + box.width / 2;
  };
  expect(await middle(".narration")).toBeLessThan(await middle(".stage"));
  expect(await middle(".landscape .launch")).toBeLessThan(await middle(".landscape .skyline"));
  // Each name is still beside its symbol, and beside the satellite on the side with room.
  for (const [symbol, nth] of [["destroyer", 0], ["ground-radar", 1], ["battery", 2]]) {
    const name = await page.locator(".landscape .actor-name[text-anchor=middle]").nth(nth).boundingBox();
    expect(Math.abs(name.x + name.width / 2 - (await middle(`.landscape .symbol.${symbol === "ground-radar" ? "ground-radar:not(:first-child)" : symbol}`))), symbol).toBeLessThan(30);
  }
  expect(await middle(".landscape .actor-name[text-anchor=start]")).toBeGreaterThan(await middle(".landscape .symbol.satellite"));
  expect([...(await wrong(page, { width: 1280, height: 720 })), ...(await page.evaluate(problems, { spare: 0 }))]).toEqual([]);
  // The map has the direction of the text, and its lines fit its stations.
  expect(await middle(".map li:first-child")).toBeGreaterThan(await middle(".map li:last-child"));
  const line = await page.locator(".ways path").first().boundingBox();
  expect(line.x + line.width / 2).toBeGreaterThan(await middle(".map ol"));
});

test("the program starts on pages in both pseudo-languages", async ({ page, site }) => {
  for (const language of [LONG, RTL]) {
    await awake(page, `${site}${language}/upper-tier.html`);
    await awake(page, `${site}embed/${language}/upper-tier.html`);
  }
});

test("from right to left the arrow keys follow the text", async ({ page, site }) => {
  await awake(page, `${site}${RTL}/overview.html`);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(`${site}${RTL}/launch.html`);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`${site}${RTL}/overview.html`);
});

test("nothing is cut off from right to left, at any size of the window", async ({ page, site }) => {
  for (const step of all) {
    await page.goto(`${site}${RTL}/${step}.html`);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      expect.soft(await page.evaluate(cut), `${step} at ${size.width}`).toEqual([]);
    }
  }
});

test("the page on which links are cut holds longer words, and mirrors around its picture", async ({ page, site }) => {
  for (const language of [LONG, RTL]) {
    await page.goto(`${site}${language}/cut.html`);
    expect.soft(await wrongAnywhere(page), language).toEqual([]);
  }
  // The picture is at the start of the reading direction, the list after it.
  const [stage, form] = await Promise.all([".cutting .stage", ".cutting .cuts"].map((part) => page.locator(part).boundingBox()));
  expect(stage.x).toBeGreaterThan(form.x);
});
