// Firefox: every host page, all lines for authors to copy, and the story itself. The system's Firefox is driven
// by WebDriver BiDi, which Playwright does not support for it.
import { expect, test as base } from "@playwright/test";
import { readFile, readdir } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import puppeteer from "puppeteer-core";
import { steps } from "./browser.mjs";
import { fromDisk } from "./class.mjs";
import { heading } from "./content.mjs";
import { host } from "./host.mjs";
import { fixtures, HOSTS } from "./hosts.mjs";
import { dist } from "./site.mjs";
import { stopsOf } from "./spoken.mjs";
import { walk } from "./walk.mjs";
import { markedAt } from "./words.mjs";

const { FIREFOX } = process.env;
base.skip(!FIREFOX, "no Firefox was found on this machine: cargo xtask test says why");

const all = await steps(dist);
const scenarios = (await readdir(HOSTS)).sort();

const test = base.extend({
  ...fixtures,
  firefox: [
    async ({}, use) => {
      const { address, close } = await host(dist, "/some/where/");
      const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, defaultViewport: { width: 1280, height: 900 } });
      await use({ browser, site: address });
      await browser.close();
      close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // A page on which no script may fail and nothing may be logged. It knows the site's address.
  page: async ({ firefox }, use) => {
    const page = await firefox.browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await use(page);
    expect(said).toEqual([]);
    await page.close();
  },
});

const inside = (page, path) => page.frames().find((frame) => frame.url().includes(path));
/** The frame at an address, when its story runs. */
async function alive(page, path = "/embed/") {
  await expect.poll(() => inside(page, path)?.evaluate(() => "awake" in document.documentElement.dataset).catch(() => false), { timeout: 60_000 }).toBe(true);
  return inside(page, path);
}
const title = (frame) => frame.evaluate(() => document.querySelector("#story h1").textContent);

for (const scenario of scenarios) {
  test(`the host page “${scenario}” shows the running story, and nothing moves sideways`, async ({ page, firefox, hosted }) => {
    await page.goto(await hosted(scenario, firefox.site));
    if (scenario === "late") await page.evaluate(() => document.getElementById("one").append(document.createElement("layered-defense")));
    const frame = await alive(page);
    expect(await frame.evaluate(() => [...document.querySelectorAll(".stage :is(.landscape, .portrait)")].filter((it) => it.getClientRects().length).length)).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

for (const [of, place] of [["README.md", "../../README.md"], ["docs/embedding.md", "../../docs/embedding.md"], ["the builder's page", "../../dist/en/embed.html"]]) {
  for (const width of [360, 1280]) {
    test(`the lines in ${of} work unchanged, in a window of ${width} px`, async ({ page, firefox, article }) => {
      const text = await readFile(new URL(place, import.meta.url), "utf8");
      const plain = place.endsWith(".html") ? text.replaceAll("&lt;", "<").replaceAll("&gt;", ">") : text;
      const frame = plain.match(/<div style="container-type[\s\S]*?YOUR\.HOST[\s\S]*?<\/div><\/div>/)[0];
      const element = plain.match(/<link rel="stylesheet" href="https:\/\/YOUR\.HOST[\s\S]*?<\/layered-defense>/)[0];
      // Firefox 140 has no orientation of the screen that could be set; it sets the size all the same.
      await page.setViewport({ width, height: 900 }).catch((error) => String(error).includes("setScreenOrientationOverride") || Promise.reject(error));
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await page.goto(await article(`${frame}${element}`.replaceAll("https://YOUR.HOST/PATH/", firefox.site)));
      const bare = await alive(page);
      expect(await bare.evaluate(() => [innerWidth <= 800, document.documentElement.scrollHeight <= innerHeight, document.querySelector(".narration").scrollHeight <= document.querySelector(".narration").clientHeight])).toEqual([true, true, true]);
      await page.evaluate(() => document.querySelector("layered-defense").load());
      const ready = page.evaluate(() => new Promise((resolve) => {
        const story = document.querySelector("layered-defense");
        story.addEventListener("step", ({ detail }) => resolve(detail.step));
        story.next();
      }));
      expect(await ready).toBe("launch");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
}

test("the element drives its story, follows it, keeps its height, and leaves the page alone", async ({ page, firefox, hosted }) => {
  await page.goto(await hosted("dark", firefox.site));
  const frame = await alive(page);
  const before = await page.evaluate(() => [history.length, scrollY, document.activeElement.tagName, document.querySelector("layered-defense").getBoundingClientRect().height]);
  for (const step of all) {
    await page.evaluate((step) => document.querySelector("layered-defense").goTo(step), step);
    await expect.poll(() => frame.evaluate(() => document.getElementById("story").dataset.step)).toBe(step);
  }
  await page.evaluate(() => (document.querySelector("layered-defense").theme = "light"));
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
  await frame.evaluate(() => document.querySelector(".controls .back").click());
  await expect.poll(() => page.evaluate(() => document.querySelector("layered-defense").step)).toBe(all.at(-2));
  expect(await page.evaluate(() => [history.length, scrollY, document.activeElement.tagName, document.querySelector("layered-defense").getBoundingClientRect().height])).toEqual(before);
  const [width, height] = await page.evaluate(() => [document.querySelector("layered-defense").clientWidth, document.querySelector("layered-defense").clientHeight]);
  // Firefox may include a scrollbar that has just appeared in the width. The tolerance allows for its share.
  expect(Math.abs(height - (0.4125 * width + 420))).toBeLessThan(8);
  expect(await frame.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

test("ten thousand meaningless messages change nothing and cause no error", async ({ page, firefox, hosted }) => {
  await page.goto(await hosted("dark", firefox.site));
  const frame = await alive(page);
  const ignored = await page.evaluate(async () => {
    const { contentWindow } = document.querySelector("layered-defense").shadowRoot.querySelector("iframe");
    const bad = [null, 0, "next", {}, { layeredDefense: 2, command: "next" }, { layeredDefense: 1, command: "__proto__" }, { layeredDefense: 1, command: "go", step: "nowhere" }, { layeredDefense: 1, command: "set", key: "theme", value: "purple" }];
    for (let n = 0; n < 10_000; n++) contentWindow.postMessage(bad[n % bad.length], "*");
    const answer = new Promise((resolve) => addEventListener("message", ({ data }) => data?.kind === "state" && resolve(data)));
    contentWindow.postMessage({ layeredDefense: 1, command: "ask" }, "*");
    return (await answer).ignored;
  });
  expect(ignored).toBe(10_000);
  expect(await title(frame)).toBe(heading("track"));
  expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
});

test("the main walk: by click, key and digit, back and forward, by the map, in the other language, on another page, while presenting", async ({ page, firefox }) => {
  await walk(
    {
      open: (address) => page.goto(address),
      click: (selector) => page.click(selector),
      press: (key) => page.keyboard.press(key),
      // Without waiting for a page to be loaded: this one comes back from memory.
      back: () => page.evaluate(() => history.back()),
      forward: () => page.evaluate(() => history.forward()),
      // Puppeteer waits in vain for the end of loading in Firefox 140.
      reload: async () => {
        await page.evaluate(() => (window.isOld = true));
        await page.evaluate(() => location.reload()).catch(() => {});
        await expect.poll(() => page.evaluate(() => !window.isOld && document.readyState === "complete").catch(() => false)).toBe(true);
      },
      run: (run) => page.evaluate(run),
    },
    firefox.site,
  );
});

test("a class sees the story, votes, and sees a page beside it; the presenter's window follows and leads", async ({ page, firefox }) => {
  const ui = () => page.evaluate(() => document.documentElement.dataset.ui);
  const seen = (where, selector) => where.evaluate((selector) => [...document.querySelectorAll(selector)].some((it) => it.checkVisibility()), selector);
  await page.goto(`${firefox.site}en/upper-tier.html`);
  await expect.poll(() => page.evaluate(() => "awake" in document.documentElement.dataset), { timeout: 60_000 }).toBe(true);
  await page.keyboard.press("p");
  await expect.poll(ui).toBe("board");
  await page.keyboard.press("v");
  await expect.poll(() => seen(page, "dialog.of-vote[open]")).toBe(true);
  // Firefox itself takes the first press: it ends full screen.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect.poll(() => seen(page, "dialog[open]")).toBe(false);
  const isBlack = () => page.evaluate(() => "black" in document.documentElement.dataset);
  await page.keyboard.press("b");
  await expect.poll(isBlack).toBe(true);
  await page.keyboard.press("b");
  await expect.poll(isBlack).toBe(false);
  await page.keyboard.press("s");
  const opened = async () => (await firefox.browser.pages()).find((it) => it.url().includes("presenter"));
  await expect.poll(async () => (await opened()) !== undefined, { timeout: 20_000 }).toBe(true);
  const presenter = await opened();
  await expect.poll(() => seen(presenter, ".tied"), { timeout: 20_000 }).toBe(true);
  await presenter.keyboard.press("2");
  await expect.poll(() => title(page)).toBe(heading("upper-miss"));
  await presenter.close();
  await page.goto(`${firefox.site}en/cut.html?ui=board`);
  await page.waitForSelector(".board-bar");
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate(() => document.querySelectorAll(".cutting input:checked").length)).toBe(1);
});

/** Prints a page on A4. Resolves to the words of each sheet. */
async function printed(page) {
  const { promise } = getDocument({ data: new Uint8Array(await page.pdf({ format: "a4" })), verbosity: 0 });
  const pdf = await promise;
  const sheets = [];
  for (let nth = 1; nth <= pdf.numPages; nth += 1) {
    const { items } = await (await pdf.getPage(nth)).getTextContent();
    sheets.push(items.map(({ str }) => str).join("").replace(/[\s\u2060]/g, ""));
  }
  await pdf.loadingTask.destroy();
  return sheets;
}

test("a step, the picture with the links to cut, and a page with the element are printed with all their words", async ({ page, firefox, hosted }) => {
  const caption = "hit.Neitherwascertain.";
  await page.goto(`${firefox.site}en/lower-hit.html`);
  const step = await printed(page);
  expect(step).toHaveLength(1);
  for (const words of [caption, "Uppertier", "JADGEandcommander"]) expect(step[0]).toContain(words);
  await page.goto(`${firefox.site}en/cut.html`);
  expect((await printed(page))[0]).toContain("JADGEandcommander");
  await page.goto(await hosted("print", firefox.site));
  await alive(page);
  const [sheet] = await printed(page);
  for (const words of ["Uppertier", "JADGEandcommander", caption]) expect(sheet).toContain(words);
});

for (const language of ["en", "ja"]) {
  test(`the picture, Next, the map and the row have the roles and names of the script, in ${language}`, async ({ page, firefox }) => {
    await page.goto(`${firefox.site}${language}/track.html`);
    await page.waitForSelector("#story .player");
    for (const [role, name, selector] of stopsOf("track", language)) {
      const found = await page.$(`aria/${name}[role="${role}"]`);
      expect(await found?.evaluate((it, selector) => it.matches(selector), selector), `${role}: ${name}`).toBe(true);
    }
  });

  test(`a step that plays marks the words of its beats, in ${language}`, async ({ page, firefox }) => {
    await page.goto(`${firefox.site}${language}/upper-tier.html`);
    await expect.poll(() => page.evaluate(() => document.querySelector("#story .player") !== null && window.layeredDefense.motion !== undefined), { timeout: 60_000 }).toBe(true);
    const marked = (share) => page.evaluate(markedAt, share);
    // In two beats a task is given and an interceptor flies.
    const words = [await marked(0.1), await marked(0.9)];
    expect(words.every(Boolean)).toBe(true);
    expect(words[0]).not.toBe(words[1]);
    expect(await page.evaluate(() => document.querySelector("#story .stage .ghosts") !== null)).toBe(true);
  });
}

test("the single file opens from disk: the story runs, its pages are a click away, and Back returns", async ({ page }) => {
  await page.goto(await fromDisk());
  await expect.poll(() => page.evaluate(() => "awake" in document.documentElement.dataset), { timeout: 60_000 }).toBe(true);
  await page.evaluate(() => document.querySelector('header:not([hidden]) a[href="#en/cut"]').click());
  await expect.poll(() => page.evaluate(() => ["beside" in document.documentElement.dataset, document.title.startsWith("Cut a link")].join()), { timeout: 60_000 }).toBe("true,true");
  await page.keyboard.press("2");
  expect(await page.evaluate(() => [document.querySelectorAll(".cutting :checked").length, location.search, [...document.querySelectorAll(".lost")].some((it) => it.checkVisibility())])).toEqual([1, "?cut=b", true]);
  await page.evaluate(() => history.back());
  await expect.poll(() => page.evaluate(() => document.querySelector("#story h1")?.textContent ?? "").catch(() => ""), { timeout: 60_000 }).toBe(heading("overview"));
});

test("in a hall the single file from disk invites, a press begins, it asks after a minute, and it goes home", async ({ page }) => {
  await page.goto(`${await fromDisk()}?ui=kiosk#ja/overview`);
  const is = (state) => expect.poll(() => page.evaluate(() => [document.documentElement.dataset.kiosk, document.querySelector(".kiosk > dialog:modal")?.className ?? ""].join()), { timeout: 60_000 }).toBe(state);
  const set = (minutes) =>
    page.evaluate((minutes) => {
      const now = Date.now;
      Date.now = () => now() + minutes * 60_000;
    }, minutes);
  await is("home,kiosk-begin");
  await expect.poll(() => page.evaluate(() => "awake" in document.documentElement.dataset), { timeout: 60_000 }).toBe(true);
  await page.click('[data-begin="en"]');
  await is("visited,");
  await expect.poll(() => title(page)).toBe(heading("overview"));
  await set(1);
  await is("asking,kiosk-question");
  await page.keyboard.press("x");
  await is("visited,");
  await set(0.1);
  await page.click("#story .controls .next");
  await expect.poll(() => title(page)).toBe(heading("launch"));
  const entries = await page.evaluate(() => history.length);
  await set(2);
  await is("home,kiosk-begin");
  expect(await page.evaluate(() => [document.documentElement.lang, document.getElementById("story").dataset.step, history.length])).toEqual(["ja", "overview", entries]);
});
