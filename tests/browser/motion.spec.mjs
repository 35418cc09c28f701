// The player by itself: the picture of a moment, and the still at the end. The controls have tests of their own.
/* global isStill, motion, stage, still -- variables of the page, see `opened` */
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { plain } from "./content.mjs";
import { awake, expect, look, test } from "./site.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SCORES = `${root}target/scripts/scores.json`;
const { steps: paths } = JSON.parse(await readFile(SCORES, "utf8"));
const WIDE = { width: 1280, height: 800 };
const TALL = { width: 390, height: 844 };

const { outputFiles } = await build({
  stdin: { contents: 'export { open } from "./player.js"; export { fetchScores, takeScores } from "./scores.js";', resolveDir: `${root}assets/script/motion` },
  alias: { "#scores": SCORES },
  bundle: true,
  format: "esm",
  write: false,
});

/** Opens a step on a path and puts its motion into `motion`, a variable of the page. */
async function opened(page, site, path, step, language = "en") {
  await page.route("**/player.test.js", (route) => route.fulfill({ contentType: "text/javascript", body: outputFiles[0].text }));
  await awake(page, `${site}${language}/${step}.html?path=${path}`);
  // The page lets nothing move before the style of what moves is there, and adds the row after it. This player comes with the test.
  await page.locator("#story .stage > .player").waitFor({ state: "attached" });
  await page.evaluate(
    async ([address, base, shown]) => {
      const { open, fetchScores, takeScores } = await import(address);
      takeScores(base);
      await Promise.all(["landscape", "portrait"].map(fetchScores));
      const stage = document.querySelector("#story .stage");
      // Both pictures as they are written.
      const written = () => [...stage.querySelectorAll(":scope > svg.picture")].map((svg) => svg.outerHTML).join("");
      Object.assign(globalThis, { stage, still: written(), isStill: () => written() === still, motion: open(stage, shown) });
    },
    [`${site}player.test.js`, site, { path, step }],
  );
}

/** Every place, opacity and colour of the picture that is seen. */
const seen = (page) =>
  page.evaluate(() => {
    const svg = [...stage.querySelectorAll(":scope > svg.picture")].find((it) => it.checkVisibility());
    const looks = (it) => {
      const { opacity, transform, stroke, fill, strokeDasharray } = getComputedStyle(it);
      return [it.tagName, opacity, transform, stroke, fill, strokeDasharray].join(" ");
    };
    return [...svg.querySelectorAll("g, path, circle, rect, text")].map(looks);
  });

/** The step is played to its end as fast as it can be. */
const arrived = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        motion.on("end", resolve);
        motion.arrive();
      }),
  );

for (const [name, viewport] of Object.entries({ wide: WIDE, tall: TALL })) {
  test(`at its end every step of every path is as it was written, in the ${name} picture`, async ({ page, site }) => {
    test.setTimeout(300_000);
    await page.setViewportSize(viewport);
    const done = new Set();
    for (const [path, steps] of Object.entries(paths)) {
      for (const [step, ...numbers] of steps.filter(([step, ...numbers]) => !done.has(step + numbers[0]))) {
        done.add(step + numbers[0]);
        await opened(page, site, path, step);
        const atRest = () => page.evaluate(() => isStill());
        for (const share of [0, 0.3, 0.7]) await page.evaluate((share) => motion.seek(motion.length * share), share);
        expect(await atRest(), `${path}/${step} under way`).toBe(false);
        await page.evaluate(() => motion.finish());
        expect(await atRest(), `${path}/${step}, sought`).toBe(true);
        await arrived(page);
        expect(await atRest(), `${path}/${step}, played`).toBe(true);
        expect(await page.evaluate(() => document.getAnimations().filter((it) => it.effect.target?.closest("svg.picture")).length)).toBe(0);
      }
    }
  });
}

test("a moment looks the same, whatever was shown before", async ({ page, site }) => {
  await page.setViewportSize(WIDE);
  for (const step of ["track", "upper-miss", "lower-hit"]) {
    await opened(page, site, "lower-hit", step);
    await page.evaluate(() => motion.seek(motion.length * 0.6));
    const fresh = await seen(page);
    await page.evaluate(() => {
      for (const share of [0.1, 0.9, 0, 0.45]) motion.seek(motion.length * share);
      motion.play(4);
      motion.pause();
      motion.finish();
      motion.seek(motion.length * 0.95);
      motion.seek(motion.length * 0.6);
    });
    expect(await seen(page), step).toEqual(fresh);
  }
});

test("while a step plays no script writes to the picture", async ({ page, site }) => {
  await opened(page, site, "lower-hit", "track");
  const written = await page.evaluate(
    () =>
      new Promise((resolve) => {
        motion.seek(0);
        const watch = new MutationObserver(() => {});
        for (const svg of stage.querySelectorAll(":scope > svg.picture")) watch.observe(svg, { attributes: true, characterData: true, childList: true, subtree: true });
        let count = 0;
        let beats = 0;
        // The removal of ghosts at the end does not count.
        motion.on("beat", () => {
          beats += 1;
          count += watch.takeRecords().length;
        });
        motion.on("end", () => resolve({ count, beats }));
        motion.play(6);
      }),
  );
  expect(written).toEqual({ count: 0, beats: 7 });
});

test("another theme and another size keep the moment", async ({ page, site }) => {
  await page.setViewportSize(WIDE);
  await opened(page, site, "lower-hit", "lower-tier");
  await page.evaluate(() => motion.seek(2000));
  await look(page, { theme: "dark" });
  const dark = await seen(page);
  await page.setViewportSize(TALL);
  await expect.poll(() => page.evaluate(() => stage.querySelectorAll(".portrait .ghosts").length)).toBe(2);
  expect(await page.evaluate(() => motion.moment)).toBe(2000);
  await page.setViewportSize(WIDE);
  await expect.poll(() => page.evaluate(() => stage.querySelectorAll(".landscape .ghosts").length)).toBe(2);
  expect(await seen(page)).toEqual(dark);
});

test("with less motion each beat is there at once", async ({ page, site }) => {
  await opened(page, site, "lower-hit", "launch");
  await look(page, { motion: "less" });
  const at = async (moment) => {
    await page.evaluate((moment) => motion.seek(moment), moment);
    return seen(page);
  };
  const { start, length } = await page.evaluate(() => motion.beats[1]);
  expect(await at(start + 10)).toEqual(await at(start + length - 10));
  expect(await at(start - 10)).not.toEqual(await at(start + 10));
  const moves = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const running = () => document.getAnimations().filter((it) => it.effect.target?.closest("svg.picture") && it.playState === "running").length;
        const counts = [];
        motion.on("beat", () => counts.push(running()));
        motion.on("end", () => resolve(counts));
        motion.seek(0);
        motion.play(8);
      }),
  );
  expect(moves.length).toBeGreaterThan(2);
  expect(moves.every((count) => count === 0)).toBe(true);
});

for (const language of ["en", "ja"]) {
  test(`the caption marks the words of the beat, in ${language}`, async ({ page, site }) => {
    await opened(page, site, "lower-hit", "upper-tier", language);
    const marked = () => page.evaluate(() => [...(CSS.highlights.get("beat") ?? [])].map((range) => [...range.cloneContents().childNodes].map((it) => it.textContent).join("")).join());
    const words = await page.evaluate(() => motion.beats.map((beat) => beat.words));
    expect(words.every(Boolean)).toBe(true);
    for (const nth of words.keys()) {
      await page.evaluate((nth) => motion.seek(motion.beats[nth].start + 10), nth);
      const inOrder = [...plain(words[nth])];
      const found = [...(await marked())];
      // Readings are between the words.
      let at = 0;
      for (const letter of found) if (letter === inOrder[at]) at += 1;
      expect(at, `“${words[nth]}” in “${found.join("")}”`).toBe(inOrder.length);
    }
    await page.evaluate(() => motion.finish());
    expect(await marked()).toBe("");
  });
}
