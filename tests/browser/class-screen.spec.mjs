// Regressions on the class's screen. A class would notice each of them.
import { LANGUAGES } from "./browser.mjs";
import { hurry, title, notice, html, bars, question, rootData, remembered, remember, presenting, ended, present, tool, watched, isBlack } from "./class.mjs";
import { inPicture, heading, label, texts } from "./content.mjs";
import { awake, expect, readings, test } from "./site.mjs";

test.describe("readings that a device remembers", () => {
  const reading = (page) => page.locator("#story h1 rt").first();
  const shown = async (page) => {
    await expect(html(page)).toHaveAttribute("data-readings", "on");
    await expect(reading(page)).toBeVisible();
  };
  const opening = async (page, site, name) => {
    await page.goto(`${site}ja/${name}.html`);
    await remember(page, "readings=on");
    await awake(page, `${site}ja/${name}.html`);
    await shown(page);
  };

  test("stay with larger text, while presenting, after Next and Back, and after the end", async ({ page, site }) => {
    await opening(page, site, "launch");
    await page.keyboard.press("t");
    await expect(html(page)).toHaveAttribute("data-text", "large");
    await shown(page);
    await present(page);
    await shown(page);
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/\/ja\/track\.html/);
    await shown(page);
    await page.goBack();
    await expect(page).toHaveURL(/\/ja\/launch\.html/);
    await shown(page);
    await page.keyboard.press("p");
    await ended(page);
    await shown(page);
    await expect(page.locator(".readings input")).toBeChecked();
    expect((await remembered(page)).readings).toBe("on");
    await awake(page, `${site}ja/overview.html`);
    await shown(page);
  });

  test("stay when the theme is changed, and no default is stored beside them", async ({ page, site }) => {
    await opening(page, site, "launch");
    const dialog = await tool(page, "preferences");
    await dialog.getByLabel(texts("tools", "ja").set_theme_dark).check();
    await shown(page);
    await expect.poll(() => remembered(page)).toEqual({ theme: "dark", readings: "on" });
    await dialog.locator("[data-key=theme] input").first().check();
    await expect.poll(() => remembered(page)).toEqual({ readings: "on" });
    await page.keyboard.press("Escape");
    for (const text of ["large", "larger", ""]) {
      await page.keyboard.press("t");
      await expect.poll(() => rootData(page, "text")).toBe(text || null);
      expect(await remembered(page)).toEqual(text ? { text, readings: "on" } : { readings: "on" });
    }
    await shown(page);
    await page.reload();
    await page.locator("html[data-awake]").waitFor();
    await shown(page);
    await expect(notice(page)).toHaveCount(0);
  });

  test("can be switched off by their own switch", async ({ page, site }) => {
    await opening(page, site, "launch");
    await readings(page, false);
    await expect(page.locator(".readings input")).not.toBeChecked();
    await expect(reading(page)).toBeHidden();
  });
});

for (const language of ["en", "ja"]) {
  test(`in ${language} the guide shares the story's first step with students, and not itself`, async ({ page, site }) => {
    await page.goto(`${site}${language}/teach.html?theme=dark`);
    await page.locator("#materials button.tool").click();
    const dialog = page.locator("dialog[open]");
    await expect(dialog.locator("input")).toHaveValue(`${site}${language}/overview.html`);
    await dialog.locator("[data-do=qr]").click();
    await expect(dialog.locator(".qr svg")).toBeVisible();
    await page.keyboard.press("Escape");
    // From the header, the same tool shares the current page.
    await tool(page, "share");
    await expect(dialog.locator("input")).toHaveValue(`${site}${language}/teach.html?theme=dark`);
  });
}

test("a class vote stays open after a black screen", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  await page.keyboard.press("v");
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press(".");
  await expect(html(page)).toHaveAttribute("data-black", "");
  await expect(question(page)).toBeHidden();
  await page.keyboard.press(".");
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("2");
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await expect(question(page).locator(".hands")).toHaveText(["1", "1"]);
});

test("before a class the last row can read every word of the vote, and the vote covers nothing of the picture", async ({ page, site }) => {
  for (const language of LANGUAGES) {
    for (const theme of ["light", "projector"]) {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await awake(page, `${site}${language}/upper-tier.html?ui=board&theme=${theme}`);
      await page.keyboard.press("v");
      const dialog = page.locator("dialog.of-vote[open]");
      await dialog.waitFor();
      expect(parseFloat(await dialog.locator("> .aside").evaluate((it) => getComputedStyle(it).fontSize)), `${language} ${theme}`).toBeGreaterThanOrEqual(20);
      const [sheet, picture] = [await dialog.boundingBox(), await page.locator("#story svg.picture:visible").boundingBox()];
      expect(sheet.y, `${language} ${theme}`).toBeGreaterThanOrEqual(picture.y + picture.height - 2);
      expect(await dialog.evaluate((it) => it.scrollHeight - it.clientHeight), `${language} ${theme}`).toBe(0);
    }
  }
});

test("Back and Forward keep presenting and the size of words, and page and address agree", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await page.locator(".controls .next").click();
  await expect(title(page)).toHaveText(heading("launch"));
  await present(page);
  await page.keyboard.press("t");
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(heading("track"));
  await page.keyboard.press("t");
  await expect(html(page)).toHaveAttribute("data-text", "larger");
  const size = () => page.locator(".sentence").first().evaluate((it) => getComputedStyle(it).fontSize);
  const large = await size();
  const seen = async (name, words) => {
    await expect(title(page)).toHaveText(words);
    await expect(page).toHaveURL(`${site}en/${name}.html?text=larger&ui=board`);
    await presenting(page);
    expect(await rootData(page, "text")).toBe("larger");
    expect(await size()).toBe(large);
  };
  await seen("track", heading("track"));
  await page.goBack();
  await seen("launch", heading("launch"));
  // An entry from before presenting.
  await page.goBack();
  await seen("overview", heading("overview"));
  await page.goForward();
  await seen("launch", heading("launch"));
  await page.goForward();
  await seen("track", heading("track"));
});

test("after the end neither Back nor Forward starts presenting again", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await present(page);
  for (const words of ["launch", "track", "upper-tier"].map((step) => heading(step))) {
    await hurry(page, words);
  }
  await page.goBack();
  await expect(title(page)).toHaveText(heading("track"));
  await page.keyboard.press("p");
  await ended(page);
  for (const [way, name, words] of [
    ["goBack", "launch", heading("launch")],
    ["goBack", "overview", heading("overview")],
    ["goForward", "launch", heading("launch")],
    ["goForward", "track", heading("track")],
    ["goForward", "upper-tier", heading("upper-tier")],
  ]) {
    await page[way]();
    await expect(title(page)).toHaveText(words);
    await expect(page).toHaveURL(`${site}en/${name}.html`);
    await ended(page);
    await expect(bars(page)).toHaveCount(0);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("a tap where the bar is hidden shows the bar and does nothing else", async ({ page, site }) => {
    // The clock runs only when the test advances it.
    await page.clock.install({ time: "2026-01-01T09:00:00" });
    await awake(page, `${site}en/launch.html?ui=board`);
    const bar = page.locator(".board-bar");
    await expect(bar).toHaveCSS("opacity", "0");
    const buttons = bar.getByRole("button");
    for (let nth = 0; nth < (await buttons.count()); nth++) {
      const button = buttons.nth(nth);
      const name = await button.innerText();
      const { x, y, width, height } = await button.boundingBox();
      await page.touchscreen.tap(x + width / 2, y + height / 2);
      await expect(bar, name).toHaveCSS("opacity", "1");
      await presenting(page);
      await expect(page.locator("dialog[open]"), name).toHaveCount(0);
      for (const key of ["black", "map", "theme", "text"]) expect(await rootData(page, key), `${name}: ${key}`).toBe(null);
      await expect(page.locator(".blank"), name).toHaveCount(0);
      await expect(title(page)).toHaveText(heading("launch"));
      // The bar hides after a time.
      await page.clock.runFor(4_000);
      await expect(bar).toHaveCSS("opacity", "0");
    }
    const black = bar.getByRole("button", { name: texts("tools").black });
    const { x, y, width, height } = await black.boundingBox();
    for (let tap = 0; tap < 2; tap++) {
      await page.touchscreen.tap(x + width / 2, y + height / 2);
      await expect(bar).toHaveCSS("opacity", "1");
    }
    await expect(html(page)).toHaveAttribute("data-black", "");
  });
});

test("after a change of language while presenting there is a single bar, in that language, and none after the end", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await present(page);
  await expect(bars(page)).toHaveCount(1);
  await page.keyboard.press("?");
  await page.locator("dialog[open] [data-to-language=ja]").click();
  await expect(html(page)).toHaveAttribute("lang", "ja");
  await presenting(page);
  await expect(bars(page).getByRole("button", { name: texts("tools", "ja").black })).toHaveCount(1);
  await expect(bars(page)).toHaveCount(1);
  await page.goBack();
  await expect(html(page)).toHaveAttribute("lang", "en");
  await expect(bars(page).getByRole("button", { name: texts("tools").black })).toHaveCount(1);
  await expect(bars(page)).toHaveCount(1);
  await presenting(page);
  await page.goForward();
  await expect(html(page)).toHaveAttribute("lang", "ja");
  await expect(bars(page).getByRole("button", { name: texts("tools", "ja").black })).toHaveCount(1);
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await bars(page).getByRole("button", { name: texts("tools", "ja").board_end }).click();
  await ended(page);
  await expect(bars(page)).toHaveCount(0);
});

test.describe("dialogs that cannot be loaded at first", () => {
  test.use({ expected: { lines: [/tools could not be loaded/, /net::ERR_FAILED/] } });

  test("cause a notice, and the next try loads them once", async ({ page, site }) => {
    await page.route("**/dialogs.html", (route) => route.abort(), { times: 1 });
    await awake(page, `${site}en/launch.html`);
    await page.keyboard.press("?");
    await expect(page.locator(".tools-failed")).toBeVisible();
    await expect(page.locator(".tools-failed")).toHaveText(texts("tools").tools_failed);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: texts("tools").preferences });
    await expect(dialog).toBeVisible();
    await dialog.getByLabel(texts("tools").remember).check();
    await expect(notice(page)).toHaveText(texts("tools").said_remembered);
    await expect(notice(page)).toHaveCount(1);
    await expect(page.locator(".tools")).toHaveCount(1);
    await expect(page.locator("link[rel=stylesheet][href*='tools-']")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    // Each key must act once.
    await watched(page, "data-black");
    await page.keyboard.press("b");
    await expect(html(page)).toHaveAttribute("data-black", "");
    await page.keyboard.press("b");
    await expect(html(page)).not.toHaveAttribute("data-black");
    expect(await page.evaluate(() => window.changes)).toEqual(["", null]);
  });

  test("cause no notice once they are loaded", async ({ page, site }) => {
    await page.route("**/dialogs.html", (route) => route.abort(), { times: 1 });
    await awake(page, `${site}en/launch.html`);
    await page.keyboard.press("?");
    await expect(page.locator(".tools-failed")).toBeVisible();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: texts("tools").preferences })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(".tools-failed")).toBeHidden();
  });
});

test.describe("where the program fails", () => {
  test.use({ expected: { lines: [/wasm/, /net::ERR_FAILED/, /The program could not start/] } });

  test("a key that would start presenting shows that the tools are missing", async ({ page, site }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(`${site}en/overview.html`);
    await page.locator("html[data-asleep]").waitFor();
    await page.keyboard.press("p");
    await expect(page.locator(".tools-failed")).toBeVisible();
    await expect(page.locator("header.site")).toBeVisible();
  });

  test("a link that starts presenting shows the page, with its header and Next", async ({ page, site }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(`${site}en/overview.html?ui=board`);
    await page.locator("html[data-asleep]").waitFor();
    const whole = async () => {
      await expect(page.locator("header.site")).toBeVisible();
      await expect(page.locator("svg.landscape")).toBeVisible();
      expect(await page.locator("#story").evaluate((it) => getComputedStyle(it).cursor)).not.toBe("none");
    };
    await whole();
    await page.locator(".controls .next").click();
    await expect(page).toHaveURL(/\/en\/launch\.html/);
    await page.locator("html[data-asleep]").waitFor();
    await whole();
    await page.goto(`${site}en/upper-tier.html?ui=board`);
    await page.locator("html[data-asleep]").waitFor();
    await whole();
    await page.locator(".choice").first().click();
    await expect(page).toHaveURL(/\/en\/upper-hit\.html/);
  });
});

test.describe("with hidden names", () => {
  const status = (page) => page.locator("#story > [role=status]");
  const listen = (page) =>
    page.evaluate(() => {
      window.said = [];
      const status = document.querySelector("#story > [role=status]");
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    });

  test("a step is announced by its position, and no part that it does not show is named", async ({ page, site }) => {
    await awake(page, `${site}en/overview.html?labels=hidden`);
    await listen(page);
    await page.keyboard.press("l");
    await expect(status(page)).toContainText(label("satellite"));
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/launch\.html/);
    await expect(status(page)).toHaveText(/^Step \d of 9 – 1 of \d+ shown$/);
    await expect(status(page)).toContainText(await page.locator(".progress").innerText());
    // The last name of a step may be missing in another step.
    for (let name = 0; name < 9; name++) await page.keyboard.press("l");
    for (const step of ["track", "upper-tier", "upper-miss", "lower-tier", "lower-hit", "limits", "next-generation"]) {
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(new RegExp(`/${step}\\.html`));
      await expect(status(page)).toHaveText(/ – \d+ of \d+ shown$/);
      await expect(status(page)).toContainText(await page.locator(".progress").innerText());
    }
    for (const said of await page.evaluate(() => window.said)) expect(said).not.toMatch(/Part (0|@|undefined)/);
  });

  test("a step is announced before anything has been named, too", async ({ page, site }) => {
    await awake(page, `${site}en/overview.html?labels=hidden`);
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/launch\.html/);
    await expect(status(page)).toHaveText(/^Step \d of 9 – 0 of \d+ shown$/);
  });

  test("each step is announced, also if the number of found names is the same", async ({ page, site }) => {
    await awake(page, `${site}en/overview.html?labels=hidden`);
    await page.keyboard.press("l");
    await expect(status(page)).toContainText(label("satellite"));
    const silent = [];
    for (const step of ["launch", "track", "upper-tier", "upper-miss", "lower-tier", "lower-hit", "limits", "next-generation"]) {
      await listen(page);
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(new RegExp(`/${step}\\.html`));
      await expect(page.locator("#story")).toHaveAttribute("data-step", step);
      if (!(await page.evaluate(() => window.said.length))) silent.push(`${step}: ${await status(page).innerText()}`);
    }
    expect(silent, "steps of which nothing was said").toEqual([]);
  });
});

test("Alt+R resets from inside the preferences, and they show it", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html?theme=dark&text=large`);
  await remember(page, "theme=dark");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: texts("tools").preferences });
  await dialog.getByLabel(texts("tools").set_theme_projector).check();
  await expect(html(page)).toHaveAttribute("data-theme", "projector");
  await page.keyboard.press("Alt+r");
  await expect(page).toHaveURL(`${site}en/launch.html`);
  expect([await rootData(page, "theme"), await rootData(page, "text")]).toEqual([null, null]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("[data-key=theme] input").first()).toBeChecked();
  await expect(dialog.getByLabel(texts("tools").set_text_normal)).toBeChecked();
  await expect(dialog.getByLabel(texts("tools").remember)).not.toBeChecked();
});

test("a theme that the device remembers is in the link that is shared", async ({ page, site }) => {
  await page.goto(`${site}en/launch.html`);
  await remember(page, "theme=dark&text=large&motion=less&keys=on");
  await awake(page, `${site}en/launch.html`);
  expect(new URL(page.url()).search).toBe("");
  const dialog = await tool(page, "share");
  await expect(dialog.getByLabel(texts("tools").share_link)).toHaveValue(`${site}en/launch.html?theme=dark&text=large`);
});

test.describe("the handout among the tools", () => {
  const link = async (page) => {
    await page.locator(".open-menu").click();
    return page.locator(".menu a.handout-of-path");
  };
  const FOLLOWED = {
    "by click": async (page, link) => {
      await link.click();
      return page;
    },
    "by keyboard": async (page, link) => {
      await link.press("Enter");
      return page;
    },
    "by middle click": async (page, link) => (await Promise.all([page.context().waitForEvent("page"), link.click({ button: "middle" })]))[0],
  };

  for (const [how, follow] of Object.entries(FOLLOWED)) {
    test(`${how} is that of the path`, async ({ page, site }) => {
      await awake(page, `${site}en/limits.html?path=both-miss`);
      const reached = await follow(page, await link(page));
      // Chromium may not load a tab that stays in the background.
      await reached.bringToFront();
      await expect(reached).toHaveURL(/\/en\/handout-both-miss\.html(\?|$)/, { timeout: 30_000 });
      await expect(reached.locator("h1")).toContainText(texts("tools").handout_title.split("{")[0].trim());
    });
  }

  test("is that of any path, and the default path's for an unknown path", async ({ page, site }) => {
    for (const [path, name] of [["both-miss", "handout-both-miss"], ["upper-hit", "handout-upper-hit"], ["lower-hit", "handout"], ["nowhere", "handout"], ["../both-miss", "handout"]]) {
      await awake(page, `${site}en/limits.html?path=${path}`);
      await (await link(page)).focus();
      await expect(page.locator(".handout-of-path"), path).toHaveAttribute("href", new RegExp(`(^|/)${name}\\.html(\\?|$)`));
    }
  });

  test("follows the path that the class chooses", async ({ page, site }) => {
    await awake(page, `${site}en/lower-tier.html`);
    await page.locator(".choice").last().click();
    await expect(title(page)).toHaveText(heading("lower-miss"));
    await (await link(page)).focus();
    await expect(page.locator(".handout-of-path")).toHaveAttribute("href", /\/en\/handout-both-miss\.html/);
    await page.keyboard.press("Escape");
    await page.goBack();
    await expect(title(page)).toHaveText(heading("lower-tier"));
    await (await link(page)).click();
    await page.waitForURL(/\/en\/handout\.html/);
  });
});

test("leaving full screen while a dialog is open does not end presenting, which continues in the window", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  await present(page);
  await page.keyboard.press("v");
  await expect(question(page)).toBeVisible();
  await page.evaluate(async () => {
    const left = new Promise((left) => document.addEventListener("fullscreenchange", left, { once: true }));
    await document.exitFullscreen();
    await left;
  });
  await presenting(page);
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("1");
  await expect(question(page).locator(".hands")).toHaveText(["1", "0"]);
  await page.keyboard.press("Escape");
  await expect(question(page)).toBeHidden();
  await presenting(page);
  await page.keyboard.press("Escape");
  await ended(page);
});

test.describe("a screen that is kept on", () => {
  const slow = (page) =>
    page.addInitScript(() => {
      window.asked = [];
      window.held = new Set();
      const request = () =>
        new Promise((granted) =>
          window.asked.push(() => {
            const lock = { release: async () => void window.held.delete(lock), addEventListener() {} };
            window.held.add(lock);
            granted(lock);
          }),
        );
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
    });
  const toggle = async (page, on) => {
    await page.keyboard.press("p");
    await (on ? expect(page.locator("header.site")).toBeHidden() : expect(page.locator("header.site")).toBeVisible());
  };
  const grant = (page) =>
    page.evaluate(async () => {
      for (const grant of window.asked.splice(0)) grant();
      await new Promise((done) => requestAnimationFrame(done));
    });
  const held = (page) => page.evaluate(() => window.held.size);

  test("may turn off if presenting ended before the browser had answered", async ({ page, site }) => {
    await slow(page);
    await awake(page, `${site}en/launch.html`);
    await toggle(page, true);
    await expect.poll(() => page.evaluate(() => window.asked.length)).toBe(1);
    await toggle(page, false);
    await grant(page);
    await expect.poll(() => held(page)).toBe(0);
    // The next time, the screen stays on until the end.
    await toggle(page, true);
    await expect.poll(() => page.evaluate(() => window.asked.length)).toBe(1);
    await grant(page);
    await expect.poll(() => held(page)).toBe(1);
    await toggle(page, false);
    await expect.poll(() => held(page)).toBe(0);
  });

  test("may turn off after the end, also if presenting ended and began again before the browser had answered", async ({ page, site }) => {
    await slow(page);
    await awake(page, `${site}en/launch.html`);
    await toggle(page, true);
    await toggle(page, false);
    await toggle(page, true);
    await grant(page);
    await expect.poll(() => held(page)).toBeGreaterThan(0);
    await toggle(page, false);
    await expect.poll(() => held(page)).toBe(0);
  });
});

test.describe("in a frame", () => {
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/$/] } });

  const framed = async (page, site, article) => {
    await page.goto(await article(`<input><iframe title="story" allow="fullscreen" width="800" height="640" src="${site}embed/en/upper-tier.html"></iframe>`));
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-awake]").waitFor();
    return frame;
  };
  const full = (page) => page.evaluate(() => document.fullscreenElement !== null);

  for (const [what, selector] of [["link", ".credit a"], ["button", ".credit button"]]) {
    test(`P presents while the ${what} of its foot has the focus`, async ({ page, site, article }) => {
      const frame = await framed(page, site, article);
      await frame.locator(selector).focus();
      await page.keyboard.press("p");
      await expect(frame.locator("html")).toHaveAttribute("data-ui", "board");
      await expect.poll(() => full(page)).toBe(true);
      await page.keyboard.press("p");
      await expect(frame.locator("html")).not.toHaveAttribute("data-ui");
      await expect.poll(() => full(page)).toBe(false);
    });
  }

  test("letters typed into the host's own field are its own, and in the frame they are the story's", async ({ page, site, article }) => {
    const frame = await framed(page, site, article);
    const inside = page.frames().at(-1);
    const state = () => inside.evaluate(() => [location.href, { ...document.documentElement.dataset }, document.querySelectorAll("dialog[open], .blank").length, document.querySelector("#story").dataset.step]);
    // The frame has been used before, so its tools are loaded.
    await frame.locator("#story").focus();
    await page.keyboard.press("p");
    await expect(frame.locator("html")).toHaveAttribute("data-ui", "board");
    await expect.poll(() => full(page)).toBe(true);
    await page.keyboard.press("b");
    await expect(frame.locator("html")).toHaveAttribute("data-black", "");
    await page.keyboard.press("b");
    await expect(frame.locator("html")).not.toHaveAttribute("data-black");
    await page.keyboard.press("p");
    await expect(frame.locator("html")).not.toHaveAttribute("data-ui");
    await expect.poll(() => full(page)).toBe(false);
    // In an article, a black frame would look broken.
    await page.keyboard.press("b");
    await expect(frame.locator("html")).not.toHaveAttribute("data-black");
    const before = await state();
    await inside.evaluate(() => {
      window.heard = 0;
      window.changed = 0;
      addEventListener("keydown", () => window.heard++, true);
      new MutationObserver(() => window.changed++).observe(document.documentElement, { attributes: true });
    });
    await page.locator("input").click();
    await page.keyboard.type("plbsvgt?e.12");
    await page.keyboard.press("Alt+r");
    await expect(page.locator("input")).toBeFocused();
    await expect(page.locator("input")).toHaveValue("plbsvgt?e.12");
    expect(await state()).toEqual(before);
    expect(await inside.evaluate(() => [window.heard, window.changed])).toEqual([0, 0]);
    expect(await full(page)).toBe(false);
    expect(page.context().pages()).toHaveLength(1);
    // The same letter in the frame acts.
    await frame.locator("#story").focus();
    await page.keyboard.press("l");
    await expect(frame.locator("svg .blank").first()).toBeVisible();
  });

  test("letters in the frame outside the story and its foot do nothing", async ({ page, site, article }) => {
    const frame = await framed(page, site, article);
    const inside = page.frames().at(-1);
    await inside.evaluate(() => {
      window.focus();
      document.activeElement.blur();
      for (const key of "plbvgt?") document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    });
    await frame.locator(".controls .back").click();
    await expect(frame.locator("h1")).toHaveText(heading("track"));
    for (const key of ["ui", "black", "map", "text"]) expect(await frame.locator("html").getAttribute(`data-${key}`), key).toBe(null);
    await expect(frame.locator("dialog[open], .blank")).toHaveCount(0);
  });
});

test("while names are hidden the map does not open and a notice says why, and a question keeps its own title", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?labels=hidden`);
  await page.keyboard.press("p");
  await presenting(page);
  await page.keyboard.press("g");
  await expect(notice(page)).toHaveText(texts("tools").said_no_map);
  await expect(page.locator(".around")).toBeHidden();
  await page.keyboard.press("v");
  await expect(question(page)).toBeVisible();
  await expect(question(page)).not.toContainText(texts("page").naming.title);
});

test("ended before the browser has gone full screen, the page is a page again and not full screen", async ({ page, site }) => {
  // A slow browser, which here needs no user activation.
  await page.addInitScript(() => {
    window.was = [];
    let full = null;
    Object.defineProperty(document, "fullscreenElement", { get: () => full });
    const become = (element) => {
      full = element;
      window.was.push(element !== null);
      document.dispatchEvent(new Event("fullscreenchange"));
    };
    Element.prototype.requestFullscreen = async function () {
      await new Promise((resolve) => addEventListener("grant", resolve, { once: true }));
      become(this);
    };
    document.exitFullscreen = async () => become(null);
  });
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("p");
  await presenting(page);
  await page.keyboard.press("p");
  await ended(page);
  await page.evaluate(() => dispatchEvent(new Event("grant")));
  await expect.poll(() => page.evaluate(() => window.was)).toEqual([true, false]);
  await ended(page);
});

test("V pressed twice before the words are loaded opens a single vote, and it works", async ({ page, site }) => {
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route(/dialogs\.html$/, async (route) => {
    await held;
    await route.continue();
  });
  await awake(page, `${site}en/upper-tier.html`);
  await Promise.all([page.waitForRequest(/dialogs\.html$/), page.keyboard.press("v")]);
  await page.keyboard.press("v");
  arrive();
  await expect(question(page)).toBeVisible();
  for (const key of ["1", "2"]) await page.keyboard.press(key);
  await expect(question(page).locator(".hands")).toHaveText(["1", "1"]);
  await question(page).getByRole("button", { name: texts("tools").vote_clear }).click();
  await expect(question(page).locator(".hands")).toHaveText(["0", "0"]);
  // In this window, too, a second V closes the vote.
  await page.keyboard.press("v");
  await expect(question(page)).toBeHidden();
});

test("a page that is printed while the screen is black is not black", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("b");
  await expect.poll(() => isBlack(page)).toBe(true);
  await page.emulateMedia({ media: "print" });
  expect(await isBlack(page)).toBe(false);
});

test("the bar hides after a click on a button in it", async ({ page, site }) => {
  await page.clock.install({ time: "2026-01-01T09:00:00" });
  await awake(page, `${site}en/launch.html?ui=board`);
  const bar = page.locator(".board-bar");
  await bar.waitFor({ state: "attached" });
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await bars(page).getByRole("button", { name: texts("tools").board_larger }).click();
  await expect(html(page)).toHaveAttribute("data-text", "large");
  await page.mouse.move(320, 500);
  await page.clock.runFor(4_000);
  await expect(html(page)).not.toHaveAttribute("data-pointer");
  await page.keyboard.press("PageDown");
  await expect(bar).toHaveCSS("opacity", "0");
});

test("the question leaves the picture that it is about in view", async ({ page, site }) => {
  for (const [width, height] of [[1920, 1080], [1280, 720], [1024, 768]]) {
    await page.setViewportSize({ width, height });
    await awake(page, `${site}en/upper-tier.html?ui=board&theme=projector`);
    await page.keyboard.press("v");
    await expect(question(page)).toBeVisible();
    const { y } = await question(page).boundingBox();
    // The ship's name is the lowest label of the systems that act.
    for (const name of ["upper-tier", "lower-tier", "destroyer", "battery"]) {
      const named = await page.locator("svg.landscape text").filter({ hasText: inPicture(name) }).first().boundingBox();
      expect(named.y + named.height, `${name} at ${width}`).toBeLessThan(y);
    }
  }
});

test("the map is shown with the legend", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?ui=board`);
  await page.keyboard.press("g");
  await expect(page.locator(".map")).toBeVisible();
  await expect(page.locator(".legend")).toBeVisible();
  await expect(page.locator(".legend .lit").first()).toBeInViewport();
  // A vote replaces the map and the legend.
  await page.keyboard.press("Escape");
  await expect(page.locator(".map")).toBeHidden();
  await page.keyboard.press("g");
  await page.locator("#story").focus();
  await page.keyboard.press("v");
  await expect(question(page)).toBeVisible();
  await expect(page.locator(".legend")).toBeHidden();
});
