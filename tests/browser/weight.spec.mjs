// What a page may cost: its first paint waits for nothing, nothing moves later, and nothing grows with the number of steps. Bytes are
// limited by `dist`, times are only measured (bench/).
import { LANGUAGES, SIZES } from "./browser.mjs";
import { held, walk, watchMemory } from "./growth.mjs";
import { awake, delayed, expect, look, test } from "./site.mjs";

/** Where everything stands that the window shows of header and story, but for what waits, and the boxes around it. */
const places = (page) =>
  page.evaluate(() => {
    // Chromium lays lines with furigana out by up to a pixel differently after a change than anew.
    const main = document.querySelector("main");
    main.hidden = true;
    main.getBoundingClientRect();
    main.hidden = false;
    const seen = [...document.querySelectorAll("header.site *, #story *")].filter((element) => !element.closest(".map, .prospects, [popover], svg defs, .visually-hidden") && !element.matches(".details, .around"));
    return seen
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([element, { top, bottom, width }]) => width && bottom > 0 && top < innerHeight && element.checkVisibility())
      .map(([element, { left, top, width, height }]) => {
        const { color, backgroundColor, fontSize, fill } = getComputedStyle(element);
        return `${element.localName}.${element.getAttribute("class")} ${[left, top, width, height].map((value) => value.toFixed(1))} ${color} ${backgroundColor} ${fontSize} ${fill}`;
      });
  });

test.describe("before the later style sheet arrives", () => {
  for (const language of LANGUAGES) {
    test(`a step is painted, and nothing of it moves or changes when it arrives: ${language}`, async ({ page, site }) => {
      test.slow();
      for (const step of ["overview", "upper-tier", "next-generation"]) {
        // The program adds the player's row in its own time.
        const start = await delayed(page, "**/story-page-*.js");
        const release = await delayed(page, "**/later-*.css");
        await page.setViewportSize(SIZES[0]);
        await page.goto(`${site}${language}/${step}.html`, { waitUntil: "commit" });
        await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
        const early = [];
        const looks = SIZES.flatMap((size) => [{}, { theme: "dark" }, { theme: "projector" }, { text: "larger" }, { readings: "on" }].map((settings) => [size, settings]));
        for (const [size, settings] of looks) {
          await page.setViewportSize(size);
          await look(page, { theme: "", text: "", readings: "", ...settings });
          early.push(await places(page));
        }
        expect(await page.evaluate(() => getComputedStyle(document.querySelector(".map")).animationName)).toBe("held");
        release();
        await page.waitForFunction(() => getComputedStyle(document.querySelector(".map")).animationName === "none");
        for (const [nth, [size, settings]] of looks.entries()) {
          await page.setViewportSize(size);
          await look(page, { theme: "", text: "", readings: "", ...settings });
          expect.soft(await places(page), `${step}, ${size.name}, ${JSON.stringify(settings)}`).toEqual(early[nth]);
        }
        start();
        await page.locator("html[data-awake]").waitFor();
        await page.unrouteAll();
      }
    });
  }

  test("a page that is presented waits for it, but not for ever", async ({ page, site }) => {
    const release = await delayed(page, "**/later-*.css");
    await page.goto(`${site}en/track.html?ui=board`, { waitUntil: "commit" });
    await page.locator("#story h1").waitFor({ state: "attached" });
    expect(await page.evaluate(() => getComputedStyle(document.body).visibility)).toBe("hidden");
    await expect(page.locator("#story h1")).toBeVisible();
    release();
    await expect(page.locator("header.site")).toBeHidden();
  });
});

test("a first visit to a step asks for few files, nothing moves meanwhile, and the page is small", async ({ page, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\//, "")));
  await page.addInitScript(() => {
    window.shifted = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => window.shifted.push(value))).observe({ type: "layout-shift", buffered: true });
  });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    asked.length = 0;
    await awake(page, `${site}ja/upper-tier.html`);
    await page.locator("#story .player").waitFor();
    // Page, later style, script, three files of the program, icon; then player, its style, index of scores, row.
    expect(asked.length, asked.join(" ")).toBeLessThanOrEqual(11);
    expect(asked.filter((name, nth) => asked.indexOf(name) !== nth), "asked for twice").toEqual([]);
    expect(await page.evaluate(() => window.shifted), size.name).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThanOrEqual(900);
  }
});

test("after many steps a page holds no more nodes, listeners and memory than before", async ({ page, site }) => {
  await watchMemory(page);
  await awake(page, `${site}en/launch.html`);
  await page.locator("#story .player").waitFor();
  const device = await page.context().newCDPSession(page);
  await device.send("Performance.enable");
  await walk(page, 160);
  const early = await held(page, device);
  await walk(page, 240);
  const late = await held(page, device);
  // Notices and detached nodes that the browser has not collected yet vary a little.
  expect(late.nodes).toBeLessThanOrEqual(early.nodes + 60);
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 5);
  expect(late.memory).toBe(early.memory);
});
