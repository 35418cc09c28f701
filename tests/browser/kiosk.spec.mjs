// The story in a hall, by ui=kiosk: it plays by itself, belongs to a visitor after a touch, asks, goes home, and leads nowhere else.
// `tests/script/kiosk.test.mjs` has the times; here the page's clock is set on.
import { faultsInAllThemes } from "./axe.mjs";
import { html, fromDisk, title } from "./class.mjs";
import { heading, STORY, texts } from "./content.mjs";
import { awake, delayed, expect, look, test } from "./site.mjs";

const MINUTE = 60_000;
const WIDE = { width: 1920, height: 1080 };
const SIZES = [WIDE, { width: 1080, height: 1920 }, { width: 1024, height: 768 }, { width: 768, height: 1024 }];
const PATHS = STORY.path.map((path) => path.id);
/** The steps of all paths: those of a kiosk. */
const STEPS = [...new Set(STORY.path.flatMap((path) => path.steps))];
const words = (language = "en") => texts("tools", language);

test.use({ hasTouch: true, viewport: WIDE });

const state = (page) => expect.poll(() => page.locator("html").getAttribute("data-kiosk"));
const invitation = (page) => page.locator(".kiosk-begin");
const question = (page, language = "en") => page.getByRole("alertdialog", { name: words(language).kiosk_question });
const next = (page) => page.locator("#story .controls .next");
const touchScreen = (page) => page.touchscreen.tap(300, 300);

/** Opens a kiosk whose clock the test sets on, and waits for its program and its words. */
async function kiosk(page, address) {
  await page.clock.install();
  await page.goto(address);
  await page.locator("html[data-awake][data-kiosk]").waitFor();
  await page.locator(".kiosk").waitFor({ state: "attached" });
}

/** Begins a visit. A second touch soon after it would be taken for its echo. */
async function visit(page) {
  await expect(invitation(page)).toBeVisible();
  await touchScreen(page);
  await expect(invitation(page)).toBeHidden();
  await page.clock.fastForward(500);
}

/** The links and buttons that somebody can reach, by touch or key. */
const waysOn = (page) =>
  page.evaluate(() => {
    const modal = document.querySelector("dialog:modal");
    const seen = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && (!modal || modal.contains(it));
    return [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(seen).filter((it) => !it.matches(".term, .part-way-in")).map((it) => it.dataset.language ?? it.dataset.begin ?? it.dataset.do ?? it.className);
  });

test("it invites in every language, a touch begins at the first step, and the question brings it home with the hall's settings", async ({ page, site }) => {
  await kiosk(page, `${site}en/overview.html?theme=dark&ui=kiosk`);
  await expect(invitation(page).getByRole("button")).toHaveText([words().kiosk_begin, words("ja").kiosk_begin]);
  expect(await waysOn(page)).toEqual(["en", "ja"]);
  for (const way of [0, 1]) {
    await visit(page);
    await state(page).toBe("visited");
    await expect(next(page)).toBeFocused();
    await page.locator(".languages a:visible").tap();
    await expect(html(page)).toHaveAttribute("lang", "ja");
    for (const step of ["launch", "track", "upper-tier"]) {
      await next(page).tap();
      await expect.poll(() => title(page).innerText()).toBe(heading(step, "ja"));
    }
    await page.locator("#story .choice").nth(way).tap();
    await expect.poll(() => title(page).innerText()).toBe(heading(["upper-hit", "upper-miss"][way], "ja"));
    await page.clock.fastForward(MINUTE);
    await expect(question(page, "ja")).toBeVisible();
    await expect(question(page, "ja").getByRole("button")).toBeFocused();
    await expect(page.locator(".kiosk-count:visible")).toHaveText(/^(20|19|18)$/);
    expect(words("ja").kiosk_again).toContain("20");
    await page.clock.fastForward(20_000);
    await state(page).toBe("home");
    await expect(title(page)).toHaveText(heading("overview"));
    await expect(page).toHaveURL(`${site}en/overview.html?theme=dark&ui=kiosk`);
    await expect(html(page)).toHaveAttribute("data-theme", "dark");
  }
});

test("a touch on a language begins in that language, and a touch on the question goes on where the visitor was", async ({ page, site }) => {
  await kiosk(page, `${site}en/overview.html?ui=kiosk`);
  await invitation(page).getByRole("button", { name: words("ja").kiosk_begin }).tap();
  await expect(html(page)).toHaveAttribute("lang", "ja");
  await page.clock.fastForward(500);
  await next(page).tap();
  await page.clock.fastForward(MINUTE);
  await expect(question(page, "ja")).toBeVisible();
  // Anywhere: the touch presses nothing that is under the question.
  const { x, y } = await page.locator("#story .controls .back").boundingBox();
  await page.touchscreen.tap(x + 20, y + 20);
  await expect(question(page, "ja")).toBeHidden();
  await expect.poll(() => title(page).innerText()).toBe(heading("launch", "ja"));
  await page.clock.fastForward(MINUTE - 2000);
  await state(page).toBe("visited");
  await page.clock.fastForward(2000);
  await expect(question(page, "ja")).toBeVisible();
  await page.keyboard.press("Enter");
  await state(page).toBe("visited");
});

/** What a box covers of the buttons that lead on. */
const covered = (box) =>
  box.evaluate((it) => {
    const own = it.getBoundingClientRect();
    const buttons = [...document.querySelectorAll("#story .controls :is(a, .question), .languages a, #story .player button")];
    return buttons
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .filter((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        return left < own.right && right > own.left && top < own.bottom && bottom > own.top;
      })
      .map((button) => button.className || button.dataset.language);
  });

test("neither a definition nor the card of a part covers a button, and the card shows all of its words", async ({ page, site }) => {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const language of ["en", "ja"]) {
      await kiosk(page, `${site}${language}/upper-tier.html?ui=kiosk`);
      for (const term of await page.locator("#story .term:visible").all()) {
        await term.tap();
        await expect(page.locator(".definition:popover-open")).toBeVisible();
        expect(await covered(page.locator(".definition:popover-open")), `${language} ${size.width} ${await term.innerText()}`).toEqual([]);
        await page.keyboard.press("Escape");
      }
      const ship = await page.locator(".stage > svg.picture:visible .symbol.destroyer").boundingBox();
      await page.touchscreen.tap(ship.x + ship.width / 2, ship.y + ship.height / 2);
      await expect(page.locator(".part-card")).toBeVisible();
      expect(await covered(page.locator(".part-card")), `${language} ${size.width}`).toEqual([]);
      const hidden = await page.locator(".part-card").evaluate((it) => it.scrollHeight - it.clientHeight + it.scrollWidth - it.clientWidth);
      if (size.width >= 1080) expect(hidden, `${language} ${size.width}`).toBe(0);
      await page.locator(".part-card .close").tap();
    }
  }
});

test("until its style is there, nothing is shown in the layout of a page", async ({ page, site }) => {
  const arrive = await delayed(page, /kiosk-[^/]*\.css$/);
  await page.goto(`${site}en/upper-tier.html?ui=kiosk`);
  await page.locator("html[data-awake][data-kiosk]").waitFor({ state: "attached" });
  await expect(page.locator("body")).toHaveCSS("visibility", "hidden");
  arrive();
  await expect(page.locator("body")).toHaveCSS("visibility", "visible");
  expect(await page.evaluate(() => document.body.getAnimations().length)).toBe(0);
});

test("nothing leads out of it: no links to pages, no tools, no keys, no menus, no other window, and Back does nothing", async ({ page, site, context }) => {
  await kiosk(page, `${site}en/upper-tier.html?ui=kiosk`);
  const before = await page.evaluate(() => history.length);
  await state(page).toBe("visited");
  expect(await waysOn(page)).toEqual(["ja", "replay", "back", "choice", "choice"]);
  for (const key of ["p", "s", "v", "/", "?", "l", "c", "g", "b", "t", "e", "k", "F1", "F5", "Control+p", "Control+s", "Control+f", "Control+r", "Alt+r", "Alt+ArrowLeft", "x", "1"]) await page.keyboard.press(key);
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await expect(page.locator("dialog:visible, :popover-open, .board-bar:visible, .player[data-playing]")).toHaveCount(0);
  // A definition opens, without its link to the glossary.
  await page.locator("#story .term").first().tap();
  await expect(page.locator(".definition:popover-open")).toBeVisible();
  await expect(page.locator(".definition:popover-open a:visible")).toHaveCount(0);
  await page.keyboard.press("Escape");
  // The card of a part has links to other parts alone.
  const radar = await page.locator(".stage > svg.picture:visible .actor, .stage > svg.picture:visible .symbol").first().boundingBox();
  await page.touchscreen.tap(radar.x + radar.width / 2, radar.y + radar.height / 2);
  await expect(page.locator(".part-card")).toBeVisible();
  await expect(page.locator(".part-card a:not([href^='#']), .part-card .full")).toHaveCount(0);
  await page.locator(".part-card .close").tap();
  await expect(page.locator(".part-card")).toHaveCount(0);
  // The browser's own ways out.
  const prevented = (name) => page.evaluate((name) => !document.querySelector("#story h1").dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, ctrlKey: true })), name);
  for (const name of ["contextmenu", "dragstart", "drop", "auxclick", "selectstart"]) expect(await prevented(name), name).toBe(true);
  await page.locator("#story .choice").first().click({ modifiers: ["Control"] });
  await page.locator("#story .choice").first().click({ button: "middle" });
  expect(context.pages()).toHaveLength(1);
  await page.locator("#story .choice").first().tap();
  await next(page).tap();
  await page.locator(".languages a:visible").tap();
  await expect(html(page)).toHaveAttribute("lang", "ja");
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test("it stores nothing, and keeps the screen on", async ({ page, site, context }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => ((globalThis.kept = kind), { release: async () => {}, addEventListener() {} }) } });
  });
  await kiosk(page, `${site}en/overview.html?ui=kiosk`);
  await expect.poll(() => page.evaluate(() => globalThis.kept)).toBe("screen");
  await visit(page);
  await next(page).tap();
  await page.clock.fastForward(MINUTE * 2);
  await state(page).toBe("home");
  expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length])).toEqual([0, 0, 0, 0]);
  expect(await context.cookies()).toEqual([]);
});

for (const motion of ["auto", "less"]) {
  test(`by itself it shows every step, one after another, and each time another ending (motion=${motion})`, async ({ page, site }) => {
    await kiosk(page, `${site}en/overview.html?motion=${motion}&ui=kiosk`);
    await page.locator(".stage > .player").waitFor({ state: "attached" });
    for (const path of motion === "less" ? PATHS : PATHS.slice(0, 1)) {
      const { steps } = STORY.path.find((it) => it.id === path);
      for (const step of steps) {
        await expect(title(page)).toHaveText(heading(step));
        // The browser plays in real time. The moments of a step without motion come at once one after the other, and its picture does not move.
        if (step !== steps[0]) await page.locator(".player [data-playing]").waitFor({ state: "attached" });
        expect(await page.evaluate(() => document.getAnimations().filter((it) => it.effect?.target?.closest(".picture") && it.playState === "running").length === 0)).toBe(motion === "less" || step === steps[0]);
        await page.evaluate(() => globalThis.layeredDefense.motion.finish());
        await page.clock.runFor(10_000);
      }
    }
    await expect(title(page)).toHaveText(heading("overview"));
    await expect(invitation(page)).toBeVisible();
  });
}

test("when the computer has slept, or the page was hidden, it is home at once and nobody is asked", async ({ page, site }) => {
  await kiosk(page, `${site}en/overview.html?ui=kiosk`);
  for (const hidden of [false, true]) {
    await visit(page);
    await next(page).tap();
    await expect(title(page)).toHaveText(heading("launch"));
    await page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
    // No timer runs meanwhile.
    await page.clock.setSystemTime(Date.now() + (hidden ? 8 : 4) * 3_600_000);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: false, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await state(page).toBe("home");
    await expect(page.locator(".kiosk-question:visible")).toHaveCount(0);
    await expect(title(page)).toHaveText(heading("overview"));
  }
});

test.describe("where something is missing", () => {
  test.use({ expected: { lines: [/could not start|program stopped|ERR_|unreachable|failed:/] } });

  test("a program that stops leaves a kiosk, which goes home and starts the program again", async ({ page, site }) => {
    await kiosk(page, `${site}en/overview.html?ui=kiosk`);
    await visit(page);
    await next(page).tap();
    await expect(title(page)).toHaveText(heading("launch"));
    const loaded = page.waitForEvent("load");
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await loaded;
    await page.locator("html[data-asleep][data-kiosk=visited]").waitFor();
    await expect(title(page)).toHaveText(heading("launch"));
    expect((await waysOn(page)).every((way) => ["ja", "back", "next"].includes(way.trim()))).toBe(true);
    await page.clock.fastForward(MINUTE + 20_000);
    await page.locator("html[data-awake][data-kiosk=home]").waitFor();
    await expect(page).toHaveURL(`${site}en/overview.html?ui=kiosk`);
    expect(await page.evaluate(() => history.length)).toBe(2);
  });

  test("without the network the visit goes on, the other language waits, and it goes home", async ({ page, site, context }) => {
    await kiosk(page, `${site}en/overview.html?ui=kiosk`);
    // The program and its motion are here. The page of the other language is not.
    await page.locator(".stage > .player").waitFor({ state: "attached" });
    await context.setOffline(true);
    await visit(page);
    await page.locator(".languages a:visible").tap();
    await next(page).tap();
    await expect(title(page)).toHaveText(heading("launch"));
    await page.clock.fastForward(MINUTE + 20_000);
    await state(page).toBe("home");
    await expect(title(page)).toHaveText(heading("overview"));
    await expect(html(page)).toHaveAttribute("lang", "en");
    await context.setOffline(false);
    await visit(page);
    await page.locator(".languages a:visible").tap();
    await expect(html(page)).toHaveAttribute("lang", "ja");
  });

  test("a program that never arrives leaves the still and its links, and the page is loaded anew until the program is there", async ({ page, site }) => {
    await page.route("**/*.wasm", () => {});
    await page.clock.install();
    await page.goto(`${site}en/overview.html?theme=dark&ui=kiosk`);
    await expect(invitation(page)).toBeVisible();
    await visit(page);
    await next(page).tap();
    await expect(page).toHaveURL(`${site}en/launch.html?theme=dark&ui=kiosk`);
    await page.locator("html[data-kiosk=visited]").waitFor();
    expect(await page.evaluate(() => history.length)).toBe(2);
    await page.clock.fastForward(MINUTE);
    await expect(question(page)).toBeVisible();
    await page.clock.fastForward(20_000);
    await expect(page).toHaveURL(`${site}en/overview.html?theme=dark&ui=kiosk`);
    await expect(invitation(page)).toBeVisible();
    await page.unrouteAll();
    await page.clock.fastForward(MINUTE * 2);
    await page.locator("html[data-awake][data-kiosk=home]").waitFor();
  });

  test("without any script of the body, the page leads nowhere but along the story", async ({ page, site }) => {
    await page.route("**/story-page-*.js", (route) => route.abort());
    await page.goto(`${site}en/overview.html?ui=kiosk`);
    await expect(page.locator("html[data-ui=kiosk]")).toBeVisible();
    await expect(page.locator("header.site a:visible")).toHaveText(["日本語"]);
    const hrefs = await page.locator("a[href]:visible").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs.map((href) => href.split("/").at(-1)).sort()).toEqual(["launch.html", "overview.html"]);
    await next(page).click();
    await expect(page).toHaveURL(`${site}en/launch.html?ui=kiosk`);
  });
});

test("the single file from disk is the same kiosk, in the language of its address", async ({ page }) => {
  const file = await fromDisk();
  await kiosk(page, `${file}?ui=kiosk#ja/overview`);
  const before = await page.evaluate(() => history.length);
  await expect(invitation(page).getByRole("button")).toHaveText([words().kiosk_begin, words("ja").kiosk_begin]);
  await invitation(page).getByRole("button", { name: words().kiosk_begin }).tap();
  await expect(title(page)).toHaveText(heading("overview"));
  await page.clock.fastForward(500);
  expect(await waysOn(page)).toEqual(expect.arrayContaining(["ja"]));
  await expect(page.locator("header.site :is(.name, button):visible, footer:visible")).toHaveCount(0);
  for (const step of ["launch", "track", "upper-tier"]) {
    await next(page).tap();
    await expect(title(page)).toHaveText(heading(step));
  }
  await page.locator("#story .choice").nth(0).tap();
  await expect(title(page)).toHaveText(heading("upper-hit"));
  await page.clock.fastForward(MINUTE);
  await expect(question(page)).toBeVisible();
  await page.clock.fastForward(20_000);
  await expect.poll(() => title(page).innerText()).toBe(heading("overview", "ja"));
  await expect(page).toHaveURL(`${file}?ui=kiosk#ja/overview`);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test("a single file of one language invites in that language", async ({ page }) => {
  await kiosk(page, `${await fromDisk("layered-defense-ja.html")}?ui=kiosk`);
  await expect(invitation(page).getByRole("button")).toHaveText([words("ja").kiosk_begin]);
});

test("frames, and pages beside the story, are no kiosks", async ({ page, site }) => {
  await awake(page, `${site}embed/en/launch.html?ui=kiosk`);
  await expect(page.locator(".credit a").first()).toBeVisible();
  await page.goto(`${site}en/systems.html?ui=kiosk`);
  await expect(page.locator("header.site .name")).toBeVisible();
  expect(await page.locator("html").getAttribute("data-kiosk")).toBeNull();
});

for (const language of ["en", "ja"]) {
  test(`on every screen every word of every step is in view and every target is large (${language})`, async ({ page, site }) => {
    for (const step of STEPS) {
      await awake(page, `${site}${language}/${step}.html?motion=less&ui=kiosk`);
      await page.locator(".kiosk").waitFor({ state: "attached" });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const theme of ["light", "projector"]) {
          await look(page, { theme });
          const found = await page.evaluate(() => {
            const box = (it) => it.getBoundingClientRect();
            const narration = document.querySelector(".narration");
            const last = [...document.querySelectorAll(".caption :is(h1, .sentence)")].filter((it) => it.getClientRects().length).at(-1);
            const below = document.querySelector(".kiosk-begin[open] button") ?? document.querySelector(".controls");
            const isBeside = box(below).left >= box(document.querySelector(".caption")).right - 1;
            const small = [...document.querySelectorAll("a, button")].filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.matches(".term, .part-way-in") && Math.min(box(it).width, box(it).height) < 48);
            return {
              cut: narration.scrollHeight > narration.clientHeight || box(last).bottom > (isBeside ? box(narration).bottom : box(below).top),
              scrolls: document.documentElement.scrollWidth > innerWidth,
              small: small.map((it) => it.outerHTML),
            };
          });
          expect(found, `${step}, ${size.width}×${size.height}, ${theme}`).toEqual({ cut: false, scrolls: false, small: [] });
        }
      }
    }
  });

  test(`the invitation, a visit and the question have no faults of access (${language})`, async ({ page, site }) => {
    await kiosk(page, `${site}${language}/overview.html?theme=light&ui=kiosk`);
    expect(await faultsInAllThemes(page)).toEqual([]);
    await page.goto(`${site}${language}/upper-tier.html?theme=light&ui=kiosk`);
    await page.locator("html[data-awake][data-kiosk=visited]").waitFor();
    expect(await faultsInAllThemes(page)).toEqual([]);
    await page.clock.fastForward(MINUTE);
    await expect(question(page, language)).toBeVisible();
    expect(await faultsInAllThemes(page)).toEqual([]);
  });
}
