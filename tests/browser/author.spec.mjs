// The element in an author's script: what it reports, and what it does where its frame or its address fails.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { heading } from "./content.mjs";
import { dist, expect, test } from "./site.mjs";

/** The console's line for an address that does not answer. */
const WARNED = /console: JSHandle@node http:.*\/embed\/en\/\w+\.html/;
const HOST = [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\//, /Unrecognized feature: 'web-share'/];
test.use({ expected: { lines: HOST } });

const frame = (page, nth = 0) => page.frameLocator(`layered-defense >> nth=${nth} >> iframe`);
const alive = (page, nth = 0) => frame(page, nth).locator("html[data-awake]").waitFor();
const story = (page, nth = 0) => page.locator("layered-defense").nth(nth);

/** Waits until the frame has handled all messages, and the element all answers. */
const settled = (page, nth = 0) =>
  story(page, nth).evaluate(async (it) => {
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => {
        addEventListener("message", function once({ data, source }) {
          if (data?.kind !== "state" || source !== it.shadowRoot.querySelector("iframe").contentWindow) return;
          removeEventListener("message", once);
          resolve();
        });
        it.shadowRoot.querySelector("iframe").contentWindow.postMessage({ layeredDefense: 1, command: "ask" }, "*");
      });
      // A report follows when the picture is drawn.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
  });

/** Records the element's events in `window.heard`. */
const listen = (page) =>
  page.evaluate(() => {
    window.heard = [];
    for (const type of ["ready", "step", "play", "pause", "error"]) {
      addEventListener(type, ({ target, detail }) => target.localName === "layered-defense" && window.heard.push([target.lang || "en", type, detail.step ?? detail.reason, detail.by]), true);
    }
  });
const heard = (page) => page.evaluate(() => window.heard);

test("two stories that a script keeps at the same step report each step once, with its cause, and come to rest", async ({ page, site, hosted }) => {
  await page.goto(await hosted("two", site));
  await page.evaluate(() => document.querySelectorAll("layered-defense").forEach((it) => it.load()));
  await alive(page, 0);
  await alive(page, 1);
  await listen(page);
  await page.evaluate(() => {
    const [one, other] = document.querySelectorAll("layered-defense");
    // Each story also gets its own step again, as in a framework that renders its state.
    for (const [from, to] of [[one, other], [other, one]]) {
      from.addEventListener("step", ({ detail }) => {
        from.step = detail.step;
        to.step = detail.step;
      });
    }
    one.next();
  });
  await expect.poll(() => frame(page, 1).locator("h1").innerText()).toBe(heading("upper-miss", "ja"));
  await settled(page, 0);
  await settled(page, 1);
  await frame(page, 1).locator(".controls .next").click();
  await expect(frame(page, 0).locator("h1")).toHaveText(heading("lower-tier"));
  await settled(page, 1);
  await settled(page, 0);
  expect(await heard(page)).toEqual([["en", "step", "upper-miss", "page"], ["ja", "step", "lower-tier", "reader"]]);
  // A step back and a step that the page names: only the first is news.
  await story(page).evaluate((it) => {
    it.previous();
    it.goTo("track");
  });
  await expect.poll(() => frame(page, 0).locator("h1").innerText()).toBe(heading("track"));
  await settled(page, 0);
  expect(await story(page).evaluate((it) => it.step)).toBe("track");
  expect((await heard(page)).filter(([, , step]) => step === "track")).toEqual([]);
});

test("a page that sets the moment of each report is not answered, and playing is reported once", async ({ page, site, hosted }) => {
  await page.goto(await hosted("dark", site));
  await alive(page);
  await frame(page).locator(".player").waitFor();
  await listen(page);
  const times = await story(page).evaluate(async (it) => {
    const all = [];
    it.addEventListener("time", ({ detail }) => {
      all.push(detail.by);
      it.progress = detail.progress;
    });
    it.addEventListener("play", () => it.play());
    it.progress = 0.3;
    it.progress = 0.31;
    await new Promise((resolve) => addEventListener("message", ({ data }) => data?.kind === "time" && Math.abs(data.progress - 0.31) < 1e-6 && resolve()));
    return all;
  });
  await settled(page);
  expect(times.length).toBeLessThanOrEqual(1);
  await frame(page).locator("#story").press("k");
  await expect.poll(async () => (await heard(page)).filter(([, type]) => type === "play")).toEqual([["en", "play", expect.any(String), "reader"]]);
  await story(page).evaluate((it) => it.pause());
  await expect.poll(async () => (await heard(page)).filter(([, type]) => type === "pause")).toEqual([["en", "pause", expect.any(String), "page"]]);
});

test("inside another element's shadow root its events reach the page, its state can be read, and `ready` is a promise for each load", async ({ page, site, hosted }) => {
  await page.goto(await hosted("late", site));
  await page.evaluate(() => customElements.whenDefined("layered-defense"));
  const seen = await page.evaluate(async () => {
    const wrapper = document.createElement("div");
    const made = Object.assign(document.createElement("layered-defense"), { step: "track" });
    const seen = [made.state];
    wrapper.attachShadow({ mode: "open" }).append(made);
    const heard = new Promise((resolve) => document.addEventListener("ready", ({ target, detail }) => resolve([target === wrapper, detail.step])));
    document.getElementById("one").append(wrapper);
    made.load();
    seen.push(made.state, await made.ready, made.state, await heard);
    made.lang = "ja";
    seen.push(made.state, await made.ready);
    made.remove();
    return [...seen, made.state];
  });
  expect(seen).toEqual(["picture", "loading", "running", "running", [true, "track"], "loading", "running", "picture"]);
});

test("a page of a single colour scheme gets a story of the same, also when the page changes it, unless a theme is named", async ({ page, site, hosted }) => {
  await page.goto(await hosted("late", site));
  await page.evaluate(() => customElements.whenDefined("layered-defense"));
  await page.evaluate(() => {
    document.documentElement.style.colorScheme = "dark";
    for (const theme of ["", "projector"]) document.getElementById("one").append(Object.assign(document.createElement("layered-defense"), { theme }));
    document.querySelectorAll("layered-defense").forEach((it) => it.load());
  });
  expect(await page.locator("layered-defense img").evaluateAll((all) => all.map(({ src }) => src.split(".").at(-2)))).toEqual(["dark", "projector"]);
  await alive(page, 0);
  await alive(page, 1);
  const themes = () => Promise.all([0, 1].map((nth) => frame(page, nth).locator("html").getAttribute("data-theme")));
  expect(await themes()).toEqual(["dark", "projector"]);
  await page.evaluate(() => (document.documentElement.style.colorScheme = "only light"));
  await expect.poll(themes).toEqual(["light", "projector"]);
  await page.evaluate(() => (document.documentElement.style.colorScheme = "light dark"));
  await expect.poll(themes).toEqual([null, "projector"]);
});

test.describe("where the program cannot start", () => {
  test.use({ expected: { lines: [...HOST, /ERR_FAILED/, /The program could not start/] } });

  test("the element says so once, follows the reader from page to page, and loads the page of the step that is set", async ({ page, site, hosted }) => {
    await page.route(/_bg.*\.wasm/, (route) => route.abort());
    await page.goto(await hosted("late", site));
    await page.evaluate(() => customElements.whenDefined("layered-defense"));
    await listen(page);
    await page.evaluate(() => document.getElementById("one").append(Object.assign(document.createElement("layered-defense"), { step: "track" })));
    expect(await story(page).evaluate((it) => it.ready)).toBe("asleep");
    await frame(page).locator(".next").click();
    await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
    await expect.poll(() => story(page).evaluate((it) => [it.state, it.step])).toEqual(["asleep", "upper-tier"]);
    expect(await heard(page)).toEqual([["en", "error", "asleep", undefined], ["en", "step", "upper-tier", "reader"]]);
    await story(page).evaluate((it) => it.goTo("limits"));
    await expect(frame(page).locator("h1")).toHaveText(heading("limits"));
    expect(await story(page).evaluate((it) => it.step)).toBe("limits");
  });
});

test.describe("where the frame is blocked", () => {
  test.use({ expected: { lines: [...HOST, /Refused to display|frame-ancestors|X-Frame-Options/, /ERR_BLOCKED_BY_RESPONSE/, WARNED] } });

  test("the picture stays and becomes a link to the page, and an error names the address", async ({ page, site, hosted }) => {
    await page.route(/\/embed\//, (route) => route.fulfill({ contentType: "text/html", headers: { "X-Frame-Options": "DENY" }, body: "no" }));
    await page.clock.install();
    await page.goto(await hosted("late", site));
    await page.evaluate(() => customElements.whenDefined("layered-defense"));
    const loaded = page.evaluate(() => {
      window.heard = [];
      const made = Object.assign(document.createElement("layered-defense"), { step: "track", title: "The radars" });
      made.addEventListener("error", ({ detail }) => window.heard.push(detail));
      document.getElementById("one").append(made);
      made.load();
      return new Promise((resolve) => made.shadowRoot.querySelector("iframe").addEventListener("load", () => resolve(made.state)));
    });
    expect(await loaded).toBe("loading");
    await page.clock.fastForward(4000);
    expect(await story(page).evaluate((it) => it.ready)).toBe("blocked");
    expect(await page.evaluate(() => window.heard)).toEqual([{ reason: "blocked", address: `${site}embed/en/track.html` }]);
    await expect(page.locator("layered-defense iframe")).toBeHidden();
    const link = page.getByRole("link", { name: "The radars" });
    await expect(link).toHaveAttribute("href", `${site}en/track.html`);
    expect(await link.locator("img").evaluate((it) => it.naturalWidth)).toBeGreaterThan(0);
    await link.click();
    await expect(page.locator("h1")).toHaveText(heading("track"));
  });
});

test.describe("in a bundle", () => {
  test.use({ expected: { lines: [...HOST, WARNED, /status 404/, /404 \(Not Found\)/] } });

  test("the page names the site's address; without it the page is told, and is never put into itself", async ({ page, site, article }) => {
    const text = await readFile(join(dist, "layered-defense.js"), "utf8");
    // Inline, the script has the address of the page, as in a bundle of the page's host.
    const bundle = () => page.evaluate((text) => document.body.append(Object.assign(document.createElement("script"), { type: "module", text })), text);
    const address = await article(`<layered-defense base="${site}" step="track" title="The missile is tracked"></layered-defense>`);
    await page.clock.install();
    await page.goto(address);
    await bundle();
    await alive(page);
    const bare = site.slice(0, -1);
    expect(await story(page).evaluate((it, bare) => [it.base, it.state, ((it.base = bare), it.base)], bare)).toEqual([site, "running", site]);
    const blocked = story(page).evaluate((it) => {
      const told = new Promise((resolve) => it.addEventListener("error", ({ detail }) => resolve(detail)));
      it.base = "";
      return told;
    });
    await expect.poll(() => page.frames().some((it) => it.url().startsWith(`${address}embed/`))).toBe(true);
    await page.frames().at(-1).waitForLoadState();
    await page.clock.runFor(5000);
    expect(await blocked).toEqual({ reason: "blocked", address: `${address}embed/en/track.html` });
    // The page for every address would put itself into itself for ever.
    await page.goto(`${address}embed/en/track.html`);
    await page.evaluate(() => document.querySelector("layered-defense").setAttribute("base", "../.."));
    await bundle();
    expect(await story(page).evaluate(async (it) => [await it.ready, it.base])).toEqual(["blocked", address]);
    expect(page.frames()).toHaveLength(1);
  });
});

test("an element of an earlier build works with the frames of today", async ({ page, site, hosted }) => {
  const earlier = await readFile(new URL("earlier-element.txt", import.meta.url), "utf8");
  await page.route(/layered-defense\.js/, (route) => route.fulfill({ contentType: "text/javascript", headers: { "access-control-allow-origin": "*" }, body: earlier }));
  await page.goto(await hosted("dark", site));
  await alive(page);
  await listen(page);
  await story(page).evaluate((it) => it.previous());
  await expect.poll(() => story(page).evaluate((it) => it.step)).toBe("launch");
  await frame(page).locator(".controls .next").click();
  await expect.poll(() => story(page).evaluate((it) => it.step)).toBe("track");
  await story(page).evaluate((it) => Object.assign(it, { theme: "light", step: "limits" }));
  await expect(frame(page).locator("html")).toHaveAttribute("data-theme", "light");
  await expect(frame(page).locator("h1")).toHaveText(heading("limits"));
  await settled(page);
  expect(await story(page).evaluate((it) => [it.step, it.ignored, it.ready])).toEqual(["limits", 0, undefined]);
  expect((await heard(page)).filter(([, type]) => type === "error")).toEqual([]);
});
