// Random walks: a visitor presses keys, clicks whatever is there, goes back and forward, changes the window and the language, and opens
// and closes tools, in any order. After each event the page is one whole step; after each hundred it equals a fresh load of its address.
import { texts } from "./content.mjs";
import { oneOf, seeded } from "./random.mjs";
import { awake, expect, test } from "./site.mjs";

const KEYS = ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End", "PageDown", "PageUp", "k", "r", "l", "l", "Shift+L", "e", "t", "g", "b", "b", "v", "?", "/", "Escape", "Escape", "Tab", "Enter", "Space", "1", "2", "3", ",", "."];
const SIZES = [[1280, 800], [400, 800], [800, 400], [1920, 1080]];
// Links to other pages end the walk, and buttons that print, save, share or open windows belong to the system.
const CLICKABLE = "#story :is(a[href], button, label, summary):not([target=_blank]), .open-menu, a[data-language], .menu button.tool, dialog[open] button";
const LEADS_AWAY = /papers\/|figures\/|systems|glossary|questions|timeline|cut|teach|check|handout|worksheet|embed\.html|take/;
const OF_THE_SYSTEM = ["presenter", "print", "picture", "full", "offline"];

/** Does one random thing, and names it. */
async function act(page, any) {
  const kind = any(20);
  if (kind < 9) {
    const key = oneOf(any, KEYS);
    await page.keyboard.press(key);
    return `key ${key}`;
  }
  if (kind < 15) {
    return page.evaluate(
      ([selector, nth, leadsAway, ofTheSystem]) => {
        // Behind an open dialog nothing can be clicked.
        const within = document.querySelector("dialog[open]") ?? document;
        const all = [...within.querySelectorAll(selector)].filter((it) => it.checkVisibility() && !new RegExp(leadsAway).test(it.getAttribute("href") ?? "") && !ofTheSystem.includes(it.dataset.tool) && it.getAttribute("rel") !== "external noopener");
        const it = all[nth % all.length];
        it?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        return `click ${it?.className || it?.textContent.slice(0, 30)}`;
      },
      [CLICKABLE, any(1000), LEADS_AWAY.source, OF_THE_SYSTEM],
    );
  }
  if (kind < 17) {
    const by = any(3) ? -1 : 1;
    // The first entry of the history is another page.
    await page.evaluate((by) => (by < 0 && !history.state && document.referrer === "" && history.length < 3 ? 0 : history.go(by)), by);
    return `history ${by}`;
  }
  if (kind < 18) {
    const [width, height] = oneOf(any, SIZES);
    // A window in full screen has no other size.
    await page.evaluate(() => document.fullscreenElement && document.exitFullscreen()).catch(() => {});
    await page.setViewportSize({ width, height });
    return `size ${width} × ${height}`;
  }
  if (kind < 19) {
    await page.evaluate((theme) => window.layeredDefense?.port?.send("theme", theme), oneOf(any, ["", "dark", "projector"]));
    return "theme";
  }
  await page.evaluate(() => new Promise((done) => setTimeout(done, 30)));
  return "wait";
}

/** What is wrong with a page that should show one whole step; empty if nothing is. */
const wrongs = (page) =>
  page.evaluate(() => {
    const { dataset } = document.documentElement;
    const { snapshot } = window.layeredDefense ?? {};
    const found = [];
    const should = (what, holds) => holds || found.push(what);
    const story = document.querySelectorAll("#story");
    should("one story", story.length === 1);
    should("the program runs", "awake" in dataset && !("asleep" in dataset) && snapshot !== undefined);
    if (found.length) return found;
    should("one heading", story[0].querySelectorAll("h1, .naming").length >= 1);
    should("two pictures", story[0].querySelectorAll("figure > svg.picture").length === 2);
    should("something to press", story[0].querySelectorAll(".controls a").length > 0);
    should("a title", document.title.length > 5);
    should(`at most one notice, not ${document.querySelectorAll(".story-notice:not(:empty), .notices").length}`, document.querySelectorAll(".story-notice:not(:empty), .notices").length <= 1);
    // A dialog that is still being fetched opens above one that was opened meanwhile. Escape closes both.
    should("at most two dialogs", document.querySelectorAll("dialog[open]").length <= 2);
    const ids = [...document.querySelectorAll("#story [id]")].map(({ id }) => id);
    should("ids that are unique", new Set(ids).size === ids.length);
    return found;
  });

/** Waits until the picture is drawn and the address names it. */
const settled = (page) =>
  page.waitForFunction(() => {
    const { snapshot } = window.layeredDefense ?? {};
    return snapshot && document.querySelector("#story")?.dataset.step === snapshot.step && location.pathname.endsWith(`/${document.documentElement.dataset.language}/${snapshot.step}.html`) && snapshot.language === document.documentElement.dataset.language;
  });

/** All that a reader sees of the story and that its address decides. */
const seen = (page) =>
  page.evaluate(() => {
    const words = (selector) => [...document.querySelectorAll(`#story ${selector}`)].map((it) => it.textContent);
    return [document.documentElement.lang, document.title, words("h1"), words(".sentence"), words(".controls a"), words(".progress"), document.documentElement.dataset.theme ?? ""];
  });

for (const [name, events, tag] of [["1,000", 1000, []], ["10,000", 10_000, ["@deep"]]]) {
  test(`a walk of ${name} random events leaves a whole page after each, which equals a fresh load of its address`, { tag }, async ({ page, site, browser }) => {
    test.setTimeout(120_000 + events * 200);
    const any = seeded(process.env.DEEP && !process.env.SEED ? Date.now() % 1e9 : 2015, `the walk of ${name} events`);
    await awake(page, `${site}en/launch.html`);
    await page.locator("#story .player").waitFor({ state: "attached" });
    // Files that a click would save, and questions of the browser.
    page.on("dialog", (dialog) => dialog.dismiss().catch(() => {}));
    const fresh = await browser.newPage();
    let last = [];
    for (let nth = 1; nth <= events; nth += 1) {
      // An event may load another page, and then its own script ends.
      const done = await act(page, any).catch((error) => (/navigat|context was destroyed/i.test(error.message) ? "a page is loaded" : Promise.reject(error)));
      last = [...last.slice(-11), done];
      const isStory = await page.evaluate(() => document.querySelector("#story") !== null).catch(() => undefined);
      // A page is being loaded.
      if (isStory === undefined) continue;
      if (!isStory || !page.url().startsWith(site)) {
        // A link led to a page beside the story, or the history ended.
        await expect(() => awake(page, `${site}en/track.html`)).toPass();
        continue;
      }
      const place = `event ${nth}: ${last.join(", ")}`;
      await expect.poll(() => wrongs(page).catch((error) => [String(error)]), place).toEqual([]);
      if (nth % 100) continue;
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await settled(page).catch(() => { throw new Error(`the address and the page differ: ${page.url()}, ${place}`); });
      const url = page.url();
      await fresh.setViewportSize(page.viewportSize());
      await awake(fresh, url);
      await settled(fresh);
      // A label that was found in the quiz is not in the address.
      if (!url.includes("labels=hidden")) await expect.poll(() => seen(page), place).toEqual(await seen(fresh));
    }
    expect(texts("page").next).toBeTruthy();
    await fresh.close();
  });
}
