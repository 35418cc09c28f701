// Readers who set their own spacing (WCAG 1.4.12), or touch with little aim (2.5.8): on every page nothing is cut, covered or too small.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { faults } from "./axe.mjs";
import { LANGUAGES } from "./browser.mjs";
import { dist, expect, test } from "./site.mjs";

/** Pages that only scripts fetch. */
const LENT = ["dialogs.html", "kiosk.html", "offline.html", "player.html", "what-if.html"];

/** The spacing of WCAG 1.4.12, as a reader's own style sheet. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`;

for (const language of LANGUAGES) {
  test(`with a reader's own spacing no word of any page in ${language} is cut, and nothing scrolls sideways`, async ({ page, site }) => {
    test.slow();
    const pages = (await readdir(join(dist, language))).filter((name) => name.endsWith(".html") && !LENT.includes(name));
    expect(pages.length).toBeGreaterThan(25);
    for (const name of pages) {
      await page.goto(`${site}${language}/${name}`);
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, SPACING);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 720 });
        const cut = await page.evaluate(() => {
          const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflow);
          // The row under the picture clips only the end of its timeline; a table on a phone has its head for screen readers.
          const boxes = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() && !element.closest("svg, iframe, .visually-hidden, .skip, .player") && element.clientWidth > 1 && hides(element));
          const cut = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
          return [...cut.map((box) => `${box.localName}.${box.className}: ${box.textContent.slice(0, 40)}`), ...(document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} px wide`] : [])];
        });
        expect.soft(cut, `${name}, ${width} px`).toEqual([]);
      }
    }
  });

  test(`on a phone every control of every page in ${language} is large enough, or has room around it`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 740 });
    const pages = (await readdir(join(dist, language))).filter((name) => name.endsWith(".html") && !LENT.includes(name));
    for (const name of pages) {
      await page.goto(`${site}${language}/${name}`);
      expect.soft(await faults(page, { rules: ["target-size"] }), name).toEqual([]);
    }
  });
}
