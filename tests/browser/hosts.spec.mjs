// The explainer inside other pages: a real page for each promise, from another origin.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { steps } from "./browser.mjs";
import { heading, like, STORY, texts } from "./content.mjs";
import { publishedHeight } from "./hosts.mjs";
import { delayed, dist, expect, test } from "./site.mjs";

const all = await steps(dist);
const element = (page, nth = 0) => page.locator("layered-defense").nth(nth);
const frame = (page, nth = 0) => page.frameLocator(`layered-defense >> nth=${nth} >> iframe`);
const alive = (page, nth = 0) => frame(page, nth).locator("html[data-awake]").waitFor();
const box = (page, nth = 0) => element(page, nth).evaluate((it) => [it.getBoundingClientRect().width, it.getBoundingClientRect().height]);

// The host has another origin on purpose. Chromium without a system share sheet does not know the permission's name.
test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/[^/]*$/, /Unrecognized feature: 'web-share'/] } });

/** Opens a host page that records layout shifts and the events of its elements. */
async function visit(page, hosted, scenario, site) {
  await page.addInitScript(() => {
    window.shifted = 0;
    window.events = [];
    window.reports = [];
    addEventListener("message", ({ data }) => data?.layeredDefense && window.reports.push(data));
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value))).observe({ type: "layout-shift", buffered: true });
    for (const type of ["ready", "step", "resize", "error"]) addEventListener(type, (event) => event.target.localName === "layered-defense" && window.events.push([type, event.detail]), true);
  });
  await page.goto(await hosted(scenario, site), { waitUntil: "commit" });
}

test("a bare frame works without any script of the host page", async ({ page, site, hosted }) => {
  await visit(page, hosted, "article", site);
  const bare = page.frameLocator("iframe");
  await bare.locator("html[data-awake]").waitFor();
  await expect(bare.locator("svg.landscape")).toBeVisible();
  await expect(page.locator("script")).toHaveCount(0);
  const cut = await bare.locator("body").evaluate(() => document.documentElement.scrollHeight > innerHeight);
  expect(cut).toBe(false);
});

test("the lines for a frame hold in any column and any parent, and leave a link and a picture where frames are removed", async ({ page, site, article }) => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const lines = readme.match(/^<div style="container-type[^]*?<\/div><\/div>$/m)[0].replaceAll("https://YOUR.HOST/PATH/", site).replaceAll('loading="lazy"', "");
  const parents = ["width: 300px", "width: 484px", "width: 599px", "width: 600px", "width: 1100px", "float: left", "display: inline-block", "display: table-cell", "display: flex; width: 700px", "display: grid; width: 700px"];
  await page.goto(await article(parents.map((style) => `<div class="parent" style="${style}">${lines}</div>`).join("<hr style='clear:both'>")));
  const boxes = await page.locator("iframe").evaluateAll((all) => all.map((it) => [it.getBoundingClientRect().width, it.getBoundingClientRect().height]));
  boxes.forEach(([width, height], nth) => {
    expect(width, parents[nth]).toBe({ 4: 800 }[nth] ?? (Number(parents[nth].match(/(\d+)px/)?.[1] ?? 300)));
    expect(Math.abs(height - publishedHeight(width)), `${parents[nth]}: ${height}`).toBeLessThan(1);
  });
  // The picture is below the edge of its box.
  expect(await page.locator("div > a").first().evaluate((it) => it.getBoundingClientRect().top >= it.parentElement.getBoundingClientRect().bottom)).toBe(true);
  await page.evaluate(() => document.querySelectorAll("iframe, [style]").forEach((it) => (it.localName === "iframe" ? it.remove() : it.removeAttribute("style"))));
  const link = page.getByRole("link", { name: "How two tiers of missile defence work" }).first();
  await expect(link).toHaveAttribute("href", `${site}en/overview.html`);
  await expect(link.locator("img")).toBeVisible();
  await expect.poll(() => link.locator("img").evaluate((it) => it.naturalWidth)).toBeGreaterThan(0);
});

test("a bare frame takes no key and no focus before a reader uses it; its steps add no history entries and scroll nothing", async ({ page, site, hosted }) => {
  await visit(page, hosted, "article", site);
  const bare = page.frameLocator("iframe");
  await bare.locator("html[data-awake]").waitFor();
  expect(await page.evaluate(() => document.activeElement.tagName)).toBe("BODY");
  const first = await bare.locator("#story").getAttribute("data-step");
  for (const key of ["ArrowRight", "p", "End"]) await page.keyboard.press(key);
  // The last key belongs to the host page, which scrolls to its end.
  await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
  await page.locator("iframe").evaluate((it) => it.scrollIntoView({ block: "center" }));
  const before = await page.evaluate(() => [history.length, scrollY]);
  await expect(bare.locator("#story")).toHaveAttribute("data-step", first);
  const steps = STORY.path[0].steps.slice(STORY.path[0].steps.indexOf(first) + 1);
  for (const step of steps.slice(0, 2)) {
    // With the mouse, because a locator's click may scroll the page itself.
    const { x, y, width, height } = await bare.locator(".controls .next").boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(bare.locator("h1")).toHaveText(heading(step));
  }
  expect(await page.evaluate(() => [history.length, scrollY])).toEqual(before);
});

test.describe("without scripts in the host page and the frame", () => {
  test.use({ javaScriptEnabled: false });

  test("the frame is the static page, and its links work", async ({ page, site, hosted }) => {
    await page.goto(await hosted("article", site));
    const bare = page.frameLocator("iframe");
    await expect(bare.locator("svg.landscape")).toBeVisible();
    await bare.locator(".next").click();
    await expect(bare.locator("h1")).toHaveText(heading("launch"));
  });
});

test("two elements on a page, and the file loaded twice, do not disturb each other", async ({ page, site, hosted }) => {
  await visit(page, hosted, "two", site);
  await alive(page, 0);
  await element(page, 1).scrollIntoViewIfNeeded();
  await alive(page, 1);
  await element(page, 0).evaluate((it) => it.next());
  await expect(frame(page, 0).locator("h1")).toHaveText(heading("upper-miss"));
  await expect.poll(() => frame(page, 1).locator("h1").innerText()).toBe(heading("lower-tier", "ja"));
  await element(page, 1).evaluate((it) => it.previous());
  await expect.poll(() => frame(page, 1).locator("h1").innerText()).toBe(heading("upper-miss", "ja"));
  expect(await page.evaluate(() => [...document.querySelectorAll("layered-defense")].map((it) => [it.step, it.ignored]))).toEqual([["upper-miss", 0], ["upper-miss", 0]]);
});

test("scrolling text drives the story, which never scrolls the page", async ({ page, site, hosted }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await visit(page, hosted, "scrollytelling", site);
  await alive(page);
  for (const [step, title] of [["track", heading("track")], ["lower-tier", heading("lower-tier")], ["launch", heading("launch")]]) {
    const top = await page.locator(`[data-step=${step}]`).evaluate((it) => (it.scrollIntoView({ block: "center" }), scrollY));
    await expect(frame(page).locator("h1")).toHaveText(title);
    expect(await page.evaluate(() => scrollY)).toBe(top);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator("main").evaluate((it) => (it.style.marginBlockStart = "100vh"));
  await page.evaluate(() => scrollTo(0, 1));
  await expect(frame(page).locator("h1")).toHaveText(heading("overview"));
});

test("scrolling the text moves the picture in time, and the page's history and scroll position stay unchanged", async ({ page, site, hosted }) => {
  await visit(page, hosted, "scrollytelling", site);
  await alive(page);
  await frame(page).locator(".player").waitFor();
  const length = await page.evaluate(() => history.length);
  const scrolled = (step, share) => page.locator(`[data-step=${step}]`).evaluate((it, share) => scrollTo(0, it.getBoundingClientRect().top + scrollY - innerHeight / 2 + share * it.offsetHeight), share);
  await scrolled("track", 0.02);
  await expect(frame(page).locator("h1")).toHaveText(heading("track"));
  const progress = () => element(page).evaluate((it) => it.progress);
  await expect.poll(progress).toBeGreaterThan(0);
  const early = await progress();
  await scrolled("track", 0.5);
  await expect.poll(progress).toBeGreaterThan(early);
  await scrolled("track", 0.1);
  await expect.poll(progress).toBeLessThan(early + 0.05);
  await expect(frame(page).locator("h1")).toHaveText(heading("track"));
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test("a page plays the story, follows it at most ten times a second, and goes to any moment", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ["play", "pause", "time"]) document.addEventListener(type, ({ target, detail }) => target.localName === "layered-defense" && window.heard.push([type, performance.now(), detail]));
  });
  await alive(page);
  await element(page).evaluate((it) => it.play());
  const heard = (type) => page.evaluate((type) => window.heard.filter(([its]) => its === type).map(([, at, detail]) => ({ at, ...detail })), type);
  await expect.poll(async () => (await heard("play")).length).toBe(1);
  await expect.poll(async () => (await heard("time")).length).toBeGreaterThan(12);
  const times = await heard("time");
  const [first, tenth] = [times[0], times[10]];
  expect(tenth.at - first.at, "ten a second").toBeGreaterThan(900);
  expect(tenth.progress).toBeGreaterThan(first.progress);
  await element(page).evaluate((it) => it.pause());
  await expect.poll(async () => (await heard("pause")).length).toBe(1);
  // `next` goes to the next step, also while the picture plays.
  await element(page).evaluate((it) => (it.play(), it.next()));
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  await element(page).evaluate((it) => (it.progress = 1));
  await expect(frame(page).locator("h1")).toHaveText(heading("next-generation"));
  await element(page).evaluate((it) => (it.progress = 0));
  await expect(frame(page).locator("h1")).toHaveText(heading("overview"));
  await expect.poll(() => element(page).evaluate((it) => it.progress)).toBe(0);
});

test("the page's own switch of colours reaches the running story, which stays at its step", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  const inside = frame(page).locator("html");
  await expect(inside).toHaveAttribute("data-theme", "dark");
  await element(page).evaluate((it) => it.next());
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  await inside.evaluate(() => (window.stayed = true));
  await page.getByRole("button").click();
  await expect(inside).toHaveAttribute("data-theme", "light");
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  expect(await inside.evaluate(() => window.stayed)).toBe(true);
});

test("a strict policy needs the published lines and nothing more", async ({ page, site, hosted }) => {
  await visit(page, hosted, "strict-policy", site);
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect(frame(page).locator("h1")).toHaveText(heading("track"));
});

test.describe("in a sandbox", () => {
  // One of the frames there may not run scripts.
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/[^/]*$/, /Unrecognized feature: 'web-share'/, /Blocked script execution.*sandboxed/] } });

  test("scripts alone are enough for the element and for the bare frame; without scripts there are links", async ({ page, site, hosted }) => {
    await visit(page, hosted, "sandbox", site);
    await alive(page);
    await element(page).evaluate((it) => it.next());
    await expect(frame(page).locator("h1")).toHaveText(heading("track"));
    const bare = page.frameLocator("body > iframe >> nth=0");
    await bare.locator("html[data-awake]").waitFor();
    await bare.locator(".next").click();
    await expect.poll(() => bare.locator("h1").innerText()).toBe(heading("track", "ja"));
    const still = page.frameLocator("body > iframe >> nth=1");
    await still.locator(".next").click();
    await expect(still.locator("h1")).toHaveText(heading("track"));
  });

  test("with pop-ups allowed as the docs say, the links to sources open", async ({ page, site, hosted }) => {
    await visit(page, hosted, "late", site);
    await page.evaluate(() => {
      const story = document.createElement("layered-defense");
      story.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      document.getElementById("one").append(story);
    });
    await alive(page);
    const [whole] = await Promise.all([page.context().waitForEvent("page"), frame(page).locator(".credit a").click()]);
    await expect(whole.locator("h1")).toHaveText(heading("overview"));
  });
});

test("in a right-to-left page the story keeps its own direction and its place", async ({ page, site, hosted }) => {
  await visit(page, hosted, "rtl", site);
  await alive(page);
  await expect(frame(page).locator("html")).toHaveAttribute("dir", "ltr");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("a narrow column gets the tall picture", async ({ page, site, hosted }) => {
  await visit(page, hosted, "narrow", site);
  await alive(page);
  await expect(frame(page).locator("svg.portrait")).toBeVisible();
  const [width, height] = await box(page);
  expect(height).toBeCloseTo(publishedHeight(width), 0);
});

test("in a flex row and in a table it fills its container", async ({ page, site, hosted }) => {
  await visit(page, hosted, "cells", site);
  for (const nth of [0, 1]) {
    await element(page, nth).scrollIntoViewIfNeeded();
    await alive(page, nth);
    const [width, height] = await box(page, nth);
    expect(width).toBeGreaterThan(400);
    expect(height).toBeCloseTo(publishedHeight(width), 0);
  }
});

for (const [where, style] of [
  ["a float", "float: inline-start"],
  ["an inline block", "display: inline-block"],
  ["a table cell of no width", "display: table-cell"],
  ["a flex item of no width", "display: flex; inline-size: max-content"],
  ["a grid", "display: grid"],
]) {
  test(`in ${where} it is seen`, async ({ page, site, hosted }) => {
    await visit(page, hosted, "late", site);
    await page.evaluate((style) => {
      const parent = document.getElementById("one");
      parent.style = style;
      parent.append(document.createElement("layered-defense"));
    }, style);
    await alive(page);
    const [width, height] = await box(page);
    expect(width).toBeGreaterThanOrEqual(300);
    expect(height).toBeCloseTo(publishedHeight(width), 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

test("a page may give it less height, and it fits itself", async ({ page, site, hosted }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await visit(page, hosted, "scrollytelling", site);
  await alive(page);
  const [, height] = await box(page);
  expect(height).toBe(444);
  const inside = await frame(page).locator("html").evaluate(() => [innerHeight, document.documentElement.scrollHeight]);
  expect(inside).toEqual([444, 444]);
});

test.describe("when a page sets a value that does not exist", () => {
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/[^/]*$/, /Unrecognized feature/, /console: .*(lang jp|base javascript:|step nowhere|theme purple|path 7)/] } });

  test("the element shows the default, says so, and never loads a page that is missing", async ({ page, site, hosted }) => {
    await visit(page, hosted, "late", site);
    await page.evaluate(() => customElements.whenDefined("layered-defense"));
    await page.evaluate(() => {
      const markup = new DOMParser().parseFromString('<layered-defense lang="jp" base="javascript:alert(1)" step="nowhere" theme="purple" path="7"></layered-defense>', "text/html").body.firstChild;
      document.getElementById("one").append(markup);
    });
    await alive(page);
    await expect(frame(page).locator("h1")).toHaveText(heading("overview"));
    await expect(frame(page).locator(".notices")).toHaveCount(0);
    expect(await page.evaluate(() => window.events.filter(([type]) => type === "error"))).toEqual([
      ["error", { reason: "value", name: "lang", value: "jp" }],
      ["error", { reason: "value", name: "base", value: "javascript:alert(1)" }],
      ["error", { reason: "value", name: "step", value: "nowhere" }],
      ["error", { reason: "value", name: "theme", value: "purple" }],
      ["error", { reason: "value", name: "path", value: "7" }],
    ]);
    const story = element(page);
    expect(await story.evaluate((it) => [it.step, it.theme, it.path, it.labels])).toEqual(["overview", "auto", "lower-hit", "shown"]);
  });

  test("while it runs, a step or a value that does not exist leaves attribute and frame equal", async ({ page, site, hosted }) => {
    await visit(page, hosted, "dark", site);
    await alive(page);
    const story = element(page);
    const agree = async (step, title) => {
      await expect(frame(page).locator("h1")).toHaveText(title);
      await expect.poll(() => story.evaluate((it) => it.step)).toBe(step);
    };
    await story.evaluate((it) => it.goTo("nowhere"));
    expect(await story.getAttribute("step")).toBe("track");
    await agree("track", heading("track"));
    await story.evaluate((it) => it.setAttribute("step", "nowhere"));
    await agree("overview", heading("overview"));
    await story.evaluate((it) => it.goTo("lower-tier"));
    await agree("lower-tier", heading("lower-tier"));
    await story.evaluate((it) => it.removeAttribute("step"));
    await agree("overview", heading("overview"));
    await story.evaluate((it) => (it.theme = "purple"));
    await expect(frame(page).locator("html")).not.toHaveAttribute("data-theme");
    await expect(frame(page).locator(".notices")).toHaveCount(0);
  });
});

test("it works on a page with cross-origin isolation", async ({ page, site, hosted }) => {
  await visit(page, hosted, "isolated", site);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect(frame(page).locator("h1")).toHaveText(heading("track"));
});

test("two changes in the same task end at the second", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  await element(page).evaluate((it) => {
    it.goTo("lower-tier");
    it.goTo("track");
    it.goTo("limits");
    it.goTo("track");
    // This change follows the others. When it is visible, all of them have been handled.
    it.text = "large";
  });
  await expect(frame(page).locator("html")).toHaveAttribute("data-text", "large");
  await expect.poll(() => frame(page).locator("html").evaluate(() => location.pathname)).toMatch(/\/track\.html$/);
  await expect(frame(page).locator("h1")).toHaveText(heading("track"));
  expect(await element(page).evaluate((it) => it.step)).toBe("track");
});

test("a reader's step before the program runs is not undone", async ({ page, site, hosted }) => {
  const release = await delayed(page, /_bg.*\.wasm/);
  await visit(page, hosted, "dark", site);
  await frame(page).locator(".next").click();
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  release();
  await alive(page);
  await expect.poll(() => element(page).evaluate((it) => it.step)).toBe("upper-tier");
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  await expect(frame(page).locator("html")).toHaveAttribute("data-theme", "dark");
});

/** A machine on which the program yields after each piece of work. Usually it yields after sixteen milliseconds. */
const busy = (page) => page.addInitScript(() => (Date.now = ((now) => () => (now += 20))(0)));
/** The steps that the frame has reported, also those that are no events because the page has asked for them. */
const reportedSteps = (page) => page.evaluate(() => window.reports.filter(({ kind }) => kind === "step").map(({ step }) => step));

for (const [machine, is] of [["", () => {}], [", on a machine that draws in many small turns", busy]]) {
  test(`a page's commands while the program is loading are run when it is loaded${machine}`, async ({ page, site, hosted }) => {
    await is(page);
    const release = await delayed(page, /_bg.*\.wasm/);
    await visit(page, hosted, "dark", site);
    await expect(frame(page).locator("h1")).toHaveText(heading("track"));
    await element(page).evaluate((it) => {
      it.goTo("limits");
      it.goTo("overview");
      it.theme = "light";
      it.next();
    });
    release();
    await expect(frame(page).locator("h1")).toHaveText(heading("launch"));
    await expect.poll(() => element(page).evaluate((it) => it.step)).toBe("launch");
    await expect(frame(page).locator("html")).toHaveAttribute("data-theme", "light");
    expect(await frame(page).locator("html").evaluate(() => location.pathname)).toMatch(/\/launch\.html$/);
    // The step at which it started must not be reported.
    expect(await reportedSteps(page)).not.toContain("track");
  });

  test(`a step and a theme set in the same task are both applied${machine}`, async ({ page, site, hosted }) => {
    await is(page);
    await visit(page, hosted, "dark", site);
    await alive(page);
    await element(page).evaluate((it) => {
      it.next();
      it.theme = "light";
      it.next();
    });
    await expect(frame(page).locator("html")).toHaveAttribute("data-theme", "light");
    await expect(frame(page).locator("h1")).toHaveText(heading("upper-miss"));
    await expect.poll(() => element(page).evaluate((it) => it.step)).toBe("upper-miss");
    expect(await frame(page).locator("html").evaluate(() => location.pathname)).toMatch(/\/upper-miss\.html$/);
  });
}

test("after goTo and next in the same task, the frame reports the result once, even if it is there already", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  await expect.poll(() => page.evaluate(() => window.events.filter(([kind]) => kind === "ready").length)).toBe(1);
  await frame(page).locator("html").evaluate(() => {
    for (const asked of [{ command: "go", step: "launch" }, { command: "next" }]) {
      dispatchEvent(new MessageEvent("message", { source: parent, data: { layeredDefense: 1, ...asked } }));
    }
  });
  await expect.poll(() => reportedSteps(page)).not.toEqual([]);
  // Follows all other reports.
  await element(page).evaluate((it) => it.goTo("limits"));
  await expect.poll(() => element(page).evaluate((it) => it.step)).toBe("limits");
  await expect.poll(() => reportedSteps(page)).toContain("limits");
  expect(await reportedSteps(page)).toEqual(["track", "limits"]);
});

test("the last command wins, also if the element believes that it is there already", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  // Before the frame exists, and after.
  for (const when of ["before", "after"]) {
    if (when === "after") await alive(page);
    await element(page).evaluate((it) => {
      it.goTo("overview");
      it.next();
      it.next();
      it.step = "overview";
      it.text = "large";
    });
    await alive(page);
    await expect(frame(page).locator("html")).toHaveAttribute("data-text", "large");
    await expect(frame(page).locator("h1")).toHaveText(heading("overview"));
    await expect.poll(() => element(page).evaluate((it) => it.step)).toBe("overview");
    await element(page).evaluate((it) => it.removeAttribute("text"));
    await expect(frame(page).locator("html")).not.toHaveAttribute("data-text");
  }
});

test("the reader's path and year are kept when the element is moved", async ({ page, site, hosted }) => {
  await visit(page, hosted, "late", site);
  await page.evaluate(() => document.getElementById("one").append(Object.assign(document.createElement("layered-defense"), { step: "lower-tier" })));
  await alive(page);
  await frame(page).locator(".choices").getByText(like(texts("story")["lower-tier"].choices["lower-miss"])).click();
  await frame(page).locator(".next").click();
  await frame(page).locator(".next").click();
  await frame(page).getByLabel(texts("page").now).check();
  await expect.poll(() => element(page).evaluate((it) => [it.step, it.path, it.era])).toEqual(["next-generation", "both-miss", "now"]);
  await page.evaluate(() => document.getElementById("two").append(document.querySelector("layered-defense")));
  await alive(page);
  await expect(frame(page).locator("h1")).toHaveText(heading("next-generation"));
  await expect(frame(page).getByLabel(texts("page").now)).toBeChecked();
  await frame(page).locator(".controls .back").click();
  await expect(frame(page).locator("svg.landscape .outcome.lower")).toHaveClass(/missed/);
});

test("moved by moveBefore the story keeps running", async ({ page, site, hosted }) => {
  await visit(page, hosted, "late", site);
  await page.evaluate(() => document.getElementById("one").append(document.createElement("layered-defense")));
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect(frame(page).locator("h1")).toHaveText(heading("launch"));
  await frame(page).locator("html").evaluate(() => (window.stayed = true));
  await page.evaluate(() => document.getElementById("two").moveBefore(document.querySelector("layered-defense"), null));
  expect(await frame(page).locator("html").evaluate(() => window.stayed)).toBe(true);
});

test("properties set before the script is loaded are applied, and so is the page's language", async ({ page, site, hosted }) => {
  const release = await delayed(page, /layered-defense\.js/);
  await visit(page, hosted, "late", site);
  await page.locator("#one").waitFor({ state: "attached" });
  await page.evaluate(() => {
    const story = document.createElement("layered-defense");
    Object.assign(story, { step: "lower-tier", theme: "dark" });
    document.getElementById("one").lang = "ja-JP";
    document.getElementById("one").append(story);
  });
  release();
  await alive(page);
  await expect.poll(() => frame(page).locator("h1").innerText()).toBe(heading("lower-tier", "ja"));
  await expect(frame(page).locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await element(page).evaluate((it) => [it.getAttribute("step"), it.getAttribute("theme")])).toEqual(["lower-tier", "dark"]);
});

test.describe("where the program cannot start", () => {
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/[^/]*$/, /Unrecognized feature/, /ERR_FAILED/, /The program could not start/] } });

  test("the element fires a single error event that does not bubble, and its links work", async ({ page, site, hosted }) => {
    await page.route(/_bg.*\.wasm/, (route) => route.abort());
    await visit(page, hosted, "dark", site);
    await page.evaluate(() => {
      window.bubbled = 0;
      document.addEventListener("error", () => (window.bubbled += 1));
    });
    await expect.poll(() => page.evaluate(() => window.events)).toEqual([["error", { reason: "asleep" }]]);
    expect(await page.evaluate(() => window.bubbled)).toBe(0);
    await element(page).evaluate((it) => it.next());
    await frame(page).locator(".next").click();
    await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  });
});

test("the style sheet alone reserves the element's height, and none for a hidden element", async ({ page, site, hosted }) => {
  // The element is never defined.
  await page.route(/layered-defense\.js/, (route) => route.fulfill({ contentType: "text/javascript", headers: { "access-control-allow-origin": "*" }, body: "" }));
  await visit(page, hosted, "late", site);
  await page.locator("#one").waitFor({ state: "attached" });
  await page.evaluate(() => document.getElementById("one").append(document.createElement("layered-defense")));
  for (const width of [1200, 620, 580, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const text of ["normal", "large", "larger"]) {
      await element(page).evaluate((it, text) => it.setAttribute("text", text), text);
      const [inside, height] = await box(page);
      expect(Math.abs(height - publishedHeight(inside, text)), `${width} ${text}`).toBeLessThan(1);
    }
  }
  await element(page).evaluate((it) => (it.hidden = true));
  expect((await box(page))[1]).toBe(0);
});

test("loaded out of sight, the story runs before anybody scrolls there", async ({ page, site, hosted }) => {
  await visit(page, hosted, "late", site);
  await page.evaluate(() => customElements.whenDefined("layered-defense"));
  const ready = page.evaluate(() => new Promise((resolve) => {
    const one = document.getElementById("one");
    one.style.marginBlockStart = "9000px";
    const story = document.createElement("layered-defense");
    story.addEventListener("ready", () => resolve(scrollY));
    one.append(story);
    story.load();
  }));
  expect(await ready).toBe(0);
});

test("another language reloads the frame at the same step, and adds no history entry", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  const before = await page.evaluate(() => history.length);
  await element(page).evaluate((it) => (it.lang = "ja"));
  await expect.poll(() => frame(page).locator("h1").innerText()).toBe(heading("upper-tier", "ja"));
  await alive(page);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test.describe("when no script is loaded", () => {
  test.use({ javaScriptEnabled: false });

  test("the content of the element fills its place", async ({ page, site, hosted }) => {
    await page.goto(await hosted("slow", site));
    const link = page.getByRole("link", { name: heading("track") });
    await expect(link).toBeVisible();
    expect((await link.boundingBox()).height).toBeGreaterThan(500);
    await link.click();
    await expect(page.locator("h1")).toHaveText(heading("track"));
  });
});

test("inserted later, moved and removed, it begins at its step and leaves nothing behind", async ({ page, site, hosted }) => {
  await visit(page, hosted, "late", site);
  await page.evaluate((title) => {
    const story = document.createElement("layered-defense");
    story.step = "track";
    story.title = title;
    document.getElementById("one").append(story);
  }, heading("track"));
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect.poll(() => element(page).getAttribute("step")).toBe("upper-tier");
  await page.evaluate(() => document.getElementById("two").append(document.querySelector("layered-defense")));
  await alive(page);
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  await page.evaluate(() => document.querySelector("layered-defense").remove());
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(page.frames()).toHaveLength(1);
});

test("it works on a page without a doctype", async ({ page, site, hosted }) => {
  await visit(page, hosted, "quirks", site);
  expect(await page.evaluate(() => document.compatMode)).toBe("BackCompat");
  await alive(page);
  const [width, height] = await box(page);
  expect(height).toBeCloseTo(publishedHeight(width), 0);
});

test("on paper it is the still picture of the step that is shown", async ({ page, site, hosted }) => {
  await visit(page, hosted, "print", site);
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect.poll(() => element(page).getAttribute("step")).toBe("limits");
  await page.emulateMedia({ media: "print" });
  await expect(frame(page).locator("h1")).toHaveText(heading("limits"));
  await expect(frame(page).locator("svg.landscape")).toBeVisible();
  await expect(frame(page).locator(".sentence").first()).toBeVisible();
  for (const pressed of [".controls", ".aside", ".tool"]) await expect(frame(page).locator(pressed).first()).toBeHidden();
  expect(await frame(page).locator("html").evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
});

test("on paper an element that was never scrolled to is the picture of its step", async ({ page, site, hosted }) => {
  await visit(page, hosted, "print", site);
  await page.evaluate(() => (document.querySelector("p").style.marginBlockStart = "9000px"));
  await page.evaluate(() => {
    const story = document.querySelector("layered-defense");
    story.remove();
    document.body.append(story);
  });
  await page.emulateMedia({ media: "print" });
  const still = page.locator("layered-defense img");
  await expect(still).toBeVisible();
  await expect.poll(() => still.evaluate((it) => [it.complete && it.naturalWidth > 0, it.src.split("/").at(-1)])).toEqual([true, "lower-hit.landscape.light.svg"]);
});

test("on paper an element is not cut at the end of a sheet", async ({ page, site, hosted }) => {
  await visit(page, hosted, "print", site);
  await page.evaluate(() => (document.querySelector("p").style.marginBlockEnd = "600px"));
  await alive(page);
  await page.emulateMedia({ media: "print" });
  expect(await element(page).evaluate((it) => [getComputedStyle(it).breakInside, it.shadowRoot.querySelector("div").getBoundingClientRect().height === it.getBoundingClientRect().height])).toEqual(["avoid", true]);
  const [width, height] = await box(page);
  expect(height).toBeCloseTo(publishedHeight(width), 0);
  const text = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(text.match(/\/Type \/Page\n/g)).toHaveLength(2);
});

test("a dark story is light on paper, and a bare frame is its picture and its words", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  const paper = () => frame(page).locator("body").evaluate((it) => getComputedStyle(it).color);
  const dark = await paper();
  await page.emulateMedia({ media: "print" });
  await expect.poll(paper).not.toBe(dark);
  await visit(page, hosted, "article", site);
  const bare = page.frameLocator("iframe");
  await bare.locator("html[data-awake]").waitFor();
  await expect(bare.locator(".sentence").first()).toBeVisible();
  for (const unseen of [".aside", ".controls", ".tool"]) await expect(bare.locator(unseen).first()).toBeHidden();
});

test("on a slow network its place is reserved, the picture appears first, and nothing on the page moves", async ({ page, site, hosted }) => {
  const release = await delayed(page, /layered-defense\.js/);
  let enter;
  const waiting = new Promise((resolve) => (enter = resolve));
  await page.route(/\/embed\/en\//, async (route) => {
    await waiting;
    await route.continue();
  });
  await visit(page, hosted, "slow", site);
  const top = () => page.locator("#after").evaluate((it) => it.getBoundingClientRect().top);
  // Only the style sheet reserves the place.
  await expect.poll(top).toBeGreaterThan(500);
  const before = await top();
  release();
  // The picture inside the element. The page has one between the tags, too.
  const poster = page.locator("layered-defense div img");
  await expect(poster).toBeVisible();
  await expect.poll(() => poster.evaluate((it) => it.complete && it.naturalWidth > 0)).toBe(true);
  expect(await top()).toBe(before);
  enter();
  await alive(page);
  await element(page).evaluate((it) => it.next());
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  expect(await top()).toBe(before);
  expect(await page.evaluate(() => window.shifted)).toBe(0);
});

test("its height is the published function of width and text size, and does not depend on language or step", async ({ page, site, hosted }) => {
  await visit(page, hosted, "late", site);
  await page.evaluate(() => document.getElementById("one").append(document.createElement("layered-defense")));
  await alive(page);
  for (const width of [1200, 900, 620, 580, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const lang of ["en", "ja"]) {
      for (const text of ["normal", "large", "larger"]) {
        await element(page).evaluate((it, [lang, text]) => Object.assign(it, { lang, text }), [lang, text]);
        const [inside, height] = await box(page);
        expect(Math.abs(height - publishedHeight(inside, text)), `${width} ${lang} ${text}`).toBeLessThan(1);
      }
    }
  }
  await element(page).evaluate((it) => Object.assign(it, { lang: "en", text: "" }));
  await alive(page);
  const [, height] = await box(page);
  for (const step of all) {
    await element(page).evaluate((it, step) => it.goTo(step), step);
    await expect.poll(() => frame(page).locator("#story").getAttribute("data-step")).toBe(step);
    expect((await box(page))[1]).toBe(height);
  }
});

test("the frame reports the same height in our message and in that of Canvas", async ({ page, site, hosted }) => {
  await visit(page, hosted, "article", site);
  const heights = page.evaluate(() => new Promise((resolve) => {
    const all = [];
    addEventListener("message", ({ data }) => {
      if (data.kind === "resize" || data.subject === "lti.frameResize") all.push(data);
      if (all.length === 2) resolve(all);
    });
    const frame = document.querySelector("iframe");
    frame.src = frame.src;
  }));
  const [ours, canvas] = await heights;
  const width = await page.locator("iframe").evaluate((it) => it.clientWidth);
  expect(Math.abs(ours.height - publishedHeight(width))).toBeLessThanOrEqual(1);
  expect(canvas).toEqual({ subject: "lti.frameResize", height: ours.height });
});

test("a frame that is not shown reports no height, and reports its own once it is", async ({ page, site, hosted }) => {
  await visit(page, hosted, "article", site);
  const heights = await page.evaluate(async () => {
    const all = [];
    const frame = document.querySelector("iframe");
    const next = (kind) => new Promise((resolve) => {
      addEventListener("message", function once({ data, source }) {
        if (source !== frame.contentWindow || data.kind !== kind) return;
        removeEventListener("message", once);
        resolve();
      });
    });
    addEventListener("message", ({ data }) => {
      if (data.kind === "resize") all.push(data.height);
    });
    frame.style.display = "none";
    const ready = next("ready");
    frame.loading = "eager";
    frame.src = frame.src;
    await ready;
    const whileHidden = [...all];
    const shown = next("resize");
    frame.style.display = "block";
    await shown;
    return { whileHidden, width: frame.clientWidth, shown: all.at(-1) };
  });
  expect(heights.whileHidden).toEqual([]);
  expect(Math.abs(heights.shown - publishedHeight(heights.width))).toBeLessThanOrEqual(1);
});

test("properties reflect attributes, and events report what the reader does", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  const story = element(page);
  await story.evaluate((it) => Object.assign(it, { text: "large", labels: "hidden", theme: "" }));
  expect(await story.evaluate((it) => [it.getAttribute("text"), it.getAttribute("labels"), it.hasAttribute("theme")])).toEqual(["large", "hidden", false]);
  const inside = frame(page).locator("html");
  await expect(inside).toHaveAttribute("data-text", "large");
  await expect(frame(page).getByRole("heading", { name: texts("page").naming.title })).toBeVisible();
  await story.evaluate((it) => it.removeAttribute("labels"));
  await story.evaluate((it) => (it.path = "both-miss"));
  await story.evaluate((it) => it.goTo("limits"));
  await expect(frame(page).locator("svg.landscape .outcome.lower")).toHaveClass(/missed/);
  await frame(page).locator(".controls .back").click();
  await expect.poll(() => story.evaluate((it) => it.step)).toBe("lower-miss");
  const events = await page.evaluate(() => window.events);
  // The page asked for the path and for *limits* itself, so only the reader's step is an event.
  expect(events.filter(([type]) => type === "step")).toEqual([["step", { step: "lower-miss", path: "both-miss", era: "2015", language: "en", by: "reader" }]]);
  expect(events.filter(([type]) => type === "ready")).toHaveLength(1);
  expect(events.some(([type, detail]) => type === "resize" && detail.height > 0)).toBe(true);
});

test("it moves no focus, takes no key, adds nothing to the history and never scrolls the page", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  const before = await page.evaluate(() => [history.length, scrollY]);
  for (const act of ["next", "next", "previous"]) await element(page).evaluate((it, act) => it[act](), act);
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("p");
  await expect(frame(page).locator("h1")).toHaveText(heading("upper-tier"));
  expect(await page.evaluate(() => [history.length, scrollY])).toEqual(before);
  expect(await page.evaluate(() => document.activeElement.tagName)).toBe("BODY");
});

test("no cookie, no storage, and no request to any other host", async ({ page, site, hosted, context }) => {
  await visit(page, hosted, "two", site);
  await alive(page, 0);
  await element(page, 0).evaluate((it) => it.next());
  await expect(frame(page, 0).locator("h1")).toHaveText(heading("upper-miss"));
  expect(await context.cookies()).toEqual([]);
  expect(await frame(page, 0).locator("html").evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
  // Requests to other hosts fail every test of this folder; see site.mjs.
});

test("a page of the site in a frame of its own site stores nothing either, even after “remember”", async ({ page, site }) => {
  await page.route(/framing\.html$/, (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><title>Framing</title><link rel="icon" href="data:,"><iframe src="en/overview.html" title="The story" width="1200" height="700"></iframe>' }));
  await page.goto(`${site}framing.html`);
  const inside = page.frameLocator("iframe");
  await inside.locator("html[data-awake]").waitFor();
  await inside.locator("#story").press("?");
  await inside.getByLabel(texts("tools").set_theme_dark, { exact: true }).check();
  await inside.getByLabel(texts("tools").remember).click();
  await expect(inside.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(inside.getByRole("dialog").getByRole("status")).toHaveText(texts("tools").said_storage_refused);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

test("ten thousand meaningless messages change nothing and cause no error", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  const ignored = await page.evaluate(async () => {
    const { contentWindow } = document.querySelector("layered-defense").shadowRoot.querySelector("iframe");
    const huge = "x".repeat(100_000);
    const bad = [null, 0, "next", huge, [], {}, { layeredDefense: 2, command: "next" }, { layeredDefense: 1 }, { layeredDefense: 1, command: "constructor" }, { layeredDefense: 1, command: "__proto__" }, { layeredDefense: 1, command: huge }, { layeredDefense: 1, command: ["next"] }, { layeredDefense: 1, command: { toString: 1, valueOf: 1 } }, { layeredDefense: 1, command: "set", key: { toString: 1, valueOf: 1 }, value: "" }, { layeredDefense: 1, command: "go" }, { layeredDefense: 1, command: "go", step: "../../../x" }, { layeredDefense: 1, command: "go", step: { toString: 1 } }, { layeredDefense: 1, command: "go", step: "nowhere" }, { layeredDefense: 1, command: "set" }, { layeredDefense: 1, command: "set", key: "ui", value: "board" }, { layeredDefense: 1, command: "set", key: "theme", value: "<img>" }, { layeredDefense: 1, command: "set", key: "theme", value: 7 }, new Map([[1, 2]])];
    for (let n = 0; n < 10_000; n++) contentWindow.postMessage(n % 500 ? bad[n % bad.length] : huge, "*");
    const answer = new Promise((resolve) => addEventListener("message", ({ data }) => data?.kind === "state" && resolve(data)));
    contentWindow.postMessage({ layeredDefense: 1, command: "ask" }, "*");
    return (await answer).ignored;
  });
  expect(ignored).toBe(10_000);
  await expect(frame(page).locator("h1")).toHaveText(heading("track"));
  await expect(frame(page).locator("html")).toHaveAttribute("data-theme", "dark");
  // In the other direction, the element counts meaningless messages of its frame, and ignores those of others.
  await frame(page).locator("html").evaluate(() => {
    for (const data of [1, null, {}, { layeredDefense: 1, kind: "step", step: "<b>" }, { layeredDefense: 1, kind: "toString" }, { layeredDefense: 1, kind: "resize", height: -1 }]) parent.postMessage(data, "*");
  });
  await page.evaluate(() => postMessage({ layeredDefense: 1, kind: "step", step: "limits" }, "*"));
  await expect.poll(() => element(page).evaluate((it) => it.ignored)).toBe(6);
  expect(await element(page).evaluate((it) => it.step)).toBe("track");
});

test("understood commands are not counted as ignored, but before the story runs they are", async ({ page, site, hosted }) => {
  await visit(page, hosted, "dark", site);
  await alive(page);
  const ignored = await page.evaluate(async () => {
    const { contentWindow } = document.querySelector("layered-defense").shadowRoot.querySelector("iframe");
    const say = (message) => contentWindow.postMessage({ layeredDefense: 1, ...message }, "*");
    for (const command of ["next", "next", "previous", "previous"]) say({ command });
    say({ command: "go", step: "limits" });
    say({ command: "set", key: "text", value: "large" });
    const answer = new Promise((resolve) => addEventListener("message", ({ data }) => data?.kind === "state" && resolve(data)));
    say({ command: "ask" });
    return (await answer).ignored;
  });
  expect(ignored).toBe(0);
  // A frame whose program is never loaded.
  await page.route(/_bg.*\.wasm/, () => {});
  await element(page).evaluate((it) => {
    it.remove();
    document.body.append(it);
    it.load();
  });
  // The frame's own script is loaded.
  await page.waitForFunction(() => document.querySelector("layered-defense").shadowRoot.querySelector(".live"));
  const early = await page.evaluate(async () => {
    const { contentWindow } = document.querySelector("layered-defense").shadowRoot.querySelector("iframe");
    const say = (message) => contentWindow.postMessage({ layeredDefense: 1, ...message }, "*");
    say({ command: "go", step: "launch" });
    const answer = new Promise((resolve) => addEventListener("message", ({ data }) => data?.kind === "state" && resolve(data)));
    say({ command: "ask" });
    const { ignored, step } = await answer;
    return [ignored, step];
  });
  expect(early).toEqual([1, "limits"]);
});

test("inserted and removed two hundred times, it leaves nothing behind", async ({ page, site, hosted }) => {
  await visit(page, hosted, "late", site);
  await page.evaluate(() => customElements.whenDefined("layered-defense"));
  const session = await page.context().newCDPSession(page);
  const counted = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { documents, nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { documents, nodes, jsEventListeners };
  };
  const mount = (times) => page.evaluate(async (times) => {
    for (let n = 0; n < times; n++) {
      const story = document.createElement("layered-defense");
      document.body.append(story);
      // Some are removed before their frame has loaded, some after.
      story.load();
      if (n % 20 === 0) await new Promise((loaded) => (story.shadowRoot.querySelector("iframe").onload = loaded));
      story.remove();
    }
  }, times);
  await mount(20);
  const before = await counted();
  await mount(200);
  await expect.poll(async () => (await counted()).documents).toBeLessThanOrEqual(before.documents + 1);
  const after = await counted();
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50);
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners + 5);
});

test("the element weighs at most 3 KiB compressed, and needs nothing but a file", async () => {
  const file = await readFile(join(dist, "layered-defense.js"));
  expect(brotliCompressSync(file).length).toBeLessThanOrEqual(3072);
  expect(file.toString()).not.toMatch(/^import|innerHTML|eval\(/m);
  expect((await readdir(dist)).filter((name) => /^layered-defense\..*(?<!\.br|\.gz)$/.test(name)).sort()).toEqual(["layered-defense.css", "layered-defense.d.ts", "layered-defense.html", "layered-defense.js"]);
});
