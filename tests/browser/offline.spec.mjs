// *Keep for offline*: nothing before the choice, every page without a network after it, versions that never mix, and removal.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import puppeteer from "puppeteer-core";
import { faultsInAllThemes } from "./axe.mjs";
import { heading, texts } from "./content.mjs";
import { host } from "./host.mjs";
import { secondBuild } from "./second-build.mjs";
import { awake, dist } from "./site.mjs";
import { webkit } from "./webkit.mjs";

const words = texts("tools");

// Each test has a host of its own, because it stops it or replaces the site. All requests to it are noted.
const test = base.extend({
  served: async ({}, use) => {
    const served = await host(dist, "/some/where/");
    await use(served);
    served.stop();
  },
  site: async ({ served }, use) => use(served.address),
  asked: async ({ context }, use) => {
    const asked = [];
    context.on("request", (request) => asked.push(request.url()));
    await use(asked);
  },
});

const openDialog = async (page) => {
  await page.locator(".open-menu").click();
  await page.locator("[data-tool=offline]").click();
  await expect(page.locator("[data-dialog=offline]")).toBeVisible();
};
const press = (page, name) => page.locator(`[data-dialog=offline] [data-do=${name}]`).click();
const status = (page) => page.locator("[data-dialog=offline] [role=status]");
const close = (page) => page.locator("[data-dialog=offline] [data-do=close]").click();

/** Chooses *Keep for offline* on the current page, and waits until all files are there. */
async function keep(page, language = "en") {
  await openDialog(page);
  await press(page, "keep");
  await expect(status(page)).toHaveText(texts("tools", language).offline_done, { timeout: 120_000 });
  await close(page);
}

/** What the device holds: registrations and caches. */
const held = (page) => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);

/** Stops the host and the network. */
async function disconnect(context, served) {
  served.stop();
  await context.setOffline(true);
}

test("before the choice a page asks for nothing of it and keeps nothing, also when its dialog was read", async ({ page, site, asked }) => {
  await awake(page, `${site}en/overview.html`);
  await page.locator("#story .player").waitFor({ state: "attached" });
  expect(asked.filter((url) => /offline|kept\.|webmanifest/.test(url))).toEqual([]);
  await openDialog(page);
  for (const name of ["what", "where", "new_help"]) await expect(page.locator("[data-dialog=offline]")).toContainText(words[`offline_${name}`]);
  const size = Number((await page.locator("[data-dialog=offline]").innerText()).match(/([\d.]+) MB/)[1]);
  const [list] = (await readdir(dist)).filter((name) => /^kept\.en-.*\.json$/.test(name));
  const sizes = await Promise.all(Object.keys(JSON.parse(await readFile(join(dist, list), "utf8"))).map(async (name) => (await readFile(join(dist, name))).length));
  expect(size).toBeCloseTo(sizes.reduce((sum, it) => sum + it, 0) / 1e6, 0);
  await close(page);
  expect(asked.filter((url) => /offline\.js|kept\.|webmanifest/.test(url))).toEqual([]);
  expect(await held(page)).toEqual([0, 0]);
  await expect(page.locator("link[rel=manifest]")).toHaveCount(0);
});

test("with the network off, every page in the kept language opens whole", async ({ page, context, site, served }) => {
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  await disconnect(context, served);
  const failed = [];
  page.on("requestfailed", (request) => request.failure()?.errorText !== "net::ERR_ABORTED" && failed.push(request.url()));
  page.on("response", (response) => response.status() >= 400 && failed.push(response.url()));
  const pages = (await readdir(join(dist, "en"))).filter((name) => name.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(30);
  for (const name of ["index.html", ...pages.map((it) => `en/${it}`), "embed/en/launch.html"]) {
    await page.goto(site + name);
    await expect.soft(page.locator("h1").first(), name).toBeAttached();
    const bare = await page.evaluate(() => [...document.styleSheets].length === 0 || [...document.images].some((it) => it.complete && !it.naturalWidth));
    expect.soft(bare, name).toBe(false);
  }
  expect(failed).toEqual([]);
});

test("with the network off, the story steps, plays and switches, and quiz, search and tools work", async ({ page, context, site, served }) => {
  await awake(page, `${site}en/overview.html`);
  await keep(page);
  await disconnect(context, served);
  await awake(page, `${site}en/launch.html?theme=dark`);
  await expect(page.locator("link[rel=manifest]")).toHaveAttribute("href", `${site}app.en.webmanifest`);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#story h1")).toHaveText(heading("track"));
  await page.locator("#story .player [data-do=play]").click();
  await expect(page.locator("#story .player [data-playing]")).toBeVisible();
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("thaad");
  await expect(page.locator("a[href*='systems.html#thaad']").first()).toBeVisible();
  await page.goto(`${site}en/check`);
  await page.locator("main label:has(input[type=radio])").first().click();
  await expect(page.getByText(new RegExp(`^(${words.quiz_right}|${words.quiz_other})`)).first()).toBeVisible();
  await page.locator(".open-menu").click();
  await page.locator("[data-tool=share]").click();
  await page.locator("[data-dialog=share] [data-do=qr]").click();
  await expect(page.locator(".qr-code svg")).toBeVisible();
});

test("with the network off, a page in the other language says that it was not kept, and leads back", async ({ page, context, site, served }) => {
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  await disconnect(context, served);
  await page.goto(`${site}ja/launch.html`);
  for (const language of ["en", "ja"]) await expect(page.getByText(texts("tools", language).not_kept, { exact: true })).toBeVisible();
  await page.locator("a").first().click();
  await expect(page).toHaveURL(`${site}en/overview.html`);
  // A file to download is no page, and the page says so. Its links lead to the kept pages.
  await page.goto(`${site}papers/en/nothing.a4.pdf`);
  await expect(page.getByText(words.file_not_kept, { exact: true })).toBeVisible();
  await expect(page.getByText(words.not_kept, { exact: true })).toBeHidden();
  await page.getByRole("link", { name: texts("sections").systems.name, exact: true }).click();
  await expect(page).toHaveURL(`${site}en/systems.html`);
  await awake(page, `${site}en/launch.html`);
  await page.locator(".languages [data-language=ja]").click();
  await expect(page.getByText(words.not_kept, { exact: true })).toBeVisible();
});

test("with the network off, a download that is not kept says so, and one with a network begins", async ({ page, context, site, served }) => {
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  await page.goto(`${site}en/teach.html`);
  const slides = page.locator("a[download][href$='.pptx']").first();
  const [download] = await Promise.all([page.waitForEvent("download"), slides.click()]);
  expect(await download.failure()).toBe(null);
  await disconnect(context, served);
  await slides.click();
  const notice = page.locator(".not-here");
  await expect(notice.getByText(words.file_not_kept_notice)).toBeVisible();
  await notice.getByRole("button", { name: words.close }).click();
  await expect(notice).toHaveCount(0);
  await expect(slides).toBeVisible();
  // A picture that is kept is still saved.
  await page.goto(`${site}en/figures.html`);
  const drawing = page.locator("a[download][href$='.svg']").first();
  const [kept] = await Promise.all([page.waitForEvent("download"), drawing.click()]);
  expect(await kept.failure()).toBe(null);
});

test("a second language joins the first, and both open with the network off", async ({ page, context, site, served }) => {
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  await awake(page, `${site}ja/launch.html`);
  await keep(page, "ja");
  await openDialog(page);
  await expect(page.locator(".kept-languages li:visible")).toHaveCount(2);
  await disconnect(context, served);
  for (const language of ["en", "ja"]) {
    await awake(page, `${site}${language}/track.html`);
    await expect(page.locator("#story h1")).toContainText(language === "en" ? heading("track") : "");
  }
  // The cache of one language alone is removed when the site is opened and no page of it is open.
  await page.goto("about:blank");
  await awake(page, `${site}en/track.html`);
  await expect.poll(() => held(page)).toEqual([1, 1]);
});

test("a site that is replaced under an open page stays one version, says that a new one is ready, and changes when asked", async ({ page, site, served }) => {
  const second = await secondBuild(dist);
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  served.deploy(second.folder);
  await awake(page, `${site}en/track.html`);
  await expect(page.locator(".new-version")).toContainText(words.offline_new, { timeout: 60_000 });
  expect(await faultsInAllThemes(page)).toEqual([]);
  // Until then every page is of the first build, with tools and search.
  await awake(page, `${site}en/upper-tier.html`);
  await expect(page.locator("html")).not.toHaveAttribute("data-build", second.build);
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("thaad");
  await expect(page.locator("a[href*='systems.html#thaad']").first()).toBeVisible();
  await page.keyboard.press("Escape");
  const loaded = page.waitForEvent("load");
  await page.locator(".new-version [data-do=use]").click();
  await loaded;
  await expect(page.locator("html")).toHaveAttribute("data-build", second.build);
  await expect(page).toHaveURL(`${site}en/upper-tier.html`);
  await page.locator("html[data-awake]").waitFor();
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("thaad");
  await expect(page.locator("a[href*='systems.html#thaad']").first()).toBeVisible();
  // The first version is removed when the site is opened and no other page of it is open.
  await page.goto("about:blank");
  await awake(page, `${site}en/launch.html`);
  await expect.poll(() => held(page)).toEqual([1, 1]);
  await second.remove();
});

test("two windows with two versions: the older one goes on with its own files or is loaded anew, and never mixes", async ({ page, context, site, served }) => {
  const second = await secondBuild(dist);
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  const older = await context.newPage();
  const wrong = [];
  for (const it of [page, older]) {
    it.on("response", (response) => response.status() >= 400 && wrong.push(response.url()));
    it.on("pageerror", (error) => wrong.push(error.message));
  }
  await awake(older, `${site}en/track.html`);
  served.deploy(second.folder);
  await openDialog(page);
  await press(page, "look");
  await expect(status(page)).toHaveText(words.offline_new, { timeout: 60_000 });
  const loaded = page.waitForEvent("load");
  await press(page, "use");
  await loaded;
  await expect(page.locator("html")).toHaveAttribute("data-build", second.build);
  await expect(older.locator("html")).not.toHaveAttribute("data-build", second.build);
  await older.keyboard.press("ArrowRight");
  await expect(older.locator("#story h1")).toHaveText(heading("upper-tier"));
  await older.keyboard.press("/");
  await older.getByRole("searchbox").fill("thaad");
  await expect(older.locator("a[href*='systems.html#thaad']").first()).toBeVisible();
  await older.keyboard.press("Escape");
  // The dialogs have no hash in their name, so those of the new version come, and the page is loaded anew.
  await older.locator(".open-menu").click();
  await older.locator("[data-tool=share]").click();
  await expect(older.locator("html")).toHaveAttribute("data-build", second.build);
  await expect(older.locator("#story h1")).toHaveText(heading("upper-tier"));
  expect(wrong).toEqual([]);
  await second.remove();
});

test("a half-replaced site changes nothing: all files must be of one version", async ({ page, site, served }) => {
  const second = await secondBuild(dist);
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  await page.context().route("**/en/glossary.html", (route) => route.fulfill({ body: "<h1>Half</h1>", contentType: "text/html" }));
  served.deploy(second.folder);
  await openDialog(page);
  await press(page, "look");
  await expect(status(page)).toHaveText(words.offline_no_network, { timeout: 60_000 });
  await page.context().unroute("**/en/glossary.html");
  await awake(page, `${site}en/launch.html`);
  await expect(page.locator("html")).not.toHaveAttribute("data-build", second.build);
  await second.remove();
});

test("a new version that is still being fetched while the site is left and opened again arrives whole", async ({ page, context, site, served }) => {
  const second = await secondBuild(dist);
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  served.deploy(second.folder);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const held = context.waitForEvent("request", (request) => request.serviceWorker() !== null && request.url().endsWith("/en/glossary.html"));
  await context.route("**/en/glossary.html", async (route) => {
    await released;
    await route.continue();
  });
  await awake(page, `${site}en/track.html`);
  await held;
  await page.goto("about:blank");
  await awake(page, `${site}en/track.html`);
  release();
  const loaded = page.waitForEvent("load");
  await page.locator(".new-version [data-do=use]").click({ timeout: 60_000 });
  await loaded;
  await disconnect(context, served);
  for (const name of ["launch", "glossary", "check"]) {
    await page.goto(`${site}en/${name}.html`);
    await expect(page.locator("html")).toHaveAttribute("data-build", second.build);
  }
  await second.remove();
});

test("removing it deletes every file and the registration, and the next visit is like the first", async ({ page, site, served, context }) => {
  await awake(page, `${site}en/launch.html`);
  await keep(page);
  await openDialog(page);
  await press(page, "remove");
  await expect(status(page)).toHaveText(words.offline_removed);
  expect((await held(page))[1]).toBe(0);
  await awake(page, `${site}en/launch.html`);
  expect(await held(page)).toEqual([0, 0]);
  await disconnect(context, served);
  expect(await page.goto(`${site}en/track.html`).catch((error) => error.message)).toContain("ERR_");
});

test("on a device without space nothing is kept, and the dialog says so", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const browser = await page.context().newCDPSession(page);
  await browser.send("Storage.overrideQuotaForOrigin", { origin: new URL(site).origin, quotaSize: 1_000_000 });
  await openDialog(page);
  await press(page, "keep");
  await expect(status(page)).toHaveText(words.offline_full, { timeout: 60_000 });
  await expect(page.locator("[data-dialog=offline] [data-do=keep]")).toBeVisible();
  expect(await held(page)).toEqual([0, 0]);
});

for (const [where, stub, said] of [
  ["storage is refused", () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("refused", "SecurityError"))), "offline_refused"],
  ["there are no service workers", () => delete Navigator.prototype.serviceWorker, "offline_unable"],
]) {
  test(`where ${where}, a sentence says so`, async ({ page, site }) => {
    await page.addInitScript(stub);
    await awake(page, `${site}en/launch.html`);
    await openDialog(page);
    if (said === "offline_refused") await press(page, "keep");
    await expect(page.locator("[data-dialog=offline]").getByText(words[said]).filter({ visible: true })).toHaveCount(1);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });
}

test("in a frame nothing can be kept, and the page's policy lets a script make no address but the worker's", async ({ page, site }) => {
  await page.goto(`${site}en/embed.html`);
  const frame = page.frameLocator("iframe").first();
  await frame.locator("html[data-awake]").waitFor();
  await expect(frame.locator("[data-tool=offline]")).toHaveCount(0);
  const [inside] = page.frames().slice(1);
  const tried = await inside.evaluate(() => {
    try {
      trustedTypes.createPolicy("offline", {});
      return "allowed";
    } catch (error) {
      return error.name;
    }
  });
  expect(tried).toBe("TypeError");
  // A page of the site in a frame of its own site: the dialog offers nothing.
  await page.goto(`${site}en/launch.html`);
  await page.evaluate(() => {
    const framed = document.createElement("iframe");
    Object.assign(framed, { src: "launch.html", width: 1000, height: 700, id: "framed" });
    document.body.prepend(framed);
  });
  const own = page.frameLocator("#framed");
  await own.locator("html[data-awake]").waitFor();
  await own.locator(".open-menu").click();
  await own.locator("[data-tool=offline]").click();
  await expect(own.getByText(words.offline_framed)).toBeVisible();
  await expect(own.locator("[data-dialog=offline] button:visible")).toHaveCount(1);
  const outside = await page.evaluate(async () => {
    const of = (name) => {
      try {
        return trustedTypes.createPolicy(name, { createScriptURL: (it) => it }).createScriptURL("x").toString();
      } catch (error) {
        return error.name;
      }
    };
    const direct = await navigator.serviceWorker.register("../offline.js").catch((error) => error.name);
    return [of("another"), direct];
  });
  expect(outside).toEqual(["TypeError", "TypeError"]);
  expect(await held(page)).toEqual([0, 0]);
});

test("who has kept nothing finishes the lesson when the network fails, and reads why a tool is missing", async ({ page, context, site, served }) => {
  await awake(page, `${site}en/launch.html`);
  await disconnect(context, served);
  for (const step of ["track", "upper-tier"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#story h1")).toHaveText(heading(step));
  }
  await page.locator(".open-menu").click();
  await page.locator("[data-tool=offline]").click();
  await expect(page.locator(".tools-failed")).toHaveText(words.tools_failed);
  await expect(page.locator("#story h1")).toHaveText(heading("upper-tier"));
});

test("the worker is small, and hosts never keep it for long", async ({ site }) => {
  expect((await readFile(join(dist, "offline.js.br")).catch(() => readFile(join(dist, "offline.js")))).length).toBeLessThan(2048);
  const { headers } = await fetch(`${site}offline.js`);
  expect(headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; connect-src 'self'");
});

/** What another browser does: `go`, `run` in the page, and `until` something holds. */
async function keptElsewhere({ go, run, until }, served) {
  const awakeAt = async (name) => {
    await go(served.address + name);
    await until(() => run(() => "awake" in document.documentElement.dataset));
  };
  const pressed = (selector) => run((it) => document.querySelector(it).click(), selector);
  await awakeAt("en/launch.html");
  await pressed("[data-tool=offline]");
  await until(() => run(() => document.querySelector("[data-dialog=offline][open]") !== null));
  await pressed("[data-dialog=offline] [data-do=keep]");
  await until(async () => (await run(() => document.querySelector("[data-dialog=offline]").dataset.state)) !== "busy");
  expect(await run(() => document.querySelector("[data-dialog=offline] [role=status]").textContent)).toBe(words.offline_done);
  served.stop();
  await awakeAt("en/track.html");
  await go(`${served.address}ja/track.html`);
  expect(await run(() => document.querySelector("h1").textContent)).toBe(words.not_kept);
}

test("Firefox keeps the pages and opens them without a network", async ({ served }) => {
  test.skip(!process.env.FIREFOX, "no Firefox was found on this machine: cargo xtask test says why");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
  const page = await browser.newPage();
  const until = (holds) => expect.poll(holds, { timeout: 60_000 }).toBe(true);
  await keptElsewhere({ go: (address) => page.goto(address), run: (code, ...values) => page.evaluate(code, ...values), until }, served);
  await browser.close();
});

test("WebKit keeps the pages and opens them without a network", async ({ served }) => {
  test.skip(!process.env.WEBKIT, "no WebKit was found on this machine: cargo xtask test says why");
  const browser = await webkit(process.env.WEBKIT);
  const until = (holds) => expect.poll(holds, { timeout: 60_000 }).toBe(true);
  await keptElsewhere({ go: browser.go, run: browser.run, until }, served);
  await browser.end();
});
