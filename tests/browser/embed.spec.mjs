// The pages for frames, in boxes of every size. hosts.spec.mjs tests them inside other pages.
import { LANGUAGES, steps } from "./browser.mjs";
import { texts } from "./content.mjs";
import { publishedHeight } from "./hosts.mjs";
import { awake, dist, expect, look, test } from "./site.mjs";

const all = await steps(dist);

/** Usual sizes of boxes, at which the text has its normal size. */
const USUAL = [
  [768, 680],
  [992, 680],
  [360, 820],
];
const ANY = [
  [320, 600],
  [360, 740],
  [480, 640],
  [640, 480],
  [800, 640],
  [900, 400],
  [1280, 720],
];
/** The text sizes, and the width from which their height is published. */
const TEXTS = [
  ["normal", 320],
  ["large", 360],
  ["larger", 400],
];

test("an embed names its source and its date, and links to the whole page in a new window", async ({ page, site }) => {
  await awake(page, `${site}embed/en/lower-hit.html`);
  const credit = page.locator(".credit");
  await expect(credit).toContainText(texts("page").embed_credit);
  await expect(credit.getByRole("link")).toHaveAttribute("target", "_blank");
});

for (const language of LANGUAGES) {
  test(`in ${language} every step shows its picture large and all its words, at its published height and in boxes of usual sizes`, async ({ page, site }) => {
    for (const step of all) {
      await page.goto(`${site}embed/${language}/${step}.html`);
      for (const [text, from] of TEXTS) {
        await look(page, { text });
        for (const width of [from, 480, 599, 600, 800, 992]) {
          await page.setViewportSize({ width, height: Math.ceil(publishedHeight(width, text)) });
          const [cut, share] = await page.evaluate(() => {
            const narration = document.querySelector(".narration");
            const picture = [...document.querySelectorAll(".stage :is(.landscape, .portrait)")].find((it) => it.getClientRects().length);
            const { width, height } = picture.getBoundingClientRect();
            const drawn = picture.viewBox.baseVal;
            return [narration.scrollHeight - narration.clientHeight, (Math.min(width / drawn.width, height / drawn.height) * drawn.width) / innerWidth];
          });
          const where = `${step} at ${width}, ${text} words`;
          expect.soft(cut, where).toBeLessThanOrEqual(1);
          expect.soft(share, where).toBeGreaterThan(0.75);
        }
      }
      await look(page, { text: "" });
      for (const [width, height] of USUAL) {
        await page.setViewportSize({ width, height });
        const cut = await page.evaluate(() => {
          const top = document.querySelector(".controls").getBoundingClientRect().top;
          return [...document.querySelectorAll(".sentence")].filter((it) => it.getBoundingClientRect().bottom > top + 1).map((it) => it.textContent);
        });
        expect.soft(cut, `${step} in ${width}×${height}`).toEqual([]);
      }
    }
  });

  test(`in ${language} a frame fits any box, only the words scroll, and the picture is whole`, async ({ page, site }) => {
    await awake(page, `${site}embed/${language}/lower-hit.html`);
    for (const [width, height] of ANY) {
      await page.setViewportSize({ width, height });
      const measured = await page.evaluate(() => {
        const picture = [...document.querySelectorAll("svg.picture")].find((it) => it.checkVisibility()).getBoundingClientRect();
        const root = document.documentElement;
        return { scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth, bottom: picture.bottom, right: picture.right, height: picture.height };
      });
      const where = `${width}×${height}`;
      expect(measured.scrolls, where).toBe(false);
      expect(measured.bottom, where).toBeLessThanOrEqual(height);
      expect(measured.right, where).toBeLessThanOrEqual(width);
      expect(measured.height, where).toBeGreaterThan(height * 0.35);
      await expect(page.locator(".next"), where).toBeInViewport();
    }
  });
}
