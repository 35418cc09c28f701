// The picture's words: large enough, apart from each other, and clear of every line, with room to spare
// for fonts that nobody here has. Measured from what the browser has drawn.
import { execFileSync } from "node:child_process";
import { LANGUAGES, SIZES, THEMES, steps } from "./browser.mjs";
import { dist, expect, test } from "./site.mjs";

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

/** What is wrong with the words of the picture that is shown, in plain lines. */
function problems({ spare, smallest, projector }) {
  // The style sheet shows one of a step's two compositions, and all panels.
  return [...document.querySelectorAll("svg.picture")].filter((picture) => picture.checkVisibility()).flatMap((svg) => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const found = [];
  const labels = [...svg.querySelectorAll("text")].filter((text) => text.checkVisibility()).flatMap((text) => {
    const size = parseFloat(getComputedStyle(text).fontSize);
    const shown = size * scale;
    if (shown < smallest - 0.01) found.push(`“${text.textContent}” is ${shown.toFixed(1)} px tall`);
    if (projector && !svg.matches(".panel") && size < svg.viewBox.baseVal.height / 45) found.push(`“${text.textContent}” is under 1/45 of the picture`);
    const anchor = text.getAttribute("text-anchor");
    const lines = text.children.length ? [...text.children] : [text];
    return lines.map((line, nth) => {
      // A tspan has no box of its own in SVG's terms: take its length and its baseline.
      const width = line.getComputedTextLength() * (text.classList.contains("badge-number") ? 1 : 1 + spare);
      const x = +text.getAttribute("x");
      const baseline = +text.getAttribute("y") + nth * 1.2 * size;
      const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      // Ascent and descent of the letters themselves, not of the line.
      return { words: line.textContent, text, left, right: left + width, top: baseline - 0.78 * size, bottom: baseline + 0.22 * size };
    });
  });
  const view = svg.viewBox.baseVal;
  for (const it of labels) {
    if (it.left < 0 || it.right > view.width || it.top < 0 || it.bottom > view.height) found.push(`“${it.words}” leaves the picture`);
  }
  for (const [nth, one] of labels.entries()) {
    for (const other of labels.slice(nth + 1)) {
      if (one.text === other.text) continue;
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
        found.push(`“${one.words}” and “${other.words}” touch`);
      }
    }
  }
  const toView = svg.getScreenCTM().inverse();
  for (const shape of svg.querySelectorAll(".line path, .bar, .ring, .badge, .node, .symbol path")) {
    if (!shape.checkVisibility()) continue;
    const length = shape.getTotalLength();
    const move = toView.multiply(shape.getScreenCTM());
    const owner = shape.closest(".badge") ? "badge-number" : null;
    const hit = new Set();
    for (let at = 0; at <= length; at += 1) {
      const point = shape.getPointAtLength(at).matrixTransform(move);
      for (const it of labels) {
        if (owner && it.text.classList.contains(owner)) continue;
        if (point.x > it.left && point.x < it.right && point.y > it.top && point.y < it.bottom) hit.add(it.words);
      }
    }
    const name = shape.closest("[class]").parentElement?.closest(".line, .symbol, .tier, .outcome")?.getAttribute("class") ?? shape.getAttribute("class");
    for (const words of hit) found.push(`“${words}” is crossed by ${name}`);
  }
  return found;
  });
}

// Every step, the one with two eras in both, and the outcomes.
const all = [...(await steps(dist)).map((step) => `${step}.html?`), "next-generation.html?era=now&", "outcomes.html?"];
for (const font of FONTS) {
  for (const theme of THEMES) {
    for (const size of SIZES) {
      test(`at ${size.width}×${size.height} in the ${theme} theme, with ${font.name}, no word is small, touched or crossed`, async ({ page, site }) => {
        test.skip(!present(font.family), `${font.family} is not installed here`);
        await page.setViewportSize(size);
        for (const language of LANGUAGES) {
          for (const step of all) {
            await page.goto(`${site}${language}/${step}theme=${theme}`);
            if (!step.startsWith("outcomes")) await page.locator("html[data-awake]").waitFor();
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
