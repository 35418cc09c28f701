// Presenting the pages beside the story, their units, the way back to the story, the presenter's window; and the pointer and zoom.
import { faults } from "./axe.mjs";
import { LANGUAGES, THEMES } from "./browser.mjs";
import { asked, ended, hurry, notes, opened, present, presenting, tied, title } from "./class.mjs";
import { heading, like, texts } from "./content.mjs";
import { awake, expect, look, test } from "./site.mjs";

/** The pages, each with the selector of its units, and whether it is shown as a whole first. */
const PAGES = {
  cut: { units: ".cutting li:has(input)", startsWhole: true },
  check: { units: ".quiz > ol > li", startsWhole: false },
  outcomes: { units: ".outcome-panel", startsWhole: true },
  timeline: { units: ".events .event", startsWhole: true },
  systems: { units: ".cards .card", startsWhole: true },
};
const current = (page) => page.locator("main li[data-unit], main section[data-unit]");
const count = (page) => page.locator(".board-count");
const open = async (page, address) => {
  await page.goto(address);
  await page.locator(".board-bar").first().waitFor({ state: "attached" });
  await presenting(page);
};
/** Moves the mouse, so that the bar appears, and opens its list. */
const more = async (page) => {
  await page.mouse.move(500, 400);
  await page.mouse.move(510, 410);
  await page.locator(".board-bar:visible").getByRole("button", { name: texts("tools").board_more }).click();
  return page.locator(".board-more:popover-open");
};

test("each page beside the story is presented by P and by its button, without what is for reading, and Esc ends it", async ({ page, site }) => {
  for (const name of Object.keys(PAGES)) {
    await page.goto(`${site}en/${name}.html`);
    const button = page.locator("header.site .tool.first");
    await expect(button).toBeVisible();
    await expect(button).toHaveText(texts("tools").present);
    if (name === "cut") await button.click();
    else await page.keyboard.press("p");
    await presenting(page);
    for (const hidden of ["header.site", "footer.site", "main > .sentence"]) await expect(page.locator(hidden)).toBeHidden();
    await expect(page.locator("main h1")).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.evaluate(() => document.exitFullscreen());
    await ended(page);
    await expect(page.locator("main > .sentence")).toBeVisible();
    await expect(page.locator("[data-unit], .board-count")).toHaveCount(0);
  }
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

for (const [name, { units, startsWhole }] of Object.entries(PAGES)) {
  test(`a clicker walks ${name}: each unit is in view and counted, in every theme, size and language`, async ({ page, site }) => {
    for (const language of LANGUAGES) {
      await page.setViewportSize({ width: 1280, height: 720 });
      await open(page, `${site}${language}/${name}.html?ui=board`);
      const all = await page.locator(units).count();
      expect(all).toBeGreaterThan(2);
      await expect(current(page)).toHaveCount(startsWhole ? 0 : 1);
      // The first, the second and the last.
      if (startsWhole) await page.keyboard.press("PageDown");
      await expect(count(page)).toContainText(`1 / ${all}`);
      for (const [width, height] of [[1280, 720], [1920, 1080]]) {
        await page.setViewportSize({ width, height });
        for (const theme of THEMES) {
          await look(page, { theme });
          await expect(current(page).first()).toBeInViewport({ ratio: 0.9 });
          // Nothing that is presented lies below the bar.
          const free = await page.evaluate(() => {
            const bar = document.querySelector(".board-bar:not([hidden])").getBoundingClientRect();
            const content = document.querySelector("main > :is(.cutting, .quiz, .side-by-side, .timeline, .systems)").getBoundingClientRect();
            return { top: content.top - bar.bottom, end: innerHeight - content.bottom, scrolls: document.documentElement.scrollWidth - innerWidth };
          });
          expect(free.top, `${language} ${width} ${theme}`).toBeGreaterThanOrEqual(0);
          expect(free.end, `${language} ${width} ${theme}`).toBeGreaterThanOrEqual(0);
          expect(free.scrolls, `${language} ${width} ${theme}`).toBeLessThanOrEqual(0);
        }
      }
      await look(page, { theme: "" });
      await page.keyboard.press("End");
      await expect(count(page)).toContainText(`${all} / ${all}`);
      await page.keyboard.press("PageDown");
      await expect(count(page)).toContainText(`${all} / ${all}`);
      await page.keyboard.press("Home");
      await expect(current(page)).toHaveCount(startsWhole ? 0 : 1);
    }
    expect(await faults(page)).toEqual([]);
  });
}

test("on Cut a link the clicker cuts the next link and restores the link before, and links cut by hand stay cut", async ({ page, site }) => {
  await open(page, `${site}en/cut.html?ui=board`);
  const cut = async () => (await asked(page)).cut;
  await page.keyboard.press("PageDown");
  await expect.poll(cut).toBe("a");
  await page.keyboard.press("ArrowRight");
  await expect.poll(cut).toBe("b");
  await page.locator(".cutting li input").nth(4).check();
  await page.keyboard.press("PageDown");
  await expect.poll(cut).toBe("ce");
  await page.keyboard.press("PageUp");
  await expect.poll(cut).toBe("be");
});

test("in the quiz the clicker shows the question, its answer, then the next question, and goes back the same way", async ({ page, site }) => {
  await open(page, `${site}en/check.html?ui=board`);
  const answers = current(page).locator(".feedback.right");
  const first = await current(page).getAttribute("id");
  await expect(answers).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(answers).toBeVisible();
  await expect(current(page)).toHaveAttribute("id", first);
  await page.keyboard.press("PageDown");
  await expect(current(page)).not.toHaveAttribute("id", first);
  await expect(answers).toBeHidden();
  // The address names the question, and presenting begins there.
  const second = await current(page).getAttribute("id");
  await expect(page).toHaveURL(new RegExp(`#${second}$`));
  await page.reload();
  await expect(current(page)).toHaveAttribute("id", second);
  await page.keyboard.press("PageUp");
  await expect(current(page)).toHaveAttribute("id", first);
  await expect(answers).toBeHidden();
});

test("a black screen hides a page, and any key only shows it again", async ({ page, site }) => {
  await open(page, `${site}en/outcomes.html?ui=board`);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("b");
  await expect(page.locator("html")).toHaveAttribute("data-black", "");
  await page.keyboard.press("PageDown");
  await expect(page.locator("html")).not.toHaveAttribute("data-black");
  await expect(count(page)).toContainText("1 / 3");
});

test("the bar leads from the story to each page and back to the same step, with the theme, and presenting goes on in full screen", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?theme=dark`);
  await present(page);
  for (const name of ["cut", "check"]) {
    await (await more(page)).getByRole("link", { name: texts("sections")[name].name }).click();
    await page.waitForURL(new RegExp(`/${name}\\.html`));
    await presenting(page);
    expect(await asked(page)).toMatchObject({ theme: "dark", from: "upper-tier" });
  }
  // A new page cannot be in full screen before a press.
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await (await more(page)).getByRole("link", { name: texts("tools").board_story }).click();
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await presenting(page);
  await expect.poll(() => asked(page)).toEqual({ theme: "dark", ui: "board" });
});

test("the links that the clicker cuts do not follow the class to the story, and links cut by hand do", async ({ page, site }) => {
  await open(page, `${site}en/cut.html?ui=board&from=launch`);
  await page.locator(".cutting li input").nth(4).check();
  for (let press = 0; press < 3; press++) await page.keyboard.press("PageDown");
  await expect.poll(async () => (await asked(page)).cut).toBe("ce");
  await (await more(page)).getByRole("link", { name: texts("tools").board_story }).click();
  await page.waitForURL(/launch\.html/);
  expect((await asked(page)).cut).toMatch(/^e/);
});

test("beside a wide picture the bar covers no label and no symbol, at any step, in any language", async ({ page, site }) => {
  for (const language of LANGUAGES) {
    for (const step of ["overview", "upper-tier", "upper-hit", "lower-miss", "limits", "next-generation"]) {
      await awake(page, `${site}${language}/${step}.html?ui=board`);
      await page.locator(".board-bar:not([hidden])").waitFor({ state: "attached" });
      for (const [width, height] of [[1280, 720], [1280, 800], [1440, 900], [1920, 1080], [1920, 1200]]) {
        await page.setViewportSize({ width, height });
        const covered = await page.evaluate(() => {
          const bar = document.querySelector(".board-bar:not([hidden])").getBoundingClientRect();
          const over = ({ left, right, top, bottom, width }) => width > 0 && left < bar.right && bar.left < right && top < bar.bottom && bar.top < bottom;
          const all = document.querySelectorAll("#story svg.landscape :is(text, .symbol)");
          return [...all].filter((it) => it.checkVisibility() && over(it.getBoundingClientRect())).map((it) => it.textContent || it.getAttribute("class"));
        });
        expect.soft(covered, `${language}/${step} ${width} × ${height}`).toEqual([]);
      }
    }
  }
});

test("the presenter's window follows to a page, names its units, walks and blacks it, and follows back to the story", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?ui=board`);
  const window = await opened(page);
  await page.bringToFront();
  await (await more(page)).getByRole("link", { name: texts("sections").check.name }).click();
  await expect(notes(window)).toHaveText(like(texts("sections").check.title));
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  const part = window.locator(".part:visible");
  const legend = current(page).locator("legend");
  await expect(part).toHaveText(like(await legend.innerText()));
  await expect(window.locator(".progress:visible")).toHaveText(/^1 \/ \d+$/);
  expect(await faults(window)).toEqual([]);
  await window.bringToFront();
  for (let press = 0; press < 2; press++) await window.keyboard.press("PageDown");
  await expect(count(page)).toContainText("2 / ");
  await expect(window.locator(".progress:visible")).toHaveText(/^2 \/ \d+$/);
  await window.locator("[data-do=back]:visible").click();
  await expect(count(page)).toContainText("1 / ");
  await window.keyboard.press("b");
  await expect(page.locator("html")).toHaveAttribute("data-black", "");
  await window.keyboard.press("b");
  await window.locator("[data-do=story]:visible").click();
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await expect(notes(window)).toHaveText(heading("upper-tier"));
});

test("the pointer stays where it is put, is moved by mouse and keys, and is in no saved picture", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?ui=board`);
  const drawing = () => page.evaluate(() => document.querySelector("#story svg.landscape").outerHTML);
  const ring = page.locator(".board-pointer");
  const middle = async () => {
    const { x, y, width, height } = await ring.boundingBox();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
  };
  await page.locator(".board-bar").waitFor({ state: "attached" });
  const before = await drawing();
  await page.mouse.move(600, 300);
  await page.keyboard.press("x");
  await expect.poll(middle).toEqual([600, 300]);
  expect(await drawing()).toBe(before);
  expect(await faults(page)).toEqual([]);
  // In the next step it is in the same place.
  await hurry(page, heading("launch"));
  await expect.poll(middle).toEqual([600, 300]);
  // The mouse drags it.
  await page.mouse.move(600, 300);
  await page.mouse.down();
  await page.mouse.move(700, 350, { steps: 4 });
  await page.mouse.up();
  await expect.poll(middle).toEqual([700, 350]);
  // While it has the focus, the arrows belong to it.
  await ring.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await middle())[0]).toBeGreaterThan(700);
  await expect(title(page)).toHaveText(heading("launch"));
  // With the mouse elsewhere X moves it, and a second X removes it.
  await page.mouse.move(400, 200);
  await page.keyboard.press("x");
  await expect.poll(middle).toEqual([400, 200]);
  await page.keyboard.press("x");
  await expect(ring).toHaveCount(0);
  // From the bar, for fingers: the next press chooses the place.
  await (await more(page)).getByRole("button", { name: texts("tools").board_pointer }).click();
  await page.mouse.click(500, 250);
  await expect.poll(middle).toEqual([500, 250]);
  await page.keyboard.press("Escape");
  await ended(page);
  await expect(ring).toHaveCount(0);
});

test("the picture is enlarged by wheel, keys and the bar, moved by dragging, and whole again with one press", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?ui=board`);
  await page.locator(".board-bar").waitFor({ state: "attached" });
  const picture = page.locator("#story svg.landscape");
  const whole = await picture.boundingBox();
  const drawing = () => page.evaluate(() => document.querySelector("#story svg.landscape").outerHTML);
  const before = await drawing();
  const times = async () => (await picture.boundingBox()).width / whole.width;
  await page.keyboard.press("+");
  await expect.poll(times).toBeGreaterThan(1.3);
  await page.keyboard.press("-");
  await expect.poll(times).toBe(1);
  // The place under the mouse stays there.
  const share = async () => {
    const { x, width } = await picture.boundingBox();
    return (300 - x) / width;
  };
  const there = await share();
  await page.mouse.move(300, 200);
  await page.mouse.wheel(0, -400);
  await expect.poll(times).toBeGreaterThan(1.5);
  expect(await share()).toBeCloseTo(there, 2);
  expect(await drawing()).toBe(before);
  // A drag moves the picture, and no step is taken.
  const from = (await picture.boundingBox()).x;
  await page.mouse.move(600, 300);
  await page.mouse.down();
  await page.mouse.move(540, 300, { steps: 4 });
  await page.mouse.up();
  expect((await picture.boundingBox()).x).toBeCloseTo(from - 60, 0);
  await expect(title(page)).toHaveText(heading("overview"));
  await page.keyboard.press("0");
  await expect.poll(times).toBe(1);
  expect(await picture.boundingBox()).toEqual(whole);
  await (await more(page)).getByRole("button", { name: texts("tools").board_zoom_in }).click();
  await expect.poll(times).toBeGreaterThan(1.3);
  // On paper the picture is whole.
  await page.emulateMedia({ media: "print" });
  expect(await picture.evaluate((it) => getComputedStyle(it).transform)).toBe("none");
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await ended(page);
  await expect.poll(() => page.locator("html").getAttribute("data-zoom")).toBe(null);
});

test("two fingers enlarge the picture", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?ui=board`);
  await page.locator(".board-bar").waitFor({ state: "attached" });
  const client = await page.context().newCDPSession(page);
  const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch("touchStart", [[500, 250]]);
  await touch("touchStart", [[500, 250], [600, 250]]);
  for (const by of [20, 40, 60, 80, 100]) await touch("touchMove", [[500 - by, 250], [600 + by, 250]]);
  await touch("touchEnd", []);
  await expect.poll(() => page.evaluate(() => Number(document.documentElement.style.getPropertyValue("--zoom-scale")))).toBeGreaterThan(2);
  await expect(title(page)).toHaveText(heading("overview"));
});
