// Faults of browsers, hosts, networks and devices. Whatever happens: the page is never blank, its links work, and it shows at most one
// message. docs/security.md lists each fault with its test.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { heading, texts } from "./content.mjs";
import { host } from "./host.mjs";
import { secondBuild } from "./second-build.mjs";
import { awake, delayed, dist, expect, test } from "./site.mjs";

const { FIREFOX } = process.env;
const words = texts("tools");
const files = await readdir(dist);
const program = await readFile(join(dist, files.find((name) => /^layered-defense-\w+_bg\.wasm$/.test(name))));
const lesson = await readFile(join(dist, files.find((name) => /^lesson\.en-\w+\.txt$/.test(name))));
const PROGRAM = "**/layered-defense-*_bg.wasm";
const LESSON = "**/lesson.en-*.txt";

const asleep = (page) => page.locator("html[data-asleep]:not([data-awake])").waitFor();
const next = (page) => page.locator("#story .controls .next");
const MESSAGES = ".story-notice:visible, .notices:visible, .tool-notice:visible, .tools-failed:visible";

/** The step is there with picture and words, and there is at most one message. */
async function isWhole(page, step, language = "en") {
  // Without furigana, which are hidden.
  await expect.poll(() => page.locator("#story h1").innerText()).toBe(heading(step, language));
  await expect(page.locator("#story svg.picture:visible")).toHaveCount(1);
  await expect(page.locator("#story .sentence:visible").first()).not.toBeEmpty();
  await expect(page.locator("#story .controls a").first()).toBeVisible();
  expect(await page.locator(MESSAGES).filter({ hasText: /\S/ }).count(), "messages").toBeLessThanOrEqual(1);
}

/** The step is static and whole, nothing is said about it, and *Next* loads the page of the next step. */
async function isStaticAndLeadsOn(page) {
  await asleep(page);
  await isWhole(page, "launch");
  await expect(page.locator(MESSAGES).filter({ hasText: /\S/ })).toHaveCount(0);
  await page.evaluate(() => (window.same = true));
  await next(page).click();
  await expect(page).toHaveURL(/en\/track\.html$/);
  await isWhole(page, "track");
  expect(await page.evaluate(() => window.same)).toBe(undefined);
}

// What a fault writes into the console, and the requests that it makes fail.
/** What browsers and the page report when a file fails. */
const REPORTED = /wasm|WebAssembly|could not start|ERR_|Failed to load|not a lesson|status 404|stays as it is|Content Security Policy|could not be (loaded|drawn)|program stopped|unreachable|Failed to fetch|dynamically imported|written for another program|has changed on its way/i;
test.use({ expected: { lines: [REPORTED] } });

test.describe("a program that does not run", () => {
  test("because the policy refuses it leaves a page that works", async ({ page, site }) => {
    await page.route("**/en/*.html", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(" 'wasm-unsafe-eval'", "") });
    });
    await page.goto(`${site}en/launch.html`);
    await isStaticAndLeadsOn(page);
  });

  test("because the host's headers refuse it leaves a page that works", async ({ page, site }) => {
    await page.route("**/en/*.html", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": "script-src 'self'" } });
    });
    await page.goto(`${site}en/launch.html`);
    await isStaticAndLeadsOn(page);
  });

  test("because WebAssembly is switched off, as in the lockdown mode of iOS, leaves a page that works, with a sentence for the QR code", async ({ page, site }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(`${site}en/launch.html`);
    await isStaticAndLeadsOn(page);
    // Pages beside the story and personal tools need no program.
    await page.goto(`${site}en/check.html`);
    await page.locator("main label:has(input[type=radio])").first().click();
    await expect(page.getByText(new RegExp(`^(${words.quiz_right}|${words.quiz_other})`)).first()).toBeVisible();
    await page.locator(".open-menu").click();
    await page.locator("[data-tool=share]").click();
    await page.locator("[data-dialog=share] [data-do=qr]").click();
    await expect(page.locator(".tool-notice")).toHaveText(words.said_qr_failed);
  });

  for (const [what, answer] of [
    ["it is truncated", { body: program.subarray(0, program.length / 2), contentType: "application/wasm" }],
    ["it is empty", { body: "", contentType: "application/wasm" }],
    ["a page comes in its place", { body: "<h1>Welcome</h1>", contentType: "text/html" }],
    ["the host has none", { status: 404, body: "not found" }],
    ["the host refuses it", { status: 403, body: "" }],
  ]) {
    test(`because ${what} leaves a page that works`, async ({ page, site }) => {
      await page.route(PROGRAM, (route) => route.fulfill(answer));
      await page.goto(`${site}en/launch.html`);
      await isStaticAndLeadsOn(page);
    });
  }

  test("because it never arrives leaves a page that works", async ({ page, site }) => {
    const release = await delayed(page, PROGRAM);
    const asked = page.waitForRequest(PROGRAM);
    await page.goto(`${site}en/launch.html`, { waitUntil: "domcontentloaded" });
    await asked;
    await isWhole(page, "launch");
    await expect(page.locator("html")).not.toHaveAttribute("data-awake");
    await next(page).click();
    await expect(page).toHaveURL(`${site}en/track.html`);
    await isWhole(page, "track");
    release();
  });
});

test("a program of the wrong type runs all the same", async ({ page, site }) => {
  await page.route(PROGRAM, (route) => route.fulfill({ body: program, contentType: "text/plain" }));
  await awake(page, `${site}en/launch.html`);
  await next(page).click();
  await isWhole(page, "track");
});

test.describe("a lesson that is corrupt", () => {
  for (const [what, body] of [
    ["truncated", lesson.subarray(0, lesson.length - 1000)],
    ["empty", ""],
    ["random", Buffer.concat([lesson.subarray(0, 8), Buffer.from(Array.from({ length: 20_000 }, (_, nth) => (nth * 7919) % 251))])],
    ["a page", "<!doctype html><h1>Welcome</h1>"],
  ]) {
    test(`because it is ${what} leaves a page that works`, async ({ page, site }) => {
      await page.route(LESSON, (route) => route.fulfill({ body, contentType: "text/plain" }));
      await page.goto(`${site}en/launch.html`);
      await isStaticAndLeadsOn(page);
    });
  }

  test("in a single bit leaves a page that works", async ({ page, site }) => {
    const body = Buffer.from(lesson);
    // In the middle of a word: without the hash, the program would show it.
    body[lesson.length >> 1] ^= 1;
    await page.route(LESSON, (route) => route.fulfill({ body, contentType: "text/plain" }));
    await page.goto(`${site}en/launch.html`);
    await isStaticAndLeadsOn(page);
  });

  test("is refused also when the language changes, and the page of that language works", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.route("**/lesson.ja-*.txt", (route) => route.fulfill({ body: lesson, contentType: "text/plain" }));
    await page.locator(".languages [data-language=ja]").click();
    await expect(page).toHaveURL(`${site}ja/launch.html`);
    await asleep(page);
    await isWhole(page, "launch", "ja");
  });

  test.describe("without a hash in the page", () => {
    // The browser reports a shape with a wrong letter.
    test.use({ expected: { lines: [REPORTED, /^console: Error: <\w+> attribute /] } });

    test("leaves a story that runs or a page that works", async ({ page, site }) => {
      let bytes = lesson;
      await page.route("**/en/*.html", async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace(/ data-integrity="[^"]*"/, "") });
      });
      await page.route(LESSON, (route) => route.fulfill({ body: bytes, contentType: "text/plain" }));
      for (let nth = 0; nth < 24; nth += 1) {
        bytes = Buffer.from(lesson);
        bytes[8 + ((nth * 2_654_435_761) % (lesson.length - 8))] ^= 1 << (nth % 8);
        await page.goto(`${site}en/launch.html`);
        await page.locator("html:is([data-asleep], [data-awake])").waitFor();
        for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
        await expect(page.locator("#story h1")).not.toBeEmpty();
        await expect(page.locator("#story svg.picture:visible")).toHaveCount(1);
        await expect(page.locator("#story .controls a").first()).toBeVisible();
        expect(await page.locator(MESSAGES).filter({ hasText: /\S/ }).count(), `damage ${nth}`).toBeLessThanOrEqual(1);
      }
    });
  });
});

test.describe("storage that fails", () => {
  for (const [what, fault] of [
    ["cannot be touched", () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })],
    ["can neither be read nor written", () => { Storage.prototype.getItem = Storage.prototype.setItem = Storage.prototype.removeItem = () => { throw new DOMException("denied", "SecurityError"); }; }],
    ["is full", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
  ]) {
    test(`because it ${what} is named where a reader asks for it, and nowhere else`, async ({ page, site }) => {
      await page.addInitScript(fault);
      await awake(page, `${site}en/launch.html?theme=dark`);
      await next(page).click();
      await isWhole(page, "track");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await page.keyboard.press("?");
      await page.locator("[data-dialog=preferences] [data-do=remember]").click();
      await expect(page.locator(".tool-notice:visible")).toHaveText(words.said_storage_refused);
      await expect(page.locator("[data-dialog=preferences] [data-do=remember]")).not.toBeChecked();
      await page.keyboard.press("Escape");
      await page.goto(`${site}en/systems.html?text=large`);
      await expect(page.locator("html")).toHaveAttribute("data-text", "large");
    });
  }
});

test.describe("a network that fails", () => {
  const cut = (route) => route.abort("internetdisconnected");

  test("before the program is asked for leaves a page with its links", async ({ page, site }) => {
    // The page and its style are in the browser's store, and nothing else.
    await page.route(/\.(wasm|txt)$|\/(layered-defense|motion|classroom|parts)-[^/]*\.js$/, cut);
    await page.goto(`${site}en/launch.html`);
    await asleep(page);
    await isWhole(page, "launch");
    await page.unrouteAll();
    await isStaticAndLeadsOn(page);
  });

  test("before any script and any style leaves words, picture and links", async ({ page, site }) => {
    await page.route(/\.(js|css|wasm|txt|svg)$/, cut);
    await page.goto(`${site}en/launch.html`);
    await expect(page.locator("#story h1")).toHaveText(heading("launch"));
    await expect(page.locator("#story svg.picture").first()).toBeVisible();
    await expect(next(page)).toHaveAttribute("href", "../en/track.html");
  });

  for (const [what, pattern] of [["its program", PROGRAM], ["its lesson", LESSON], ["the program's glue", /layered-defense-[^/]*\.js$/]]) {
    test(`between the page and ${what} leaves a page with its links`, async ({ page, site }) => {
      await page.route(pattern, cut);
      await page.goto(`${site}en/launch.html`);
      await isStaticAndLeadsOn(page);
    });
  }

  test("after the program runs, before its player arrives, leaves a story that steps", async ({ page, site }) => {
    await page.route("**/motion-*.js", cut);
    await awake(page, `${site}en/launch.html`);
    for (const step of ["track", "upper-tier"]) {
      await page.keyboard.press("ArrowRight");
      await isWhole(page, step);
    }
  });

  test("while another language is fetched leaves the link, which the browser follows", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.route("**/lesson.ja-*.txt", cut);
    await page.locator(".languages [data-language=ja]").click();
    await expect(page).toHaveURL(`${site}ja/launch.html`);
    await asleep(page);
    await isWhole(page, "launch", "ja");
  });

  test("while a tool is opened is named once, and the next press tries again", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.route("**/classroom-*.js", cut);
    await page.keyboard.press("?");
    await expect(page.locator(".tools-failed:visible")).toHaveText(words.tools_failed);
    await isWhole(page, "launch");
    await page.keyboard.press("ArrowRight");
    await isWhole(page, "track");
    await page.unrouteAll();
    await page.keyboard.press("?");
    await expect(page.locator("dialog[open]")).toBeVisible();
    await expect(page.locator(".tools-failed:visible")).toHaveCount(0);
  });

  test("while the dialogs are fetched is named once, and the next press tries again", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.route("**/dialogs.html", cut);
    await page.keyboard.press("?");
    await expect(page.locator(".tools-failed:visible")).toHaveText(words.tools_failed);
    await page.unrouteAll();
    await page.keyboard.press("?");
    await expect(page.locator("dialog[open]")).toBeVisible();
  });
});

test.describe("a site that is replaced", () => {
  test("leaves an old page with its words and links, which lead to whole new pages", async ({ page }) => {
    const second = await secondBuild(dist);
    const { address, stop } = await host(second.folder, "/some/where/");
    // A cache between host and reader still has the old page, and none of its files.
    const old = await readFile(join(dist, "en/launch.html"));
    await page.route("**/en/launch.html", (route) => route.fulfill({ body: old, contentType: "text/html; charset=utf-8" }));
    await page.goto(`${address}en/launch.html`);
    await expect(page.locator("#story h1")).toHaveText(heading("launch"));
    await expect(page.locator("#story svg.picture").first()).toBeVisible();
    await next(page).click();
    await expect(page).toHaveURL(`${address}en/track.html`);
    await page.locator(`html[data-awake][data-build="${second.build}"]`).waitFor();
    await isWhole(page, "track");
    stop();
    await second.remove();
  });

  test("whose new page meets old files leaves its words and links, and runs when its files are there", async ({ page }) => {
    const second = await secondBuild(dist);
    const { address, deploy, stop } = await host(dist, "/some/where/");
    const fresh = await readFile(join(second.folder, "en/launch.html"));
    await page.route("**/en/launch.html", (route) => route.fulfill({ body: fresh, contentType: "text/html; charset=utf-8" }));
    await page.goto(`${address}en/launch.html`);
    await expect(page.locator("#story h1")).toHaveText(heading("launch"));
    await expect(next(page)).toBeVisible();
    deploy(second.folder);
    await page.reload();
    await page.locator(`html[data-awake][data-build="${second.build}"]`).waitFor();
    await isWhole(page, "launch");
    stop();
    await second.remove();
  });

  test.use({ expected: { lines: [/ERR_|Failed to load|Failed to fetch|player\.html|status 404|MIME type|elsewhere: http:\/\/127\.0\.0\.1|could not start|dynamically imported/] } });
});

test("in Firefox, a page that the browser kept while another was shown goes on where it was", async ({ site }) => {
  // Chromium without a window keeps no pages.
  test.skip(!FIREFOX, "no Firefox was found on this machine: cargo xtask test says why");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const title = () => page.evaluate(() => document.querySelector("#story h1")?.textContent);
  await page.goto(`${site}en/launch.html`);
  // Puppeteer's own waiting evaluates texts, which the page's policy forbids in some versions of Firefox.
  await expect.poll(() => page.evaluate(() => "awake" in document.documentElement.dataset && document.querySelector("#story .player") !== null)).toBe(true);
  await page.keyboard.press("ArrowRight");
  await expect.poll(title).toBe(heading("track"));
  await page.evaluate(() => {
    window.same = true;
    addEventListener("pageshow", ({ persisted }) => (window.persisted = persisted));
  });
  await page.evaluate(() => document.querySelector("a[href*='systems.html']").click());
  await expect.poll(() => page.evaluate(() => location.pathname.includes("systems") && document.readyState === "complete").catch(() => false)).toBe(true);
  await page.evaluate(() => history.back());
  await expect.poll(() => page.evaluate(() => location.pathname).catch(() => "")).toContain("track");
  await expect.poll(() => page.evaluate(() => [window.same, window.persisted]).catch(() => []), "the browser kept the page").toEqual([true, true]);
  expect(await title()).toBe(heading("track"));
  await page.keyboard.press("ArrowLeft");
  await expect.poll(title).toBe(heading("launch"));
  await page.keyboard.press("?");
  await expect.poll(() => page.evaluate(() => document.querySelector("dialog[open]") !== null)).toBe(true);
  expect(faults).toEqual([]);
  await browser.close();
});

test("in two tabs each has its own step, and what one remembers or loses leaves the other alone", async ({ page, site, context }) => {
  const other = await context.newPage();
  await awake(page, `${site}en/launch.html`);
  await awake(other, `${site}en/launch.html`);
  await page.keyboard.press("ArrowRight");
  await isWhole(page, "track");
  await isWhole(other, "launch");
  await page.keyboard.press("?");
  await page.locator("fieldset[data-key=theme] input[value=dark]").check();
  await page.locator("[data-do=remember]").check();
  await expect(other.locator("html")).not.toHaveAttribute("data-theme");
  await other.keyboard.press("?");
  await other.locator("dialog[open] fieldset[data-key=text] input[value=large]").check();
  await other.keyboard.press("Escape");
  await isWhole(other, "launch");
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await asleep(page);
  await other.keyboard.press("ArrowRight");
  await isWhole(other, "track");
  await expect(other.locator("html")).toHaveAttribute("data-awake");
});

test.describe("a clock that jumps", () => {
  for (const [way, by] of [["a day ahead", 86_400_000], ["a day back", -86_400_000]]) {
    test(`${way} while a step plays loses no step and no button`, async ({ page, site }) => {
      await page.addInitScript(() => {
        const [now, since] = [Date.now.bind(Date), performance.now.bind(performance)];
        window.jump = 0;
        Date.now = () => now() + window.jump;
        performance.now = () => since() + window.jump;
      });
      await awake(page, `${site}en/launch.html`);
      await page.locator("#story .player [data-do=play]").click();
      await expect(page.locator("#story .player [data-playing]")).toBeVisible();
      await page.evaluate((by) => (window.jump = by), by);
      // A press shows the end of what plays, and another goes on.
      for (let nth = 0; nth < 2; nth += 1) await page.keyboard.press("ArrowRight");
      await isWhole(page, "track");
      await page.keyboard.press("ArrowLeft");
      await isWhole(page, "launch");
      await expect(page.locator("#story .player [data-do=play]")).toBeVisible();
    });
  }

  test("and timers that all end at once leave the step whole", async ({ page, site }) => {
    await page.clock.install({ time: "2026-01-01T09:00:00" });
    await page.goto(`${site}en/launch.html`);
    await page.clock.runFor(3000);
    await page.locator("html[data-awake]").waitFor();
    await page.clock.runFor(3000);
    await page.keyboard.press("ArrowRight");
    await page.clock.fastForward("30:00:00");
    await isWhole(page, "track");
    await page.keyboard.press("ArrowRight");
    await page.clock.setSystemTime("1999-12-31T23:59:59");
    await page.clock.runFor(5000);
    await isWhole(page, "upper-tier").catch(async () => expect(page.locator("#story h1")).toHaveText(heading("upper-tier")));
  });
});

test("a page that is translated before the program arrives stays as the translator left it, and its links work", async ({ page, site }) => {
  const release = await delayed(page, PROGRAM);
  const asked = page.waitForRequest(PROGRAM);
  await page.goto(`${site}en/launch.html`, { waitUntil: "domcontentloaded" });
  await asked;
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("#story h1, #story .sentence, #story .controls a")) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.append(`es: ${it.textContent}`);
      outer.append(inner);
      it.replaceChildren(outer);
    }
    document.documentElement.lang = "es";
  });
  release();
  await asleep(page);
  await expect(page.locator("#story h1")).toHaveText(`es: ${heading("launch")}`);
  await expect(page.locator(MESSAGES).filter({ hasText: /\S/ })).toHaveCount(0);
  await next(page).click();
  await expect(page).toHaveURL(`${site}en/track.html`);
  await isWhole(page, "track");
});

test("a trap in the middle of a step that plays ends in the static page of the step, with one message", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.locator("#story .player [data-do=play]").click();
  await expect(page.locator("#story .player [data-playing]")).toBeVisible();
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await asleep(page);
  await expect(page.locator(".story-notice")).toHaveText(words.story_failed);
  await isWhole(page, "launch");
  await expect(page.locator(".player:visible")).toHaveCount(0);
  await next(page).click();
  await page.locator("html[data-awake]").waitFor();
  await isWhole(page, "track");
});
