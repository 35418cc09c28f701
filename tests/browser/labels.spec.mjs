// The picture's words: large enough, apart from each other, and clear of every line, with a margin
// for fonts that this machine does not have. Measured in the browser's rendering.
import { execFileSync } from "node:child_process";
import { LANGUAGES, SIZES, THEMES, steps } from "./browser.mjs";
import { STORY } from "./content.mjs";
import { awake, dist, expect, look, test } from "./site.mjs";
import { problems, small } from "./words.mjs";

const FONTS = [
  { name: "a wide font", family: "DejaVu Sans" },
  { name: "a narrow font", family: "Carlito" },
];
// Widths of system fonts differ by 30 %. Half of it is the margin.
const SPARE = 0.15;

const present = (family) => {
  try {
    return execFileSync("fc-list", [family]).length > 0;
  } catch {
    return false;
  }
};

const STEPS = await steps(dist);
/** Every step, the outcomes, the links to cut, the systems and the timeline, each with its eras. */
const PLACES = [...STEPS, "outcomes", "cut", "systems", "timeline"].map((name) => ({ name, eras: ["next-generation", "systems"].includes(name) ? ["2015", "now"] : [""] }));
const write = (page, family) => page.locator("html").evaluate((html, family) => html.style.setProperty("--picture-font", `"${family}", "Noto Sans CJK JP"`), family);

test.describe("measured on the prerendered page", () => {
  // The program draws the same; a test below compares them.
  test.use({ javaScriptEnabled: false });

  for (const language of LANGUAGES) {
    for (const font of FONTS) {
      for (const [composition, size] of [["wide", { width: 1280, height: 720 }], ["tall", { width: 360, height: 740 }]]) {
        test(`in ${language}, in the ${composition} composition, with ${font.name}, no word is touched or crossed`, async ({ page, site }) => {
          test.skip(!present(font.family), `${font.family} is not installed here`);
          await page.setViewportSize(size);
          for (const { name, eras } of PLACES) {
            await page.goto(`${site}${language}/${name}.html`);
            await write(page, font.family);
            if (STEPS.includes(name)) await expect(page.locator(`svg.picture.${composition === "wide" ? "landscape" : "portrait"}`)).toBeVisible();
            // Only the projector theme changes the text size in the picture.
            for (const theme of ["light", "projector"]) {
              for (const era of eras) {
                await look(page, { era, theme });
                expect.soft(await page.evaluate(problems, { spare: SPARE }), `${name} ${era} ${theme}`).toEqual([]);
              }
            }
          }
        });
      }
    }

    test(`in ${language} no word is small, at any size of the window`, async ({ page, site }) => {
      for (const { name, eras } of PLACES) {
        await page.goto(`${site}${language}/${name}.html`);
        for (const size of SIZES) {
          await page.setViewportSize(size);
          for (const theme of ["light", "projector"]) {
            for (const era of eras) {
              await look(page, { era, theme });
              expect.soft(await page.evaluate(small, { smallest: 12, projector: theme === "projector" }), `${name} ${era} ${theme} at ${size.width}`).toEqual([]);
            }
          }
        }
      }
    });
  }

  test("a picture's words are 15 pixels tall on a laptop, and 28 before a class at any size of the words", async ({ page, site }) => {
    for (const language of LANGUAGES) {
      for (const name of STEPS) {
        await page.goto(`${site}${language}/${name}.html`);
        await page.setViewportSize({ width: 1280, height: 720 });
        expect.soft(await page.evaluate(small, { smallest: 15 }), `${language}/${name}`).toEqual([]);
        await page.setViewportSize({ width: 1920, height: 1080 });
        for (const text of ["", "large", "larger"]) {
          await look(page, { ui: "board", text });
          expect.soft(await page.evaluate(small, { smallest: 28 }), `${language}/${name} before a class, ${text}`).toEqual([]);
        }
      }
    }
  });

  // The tests above rely on these facts: size and theme make no other difference.
  for (const font of FONTS) {
    for (const theme of THEMES) {
      test(`at every size in the ${theme} theme, with ${font.name}, no word is small, touched or crossed`, { tag: "@deep" }, async ({ page, site }) => {
        test.skip(!present(font.family), `${font.family} is not installed here`);
        for (const language of LANGUAGES) {
          for (const { name, eras } of PLACES) {
            await page.goto(`${site}${language}/${name}.html`);
            await write(page, font.family);
            for (const size of SIZES) {
              await page.setViewportSize(size);
              for (const era of eras) {
                await look(page, { era, theme });
                const found = [...(await page.evaluate(problems, { spare: SPARE })), ...(await page.evaluate(small, { smallest: 12, projector: theme === "projector" }))];
                expect.soft(found, `${language}/${name} ${era} at ${size.width}`).toEqual([]);
              }
            }
          }
        }
      });
    }
  }
});

for (const language of LANGUAGES) {
  test(`in ${language} the program draws each step like its page, every word in the same place`, async ({ page, site }) => {
    const words = (page) =>
      page.locator("svg.picture").evaluateAll((pictures) =>
        pictures.map((picture) => [...picture.querySelectorAll("text")].map((text) => [text.textContent, ...["x", "y", "text-anchor", "class"].map((name) => text.getAttribute(name))].join(" ").replace(/ (new|n\d+)\b/g, ""))),
      );
    const written = await page.context().browser().newPage({ javaScriptEnabled: false });
    await awake(page, `${site}${language}/overview.html`);
    // Along the default path, which the pages show, and then to the other steps.
    const along = STORY.path[0].steps;
    for (const step of [...along, ...STEPS.filter((step) => !along.includes(step))]) {
      if (step !== along[0]) await page.locator(`.map a[href*="/${step}.html"]`).click();
      await expect(page.locator("#story")).toHaveAttribute("data-step", step);
      await written.goto(`${site}${language}/${step}.html`);
      expect(await words(page), step).toEqual(await words(written));
    }
    await written.close();
  });
}
