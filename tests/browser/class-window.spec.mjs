// Regressions in the presenter's window. A teacher would notice each of them.
import { readFile } from "node:fs/promises";
import { title, notice, notes, tied, html, bars, question, ended, fromDisk, present, opened, tool, watched, isBlack, stopTime } from "./class.mjs";
import { heading, inPicture, label, texts } from "./content.mjs";
import { awake, expect, test } from "./site.mjs";

test("from the page at the root, after a step, every tool still works", async ({ page, site }) => {
  await awake(page, site);
  await page.locator(".controls .next").click();
  await expect(page).toHaveURL(`${site}en/launch.html`);
  const preferences = await tool(page, "preferences");
  await expect(preferences.getByRole("heading", { name: texts("tools").preferences })).toBeVisible();
  await preferences.getByLabel(texts("tools").set_theme_dark).check();
  await expect(page).toHaveURL(`${site}en/launch.html?theme=dark`);
  await page.keyboard.press("Escape");
  const picture = await tool(page, "picture");
  for (const [name, ending] of [["save-svg", "svg"], ["save-png-2", "2x.png"]]) {
    const [file] = await Promise.all([page.waitForEvent("download"), picture.locator(`[data-do=${name}]`).click()]);
    expect(file.suggestedFilename()).toBe(`layered-defense.launch.en.${ending}`);
    expect((await readFile(await file.path())).length).toBeGreaterThan(1000);
  }
  await page.keyboard.press("Escape");
  const share = await tool(page, "share");
  await expect(share.getByLabel(texts("tools").share_link)).toHaveValue(`${site}en/launch.html?theme=dark`);
  await share.getByRole("button", { name: texts("tools").qr }).click();
  await expect(share.getByRole("img", { name: texts("tools").qr_name })).toBeVisible();
  await page.keyboard.press("Escape");
  const window = await opened(page);
  await expect(notes(window)).toHaveText(heading("launch"));
  await page.bringToFront();
  for (let step = 0; step < 2; step++) await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await page.keyboard.press("v");
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question(page)).toBeHidden();
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: texts("page").naming.title })).toBeVisible();
  await page.keyboard.press("Shift+L");
  // While names are hidden the map does not open.
  await expect(html(page)).toHaveAttribute("data-labels", "shown");
  await present(page);
  await page.keyboard.press("g");
  await expect(page.locator(".map")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await ended(page);
  await page.locator("a[data-language=ja]").click();
  await expect(html(page)).toHaveAttribute("lang", "ja");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: texts("tools", "ja").preferences })).toBeVisible();
});

test.describe("the picture in the presenter's window", () => {
  const picture = (window) => window.locator(".seen-now:visible svg.picture:visible");

  test("is that of the path the class took", async ({ page, site }) => {
    await awake(page, `${site}en/limits.html?path=both-miss`);
    const window = await opened(page);
    await expect(notes(window)).toHaveText(await title(page).innerText());
    await expect(picture(window)).toHaveCount(1);
    await expect(picture(window).getByText(label("pac3-missed"))).toBeVisible();
    await expect(picture(window).getByText(label("sm3-missed"))).toBeVisible();
    await page.goto(`${site}en/limits.html?path=upper-hit`);
    await expect(picture(window).getByText(label("pac3-missed"))).toHaveCount(0);
    await expect(picture(window).getByText(label("sm3-missed"))).toHaveCount(0);
    await expect(picture(window)).toHaveCount(1);
  });

  test("is that of the year the class sees", async ({ page, site }) => {
    await awake(page, `${site}en/next-generation.html?era=now`);
    const window = await opened(page);
    await expect(picture(window)).toHaveCount(1);
    await expect(picture(window).getByText(label("as-of-now"))).toBeVisible();
    await expect(picture(window).getByText(inPicture("new-vessels"))).toBeVisible();
    await expect(picture(window).getByText(label("as-of")).locator("visible=true")).toHaveCount(0);
    await page.bringToFront();
    await page.getByRole("radio", { name: texts("page").then }).check();
    await expect(picture(window).getByText(label("as-of"))).toBeVisible();
    await expect(picture(window).getByText(inPicture("new-vessels")).locator("visible=true")).toHaveCount(0);
    await page.getByRole("radio", { name: texts("page").now }).check();
    await expect(picture(window).getByText(inPicture("new-vessels"))).toBeVisible();
  });
});

test.describe("a vote that the presenter's window opened", () => {
  const put = async (page, site) => {
    await awake(page, `${site}en/upper-tier.html`);
    const window = await opened(page);
    await window.keyboard.press("v");
    await expect(question(page)).toBeVisible();
    return window;
  };

  test("is closed when the presenter goes on", async ({ page, site }) => {
    const window = await put(page, site);
    await window.locator(".of-step:visible .show-way[data-to]").first().click();
    await expect(title(page)).toHaveText(heading("upper-hit"));
    await expect(question(page)).toBeHidden();
    // Nothing covers the picture, so it can be clicked.
    await page.bringToFront();
    await page.locator(".controls .next").click();
    await expect(title(page)).toHaveText(heading("limits"));
  });

  test("is closed by a second press of V, and opened again by a third", async ({ page, site }) => {
    const window = await put(page, site);
    await window.keyboard.press("v");
    await expect(question(page)).toBeHidden();
    await window.keyboard.press("v");
    await expect(question(page)).toBeVisible();
    await expect(title(page)).toHaveText(heading("upper-tier"));
  });

  test("is black when the presenter blacks the screen, and visible again after", async ({ page, site }) => {
    const window = await put(page, site);
    await window.keyboard.press("b");
    await expect(html(page)).toHaveAttribute("data-black", "");
    await expect(question(page)).toBeHidden();
    await page.bringToFront();
    await expect.poll(() => isBlack(page)).toBe(true);
    await window.keyboard.press("b");
    await expect(question(page)).toBeVisible();
  });
});

test("in forced colours a black screen is black, also over a dialog", async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  await window.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  await page.bringToFront();
  await present(page);
  expect(await isBlack(page)).toBe(false);
  await page.keyboard.press("b");
  await expect(html(page)).toHaveAttribute("data-black", "");
  expect(await page.evaluate(() => getComputedStyle(document.body, "::after").backgroundColor)).toBe("rgb(0, 0, 0)");
  await expect.poll(() => isBlack(page)).toBe(true);
  await page.keyboard.press("b");
  await expect(html(page)).not.toHaveAttribute("data-black");
  await page.keyboard.press("v");
  await expect(question(page)).toBeVisible();
  await window.keyboard.press("b");
  await expect(question(page)).toBeHidden();
  await page.bringToFront();
  await expect.poll(() => isBlack(page)).toBe(true);
});

for (const [where, at] of [
  ["on the site", async (site, query) => `${site}en/overview.html${query}`],
  ["from one file on disk", async (_, query) => `${await fromDisk()}${query}#en/overview`],
]) {
  test(`${where} a presenter's window opened while presenting has a cursor and is not itself presenting`, async ({ page, site }) => {
    await awake(page, await at(site, ""));
    await present(page);
    const window = await opened(page);
    await expect(notes(window)).toHaveText(heading("overview"));
    await expect(html(window)).not.toHaveAttribute("data-ui");
    for (const part of ["body", ".of-step:visible h2", ".seen-now:visible svg.picture:visible", ".clock:visible"]) {
      expect(await window.locator(part).first().evaluate((it) => getComputedStyle(it).cursor), part).not.toBe("none");
    }
    await expect(window.locator(".clock:visible")).toBeVisible();
    await expect(bars(window)).toHaveCount(0);
    // The class's screen is still presenting.
    await expect(page.locator("header.site:not([hidden])")).toBeHidden();
    await expect(html(page)).toHaveAttribute("data-ui", "board");
  });

  test(`${where} the presenter sees the names that are hidden from the class`, async ({ page, site }) => {
    await awake(page, await at(site, "?labels=hidden&ui=board"));
    await expect(page.locator("svg.landscape .blank").first()).toBeVisible();
    const window = await opened(page);
    await expect(html(window)).not.toHaveAttribute("data-ui");
    await expect(html(window)).not.toHaveAttribute("data-labels", "hidden");
    const picture = window.locator(".seen-now:visible svg.picture:visible");
    for (const name of ["Aegis", "radar", "JADGE"]) await expect(picture.getByText(name).first()).toBeVisible();
    await expect(window.locator(".seen-now:visible .spoken-words")).toBeVisible();
    await expect(window.locator(".blank")).toHaveCount(0);
  });
}

test.describe("a lesson's window that shows a page which is not presented", () => {
  // The window measures seconds with its own clock, which the test advances.
  const seconds = (window, many) => window.clock.runFor(many * 1000);
  const away = async (page, site) => {
    await awake(page, `${site}en/launch.html`);
    const window = await opened(page);
    await window.clock.install();
    await window.reload();
    await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
    await page.bringToFront();
    await page.locator(".open-menu").click();
    await page.locator("header.site nav.sections").getByRole("link", { name: texts("sections").sources.name }).click();
    await expect(page).toHaveURL(/sources\.html/);
    await seconds(window, 8);
    await expect(tied(window)).toHaveText(texts("tools").presenter_away);
    return window;
  };

  test("is reported in the presenter's window, whose notes continue alone, and is connected again when it is back", async ({ page, site }) => {
    const window = await away(page, site);
    await expect(notes(window)).toHaveText(heading("launch"));
    await window.keyboard.press("PageDown");
    await expect(notes(window)).toHaveText(heading("track"));
    await expect(page).toHaveURL(/sources\.html/);
    await page.goBack();
    await page.locator("html[data-awake]").waitFor();
    await seconds(window, 2);
    await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
    // The step of the class counts.
    await expect(notes(window)).toHaveText(heading("launch"));
    await window.keyboard.press("PageDown");
    await expect(title(page)).toHaveText(heading("track"));
  });

  test("does not keep the presenter's notes from going back", async ({ page, site }) => {
    const window = await away(page, site);
    await window.keyboard.press("PageUp");
    await expect(notes(window)).toHaveText(heading("overview"));
  });
});

for (const [where, at] of [
  ["on the site", async (site) => `${site}en/overview.html`],
  ["from one file on disk", () => fromDisk()],
]) {
  test(`${where} another language keeps the presenter's clock and plan`, async ({ page, site }) => {
    await awake(page, await at(site));
    const window = await opened(page);
    await stopTime(window);
    const time = window.getByRole("timer");
    await window.locator(".clock:visible select").selectOption("25");
    await window.locator("[data-do=run]:visible").click();
    await window.clock.runFor(125_000);
    await expect(time).toHaveText("2:05");
    // The lesson's window needs a running clock.
    await window.clock.resume();
    await page.bringToFront();
    await page.locator("a[data-language=ja]:visible").click();
    await window.waitForURL(/ja\/presenter/);
    await window.locator("html[data-presenter]").waitFor();
    await expect(window.locator("html")).toHaveAttribute("lang", "ja");
    await expect(time).toHaveText(/^2:/);
    await expect(window.locator(".clock:visible select")).toHaveValue("25");
    // It runs on, and stops on a click.
    await window.clock.runFor(60_000);
    await expect(time).toHaveText(/^3:/);
    await expect(window.locator("[data-do=run]:visible")).toHaveText(texts("tools", "ja").clock_pause);
    await expect(window).not.toHaveURL(/clock=/);
    await expect(tied(window)).not.toHaveText(/S/);
  });
}

test("another language keeps the steps that the class has seen, and a stopped clock", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await stopTime(window);
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  await window.locator("#plan").selectOption("45");
  for (const words of [heading("launch"), heading("track")]) {
    await window.keyboard.press("PageDown");
    await expect(title(page)).toHaveText(words);
  }
  await window.getByRole("button", { name: texts("tools").clock_run }).click();
  await window.clock.runFor(510_000);
  await expect(window.getByRole("timer")).toHaveText("8:30");
  await window.getByRole("button", { name: texts("tools").clock_pause }).click();
  // That is within the time for all three steps and the parts before the story, and too long for two of the steps.
  const onTime = () => window.locator("main").getAttribute("data-on");
  await expect(window.locator(".pace")).toHaveText(await onTime());
  const gone = [];
  window.on("request", (request) => request.isNavigationRequest() && gone.push(request.url()));
  await page.bringToFront();
  await page.locator("a[data-language=ja]").click();
  await window.waitForURL(/\/ja\/presenter\.html$/);
  await window.locator("html[data-presenter]").waitFor();
  await expect(window.getByRole("timer")).toHaveText("8:30");
  await expect(window.locator("#plan")).toHaveValue("45");
  await expect(window.locator(".pace")).toHaveText(await onTime());
  await window.clock.runFor(60_000);
  await expect(window.getByRole("timer")).toHaveText("8:30");
  // The class's window repeats its message. The window must navigate only once.
  expect(gone).toHaveLength(1);
});

test.describe("a held B does not flash:", () => {
  const held = async (page) => {
    for (let nth = 0; nth < 12; nth++) await page.keyboard.down("b");
    await page.keyboard.up("b");
  };

  test("a repeated key alone does nothing", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.keyboard.press("b");
    await expect(html(page)).toHaveAttribute("data-black", "");
    await page.keyboard.press("b");
    await expect(html(page)).not.toHaveAttribute("data-black");
    await watched(page, "data-black");
    await page.evaluate(() => {
      for (let nth = 0; nth < 12; nth++) document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "b", code: "KeyB", repeat: true, bubbles: true, cancelable: true }));
    });
    await page.keyboard.press("ArrowRight");
    await expect(title(page)).toHaveText(heading("track"));
    expect(await page.evaluate(() => window.changes)).toEqual([]);
  });

  test("in the lesson's window the screen is black and stays so", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    // The tools are loaded by now.
    for (let press = 0; press < 2; press++) await page.keyboard.press("b");
    await expect(notice(page)).toHaveText(texts("tools").said_bright);
    await watched(page, "data-black");
    await held(page);
    await expect.poll(() => page.evaluate(() => window.changes.length)).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.changes)).toEqual([""]);
    await expect(html(page)).toHaveAttribute("data-black", "");
  });

  test("from the presenter's window, too", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    const window = await opened(page);
    await watched(page, "data-black");
    await held(window);
    // Messages that follow the key have arrived.
    await window.locator(".of-step:visible [data-to]").click();
    await expect(title(page)).toHaveText(heading("track"));
    expect(await page.evaluate(() => window.changes)).toEqual([""]);
  });

  test("while a vote is open, too", async ({ page, site }) => {
    await awake(page, `${site}en/upper-tier.html`);
    await page.keyboard.press("v");
    await expect(question(page)).toBeVisible();
    await watched(page, "data-black");
    await held(page);
    const changes = await page.evaluate(() => window.changes);
    expect(changes.length, changes.join()).toBeLessThanOrEqual(1);
  });
});
