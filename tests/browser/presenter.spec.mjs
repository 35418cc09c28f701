// The presenter's window beside the lesson's window, in two real windows, on the site and from disk.
import { faults } from "./axe.mjs";
import { fromDisk, notes, opened, showThis, stopTime, tied, title as seen } from "./class.mjs";
import { filled, heading, label, texts } from "./content.mjs";
import { awake, expect, test } from "./site.mjs";

for (const [where, at] of [
  ["on the site", async (site) => `${site}en/overview.html`],
  ["from one file on disk", () => fromDisk()],
]) {
  test(`${where} either window drives the other`, async ({ page, site }) => {
    await awake(page, await at(site));
    const window = await opened(page);
    await expect(notes(window)).toHaveText(heading("overview"));
    await page.bringToFront();
    await page.keyboard.press("ArrowRight");
    await expect(notes(window)).toHaveText(heading("launch"));
    await window.bringToFront();
    for (let step = 0; step < 2; step++) await window.keyboard.press("PageDown");
    await expect(seen(page)).toHaveText(heading("upper-tier"));
    await expect(notes(window)).toHaveText(heading("upper-tier"));
    // At a question a clicker first asks the class, then follows the path. A digit makes a choice.
    await window.keyboard.press("PageDown");
    await expect(page.locator(".press-again")).toBeVisible();
    await expect(window.locator(".press-again:visible")).toHaveText(texts("tools").presenter_asked);
    await expect(seen(page)).toHaveText(heading("upper-tier"));
    await window.keyboard.press("PageDown");
    await expect(seen(page)).toHaveText(heading("upper-miss"));
    await expect(notes(window)).toHaveText(heading("upper-miss"));
    await window.keyboard.press("PageUp");
    await expect(notes(window)).toHaveText(heading("upper-tier"));
    await window.keyboard.press("1");
    await expect(seen(page)).toHaveText(heading("upper-hit"));
    await expect(notes(window)).toHaveText(heading("upper-hit"));
    await window.locator("[data-do=back]:visible").click();
    await expect(seen(page)).toHaveText(heading("upper-tier"));
    await expect(window.locator(".to-ask:visible")).toHaveText(texts("story")["upper-tier"].notes.ask);
  });

  test(`${where} the presenter blacks the class's screen and asks the class`, async ({ page, site }) => {
    await awake(page, await at(site));
    const window = await opened(page);
    await window.keyboard.press("b");
    await expect(page.locator("html")).toHaveAttribute("data-black", "");
    await expect(window.locator("[data-do=black]:visible")).toHaveAttribute("aria-pressed", "true");
    const shown = () => window.locator(".seen-now:visible svg.picture:visible").evaluate((it) => [+getComputedStyle(it).opacity, getComputedStyle(it.parentElement).backgroundColor]);
    const [faint, behind] = await shown();
    expect(faint).toBeLessThan(0.3);
    expect(behind).toBe("rgb(0, 0, 0)");
    await window.keyboard.press("b");
    await expect(page.locator("html")).not.toHaveAttribute("data-black");
    await expect.poll(async () => (await shown())[0]).toBe(1);
    for (const title of [heading("launch"), heading("track"), heading("upper-tier")]) {
      await window.keyboard.press("PageDown");
      await expect(notes(window)).toHaveText(title);
    }
    await window.locator("[data-do=vote]:visible").click();
    const dialog = page.getByRole("dialog", { name: texts("tools").vote });
    await expect(dialog).toBeVisible();
    // Hands are counted here, and both screens show the numbers.
    await expect(window.locator(".presenter[data-asking]")).toHaveCount(1);
    for (const key of ["1", "2", "2", "2", "Backspace"]) await window.keyboard.press(key);
    await expect(dialog.locator(".hands")).toHaveText(["1", "2"]);
    await expect(window.locator(".of-step:visible .onward output")).toHaveText(["1", "2"]);
    await window.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  test(`${where} either window works without the other`, async ({ page, site }) => {
    await awake(page, await at(site));
    const first = await opened(page);
    await first.close();
    await page.keyboard.press("ArrowRight");
    await expect(seen(page)).toHaveText(heading("launch"));
    const second = await opened(page);
    await expect(notes(second)).toHaveText(heading("launch"));
    await page.close();
    await expect(tied(second)).toHaveText(texts("tools").presenter_lost);
    await second.keyboard.press("PageDown");
    await expect(notes(second)).toHaveText(heading("track"));
  });
}

test("a lesson's window that is reloaded connects again", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await page.reload();
  await page.locator("html[data-awake]").waitFor();
  await page.keyboard.press("ArrowRight");
  await expect(notes(window)).toHaveText(heading("launch"));
  await window.keyboard.press("PageDown");
  await expect(seen(page)).toHaveText(heading("track"));
});

test("S returns a presenter's window that shows another page", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await window.goto(`${site}en/symbols.html`);
  await page.keyboard.press("ArrowRight");
  await expect(seen(page)).toHaveText(heading("launch"));
  await page.keyboard.press("s");
  // Until its script runs, the page shows the notes of all steps.
  await window.locator("html[data-presenter]").waitFor();
  await expect(notes(window)).toHaveText(heading("launch"));
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  expect(page.context().pages()).toHaveLength(2);
});

test("the notes follow the lesson into another language", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const window = await opened(page);
  await page.locator("a[data-language=ja]").click();
  // Until its script runs, the page in that language shows the notes of all steps.
  await window.waitForURL(/\/ja\/presenter\.html$/);
  await window.locator("html[data-presenter]").waitFor();
  await expect(notes(window)).toHaveText(heading("launch", "ja"));
  await window.keyboard.press("PageDown");
  await expect.poll(() => seen(page).innerText()).toBe(heading("track", "ja"));
});

test("a second press of S moves the window to the front and opens no other", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await opened(page);
  await page.bringToFront();
  await page.keyboard.press("s");
  await page.keyboard.press("ArrowRight");
  await expect(seen(page)).toHaveText(heading("track"));
  expect(page.context().pages()).toHaveLength(2);
});

test("a blocked window is reported, and the lesson continues", async ({ page, site }) => {
  await page.addInitScript(() => (window.open = () => null));
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("s");
  await expect(page.locator(".tool-notice")).toHaveText(texts("tools").said_window_refused);
  await page.keyboard.press("ArrowRight");
  await expect(seen(page)).toHaveText(heading("track"));
});

test("messages of other windows, and of no known shape, change nothing", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const window = await opened(page);
  await page.evaluate(() => {
    for (const kind of ["go", "back", "black", "constructor", "hello"]) postMessage({ layeredDefense: 1, kind, step: "lower-hit" }, "*");
  });
  await window.evaluate(() => {
    for (const data of [null, 1, "go", {}, { layeredDefense: 2, kind: "back" }, { layeredDefense: 1, kind: "toString" }, { layeredDefense: 1, kind: "go", step: "../../x" }, { layeredDefense: 1, kind: "go", step: 5 }, { layeredDefense: 1, kind: "go", step: "nowhere" }]) {
      opener.postMessage(data, "*");
    }
    opener.postMessage({ layeredDefense: 1, kind: "go", step: "track" }, "*");
  });
  await expect(seen(page)).toHaveText(heading("track"));
  await expect(page.locator("html")).not.toHaveAttribute("data-black");
  // An unknown step adds no history entry either.
  await page.goBack();
  await expect(page).toHaveURL(`${site}en/launch.html`);
});

test("an answer of no known shape leaves the presenter's window as it is", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const [window] = await Promise.all([
    page.context().waitForEvent("page"),
    page.evaluate(() => {
      const open = window.open;
      window.open = (...all) => (window.other = open.apply(window, all));
      document.querySelector(".tool-list [data-tool=presenter]").click();
    }),
  ]);
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  await page.evaluate(() => {
    for (const more of [{}, { language: "fr" }, { language: 5 }, { language: "../../x" }, { step: 7 }, { step: "nowhere" }, { hands: "many" }]) window.other.postMessage({ layeredDefense: 1, kind: "at", turn: 99, ...more }, "*");
    window.other.postMessage({ layeredDefense: 1, kind: "at", turn: 99, step: "track", language: "en" }, "*");
  });
  await expect(notes(window)).toHaveText(heading("track"));
  await expect(window).toHaveURL(`${site}en/presenter.html`);
});

test("by keyboard the focus stays in the notes from step to step, and each heading is announced", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await window.locator(".of-step:visible [data-to]").focus();
  await window.keyboard.press("Enter");
  const article = (name) => window.getByRole("article", { name });
  await expect(article(heading("launch"))).toBeFocused();
  const back = window.locator(".of-step:visible [data-do=back]");
  for (let press = 0; press < 10 && !(await back.evaluate((it) => it === document.activeElement)); press++) await window.keyboard.press("Tab");
  await expect(back).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(article(heading("overview"))).toBeFocused();
  // Between the last control and the first no element has the focus. A report of the same step leaves it there.
  await window.evaluate(() => document.activeElement.blur());
  await page.bringToFront();
  await page.keyboard.press("b");
  await expect(window.locator("[data-do=black]:visible")).toHaveAttribute("aria-pressed", "true");
  await expect(window.locator("body")).toBeFocused();
});

test("after a reload, S finds the open presenter's window before it has reported, and leaves it unchanged", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await window.evaluate(() => {
    for (let timer = setTimeout(() => {}); timer > 0; timer--) clearInterval(timer);
    globalThis.clock = "goes on";
  });
  await page.reload();
  await page.locator("html[data-awake]").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("s");
  await expect(notes(window)).toHaveText(heading("launch"));
  expect(await window.evaluate(() => globalThis.clock)).toBe("goes on");
  expect(page.context().pages()).toHaveLength(2);
});

test("with capitals locked the letters mean the same in both windows", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  await window.keyboard.press("B");
  await expect(page.locator("html")).toHaveAttribute("data-black", "");
  await window.keyboard.press("B");
  await window.keyboard.press("T");
  await expect(page.locator("html")).toHaveAttribute("data-text", "large");
  await window.keyboard.press("L");
  await expect(page.locator("html")).toHaveAttribute("data-labels", "hidden");
  await window.keyboard.press("Shift+L");
  await expect(page.locator("html")).not.toHaveAttribute("data-labels", "hidden");
  await window.keyboard.press("V");
  await expect(page.getByRole("dialog", { name: texts("tools").vote })).toBeVisible();
});

test("while a vote is open, a choice in the presenter's window counts a hand, and Show this opens it", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  const counts = window.locator(".of-step:visible .onward output");
  const choice = (nth) => window.locator(".of-step:visible [data-ways]").nth(nth);
  await window.getByRole("button", { name: texts("tools").vote }).click();
  await expect(counts).toHaveText(["0", "0"]);
  await expect(window.getByRole("button", { name: texts("tools").vote })).toHaveAttribute("aria-pressed", "true");
  for (const nth of [1, 1, 0]) await choice(nth).click();
  await expect(counts).toHaveText(["1", "2"]);
  await expect(page.getByRole("dialog", { name: texts("tools").vote }).locator(".hands")).toHaveText(["1", "2"]);
  await window.getByRole("button", { name: texts("tools").vote_take_back }).click();
  await expect(counts).toHaveText(["0", "2"]);
  await expect(seen(page)).toHaveText(heading("upper-tier"));
  await window.getByRole("button", { name: showThis("upper-tier", "upper-hit") }).click();
  await expect(seen(page)).toHaveText(heading("upper-hit"));
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a clicker closes the vote in either window, and reveals no answer", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  const dialog = page.getByRole("dialog", { name: texts("tools").vote });
  for (const side of [page, window]) {
    await window.getByRole("button", { name: texts("tools").vote }).click();
    await expect(window.locator(".presenter[data-asking]")).toHaveCount(1);
    await side.keyboard.press("PageDown");
    await expect(dialog).toBeHidden();
    await expect(window.locator(".presenter[data-asking]")).toHaveCount(0);
    await expect(seen(page)).toHaveText(heading("upper-tier"));
  }
});

test("while presenting, presenter view shows that a press in either window has asked the question", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?ui=board`);
  const window = await opened(page);
  const asked = window.locator(".press-again:visible");
  await page.keyboard.press("PageDown");
  await expect(asked).toHaveText(texts("tools").presenter_asked);
  await window.keyboard.press("PageUp");
  await expect(notes(window)).toHaveText(heading("track"));
  await page.keyboard.press("PageDown");
  await expect(notes(window)).toHaveText(heading("upper-tier"));
  await expect(asked).toHaveCount(0);
  // Two quick presses ask and go on. The step that plays first shows its end.
  await expect(async () => {
    await window.keyboard.press("PageDown");
    await expect(asked).toHaveText(texts("tools").presenter_asked, { timeout: 2000 });
  }).toPass();
  await window.keyboard.press("PageDown");
  await expect(seen(page)).toHaveText(heading("upper-miss"));
});

test("at a question, the presenter sees which choice a clicker takes", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  const taken = window.locator(".of-step:visible [data-ways]").filter({ has: window.locator(".of-path:visible") });
  await expect(taken).toHaveAttribute("data-to", "upper-miss");
  await window.keyboard.press("1");
  await expect(notes(window)).toHaveText(heading("upper-hit"));
  await window.keyboard.press("PageUp");
  await expect(taken).toHaveAttribute("data-to", "upper-hit");
});

test("the presenter sees the sentences of the class, in either year, and the names for the letters while names are hidden", async ({ page, site }) => {
  await awake(page, `${site}en/next-generation.html`);
  const window = await opened(page);
  // Except for the joiners in designators.
  const words = async () => (await page.locator(".sentence:visible").allInnerTexts()).join(" ").replace(/\s+/g, " ").replaceAll("\u2060", "");
  const spoken = window.locator(".of-step:visible .spoken-words");
  for (const year of ["2015", "now"]) {
    await expect(page.locator(`.era [value="${year}"]`)).toBeChecked();
    await expect.poll(async () => (await spoken.innerText()).replace(/\s+/g, " ")).toBe(await words());
    await window.getByRole("button", { name: `${texts("page").then} / ${texts("page").now}` }).click();
  }
  await window.getByRole("button", { name: texts("tools").board_names }).click();
  const letters = await window.locator(".of-step:visible .letters li").allInnerTexts();
  const blanks = page.locator("svg.landscape:visible .blank");
  await expect(blanks).toHaveCount(letters.length);
  expect(letters).toContain(label("destroyer"));
});

test("beside the clock are the present and the next part of the plan", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await stopTime(window);
  await window.locator("#plan").selectOption("25");
  const now = window.locator(".parts-of-plan:visible [aria-current]");
  await expect(now).toContainText("0–2 min Show the overview.");
  await expect(now).toHaveAttribute("aria-current", "step");
  await expect(window.locator(".parts-of-plan li:visible")).toHaveCount(2);
  await window.getByRole("button", { name: texts("tools").clock_run }).click();
  await window.clock.runFor(130_000);
  await expect(now).toContainText("2–5 min Everyone writes down");
  await window.clock.runFor(24 * 60_000);
  await expect(now).toContainText("23–25 min Go back to the first answers.");
});

test("a presenter's window that is reloaded by mistake keeps its clock and its plan", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await stopTime(window);
  await window.locator("#plan").selectOption("45");
  await window.getByRole("button", { name: texts("tools").clock_run }).click();
  await window.clock.runFor(70_000);
  await window.reload();
  await expect(window.getByRole("timer")).toHaveText("1:10");
  await expect(window.locator("#plan")).toHaveValue("45");
  await expect(window.getByRole("button", { name: texts("tools").clock_pause })).toBeVisible();
});

test("without a lesson's window, Back in the notes goes back along the walked steps", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  await page.close();
  await expect(tied(window)).toHaveText(texts("tools").presenter_lost);
  for (const [key, title] of [["PageDown", heading("upper-miss")], ["PageUp", heading("upper-tier")], ["PageUp", heading("track")], ["PageDown", heading("upper-tier")], ["1", heading("upper-hit")], ["PageUp", heading("upper-tier")]]) {
    await window.keyboard.press(key);
    await expect(notes(window)).toHaveText(title);
  }
});

test("the presenter's window offers no language of its own", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const window = await opened(page);
  await window.keyboard.press("?");
  const dialog = window.getByRole("dialog", { name: texts("tools").preferences });
  await expect(dialog.getByLabel(texts("tools").set_theme_dark)).toBeVisible();
  await expect(dialog.getByText("日本語")).toBeHidden();
});

test("the presenter sees that names are hidden from the class, and still has them", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  const unnamed = window.locator("span.unnamed:visible");
  await expect(unnamed).toHaveCount(0);
  await window.keyboard.press("l");
  await expect(page.locator("svg.landscape .blank").first()).toBeVisible();
  await expect(unnamed).toHaveText(`(${texts("tools").set_labels}: ${texts("tools").set_labels_hidden})`);
  await expect(window.locator(".seen-now:visible svg.picture:visible").getByText("Aegis")).toBeVisible();
  await window.keyboard.press("Shift+L");
  await expect(unnamed).toHaveCount(0);
});

test("after a click on the clock Space goes on; on its button, reached by keyboard, Space is the button's", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await window.locator("#plan").selectOption("25");
  await window.getByRole("button", { name: texts("tools").clock_run }).click();
  await window.keyboard.press("Space");
  await expect(seen(page)).toHaveText(heading("launch"));
  const pause = window.getByRole("button", { name: texts("tools").clock_pause });
  await expect(pause).toBeVisible();
  // A clicker does not change the chosen plan either.
  await window.keyboard.press("PageDown");
  await expect(seen(page)).toHaveText(heading("track"));
  await expect(window.locator("#plan")).toHaveValue("25");
  for (let press = 0; press < 30 && !(await pause.evaluate((it) => it === document.activeElement)); press++) await window.keyboard.press("Tab");
  await expect(pause).toBeFocused();
  await window.keyboard.press("Space");
  await expect(window.getByRole("button", { name: texts("tools").clock_run })).toBeFocused();
  await expect(notes(window)).toHaveText(heading("track"));
});

test("a class that follows the plan of 25 minutes is on time, from the first part to the last", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await stopTime(window);
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  await window.locator("#plan").selectOption("25");
  // The teacher looks through the steps before class. That does not count as time of the plan.
  await window.keyboard.press("End");
  await expect(notes(window)).toHaveText(heading("next-generation"));
  await window.keyboard.press("Home");
  await expect(notes(window)).toHaveText(heading("overview"));
  await window.getByRole("button", { name: texts("tools").clock_run }).click();
  const minutes = (n) => window.clock.runFor(n * 60_000);
  const onTime = () => expect(window.locator(".pace")).toHaveText(texts("tools").pace_on);
  // Opening and prediction, with the overview on the screen.
  for (const part of [2, 3]) {
    await minutes(part);
    await onTime();
  }
  const story = [60, 45, 60, 75, 70, 75, 70, 50, 35];
  for (const [nth, seconds] of story.entries()) {
    if (nth > 0) await window.keyboard.press("PageDown");
    // The press before only asked the question.
    if (await window.locator(".press-again:visible:not(:empty)").count()) await window.keyboard.press("PageDown");
    await minutes(seconds / 60);
    await onTime();
  }
  // The label quiz is at another step. The endings come before it, the check and the close after it.
  await window.keyboard.press("Home");
  await expect(notes(window)).toHaveText(heading("overview"));
  for (const part of [3, 3, 3, 2]) {
    await minutes(part);
    await onTime();
  }
  await expect(window.getByRole("timer")).toHaveText("25:00");
  await minutes(2);
  await expect(window.locator(".pace")).toHaveText(filled(texts("tools").pace_over, { m: 2 }));
});

test("the clock runs when it is started, and compares the time with the plan", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const window = await opened(page);
  await stopTime(window);
  const time = window.getByRole("timer");
  await expect(time).toHaveText("0:00");
  await window.getByRole("button", { name: texts("tools").clock_run }).click();
  await window.clock.runFor(30_000);
  await expect(time).toHaveText("0:30");
  await expect(window.locator(".pace")).toHaveText(texts("tools").pace_on);
  await window.clock.runFor(180_000);
  // The plan gives the first step a minute for the opening and 40 seconds in the story.
  await expect(window.locator(".pace")).toHaveText(filled(texts("tools").pace_over, { m: 2 }));
  await window.getByRole("button", { name: texts("tools").clock_pause }).click();
  await window.clock.runFor(60_000);
  await expect(time).toHaveText("3:30");
  await window.getByRole("button", { name: texts("tools").clock_zero }).click();
  await expect(time).toHaveText("0:00");
});

test("axe finds nothing in the presenter's window, at any step", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const window = await opened(page);
  expect(await faults(window)).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the notes of all steps are one below the other", async ({ page, site }) => {
    await page.goto(`${site}en/presenter.html`);
    await expect(page.locator(".of-step:visible")).toHaveCount(11);
    await expect(page.locator(".clock")).toBeHidden();
  });
});
