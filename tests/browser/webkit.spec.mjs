// WebKit in place of Safari: a walk through the story, and regressions that only Safari had. A page that hangs
// never answers, so every command has a timeout.
import { expect, test as base } from "@playwright/test";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fromDisk } from "./class.mjs";
import { declarations } from "./declarations.mjs";
import { host } from "./host.mjs";
import { fixtures } from "./hosts.mjs";
import { dist } from "./site.mjs";
import { stopsOf } from "./spoken.mjs";
import { walk } from "./walk.mjs";
import { until, webkit } from "./webkit.mjs";
import { markedAt } from "./words.mjs";

const { WEBKIT } = process.env;
base.skip(!WEBKIT, "no WebKit was found on this machine: cargo xtask test says why");

const test = base.extend({
  ...fixtures,
  browser: [
    async ({}, use) => {
      const { address, close } = await host(dist, "/some/where/");
      const browser = await webkit(WEBKIT);
      console.log(`WebKit ${browser.version}`);
      await use({ ...browser, site: address });
      await browser.end();
      close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  page: async ({ browser }, use) => {
    await browser.size(1280, 900);
    await use(browser);
  },
});
// All tests share a browser.
test.describe.configure({ mode: "default" });

const step = (page) => page.run(() => document.getElementById("story").dataset.step);
const at = (page, name) => until(async () => (await step(page)) === name, `the step ${name}`);
const seen = (page, selector) => page.run((selector) => [...document.querySelectorAll(selector)].some((it) => it.checkVisibility()), selector);
const style = (page, selector, property) => page.run((selector, property) => getComputedStyle(document.querySelector(selector))[property], selector, property);
async function awake(page, address) {
  await page.go(address);
  await until(() => page.run(() => "awake" in document.documentElement.dataset), `the program on ${address}`);
}

test("the main walk: by click, key and digit, back and forward, by the map, in the other language, on another page, while presenting", async ({ page }) => {
  await walk({ ...page, open: page.go }, page.site);
});

for (const name of ["overview", "systems", "glossary"]) {
  test(`${name} goes on in a window that is made narrow, with its tools open and without`, async ({ page }) => {
    await page.go(`${page.site}en/${name}.html`);
    for (const open of [false, true]) {
      for (const width of [1180, 590, 1280, 700, 844, 400]) {
        await page.size(width, 900);
        if (open && width > 1000) await page.click(".open-menu");
      }
      await page.size(1280, 900);
    }
    await page.run(() => document.querySelector("main [popovertarget]")?.click());
    await page.size(400, 900);
    await until(() => page.run(() => document.documentElement.scrollWidth <= innerWidth), "a page no wider than its window");
  });
}

test("larger words, and the end of presenting in a narrow window, leave the page working", async ({ page }) => {
  await page.size(820, 1180);
  await awake(page, `${page.site}en/overview.html`);
  for (const text of ["large", "larger", null]) {
    await page.press("t");
    await until(() => page.run((text) => (document.documentElement.dataset.text ?? null) === text, text), `words: ${text}`);
  }
  await page.size(400, 900);
  await awake(page, `${page.site}en/overview.html?ui=board`);
  await page.press("b");
  await until(() => page.run(() => "black" in document.documentElement.dataset), "black");
  await page.press("b");
  await page.press("Escape");
  await until(() => seen(page, "header.site"), "the page's header");
});

test("the single file opens at any step, and in the other language", async ({ page }) => {
  const file = await fromDisk();
  await page.go("about:blank");
  await awake(page, `${file}#en/launch`);
  await at(page, "launch");
  await page.press("ArrowRight");
  await at(page, "track");
  await page.run(() => [...document.querySelectorAll("a[data-language=ja]")].find((it) => it.checkVisibility()).click());
  await until(() => page.run(() => document.documentElement.lang === "ja" && "awake" in document.documentElement.dataset), "Japanese");
  await at(page, "track");
});

/** Waits until the picture of a page can move. */
const moving = (page) => until(() => page.run(() => document.querySelector("#story .player") !== null && window.layeredDefense.motion !== undefined), "the row under the picture");

for (const language of ["en", "ja"]) {
  test(`the picture, Next, the map and the row have the roles and names of the script, in ${language}`, async ({ page }) => {
    await awake(page, `${page.site}${language}/track.html`);
    await moving(page);
    for (const [role, name, selector] of stopsOf("track", language)) expect(await page.spoken(selector)).toEqual([role, name]);
  });

  test(`a step that plays marks the words of its beats, in ${language}`, async ({ page }) => {
    await awake(page, `${page.site}${language}/upper-tier.html`);
    await moving(page);
    const marked = (share) => page.run(markedAt, share);
    const words = [await marked(0.1), await marked(0.9)];
    expect(words.every(Boolean)).toBe(true);
    expect(words[0]).not.toBe(words[1]);
  });
}

test("in the one file the row plays a step from its start to its end", async ({ page }) => {
  const file = await fromDisk();
  await page.go("about:blank");
  await awake(page, `${file}#en/launch`);
  await moving(page);
  await page.press("r");
  await until(() => page.run(() => document.querySelector("#story .stage .ghosts") !== null), "what moves");
  await until(() => page.run(() => !window.layeredDefense.motion.state().isPlaying && document.querySelector("#story .stage .ghosts") === null), "the end");
  await at(page, "launch");
});

test("furigana are over Japanese words when they are switched on, and need no extra lines", async ({ page }) => {
  const readings = () =>
    page.run(() => {
      const words = [...document.querySelectorAll("#story .narration .sentence ruby")];
      const boxes = words.map((word) => word.querySelector("rt").getBoundingClientRect());
      return [boxes.filter(({ width, height }) => width > 0 && height > 0).length, words.length];
    });
  await awake(page, `${page.site}ja/overview.html`);
  expect((await readings())[0]).toBe(0);
  await page.click(".open-menu");
  await page.click(".readings input");
  const [shown, all] = await readings();
  expect(all).toBeGreaterThan(0);
  expect(shown).toBe(all);
  // The height that the text has if each line is filled before the next begins.
  const [asked, filled] = await page.run(() => {
    const sentences = [...document.querySelectorAll("#story .sentence")];
    const heights = () => sentences.map((it) => it.getBoundingClientRect().height);
    const asked = heights();
    for (const it of sentences) it.style.textWrap = "wrap";
    return [asked, heights()];
  });
  expect(asked).toEqual(filled);
});

test("the filters count the results, also if the style sheets are late", async ({ page }) => {
  const late = createServer(async ({ url }, response) => {
    if (url.endsWith(".css")) await new Promise((resolve) => setTimeout(resolve, 500));
    const answer = await fetch(new URL(url, page.site));
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => late.listen(0, "127.0.0.1", resolve));
  try {
    const result = () => page.run(() => [document.querySelector(".found").textContent, document.querySelectorAll(".away").length]);
    const site = page.site.replace(/:\d+/, `:${late.address().port}`);
    await page.go(`${site}en/systems.html`);
    expect(await result()).toEqual(["", 0]);
    await page.go(`${site}en/systems.html?tier=lower`);
    const [words, away] = await result();
    expect(words).toMatch(/^[1-9]\d* of \d+ systems$/);
    expect(away).toBeGreaterThan(0);
  } finally {
    late.close();
  }
});

test("a term has its dotted line, a link that is cut is struck through, an actor that is pointed at is underlined", async ({ page }) => {
  await page.go(`${page.site}en/overview.html`);
  expect(await style(page, ".term", "textDecorationLine")).toBe("underline");
  expect(await style(page, ".term", "textDecorationStyle")).toBe("dotted");
  await page.go(`${page.site}en/cut.html#`);
  await page.click(".cutting li label");
  expect(await style(page, ".cutting li :checked ~ span", "textDecorationLine")).toBe("line-through");
  await page.go(`${page.site}en/systems.html#thaad`);
  await page.go(`${page.site}en/systems.html#destroyers`);
  expect(await page.run(() => [...document.querySelectorAll(".atlas .actor .label")].filter((it) => getComputedStyle(it).textDecorationLine === "underline").length)).toBeGreaterThan(0);
});

for (const [width, height] of [[1280, 900], [820, 1180]]) {
  test(`the question to the class leaves its picture in view, ${width} wide`, async ({ page }) => {
    await page.size(width, height);
    await awake(page, `${page.site}en/upper-tier.html?ui=board`);
    await page.press("v");
    await until(() => seen(page, "dialog.of-vote[open]"), "the question");
    expect(await page.run(() => document.querySelector("dialog.of-vote").getBoundingClientRect().height / innerHeight)).toBeLessThan(0.4);
  });
}

test("the presenter's window opens at the first press, by key and from the list, and connects", async ({ page }) => {
  const [lesson] = await page.windows();
  const fromTheList = async () => {
    await page.click(".open-menu");
    await page.click(".tool-list [data-tool=presenter]");
  };
  for (const ask of [() => page.press("s"), fromTheList]) {
    await awake(page, `${page.site}en/launch.html`);
    await ask();
    const other = await until(async () => (await page.windows()).find((it) => it !== lesson), "the presenter's window");
    await page.show(other);
    await until(() => seen(page, ".tied"), "what ties the two");
    await page.press("ArrowRight");
    await page.show(lesson);
    await at(page, "track");
    await page.show(other);
    await page.closeWindow();
    await page.show(lesson);
  }
});

test("the element of a page drives its story, and reports a step of the reader", async ({ page, hosted }) => {
  await page.go(await hosted("dark", page.site));
  const shows = (step) => until(() => page.run((step) => document.querySelector("layered-defense").step === step, step), `the element at ${step}`);
  await until(() => page.run(() => document.querySelector("layered-defense").state === "running"), "the element's story");
  await page.run(() => {
    window.told = [];
    document.querySelector("layered-defense").addEventListener("step", ({ detail }) => window.told.push([detail.step, detail.by]));
    document.querySelector("layered-defense").next();
  });
  await shows("upper-tier");
  await page.frame(() => document.querySelector("layered-defense").shadowRoot.querySelector("iframe"));
  await page.click(".controls .back");
  await page.frame();
  await shows("track");
  expect(await page.run(() => window.told.at(-1))).toEqual(["track", "reader"]);
  expect(await page.run(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

/** Declarations that WebKit need not understand, with reasons. */
const UNKNOWN = [
  ["text-size-adjust", /./, "only phones make words larger of their own accord, and there it has the prefix"],
  ["-webkit-text-size-adjust", /./, "the same, on a computer"],
  ["-webkit-touch-callout", /^none$/, "only phones and tablets have a menu for a long press"],
  ["word-break", /^auto-phrase$/, "a refinement: without it Japanese breaks between any two characters that may be parted"],
  ["forced-color-adjust", /^none$/, "it has no forced colours"],
  [/^-moz-/, /./, "Firefox's own name"],
];

test("it understands every declaration of the built style sheets", async ({ page }) => {
  const sheets = (await readdir(dist)).filter((name) => name.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(5);
  const all = new Map();
  for (const name of sheets) for (const pair of declarations(await readFile(join(dist, name), "utf8"))) all.set(pair.join(": "), pair);
  expect(all.size).toBeGreaterThan(500);
  // A declaration with a prefixed form is understood through that form.
  const toAsk = [...all.values()].filter(([property, value]) => !property.startsWith("--") && !all.has(`-webkit-${property}: ${value}`));
  await page.go(`${page.site}en/overview.html`);
  const unknown = await page.run((pairs) => pairs.filter(([property, value]) => !CSS.supports(property, value)), toAsk);
  const fits = (what, written) => (what instanceof RegExp ? what.test(written) : what === written);
  const unexpected = unknown.filter(([property, value]) => !UNKNOWN.some(([properties, values]) => fits(properties, property) && fits(values, value)));
  expect(unexpected.map((pair) => pair.join(": "))).toEqual([]);
});

test("the single file opens from disk: the story runs, its pages are a click away, and Back returns", async ({ page }) => {
  await awake(page, await fromDisk());
  await page.click("header[data-only=en] .open-menu");
  await page.click('#en-menu a[href="#en/cut"]');
  await until(() => page.run(() => "beside" in document.documentElement.dataset && document.title.startsWith("Cut a link")), "the page of cut links");
  await page.press("2");
  expect(await page.run(() => [document.querySelectorAll(".cutting :checked").length, location.search])).toEqual([1, "?cut=b"]);
  expect(await seen(page, ".lost")).toBe(true);
  await page.back();
  await until(() => page.run(() => document.querySelector("#story")?.dataset.step === "overview"), "the story");
});

test("in a hall the single file from disk invites, a press begins, and after two minutes it is home again", async ({ page }) => {
  await awake(page, `${await fromDisk()}?ui=kiosk#ja/overview`);
  const is = (state) => until(() => page.run((state) => document.documentElement.dataset.kiosk === state && (document.querySelector(".kiosk > dialog:modal") !== null) === (state !== "visited"), state), state);
  await is("home");
  await page.click('[data-begin="en"]');
  await is("visited");
  await until(() => page.run(() => document.documentElement.lang === "en"), "English");
  await page.run(() => {
    const now = Date.now;
    Date.now = () => now() + 1000;
  });
  await page.click("#story .controls .next");
  await at(page, "launch");
  await page.run(() => {
    const now = Date.now;
    Date.now = () => now() + 120_000;
  });
  await is("home");
  await at(page, "overview");
});
