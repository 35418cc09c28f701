// Films: a frame is the page's picture at that moment, two runs give the same frames, browsers read the tracks, and the self-playing SVG
// shows the same as the frames. The pages for films lie below target/, beside the plan.
import { chromium } from "@playwright/test";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { launch } from "./browser.mjs";
import { awake, expect, test } from "./site.mjs";
import { pictureOf } from "./screenshot.mjs";

const { FIREFOX } = process.env;
const sheets = new URL("../../target/films/sheets/", import.meta.url);
const plans = JSON.parse(await readFile(fileURLToPath(new URL("films.json", sheets)), "utf8"));
const SHAPES = { wide: { size: { width: 1920, height: 1080 }, picture: { x: 0, y: 0, width: 1920, height: 810 } }, tall: { size: { width: 1080, height: 1920 }, picture: { x: 0, y: 0, width: 1080, height: 1290 } } };

/** The difference of a colour channel from which two pixels count as different. The edges of shapes differ by up to three levels. */
const LEVELS = 4;

/** The share of other pixels that an SVG may have: its lines of text lie a fraction of a pixel aside, and edges are smoothed there. */
const CLOSE = 0.012;

const planOf = (language) => plans.find((it) => it.language === language);

/** Opens the page for films of a language in a shape. */
async function sheet(page, language, shape) {
  await page.setViewportSize(SHAPES[shape].size);
  await page.goto(new URL(planOf(language).page, sheets).href);
}

/** A frame as PNG. */
async function frame(page, shot, moment, clip) {
  await page.evaluate(([shot, moment]) => globalThis.film.show(shot, moment), [shot, moment]);
  return pictureOf(page, { clip });
}

/** The share of pixels that differ visibly, and the greatest difference. */
async function difference(page, pair) {
  const sources = pair.map((png) => `data:image/png;base64,${png.toString("base64")}`);
  return page.evaluate(
    async ([sources, levels]) => {
      const read = async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const brush = new OffscreenCanvas(image.width, image.height).getContext("2d");
        brush.drawImage(image, 0, 0);
        return brush.getImageData(0, 0, image.width, image.height).data;
      };
      const [one, other] = await Promise.all(sources.map(read));
      if (one.length !== other.length) return { share: 1, most: 255 };
      let [differs, most] = [0, 0];
      for (let at = 0; at < one.length; at += 4) {
        const apart = Math.max(...[0, 1, 2].map((channel) => Math.abs(one[at + channel] - other[at + channel])));
        most = Math.max(most, apart);
        if (apart > levels) differs += 1;
      }
      return { share: (differs * 4) / one.length, most };
    },
    [sources, LEVELS],
  );
}

/** Twenty frames: from every path, language and shape, from the first event of a step to its still. */
const TWENTY = Array.from({ length: 20 }, (_, nth) => {
  const language = ["en", "ja"][nth % 2];
  const film = planOf(language).films[nth % 3];
  const shape = ["wide", "tall"][(nth >> 1) % 2];
  // Neither the card nor today's picture, which has no place on the page's line of time.
  const place = 1 + ((nth * 5) % (film.shots.length - 3));
  return { language, path: film.name.replace(/^layered-defense-..-/, ""), shape, shot: film.shots[place], place, share: [0.15, 0.35, 0.55, 0.8, 1][nth % 5] };
});

for (const [nth, { language, path, shape, shot, place, share }] of TWENTY.entries()) {
  test(`a ${shape} frame of ${path} in ${language} is the page's picture: step ${place + 1}, ${Math.round(share * 100)} %${nth < 4 ? "" : " @deep"}`, async ({ page, site, context }) => {
    const { size, picture } = SHAPES[shape];
    const { motion } = planOf(language).shots[shot];
    const moment = Math.round((motion * share) / 40) * 40;
    await sheet(page, language, shape);
    const step = await page.evaluate(async ([shot, moment]) => {
      await globalThis.film.show(shot, moment);
      return document.querySelector(".stage").dataset.step;
    }, [shot, moment]);
    const film = await pictureOf(page, { clip: picture });

    const story = await context.newPage();
    await story.setViewportSize(size);
    await awake(story, `${site}${language}/${step}.html?path=${path}&theme=light`);
    await story.locator("#story .stage > .player").waitFor({ state: "attached" });
    await story.evaluate(
      async ([shape, { width, height }, moment, place]) => {
        const { motion } = globalThis.layeredDefense;
        const [wide, tall] = document.querySelectorAll("#story .stage > svg.picture");
        const [shown, other] = shape === "wide" ? [wide, tall] : [tall, wide];
        const set = (element, rules) => Object.entries(rules).forEach(([name, value]) => element.style.setProperty(name, value, "important"));
        // Only the picture is left, at the place and in the size that it has in the film.
        for (const around of document.querySelectorAll("header, footer, .narration, .details, .around, .prospects, .player, .stage > :not(svg)")) set(around, { visibility: "hidden" });
        set(other, { display: "none" });
        set(shown, { display: "block", position: "absolute", "z-index": "9", width: `${width}px`, height: `${height}px`, "inline-size": `${width}px`, "block-size": `${height}px`, "max-inline-size": "none", margin: "0", left: "0", top: "0", "border-radius": "0" });
        const { x, y } = shown.getBoundingClientRect();
        set(shown, { left: `${-x}px`, top: `${-y}px` });
        // The position on the path: the ends of the steps before, and the moment.
        const { ends } = motion.state();
        motion.seek((ends[place - 1]?.end ?? 0) + moment);
      },
      [shape, picture, moment, place],
    );
    // The scores of the other composition are fetched when it is first shown.
    if (share < 1) await expect.poll(() => story.evaluate(() => document.getAnimations().filter((it) => it.effect.target?.checkVisibility()).length)).toBeGreaterThan(0);
    const seen = await pictureOf(story, { clip: picture });
    // The same elements with the same attributes, but for the place that this test has given the page's picture.
    const markupOf = (where) =>
      where.evaluate(() => {
        const copy = [...document.querySelectorAll(".stage > svg.picture")].find((it) => it.checkVisibility()).cloneNode(true);
        copy.removeAttribute("style");
        return copy.outerHTML;
      });
    expect(await markupOf(story)).toBe(await markupOf(page));
    const { share: differs, most } = await difference(page, [film, seen]);
    expect(differs, `share of pixels that differ by more than ${LEVELS} levels; the greatest difference is ${most}`).toBe(0);
  });
}

for (const language of plans.map((plan) => plan.language)) {
  for (const shape of Object.keys(SHAPES)) {
    test(`all words fit the ${shape} film in ${language}`, async ({ page }) => {
      await sheet(page, language, shape);
      const { shots } = planOf(language);
      for (const nth of shots.keys()) {
        await page.evaluate((nth) => globalThis.film.show(nth, 0), nth);
        const outside = await page.evaluate(() => {
          const frame = document.querySelector(".narration, .card").getBoundingClientRect();
          const boxes = [...document.querySelectorAll(".story :is(h1, h2, p, li)")].map((it) => ({ words: it.textContent, box: it.getBoundingClientRect() }));
          const below = boxes.filter(({ box }) => box.bottom > frame.bottom || box.right > frame.right);
          // The line of credit, or of credits, is under all other words.
          const credit = document.querySelector(".narration .credit, .credits").getBoundingClientRect().top;
          const over = boxes.filter(({ words, box }) => box.top < credit && box.bottom > credit + 1 && words);
          return [...below, ...over].map(({ words }) => words);
        });
        expect(outside, `shot ${nth}`).toEqual([]);
      }
    });
  }
}

test("two runs give the same frames, in any order", async ({ browser }) => {
  const moments = [[1, 400], [1, 2000], [3, 1200], [0, 0]];
  const run = async (order) => {
    const page = await browser.newPage();
    await sheet(page, "ja", "tall");
    const made = new Map();
    for (const [shot, moment] of order) {
      const png = await frame(page, shot, moment);
      made.set(`${shot} ${moment}`, createHash("sha256").update(png).digest("hex"));
    }
    await page.close();
    return Object.fromEntries([...made].sort());
  };
  expect(await run(moments)).toEqual(await run(moments.toReversed()));
});

test("browsers read every track, in order and to the end", async ({ page }) => {
  await page.goto("about:blank");
  for (const plan of plans) {
    for (const { name, tracks, length } of plan.films) {
      for (const { kind, text } of tracks) {
        const cues = await page.evaluate(
          ([kind, text]) =>
            new Promise((resolve, reject) => {
              const video = document.createElement("video");
              const track = document.createElement("track");
              track.kind = kind;
              track.src = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
              track.addEventListener("load", () => resolve([...track.track.cues].map(({ startTime, endTime, text }) => [startTime, endTime, text])));
              track.addEventListener("error", reject);
              video.append(track);
              document.body.append(video);
              track.track.mode = "hidden";
            }),
          [kind, text],
        );
        const written = text.split("\n\n").slice(1).map((block) => block.trim().split("\n")[2]);
        expect(cues.map(([, , words]) => words), `${name} ${kind}`).toEqual(written);
        expect(cues.at(-1)[1], `${name} ${kind}`).toBeCloseTo(length / 1000, 3);
      }
    }
  }
});

/** A film as an SVG that plays itself, `faster` times as fast. */
const selfPlaying = (page, language, film, faster = 1) => {
  const { shots } = planOf(language);
  const plan = planOf(language).films[film];
  const its = plan.shots.filter((shot) => shots[shot].plays).map((shot) => ({ ...shots[shot], shot, lead: shots[shot].lead / faster, plays: shots[shot].plays / faster, rest: shots[shot].rest / faster }));
  return page.evaluate((plan) => globalThis.film.selfPlaying(plan), { title: plan.title, description: plan.credit, shots: its });
};

for (const [language, shape, film, depth] of [["en", "wide", 1, ""], ["ja", "tall", 0, " @deep"]]) {
  test(`the self-playing SVG shows the frames of the film, ${shape} in ${language}${depth}`, async ({ page, context }) => {
    await sheet(page, language, shape);
    const svg = await selfPlaying(page, language, film);
    const other = await context.newPage();
    await other.setViewportSize(SHAPES[shape].size);
    await other.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`);
    const { shots, films } = planOf(language);
    let start = 0;
    for (const shot of films[film].shots.filter((shot) => shots[shot].plays)) {
      const { lead, plays, rest, motion } = shots[shot];
      for (const share of [0.3, 0.8, 1]) {
        // At the end of the motion the film rests, and so does the picture.
        const moment = share === 1 ? motion : Math.round(motion * share);
        const at = start + lead + (share === 1 ? plays + rest / 2 : (moment * plays) / motion);
        await other.evaluate((at) => {
          for (const animation of document.getAnimations()) {
            animation.pause();
            animation.currentTime = at;
          }
        }, at);
        const pair = [await frame(page, shot, moment), await pictureOf(other)];
        const { share: differs, most } = await difference(page, pair);
        expect(differs, `shot ${shot} at ${moment}: the greatest difference is ${most}`).toBeLessThan(CLOSE);
      }
      start += lead + plays + rest;
    }
  });
}

/** A page that shows an SVG as an image. */
const markup = (svg) => `<style>body { margin: 0 } img { display: block; width: 1920px }</style><img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;

/** Shows that page. */
async function showImage(page, svg) {
  await page.setViewportSize(SHAPES.wide.size);
  await page.setContent(markup(svg));
  return page;
}

test("in an image the SVG plays once and rests at its end", async ({ page, context }) => {
  await sheet(page, "en", "wide");
  const { shots, films } = planOf("en");
  const last = films[1].shots.findLast((shot) => shots[shot].plays);
  const end = await frame(page, last, shots[last].motion);
  const image = await showImage(await context.newPage(), await selfPlaying(page, "en", 1, 40));
  expect((await difference(page, [await image.screenshot(), end])).share).toBeGreaterThan(0.01);
  await expect.poll(async () => (await difference(page, [await image.screenshot(), end])).share, { timeout: 60_000 }).toBeLessThan(CLOSE);
});

test("Firefox plays the SVG in an image, too, and rests at its end", async ({ page }) => {
  test.skip(!FIREFOX, "no Firefox was found on this machine: cargo xtask test says why");
  await sheet(page, "ja", "wide");
  // The second ends at once.
  const [slow, fast] = [await selfPlaying(page, "ja", 1, 40), await selfPlaying(page, "ja", 1, 1e6)];
  const firefox = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, defaultViewport: SHAPES.wide.size });
  const shown = async (svg) => {
    const its = await firefox.newPage();
    await its.setContent(markup(svg));
    await its.waitForFunction(() => document.images[0].complete);
    return async () => Buffer.from(await its.screenshot());
  };
  const rests = await shown(fast);
  const plays = await shown(slow);
  const before = await plays();
  await expect.poll(async () => (await difference(page, [await plays(), await rests()])).share, { timeout: 60_000 }).toBe(0);
  expect((await difference(page, [before, await rests()])).share).toBeGreaterThan(CLOSE);
  await firefox.close();
});

test("in an image the parts of the SVG stand still with reduced motion", async ({ page }) => {
  await sheet(page, "en", "wide");
  // A thousand times as slow, so that the first moment is still there when the screenshot is taken.
  const svg = await selfPlaying(page, "en", 0, 0.001);
  const { shots, films } = planOf("en");
  const [first] = films[0].shots;
  const [begin, still] = [await frame(page, first, 0), await frame(page, first, shots[first].motion)];
  for (const [args, shown, other] of [[[], begin, still], [["--force-prefers-reduced-motion"], still, begin]]) {
    // What a test emulates on a page does not reach the images on it. What the system prefers does.
    const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...args] });
    const png = await (await showImage(await browser.newPage({ reducedMotion: null }), svg)).screenshot();
    await browser.close();
    expect((await difference(page, [png, shown])).share, String(args)).toBeLessThan(CLOSE);
    expect((await difference(page, [png, other])).share, String(args)).toBeGreaterThan(CLOSE);
  }
});
