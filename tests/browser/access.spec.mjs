// Accessibility for people who are blind or have low vision: names, descriptions, contrast, order.
import { faults, faultsInAllThemes } from "./axe.mjs";
import { LANGUAGES, THEMES, steps } from "./browser.mjs";
import { texts } from "./content.mjs";
import { awake, dist, expect, look, test } from "./site.mjs";

const all = await steps(dist);

for (const language of LANGUAGES) {
  for (const surface of ["", "embed/"]) {
    test(`axe finds nothing on any step in ${language}, ${surface ? "in a frame" : "as a page"}, in any theme`, async ({ page, site }) => {
      for (const step of all) {
        await awake(page, `${site}${surface}${language}/${step}.html?theme=light`);
        expect.soft(await faultsInAllThemes(page), step).toEqual([]);
      }
    });
  }
}

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`axe finds nothing on any step in ${language}, asked for in the ${theme} theme, with all its rules`, { tag: "@deep" }, async ({ page, site }) => {
      for (const surface of ["", "embed/"]) {
        for (const step of all) {
          await awake(page, `${site}${surface}${language}/${step}.html?theme=${theme}`);
          expect.soft(await faults(page), `${surface}${step}`).toEqual([]);
        }
      }
    });
  }
}

test("axe finds nothing with larger text on a phone", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await awake(page, `${site}en/lower-hit.html?text=larger`);
  expect(await faults(page)).toEqual([]);
  // WCAG 1.4.10: nothing scrolls sideways.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

// The prerendered pages. The program would add a name that is missing there.
test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const language of LANGUAGES) {
    test(`every picture in ${language} has a name and a description of its own`, async ({ page, site }) => {
      const described = new Set();
      for (const step of all) {
        await page.goto(`${site}${language}/${step}.html`);
        const picture = page.locator("svg.landscape");
        // An image is a single stop. As a group it would also read its labels, without the lines between them.
        await expect(picture).toHaveRole("img");
        await expect(picture).toHaveAccessibleName(await page.locator("h1").innerText());
        const id = await picture.getAttribute("aria-describedby");
        const description = await page.locator(`#${id}`).textContent();
        // A kanji contains as much as several letters.
        expect(description.length).toBeGreaterThan(language === "ja" ? 60 : 100);
        described.add(description);
      }
      expect(described.size).toBe(all.length);
    });
  }
});

test("in every theme each word of the picture stands out from what is behind it", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1280, height: 720 });
  // One step has other words for today.
  for (const shown of [...all, "next-generation now"]) {
    const [step, era = ""] = shown.split(" ");
    await page.goto(`${site}en/${step}.html?era=${era}`);
    for (const theme of THEMES) {
      await look(page, { theme });
      const faint = await page.evaluate(() => {
        const channels = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
        const light = (colour) => {
          const [r, g, b] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const svg = document.querySelector("svg.landscape");
        return [...svg.querySelectorAll("text")].filter((text) => text.checkVisibility()).flatMap((text) => {
          const box = text.getBoundingClientRect();
          const under = document
            .elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
            .filter((it) => it.closest(".backdrop, .ribbons, .nodes, .tiers") && getComputedStyle(it).fill !== "none");
          // For a gradient all its stops count. A ribbon only tints the sky behind it.
          const shades = (it) => {
            const { fill } = getComputedStyle(it);
            const faded = fill.match(/#([^")]+)/)?.[1];
            return faded ? [...document.getElementById(faded).children].map((stop) => getComputedStyle(stop).stopColor) : [fill];
          };
          const solid = under.findIndex((it) => !it.closest(".ribbons, .clouds"));
          const style = getComputedStyle(text);
          const contrasts = under.slice(0, solid + 1).flatMap(shades).map((behind) => {
            const [low, high] = [light(style.fill), light(behind)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
          });
          const contrast = Math.min(...contrasts);
          return contrast < 4.5 || style.opacity < 1 ? [`${text.textContent}: ${contrast.toFixed(2)}`] : [];
        });
      });
      expect.soft(faint, `${shown}, ${theme}`).toEqual([]);
    }
  }
});

test("by keyboard the first stop leads to the story, and the focus can be seen", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: texts("page").skip })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#story")).toBeFocused();
  const outline = await page.locator("#story").evaluate((story) => getComputedStyle(story).outlineStyle);
  expect(outline).toBe("solid");
});

test("in forced colours the words of the page keep their contrast and the picture stays", async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await awake(page, `${site}en/lower-hit.html`);
  await expect(page.locator("svg.landscape")).toBeVisible();
  for (const selector of [".next", ".sentence", "summary"]) {
    const contrast = await page.locator(selector).first().evaluate((element) => {
      const light = (colour) => {
        const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      let behind = element;
      while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
      const pair = [light(getComputedStyle(element).color), light(getComputedStyle(behind).backgroundColor)].sort((a, b) => a - b);
      return (pair[1] + 0.05) / (pair[0] + 0.05);
    });
    expect(contrast, selector).toBeGreaterThan(4.5);
  }
});
