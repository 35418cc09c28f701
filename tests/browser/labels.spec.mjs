// The picture's words: large enough, apart from each other, and clear of every line, with room to spare
// for fonts that nobody here has. Measured from what the browser has drawn.
import { execFileSync } from "node:child_process";
import { LANGUAGES, SIZES, THEMES, steps } from "./browser.mjs";
import { dist, expect, test } from "./site.mjs";
import { problems } from "./words.mjs";

const FONTS = [
  { name: "a wide font", family: "DejaVu Sans" },
  { name: "a narrow font", family: "Carlito" },
];
// System fonts differ by 30 % from the narrowest to the widest; half of it is kept in hand.
const SPARE = 0.15;

const present = (family) => {
  try {
    return execFileSync("fc-list", [family]).length > 0;
  } catch {
    return false;
  }
};

// Every step, the one with two eras in both, the outcomes, the systems and the timeline.
const all = [...(await steps(dist)).map((step) => `${step}.html?`), "next-generation.html?era=now&", "outcomes.html?", "cut.html?", "systems.html?", "systems.html?era=now&", "timeline.html?"];
const still = (step) => /^(outcomes|cut|systems|timeline)/.test(step);
for (const font of FONTS) {
  for (const theme of THEMES) {
    for (const size of SIZES) {
      test(`at ${size.width}×${size.height} in the ${theme} theme, with ${font.name}, no word is small, touched or crossed`, async ({ page, site }) => {
        test.skip(!present(font.family), `${font.family} is not installed here`);
        await page.setViewportSize(size);
        for (const language of LANGUAGES) {
          for (const step of all) {
            await page.goto(`${site}${language}/${step}theme=${theme}`);
            if (!still(step)) await page.locator("html[data-awake]").waitFor();
            await page.evaluate((family) => {
              document.documentElement.style.setProperty("--picture-font", `"${family}", "Noto Sans CJK JP"`);
              return document.fonts.ready;
            }, font.family);
            const found = await page.evaluate(problems, { spare: SPARE, smallest: 12, projector: theme === "projector" });
            expect.soft(found, `${language}/${step}`).toEqual([]);
          }
        }
      });
    }
  }
}
