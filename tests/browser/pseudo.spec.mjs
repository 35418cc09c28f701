// Languages that nobody speaks: one as long as the longest, one from right to left. What holds for them
// holds for the translation that somebody is going to add.
import { fileURLToPath } from "node:url";
import { SIZES, steps } from "./browser.mjs";
import { host } from "./host.mjs";
import { dist, expect, test as base } from "./site.mjs";
import { problems } from "./words.mjs";

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

async function open(page, address) {
  await page.goto(address);
  await page.locator("html[data-awake]").waitFor();
}

/** Words that are cut off, and a page that scrolls sideways. */
const cut = () => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page scrolls sideways"] : [];
  const texts = [...document.querySelectorAll("h1, .sentence, .question, .controls a, .stop .station, .legend li, summary, .prospect p, .prospect dd, footer p")];
  const clipped = texts.filter((it) => it.checkVisibility() && it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1);
  return [...wide, ...clipped.map((it) => `cut off: ${it.textContent}`)];
};

for (const size of SIZES) {
  test(`at ${size.width}×${size.height} longer words are neither cut off nor on top of each other`, async ({ page, site }) => {
    await page.setViewportSize(size);
    for (const step of all) {
      await open(page, `${site}${LONG}/${step}.html`);
      expect.soft(await page.evaluate(cut), step).toEqual([]);
      expect.soft(await page.evaluate(problems, { spare: 0, smallest: 12, projector: false }), step).toEqual([]);
    }
  });
}

test("longer words leave the picture of a frame its room, and the way on in view", async ({ page, site }) => {
  for (const size of [{ width: 360, height: 820 }, { width: 800, height: 680 }]) {
    await page.setViewportSize(size);
    for (const step of all) {
      await open(page, `${site}embed/${LONG}/${step}.html`);
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
  await open(page, `${site}${RTL}/overview.html`);
  const middle = async (selector) => {
    const box = await page.locator(selector).first().boundingBox();
    return box.x + box.width / 2;
  };
  expect(await middle(".telling")).toBeLessThan(await middle(".stage"));
  expect(await middle(".landscape .launch")).toBeLessThan(await middle(".landscape .skyline"));
  // Each name still stands with what it names, and beside the satellite on the side where there is room.
  for (const [symbol, nth] of [["destroyer", 0], ["ground-radar", 1], ["battery", 2]]) {
    const name = await page.locator(".landscape .actor-name[text-anchor=middle]").nth(nth).boundingBox();
    expect(Math.abs(name.x + name.width / 2 - (await middle(`.landscape .symbol.${symbol === "ground-radar" ? "ground-radar:not(:first-child)" : symbol}`))), symbol).toBeLessThan(30);
  }
  expect(await middle(".landscape .actor-name[text-anchor=start]")).toBeGreaterThan(await middle(".landscape .symbol.satellite"));
  expect(await page.evaluate(problems, { spare: 0, smallest: 12, projector: false })).toEqual([]);
  // The map runs with the text, and its lines with its stations.
  expect(await middle(".map li:first-child")).toBeGreaterThan(await middle(".map li:last-child"));
  const line = await page.locator(".ways path").first().boundingBox();
  expect(line.x + line.width / 2).toBeGreaterThan(await middle(".map ol"));
});

test("from right to left the arrow keys follow the text", async ({ page, site }) => {
  await open(page, `${site}${RTL}/overview.html`);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(`${site}${RTL}/launch.html`);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`${site}${RTL}/overview.html`);
});

for (const size of SIZES) {
  test(`at ${size.width}×${size.height} nothing is cut off from right to left`, async ({ page, site }) => {
    await page.setViewportSize(size);
    for (const step of all) {
      await open(page, `${site}${RTL}/${step}.html`);
      expect.soft(await page.evaluate(cut), step).toEqual([]);
    }
  });
}

test("the page on which links are cut holds longer words, and mirrors around its picture", async ({ page, site }) => {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const language of [LONG, RTL]) {
      await page.goto(`${site}${language}/cut.html`);
      expect.soft(await page.evaluate(cut), `${language} at ${size.width}`).toEqual([]);
      expect.soft(await page.evaluate(problems, { spare: 0, smallest: 12, projector: false }), `${language} at ${size.width}`).toEqual([]);
    }
  }
  // Where reading begins stands the picture, where it goes on the list.
  const [stage, form] = await Promise.all([".cutting .stage", ".cutting form"].map((part) => page.locator(part).boundingBox()));
  expect(stage.x).toBeGreaterThan(form.x);
});
