// Presenting: full screen, clicker, black screen, map, votes, label quiz; by keyboard alone and by touch alone.
import { faults } from "./axe.mjs";
import { LANGUAGES, THEMES, steps } from "./browser.mjs";
import { ended, notice, presenting, showThis, title, rootData } from "./class.mjs";
import { filled, heading, label, like, texts } from "./content.mjs";
import { awake, dist, expect, look, test } from "./site.mjs";

const full = (page) => page.evaluate(() => document.fullscreenElement !== null);
const clean = async (page) => expect(await faults(page)).toEqual([]);

test("P shows only the picture and its words in full screen, and a second P restores the page", async ({ page, site }) => {
  await awake(page, `${site}en/track.html`);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(true);
  await expect(page.locator("header.site")).toBeHidden();
  await expect(page.locator("#story svg.landscape")).toBeVisible();
  await expect(page.locator(".sentence").first()).toBeVisible();
  await expect(page).toHaveURL(`${site}en/track.html?ui=board`);
  await clean(page);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(false);
  await expect(page.locator("header.site")).toBeVisible();
  await expect(page).toHaveURL(`${site}en/track.html`);
});

test("leaving full screen by the browser's own control ends presenting, too", async ({ page, site }) => {
  await awake(page, `${site}en/track.html`);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(page.locator("header.site")).toBeVisible();
});

test("if full screen is refused, the picture fills the window, a notice says so, and Esc ends presenting", async ({ page, site }) => {
  await page.addInitScript(() => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("refused"))));
  await awake(page, `${site}en/track.html`);
  await page.keyboard.press("p");
  await expect(notice(page)).toHaveText(texts("tools").said_no_full_screen);
  await expect(page.locator("header.site")).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await page.keyboard.press("Escape");
  await expect(page.locator("header.site")).toBeVisible();
});

test("a browser without full screen, as on phones, presents in the window", async ({ page, site }) => {
  await page.addInitScript(() => delete Element.prototype.requestFullscreen);
  await awake(page, `${site}en/track.html`);
  await page.keyboard.press("p");
  await expect(notice(page)).toHaveText(texts("tools").said_no_full_screen);
  await expect(page.locator("header.site")).toBeHidden();
});

test("a clicker walks the story, and its dark key blacks the screen until any key", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(true);
  await page.keyboard.press("PageDown");
  await expect(title(page)).toHaveText(heading("launch"));
  await page.keyboard.press(".");
  await expect(page.locator("html")).toHaveAttribute("data-black", "");
  const covered = () => page.evaluate(() => getComputedStyle(document.body, "::after").backgroundColor);
  expect(await covered()).toBe("rgb(0, 0, 0)");
  await page.keyboard.press("PageDown");
  await expect(page.locator("html")).not.toHaveAttribute("data-black");
  // The key only showed the picture again.
  await expect(title(page)).toHaveText(heading("launch"));
  await page.keyboard.press("PageUp");
  await expect(title(page)).toHaveText(heading("overview"));
});

test("while presenting G opens the story's map, a key chooses a station, and Esc closes the map", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(true);
  await page.keyboard.press("g");
  await expect(page.locator(".map")).toBeVisible();
  await expect(page.locator(".map [aria-current]")).toBeFocused();
  await clean(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText(heading("launch"));
  await expect(page.locator(".map")).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("Escape");
  await expect(page.locator(".map")).toBeHidden();
});

test("the screen stays on while presenting, and may turn off afterwards", async ({ page, site }) => {
  await page.addInitScript(() => {
    window.locks = [];
    const lock = { release: async () => window.locks.push("released") };
    Object.defineProperty(navigator, "wakeLock", { value: { request: async (what) => (window.locks.push(what), lock) } });
  });
  await awake(page, `${site}en/overview.html`);
  await page.keyboard.press("p");
  await expect.poll(() => page.evaluate(() => window.locks)).toEqual(["screen"]);
  await page.keyboard.press("p");
  await expect.poll(() => page.evaluate(() => window.locks)).toEqual(["screen", "released"]);
});

test("the words have three sizes and the projector its colours, all from the bar that a mouse shows", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(true);
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  const bar = page.locator(".board-bar");
  const size = () => page.locator(".sentence").first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  const sizes = [await size()];
  for (let press = 0; press < 2; press++) {
    await bar.getByRole("button", { name: texts("tools").board_larger }).click();
    sizes.push(await size());
  }
  expect(sizes[1]).toBeGreaterThan(sizes[0]);
  expect(sizes[2]).toBeGreaterThan(sizes[1]);
  await bar.getByRole("button", { name: texts("tools").board_projector }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "projector");
  await clean(page);
  // The bar has hidden by now. The mouse shows it again.
  await page.mouse.move(400, 300);
  await page.mouse.move(420, 320);
  await bar.getByRole("button", { name: texts("tools").board_end }).click();
  await expect(page.locator("header.site")).toBeVisible();
});

for (const step of ["overview", "upper-tier", "next-generation"]) {
  test(`on a wall T has three sizes of words at ${step} that differ visibly, and everything still fits, in any theme`, async ({ page, site }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await awake(page, `${site}en/${step}.html?ui=board`);
    for (const theme of THEMES) {
      await look(page, { theme });
      const seen = () =>
        page.evaluate(() => {
          const narration = document.querySelector(".narration");
          const { scrollHeight } = document.documentElement;
          return {
            size: parseFloat(getComputedStyle(document.querySelector(".sentence")).fontSize),
            cut: Math.max(0, scrollHeight - innerHeight, narration.scrollHeight - narration.clientHeight),
            picture: document.querySelector("svg.landscape").getBoundingClientRect().height / innerHeight,
          };
        });
      const sizes = [];
      for (const text of ["", "large", "larger"]) {
        await expect.poll(() => rootData(page, "text")).toBe(text || null);
        const { size, cut, picture } = await seen();
        expect(cut, `${theme} ${text}`).toBe(0);
        expect(picture, `${theme} ${text}`).toBeGreaterThan(0.55);
        sizes.push(size);
        // After the largest size comes the normal size again.
        await page.keyboard.press("t");
      }
      expect(sizes[1] / sizes[0], theme).toBeGreaterThan(1.1);
      expect(sizes[2] / sizes[1], theme).toBeGreaterThan(1.1);
      await expect.poll(() => rootData(page, "text")).toBe(null);
    }
  });
}

for (const language of LANGUAGES) {
  test(`in ${language} the picture stands still from the overview to the limits, at any size of window and words, and nothing is cut`, async ({ page, site }) => {
    const places = new Map();
    for (const step of (await steps(dist)).filter((step) => step !== "next-generation")) {
      await awake(page, `${site}${language}/${step}.html?ui=board`);
      for (const size of [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }, { width: 1024, height: 768 }]) {
        await page.setViewportSize(size);
        for (const text of ["", "larger"]) {
          for (const theme of ["light", "projector"]) {
            await look(page, { text, theme });
            const { cut, end, ...place } = await page.evaluate(() => {
              const { x, y, width, height } = document.querySelector("svg.landscape").getBoundingClientRect();
              const narration = document.querySelector(".narration");
              const ways = [...narration.querySelectorAll(".controls a")].map((way) => way.getBoundingClientRect());
              return { x, y, width, height, cut: narration.scrollHeight - narration.clientHeight, end: Math.round(Math.max(...ways.map(({ right }) => right))) };
            });
            const where = `${size.width} × ${size.height} ${text} ${theme}`;
            expect.soft(cut, `${step}, ${where}`).toBe(0);
            // The buttons are at the end of the strip.
            expect.soft(end, `${step}, ${where}`).toBeGreaterThan(size.width * 0.95);
            places.set(where, [...(places.get(where) ?? []), JSON.stringify({ ...place, end })]);
          }
        }
      }
    }
    for (const [where, all] of places) expect.soft([...new Set(all)], where).toHaveLength(1);
  });
}

test("on a phone on its side presenting makes the picture no smaller, and every word can be read", async ({ page, site }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  const wide = async () => (await page.locator("svg.landscape").boundingBox()).width;
  for (const language of ["en", "ja"]) {
    for (const step of ["overview", "upper-tier", "lower-tier", "limits"]) {
      await awake(page, `${site}${language}/${step}.html`);
      const before = await wide();
      await awake(page, `${site}${language}/${step}.html?ui=board`);
      expect(await wide(), `${language}/${step}`).toBeGreaterThan(before);
      // The doors of the first screen are hidden there.
      for (const words of await page.locator(".sentence, .controls a:not(.door)").all()) await expect(words, `${language}/${step}`).toBeInViewport({ ratio: 1 });
      const over = await page.evaluate(() => document.querySelector(".controls").getBoundingClientRect().top - [...document.querySelectorAll(".sentence")].at(-1).getBoundingClientRect().bottom);
      expect(over, `${language}/${step}`).toBeGreaterThanOrEqual(0);
    }
  }
});

for (const { query, width, height } of [
  { query: "", width: 768, height: 1024 },
  { query: "&text=larger", width: 768, height: 1024 },
  { query: "&theme=projector", width: 820, height: 1180 },
  { query: "&text=large", width: 1280, height: 800 },
]) {
  test(`on the map of a class at ${width} pixels${query} no name covers another or breaks within a word`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const language of ["en", "ja"]) {
      await awake(page, `${site}${language}/upper-tier.html?ui=board${query}`);
      await page.keyboard.press("g");
      await expect(page.locator(".map")).toBeVisible();
      const found = await page.evaluate(() => {
        const drawer = getComputedStyle(document.querySelector("div.around")).backgroundColor;
        const all = [...document.querySelectorAll(".map .stop")].map((stop) => {
          const station = stop.querySelector(".station");
          const { left, right, top, bottom } = station.getBoundingClientRect();
          const own = stop.querySelector(".dot").getBoundingClientRect();
          return { name: station.textContent, left, right, top, bottom, own, ground: getComputedStyle(station).backgroundColor, lines: (bottom - top) / parseFloat(getComputedStyle(station).lineHeight) };
        });
        const over = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        return [
          ...all.flatMap((one, nth) => all.slice(nth + 1).filter((other) => over(one, other)).map((other) => `${one.name} covers ${other.name}`)),
          ...all.flatMap((one) => all.filter((other) => over(one, other.own)).map((other) => `${one.name} covers the station of ${other.name}`)),
          ...all.filter((one) => one.lines > one.name.split(" ").length + 0.5).map((one) => `${one.name} breaks within a word`),
          ...all.filter((one) => one.left < 0 || one.right > innerWidth || one.bottom > innerHeight).map((one) => `${one.name} is cut`),
          ...all.filter((one) => one.ground !== drawer).map((one) => `${one.name} lies on a box`),
        ];
      });
      expect(found, language).toEqual([]);
    }
  });
}

test("a link that starts presenting can be ended and shows the page", async ({ page, site }) => {
  await awake(page, `${site}en/track.html?ui=board`);
  await expect(page.locator("header.site")).toBeHidden();
  await page.locator(".board-bar").waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await expect(page.locator("header.site")).toBeVisible();
});

test("hands are counted with digits and removed, and the vote leads to the chosen step", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  await page.keyboard.press("v");
  const dialog = page.getByRole("dialog", { name: texts("tools").vote });
  await expect(dialog.locator(".vote-question")).toHaveText(texts("story")["upper-tier"].question);
  for (const key of ["1", "2", "2", "2", "Backspace"]) await page.keyboard.press(key);
  await expect(dialog.locator(".hands")).toHaveText(["1", "2"]);
  await expect(dialog.locator("[role=status]").first()).toContainText(new RegExp(`${like(texts("story")["upper-tier"].choices["upper-miss"]).source}: 2`));
  // Each bar shows the share of all hands.
  const shares = () => dialog.locator("progress").evaluateAll((bars) => bars.map(({ position }) => Math.round(position * 100)));
  expect(await shares()).toEqual([33, 67]);
  await page.keyboard.press("1");
  expect(await shares()).toEqual([50, 50]);
  await page.keyboard.press("Backspace");
  await clean(page);
  // While a vote is open, digits make no choice.
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("v");
  await expect(dialog.locator(".hands")).toHaveText(["1", "2"]);
  await dialog.getByRole("button", { name: showThis("upper-tier", "upper-miss") }).click();
  await expect(dialog).toBeHidden();
  await expect(title(page)).toHaveText(heading("upper-miss"));
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});

test("the start button of a clicker, F5, does not reload a presentation, and a reload keeps the hands and the cut links", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?cut=ce`);
  await page.keyboard.press("p");
  await expect.poll(() => full(page)).toBe(true);
  await page.evaluate(() => (window.stayed = true));
  await page.keyboard.press("F5");
  await page.keyboard.press("Shift+F5");
  await page.keyboard.press("v");
  const dialog = page.getByRole("dialog", { name: texts("tools").vote });
  for (const key of ["1", "2", "2"]) await page.keyboard.press(key);
  await expect(dialog.locator(".hands")).toHaveText(["1", "2"]);
  await page.keyboard.press("v");
  expect(await page.evaluate(() => window.stayed)).toBe(true);
  expect(await full(page)).toBe(true);
  // Other settings keep the hands, too.
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/text=large/);
  await page.reload();
  await page.locator("html[data-awake]").waitFor();
  await page.keyboard.press("v");
  await expect(dialog.locator(".hands")).toHaveText(["1", "2"]);
  await expect(page).toHaveURL(/cut=ce.*ui=board/);
});

test("a key right after a dialog has closed belongs to the page", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  await page.keyboard.press("v");
  const dialog = page.getByRole("dialog", { name: texts("tools").vote });
  await expect(dialog.locator(".hands")).toHaveText(["0", "0"]);
  // Until the browser draws again, the focus stays in the closed dialog.
  await dialog.evaluate((opened) => {
    const heading = opened.querySelector("h2");
    opened.close();
    heading.dispatchEvent(new KeyboardEvent("keydown", { key: "v", bubbles: true, cancelable: true }));
  });
  await expect(dialog.locator(".hands")).toHaveText(["0", "0"]);
});

test("where the words are beside the picture, the vote covers no label", async ({ page, site }) => {
  for (const [width, height] of [[1366, 641], [2560, 1080]]) {
    await page.setViewportSize({ width, height });
    for (const language of LANGUAGES) {
      await awake(page, `${site}${language}/upper-tier.html?ui=board`);
      await page.keyboard.press("v");
      const dialog = page.getByRole("dialog", { name: texts("tools", language).vote });
      await expect(dialog).toBeVisible();
      const covered = await dialog.evaluate((it) => {
        const vote = it.getBoundingClientRect();
        const texts = [...document.querySelectorAll("#story svg.landscape text")].filter((text) => text.checkVisibility());
        const isUnder = (text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return right > vote.left && left < vote.right && bottom > vote.top && top < vote.bottom;
        };
        return [texts.length > 10, ...texts.filter(isUnder).map((text) => text.textContent)];
      });
      expect(covered, `${language} ${width}`).toEqual([true]);
      for (const button of await dialog.getByRole("button").all()) await expect(button).toBeInViewport({ ratio: 1 });
    }
  }
});

test("at a step without a question no vote opens, and a notice says where there is one", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("v");
  await expect(notice(page)).toHaveText(texts("tools").said_no_branch);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("L hides every name and shows them one by one, with announcements", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const blanks = page.locator("svg.landscape .blank");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: texts("page").naming.title })).toBeVisible();
  await expect(blanks).toHaveCount(10);
  for (const name of ["Aegis", "PAC-", "radar", "JADGE"]) await expect(page.locator("#story .stage")).not.toContainText(name);
  await clean(page);
  await page.keyboard.press("l");
  await expect(page.locator("svg.landscape .actor-name").first()).toHaveText(label("satellite"));
  await expect(page.locator("#story > [role=status]")).toHaveText(filled(texts("page").naming.named, { n: "A", name: label("satellite") }));
  await expect(page.locator(".progress")).toHaveText(filled(texts("page").naming.progress, { n: 1, count: 10 }));
  await page.keyboard.press("Shift+L");
  await expect(title(page)).toHaveText(heading("overview"));
  await expect(blanks).toHaveCount(0);
});

test("a letter names its part when it is pressed, by mouse and by keyboard, in any order", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?labels=hidden`);
  const part = (letter) => page.locator("svg.landscape").getByRole("link", { name: filled(texts("page").naming.blank, { n: letter }) });
  await part("E").click();
  await expect(page.locator("svg.landscape").getByText("Aegis")).toBeVisible();
  await part("G").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("svg.landscape").getByText("PAC-")).toBeVisible();
  // The letter is gone, and the focus is on the next control of the quiz.
  await expect(page.getByRole("button", { name: texts("page").naming.next })).toBeFocused();
  await expect(page.locator(".progress")).toHaveText(filled(texts("page").naming.progress, { n: 2, count: 10 }));
  await expect(page).toHaveURL(`${site}en/overview.html?labels=hidden`);
});

test("found names stay in the next step, and Back goes back by steps, not by names", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?labels=hidden`);
  await page.keyboard.press("l");
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`${site}en/launch.html?labels=hidden`);
  await expect(page.locator("svg.landscape .actor-name").first()).toHaveText(label("satellite"));
  await page.goBack();
  await expect(page).toHaveURL(`${site}en/overview.html?labels=hidden`);
});

test.describe("by touch alone", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 780 } });

  test("a teacher presents, opens a vote, hides labels, and ends", async ({ page, site }) => {
    await awake(page, `${site}en/upper-tier.html`);
    await page.locator(".open-menu").tap();
    await page.locator(".tool-list [data-tool=present]").tap();
    await expect(page.locator("header.site")).toBeHidden();
    const bar = page.locator(".board-bar");
    await page.locator("#story .stage").tap();
    await bar.getByRole("button", { name: texts("tools").vote }).tap();
    const dialog = page.getByRole("dialog", { name: texts("tools").vote });
    await dialog.locator(".hand").first().tap();
    await expect(dialog.locator(".hands").first()).toHaveText("1");
    await dialog.getByRole("button", { name: texts("tools").close }).tap();
    // It hides after a time, and a tap shows it again.
    await expect(page.locator("html")).not.toHaveAttribute("data-pointer");
    await page.locator("#story .stage").tap();
    await bar.getByRole("button", { name: texts("tools").board_end }).tap();
    await expect(page.locator("header.site")).toBeVisible();
    await page.locator(".open-menu").tap();
    await page.locator(".tool-list [data-tool=names]").tap();
    await page.locator("svg.portrait .blank").first().tap();
    await expect(page.locator(".progress")).toHaveText(filled(texts("page").naming.progress, { n: 1, count: 10 }));
  });
});

test.describe("in a frame", () => {
  // Chromium without a system share sheet does not know the permission's name.
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/$/, /Unrecognized feature: 'web-share'/] } });

  const framed = async (page, site, article, allow) => {
    await page.goto(await article(`<input><iframe title="story" ${allow} width="800" height="640" src="${site}embed/en/overview.html"></iframe>`));
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-awake]").waitFor();
    return frame;
  };

  test("full screen is the frame's where the host allows it", async ({ page, site, article }) => {
    const frame = await framed(page, site, article, 'allow="fullscreen"');
    await frame.getByRole("button", { name: texts("tools").full_screen }).click();
    await expect.poll(() => full(page)).toBe(true);
    await page.keyboard.press("PageDown");
    await expect(frame.locator("h1")).toHaveText(heading("launch"));
    await page.keyboard.press("PageUp");
    await expect(frame.locator("h1")).toHaveText(heading("overview"));
    await page.keyboard.press(" ");
    await expect(frame.locator("h1")).toHaveText(heading("launch"));
  });

  test("its host hears of keys for which the story has no use, and Escape gives it the keyboard", async ({ page, site, article }) => {
    const lines = `<script type="module" src="${site}layered-defense.js"></script><layered-defense lang="en" step="limits"></layered-defense>`;
    await page.goto(await article(lines));
    const frame = page.frameLocator("layered-defense >> iframe");
    await frame.locator("html[data-awake]").waitFor();
    await page.evaluate(() => {
      window.keys = [];
      document.querySelector("layered-defense").addEventListener("key", ({ detail }) => window.keys.push(detail.key));
      addEventListener("keydown", ({ key }) => window.keys.push(`host: ${key}`));
    });
    await frame.locator("#story h1").click();
    for (const key of ["ArrowRight", "ArrowRight", "PageDown", "Shift+PageUp", "?"]) await page.keyboard.press(key);
    // The first arrow goes to the last step, where the second has no use.
    await expect(frame.locator("h1")).toHaveText(heading("next-generation"));
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.hasFocus() && document.activeElement === document.body)).toBe(true);
    await page.keyboard.press("PageUp");
    await expect.poll(() => page.evaluate(() => window.keys)).toEqual(["ArrowRight", "PageDown", "Escape", "host: PageUp"]);
  });

  test("where the host does not allow it, a notice says so and the story goes on", async ({ page, site, article }) => {
    const frame = await framed(page, site, article, "");
    await frame.getByRole("button", { name: texts("tools").full_screen }).click();
    await expect(frame.locator(".tool-notice")).toHaveText(texts("tools").said_no_full_screen);
    await frame.locator(".next").click();
    await expect(frame.locator("h1")).toHaveText(heading("launch"));
    expect(await full(page)).toBe(false);
  });

  test("the host keeps its own keys", async ({ page, site, article }) => {
    await framed(page, site, article, 'allow="fullscreen"');
    await page.locator("input").pressSequentially("plbsvg");
    await expect(page.locator("input")).toHaveValue("plbsvg");
    expect(await full(page)).toBe(false);
  });
});

test("after a link has started presenting in the window, P fills the screen first, and then ends", async ({ page, site }) => {
  await awake(page, `${site}en/lower-hit.html?ui=board`);
  await presenting(page);
  await page.keyboard.press("p");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press("p");
  await ended(page);
});
