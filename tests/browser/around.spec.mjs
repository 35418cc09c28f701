// The parts around the picture and the pages beside the story: the map, the legend, the two eras, the outcomes,
// the symbols and the figures.
import { faultsInAllThemes } from "./axe.mjs";
import { LANGUAGES, THEMES, steps } from "./browser.mjs";
import { heading, label, like, opening, plain, station, texts } from "./content.mjs";
import { awake, dist, expect, look, test } from "./site.mjs";

const BESIDE = ["systems", "timeline", "cooperation", "glossary", "questions", "sources", "outcomes", "symbols", "figures"];
const STEPS = await steps(dist);
const stop = (page, name) => page.locator(".map").getByRole("link", { name });

test("the map shows the current step and the steps seen, and its links go there without a reload", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  await expect(page.locator(".map [aria-current=step]")).toHaveText(like(station("upper-tier")));
  await stop(page, station("lower-tier")).click();
  await expect(page).toHaveURL(`${site}en/lower-tier.html`);
  await expect(page.locator(".map [aria-current=step]")).toHaveText(like(station("lower-tier")));
  await expect(stop(page, `${station("upper-tier")} (${texts("page").seen})`)).toBeVisible();
  await expect(page.locator(".map").getByText(`(${texts("page").seen})`)).toHaveCount(1);
});

test("the ring around a station is whole: its name covers none of it, nor do its neighbours", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  const stops = page.locator(".map .stop");
  await page.keyboard.press("Shift");
  for (let nth = 0; nth < (await stops.count()); nth++) {
    await stops.nth(nth).focus();
    const covered = await stops.nth(nth).evaluate((stop) => {
      const ringed = [stop, ...stop.querySelectorAll("*")].filter((it) => getComputedStyle(it).outlineStyle === "solid");
      if (ringed.length !== 1) return [`${ringed.length} rings`];
      const { left, right, top, bottom } = ringed[0].getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const edges = [[left - 1, y], [right + 1, y], [x, top - 1], [x, bottom + 1]];
      return edges.map(([x, y]) => document.elementFromPoint(x, y)).filter((it) => it !== ringed[0] && it.matches(".station")).map((it) => it.textContent);
    });
    expect(covered, await stops.nth(nth).innerText()).toEqual([]);
  }
});

test("a link to a branch on the map changes the path", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await stop(page, like(station("lower-miss"))).click();
  await expect(page).toHaveURL(`${site}en/lower-miss.html?path=both-miss`);
  // The walked route is drawn with a line for each step before this step.
  await expect(page.locator(".ways .walked")).toHaveCount(6);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the map is a list of links, and both eras can be seen", async ({ page, site }) => {
    await page.goto(`${site}en/overview.html`);
    await stop(page, station("next-generation")).click();
    await expect(page).toHaveURL(`${site}en/next-generation.html`);
    const picture = page.locator("svg.landscape");
    await expect(picture.getByText(label("block-iia-then"))).toBeVisible();
    await page.getByRole("radio", { name: texts("page").now }).check();
    await expect(picture.getByText(label("block-iia-then"))).toBeHidden();
    await expect(picture.getByText(label("new-vessels-now"))).toBeVisible();
    await expect(page.locator(".sentence:visible").first()).toHaveText(opening(texts("story")["next-generation"].now.caption[0]));
  });
});

test("the other era is announced, is in the address and is kept after a reload", async ({ page, site }) => {
  await awake(page, `${site}en/next-generation.html`);
  const entries = await page.evaluate(() => history.length);
  await page.getByRole("radio", { name: texts("page").now }).check();
  await expect(page).toHaveURL(`${site}en/next-generation.html?era=now`);
  await expect(page.locator("#story > [role=status]")).toHaveText(like(texts("story")["next-generation"].now.changed));
  await expect(page.locator("svg.landscape").getByText(label("as-of-now"))).toBeVisible();
  await expect(page.locator("svg.landscape")).toHaveAccessibleDescription(opening(texts("story")["next-generation"].now.description));
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await page.locator("html[data-awake]").waitFor();
  await expect(page.getByRole("radio", { name: texts("page").now })).toBeChecked();
  await page.getByRole("radio", { name: texts("page").then }).check();
  await expect(page.locator("svg.landscape").getByText(label("as-of"))).toBeVisible();
  await expect(page).toHaveURL(`${site}en/next-generation.html`);
});

test("Back restores the era, and the choice of language keeps it", async ({ page, site }) => {
  await awake(page, `${site}en/next-generation.html?era=now&theme=dark`);
  await page.getByRole("radio", { name: texts("page").then }).check();
  await stop(page, station("launch")).click();
  await expect(page).toHaveURL(`${site}en/launch.html?theme=dark`);
  await stop(page, station("next-generation")).click();
  await page.getByRole("radio", { name: texts("page").now }).check();
  await expect(page).toHaveURL(`${site}en/next-generation.html?era=now&theme=dark`);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(`${site}en/next-generation.html?theme=dark`);
  await expect(page.getByRole("radio", { name: texts("page").then })).toBeChecked();
  await expect(page.locator("svg.landscape").getByText(label("block-iia-then"))).toBeVisible();
  await page.locator("a[data-language=ja]").click();
  await expect(page).toHaveURL(`${site}ja/next-generation.html?theme=dark`);
});

test("a clicker goes on after the era was chosen", async ({ page, site }) => {
  await awake(page, `${site}en/next-generation.html?ui=board`);
  await page.getByRole("radio", { name: texts("page").now }).check();
  await page.keyboard.press("PageUp");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading("limits"));
});

test("an era chosen before the program arrives is kept", async ({ page, site }) => {
  await page.route("**/*.wasm", async (route) => {
    await page.getByRole("radio", { name: texts("page").now }).check();
    await route.continue();
  });
  await awake(page, `${site}en/next-generation.html`);
  await expect(page.getByRole("radio", { name: texts("page").now })).toBeChecked();
  await expect(page.locator("svg.landscape").getByText(label("new-vessels-now"))).toBeVisible();
});

for (const language of LANGUAGES) {
  test(`in ${language} the header's name is whole, its entries are on a single line, and every page is a click away, at any width`, async ({ page, site }) => {
    await awake(page, `${site}${language}/overview.html`);
    for (const { width, height, theme = "", text = "" } of [
      { width: 700, height: 900 },
      { width: 700, height: 900, text: "larger" },
      { width: 1024, height: 768 },
      { width: 1024, height: 768, text: "larger" },
      { width: 1180, height: 820 },
      { width: 1280, height: 720 },
      { width: 1600, height: 900 },
      { width: 1920, height: 1080 },
      { width: 1920, height: 1080, theme: "projector" },
      { width: 1920, height: 1080, theme: "projector", text: "larger" },
    ]) {
      const place = `${width} × ${height} ${theme} ${text}`;
      await page.setViewportSize({ width, height });
      await look(page, { theme, text });
      const found = await page.evaluate(() => {
        const name = document.querySelector("header .name");
        const entries = [...document.querySelectorAll("header :is(a, button)")].filter((it) => it.checkVisibility());
        const lines = (it) => {
          const range = document.createRange();
          range.selectNodeContents(it);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        };
        const middle = (it) => {
          const { top, bottom } = it.getBoundingClientRect();
          return (top + bottom) / 2;
        };
        return [
          ...(name.scrollWidth > name.clientWidth ? ["the name is cut"] : []),
          ...entries.filter((it) => lines(it) > 1).map((it) => `${it.textContent} breaks`),
          ...entries.filter((it) => Math.abs(middle(it) - middle(name)) > 1).map((it) => `${it.textContent} stands higher or lower`),
          ...entries.filter((it) => it.getBoundingClientRect().right > innerWidth).map((it) => `${it.textContent} is cut`),
        ];
      });
      expect.soft(found, place).toEqual([]);
      expect.soft(await page.locator("header :is(a, button):visible").count(), place).toBeLessThanOrEqual(4);
      await page.locator(".open-menu").click();
      await expect.soft(page.locator("header .sections a").first(), place).toBeInViewport({ ratio: 1 });
      await expect.soft(page.locator(".sections a[href$='glossary.html']:visible").first(), place).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Escape");
      await expect(page.locator("header .sections")).toBeHidden();
    }
  });
}

/** The number of controls in the window without scrolling. */
const controlsInView = (page) =>
  page.evaluate(() => {
    const isInView = ({ top, bottom, width }) => top < innerHeight && bottom > 0 && width > 2;
    // The way into the picture by keys is the picture itself: it is seen only while it has the focus.
    return [...document.querySelectorAll("a, button:not(.part-way-in), summary, input")].filter((it) => it.checkVisibility({ visibilityProperty: true }) && isInView(it.getBoundingClientRect())).length;
  });

for (const language of LANGUAGES) {
  for (const [width, height] of [[1280, 720], [390, 844]]) {
    test(`in ${language} the first screen asks a question, and has three doors and a dozen controls at most, at ${width} × ${height}`, async ({ page, site }) => {
      await page.setViewportSize({ width, height });
      await awake(page, `${site}${language}/overview.html`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/[?？]$/);
      const doors = page.locator(".controls a");
      await expect(doors).toHaveCount(3);
      for (const door of await doors.all()) await expect(door).toBeInViewport({ ratio: 1 });
      expect(await controlsInView(page)).toBeLessThanOrEqual(12);
    });
  }

  for (const [width, height] of [[390, 664], [360, 640]]) {
    test(`in ${language} a phone's window of ${width} × ${height} shows every sentence of every step above Next, and a question with its answers`, async ({ page, site }) => {
      await page.setViewportSize({ width, height });
      for (const step of [...STEPS.map((name) => `${name}.html`), "next-generation.html?era=now"]) {
        await awake(page, `${site}${language}/${step}`);
        const found = await page.evaluate(() => {
          const shown = (name) => [...document.querySelectorAll(name)].filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect());
          const [bar] = shown(".controls");
          return {
            hidden: Math.max(0, ...shown(".title, .sentence").map(({ bottom }) => Math.round(bottom - bar.top))),
            below: shown(".question, .controls a").filter(({ top, bottom }) => top < 0 || bottom > innerHeight).length,
          };
        });
        expect.soft(found, step).toEqual({ hidden: 0, below: 0 });
      }
    });
  }
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the doors of the first screen open", async ({ page, site }) => {
    for (const to of ["cut", "teach", "launch"]) {
      await page.goto(`${site}en/overview.html`);
      await page.locator(`.controls a[href$="${to}.html"]`).click();
      await expect(page).toHaveURL(`${site}en/${to}.html`);
    }
  });

  test("the menu opens, and leads to every page", async ({ page, site }) => {
    await page.goto(`${site}en/overview.html`);
    await page.locator(".open-menu").click();
    await page.locator(".menu").getByRole("link", { name: texts("sections").check.name }).click();
    await expect(page).toHaveURL(`${site}en/check.html`);
  });
});

test("on a page that is enlarged to 200 % the picture is no smaller than before", async ({ page, site }) => {
  await page.goto(`${site}en/upper-tier.html`);
  const width = async (size) => {
    await page.setViewportSize(size);
    return (await page.locator("svg.landscape").boundingBox()).width;
  };
  for (const [across, down] of [[1280, 720], [1366, 768], [1920, 1080]]) {
    const before = await width({ width: across, height: down });
    expect(2 * (await width({ width: Math.floor(across / 2), height: Math.floor(down / 2) })), `${across} × ${down}`).toBeGreaterThanOrEqual(before);
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true });

  for (const [width, height] of [[390, 844], [320, 640], [844, 390], [768, 1024]]) {
    test(`at ${width} × ${height} everything in the menu can be reached`, async ({ page, site }) => {
      await page.setViewportSize({ width, height });
      for (const language of LANGUAGES) {
        await awake(page, `${site}${language}/upper-tier.html`);
        await page.locator(".open-menu").tap();
        const tools = page.locator(".menu :is(button, a)");
        await expect(tools.first()).toBeVisible();
        for (const tool of await tools.all()) {
          // Scrolls like a finger: only the list itself scrolls.
          await tool.evaluate((it) => {
            const menu = it.closest(".menu");
            menu.scrollBy(0, it.getBoundingClientRect().bottom - menu.getBoundingClientRect().bottom + 2);
          });
          await expect(tool, `${language}: ${await tool.textContent()}`).toBeInViewport({ ratio: 1 });
          await tool.click({ trial: true });
        }
        await expect(page.locator(".menu kbd:visible")).toHaveCount(0);
      }
    });
  }
});

test("the skip link stays on the page, also with a query", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?theme=dark`);
  await page.keyboard.press("ArrowRight");
  await page.evaluate(() => (window.same = true));
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#story")).toBeFocused();
  expect(await page.evaluate(() => window.same)).toBe(true);
});

test("an era in the address changes no step that has a single era", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?era=now`);
  await expect(page.locator("svg.landscape").getByText(label("as-of"))).toBeVisible();
  await expect(page.locator(".sentence:visible")).toHaveCount(2);
});

test("in the single file the era can be chosen and the map's links work", async ({ page, site }) => {
  await awake(page, `${site}layered-defense.html`);
  await stop(page, station("next-generation")).click();
  await page.getByRole("radio", { name: texts("page").now }).check();
  await expect(page.locator("#story svg.landscape").getByText(label("new-vessels-now"))).toBeVisible();
});

test("in a frame the map and the legend are folded and can be opened", async ({ page, site }) => {
  await page.setViewportSize({ width: 800, height: 680 });
  await awake(page, `${site}embed/en/track.html`);
  await expect(page.locator(".map")).toBeHidden();
  await page.getByText(texts("page").map).click();
  await stop(page, station("launch")).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading("launch"));
});

test("the legend follows the story", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await expect(page.locator(".legend li.lit")).toHaveText(["incoming", "sensing", "shared"].map((meaning) => texts("page").meanings[meaning]));
  await page.locator(".controls .next").click();
  await expect(page.locator(".legend li.lit").filter({ hasText: texts("page").meanings.information })).toBeVisible();
});

test("the story leads to what classes ask at its step, and the search finds a question by its words", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html?theme=dark`);
  const link = page.getByRole("link", { name: texts("page").asked });
  await expect(link).toHaveAttribute("href", /\/en\/questions\.html\?theme=dark#launch$/);
  await page.locator(".controls .next").click();
  await expect(link).toHaveAttribute("href", /#track$/);
  await link.click();
  await expect(page).toHaveURL(`${site}en/questions.html?theme=dark#track`);
  await expect(page.getByRole("heading", { name: texts("questions").questions["how-long"].ask })).toBeInViewport();
  const { ask, answer } = texts("questions").questions["try-again"];
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("try again");
  const found = page.locator("dialog.search li").first();
  await expect(found).toContainText(ask);
  await expect(found).toContainText(plain(answer));
  await found.getByRole("link").click();
  await expect(page.locator("#try-again")).toBeInViewport();
});

for (const language of LANGUAGES) {
  for (const name of BESIDE) {
    test(`axe finds nothing on ${language}/${name}.html, wide or narrow, in any theme, and it does not scroll sideways`, async ({ page, site }) => {
      await page.goto(`${site}${language}/${name}.html?theme=light`);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 700 });
        expect.soft(await faultsInAllThemes(page), `${width}`).toEqual([]);
        for (const theme of THEMES) {
          await look(page, { theme });
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}, ${theme}`).toBeLessThanOrEqual(0);
        }
        await look(page, { theme: "light" });
      }
    });
  }
}

test("each outcome leads to its step, and the choice of language keeps the page", async ({ page, site }) => {
  await page.goto(`${site}en/outcomes.html?theme=dark`);
  await page.locator("a[data-language=ja]").click();
  await expect(page).toHaveURL(`${site}ja/outcomes.html?theme=dark`);
  await page.locator(".outcome-panel a").last().click();
  await expect(page).toHaveURL(`${site}ja/lower-miss.html?path=both-miss&theme=dark`);
});

test("hidden labels hide the legend, the map's names and the outcomes' words", async ({ page, site }) => {
  await awake(page, `${site}en/lower-hit.html?labels=hidden`);
  await expect(page.locator(".legend")).toBeHidden();
  await expect(page.locator(".station").first()).toBeHidden();
  await page.goto(`${site}en/outcomes.html?labels=hidden`);
  await expect(page.getByText(heading("upper-hit")).first()).toBeHidden();
});

/** The symbols of a sheet without names, in order: each is a checkbox that shows the name. */
async function toGuess(page, site, language) {
  await page.goto(`${site}${language}/symbols.html`);
  const names = await page.locator(".sheet-of-symbols .name").allTextContents();
  expect(names.length).toBeGreaterThan(10);
  await page.goto(`${site}${language}/symbols.html?labels=hidden`);
  return { names, boxes: page.locator(".sheet-of-symbols").getByRole("checkbox") };
}

for (const language of LANGUAGES) {
  test(`hidden labels hide the names of the symbols in ${language}, and each symbol has its own letter`, async ({ page, site }) => {
    const { names, boxes } = await toGuess(page, site, language);
    await expect(boxes).toHaveCount(names.length);
    for (const [nth, name] of names.entries()) {
      const letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[nth];
      await expect(boxes.nth(nth)).toHaveAccessibleName(new RegExp(letter));
      await expect(page.locator(".sheet-of-symbols .letter").nth(nth)).toBeVisible();
      await expect(page.locator(".sheet-of-symbols .letter").nth(nth)).toHaveText(letter);
      await expect(page.getByText(name, { exact: true })).toBeHidden();
    }
    const heard = await page.locator("main").ariaSnapshot();
    expect(names.filter((name) => heard.includes(name))).toEqual([]);
    await expect(page.locator(".how-to-guess")).toBeVisible();
  });

  test(`pressing a symbol in ${language} shows its name alone and moves nothing, and pressing it again hides it`, async ({ page, site }) => {
    const { names, boxes } = await toGuess(page, site, language);
    const last = page.locator(".sheet-of-symbols .large svg").last();
    const before = await last.boundingBox();
    const symbol = await page.locator(".sheet-of-symbols .large svg").nth(3).boundingBox();
    const press = () => page.mouse.click(symbol.x + symbol.width / 2, symbol.y + symbol.height / 2);
    await press();
    await expect(page.getByText(names[3], { exact: true })).toBeVisible();
    await expect(boxes.nth(3)).toBeChecked();
    await expect(page.locator(".sheet-of-symbols .name").filter({ visible: true })).toHaveCount(1);
    expect(await last.boundingBox()).toEqual(before);
    await press();
    await expect(page.getByText(names[3], { exact: true })).toBeHidden();
  });
}

test("by keyboard the symbols get the focus one by one, and a key shows and hides the name", async ({ page, site }) => {
  const { names, boxes } = await toGuess(page, site, "en");
  await boxes.first().focus();
  await page.keyboard.press("Tab");
  await expect(boxes.nth(1)).toBeFocused();
  const outlines = page.locator(".sheet-of-symbols li").evaluateAll((them) => them.map((it) => getComputedStyle(it).outlineStyle !== "none"));
  expect((await outlines).flatMap((it, nth) => (it ? [nth] : []))).toEqual([1]);
  await page.keyboard.press("Space");
  await expect(page.getByText(names[1], { exact: true })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByText(names[1], { exact: true })).toBeHidden();
});

test.describe("on a screen to touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a touch on a symbol shows its name", async ({ page, site }) => {
    const { names } = await toGuess(page, site, "en");
    const symbol = await page.locator(".sheet-of-symbols .large svg").first().boundingBox();
    await page.touchscreen.tap(symbol.x + symbol.width / 2, symbol.y + symbol.height / 2);
    await expect(page.getByText(names[0], { exact: true })).toBeVisible();
  });
});

test("axe finds nothing on the symbols without their names, some of them found", async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${site}en/symbols.html?labels=hidden&theme=light`);
  await page.locator(".guess").first().check();
  expect(await faultsInAllThemes(page)).toEqual([]);
  for (const theme of THEMES) {
    await look(page, { theme });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), theme).toBeLessThanOrEqual(320);
  }
});

test("symbols with their names have no letters and no controls", async ({ page, site }) => {
  await page.goto(`${site}en/symbols.html`);
  await expect(page.getByText(texts("symbols").symbol[0].name, { exact: true })).toBeVisible();
  await expect(page.locator(".sheet-of-symbols").getByRole("checkbox")).toHaveCount(0);
  await expect(page.locator(".letter, .how-to-guess").filter({ visible: true })).toHaveCount(0);
});

test.describe("a figure opened as a page", () => {
  // For an SVG opened as a page, a browser requests an icon, which this host does not have.
  test.use({ expected: { lines: [/favicon\.ico/, /Failed to load resource/] } });

  test("a figure opens without other files, with its words as text and its colours in attributes", async ({ page, site }) => {
    await page.goto(`${site}figures/en/lower-hit.landscape.dark.svg`);
    const { paper, words } = await page.evaluate(() => ({
      paper: getComputedStyle(document.querySelector("rect")).fill,
      words: [...document.querySelectorAll("text")].map((text) => text.textContent),
    }));
    expect(paper).toBe("rgb(15, 19, 27)");
    expect(words).toContain(label("pac3-intercepted"));
    expect(words.at(-1)).toContain("CC BY 4.0");
  });

  for (const language of LANGUAGES) {
    test(`no word of a figure in ${language} is cut off, the line of credit included`, async ({ page, site }) => {
      await page.goto(`${site}${language}/figures.html`);
      const files = await page.locator(".files a").evaluateAll((links) => links.map((link) => link.href).filter((href) => href.endsWith(".light.svg")));
      expect(files.length).toBeGreaterThan(20);
      for (const file of files) {
        await page.goto(file);
        const cut = await page.evaluate(() => {
          const { width, height } = document.documentElement.viewBox.baseVal;
          const scale = document.documentElement.getScreenCTM().inverse();
          return [...document.querySelectorAll("text")].filter((text) => {
            const { x, y, width: w, height: h } = text.getBBox();
            // The top sixth of a line's box is above all letters, also above kanji.
            const lead = parseFloat(getComputedStyle(text).fontSize) / 6;
            const [from, to] = [[x, y + lead], [x + w, y + h]].map(([left, top]) => new DOMPoint(left, top).matrixTransform(scale.multiply(text.getScreenCTM())));
            return from.x < 0 || to.x > width || from.y < 0 || to.y > height;
          }).map((text) => text.textContent);
        });
        expect(cut, file).toEqual([]);
      }
    });
  }
});

test.describe("the page of figures", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("offers files and markup", async ({ page, site }) => {
    await page.goto(`${site}en/figures.html`);
    const shelf = page.locator(".shelf").filter({ hasText: heading("lower-hit") });
    await shelf.getByText(texts("sections").markup).click();
    await shelf.getByRole("button", { name: texts("sections").copy[0] }).click();
    await expect(shelf.getByRole("button", { name: texts("sections").copy[1] })).toBeVisible();
    const markup = await page.evaluate(() => navigator.clipboard.readText());
    for (const part of ["<picture>", `srcset="${site}figures/en/lower-hit.portrait.light.svg" width="360"`, `src="${site}figures/en/lower-hit.landscape.light.svg" width="1280"`, `alt="${plain(texts("story")["lower-hit"].caption.join(" ")).slice(0, 30)}`]) {
      expect(markup).toContain(part);
    }
    const [download] = await Promise.all([page.waitForEvent("download"), shelf.getByRole("link", { name: "dark" }).first().click()]);
    expect(download.suggestedFilename()).toBe("lower-hit.landscape.dark.svg");
  });
});
