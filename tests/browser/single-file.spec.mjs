// The whole explainer in a single file, opened from disk without other files.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { faults } from "./axe.mjs";
import { fromDisk, opened } from "./class.mjs";
import { heading, label, texts } from "./content.mjs";
import { dist, expect, look, test } from "./site.mjs";

const PAGES = ["systems", "timeline", "cooperation", "glossary", "questions", "sources", "outcomes", "symbols", "check", "cut", "parts", "teach", "handout", "handout-upper-hit", "handout-both-miss", "handout-short", "worksheet", "worksheet-key", "corrections"];

/** Waits until a page beside the story has the document, and its scripts run. */
async function shown(page, place) {
  const [language, name] = place.split("/");
  await expect(page.locator("html[data-beside]")).toHaveAttribute("data-language", language);
  await expect(page.locator(`[id="${language}/${name}"]`)).toBeVisible();
  await expect(page.locator("header.site:visible .open-menu")).toBeVisible();
}
const lead = async (page, place) => {
  await page.evaluate((place) => (location.hash = place), place);
  await shown(page, place);
};
const story = (page) => page.locator("html[data-awake]").waitFor();
const choose = async (page, name) => {
  await page.locator(".open-menu:visible").click();
  await page.locator(`.menu:popover-open .sections a[href$="/${name}"]`).click();
};

test("the file opens from disk, the program starts, and Back works as on the site", async ({ page }) => {
  const file = await fromDisk();
  await page.goto(file);
  await page.locator("html[data-awake]").waitFor();
  await page.locator(".next").click();
  await expect(page.locator("h1")).toHaveText(heading("launch"));
  await expect(page).toHaveURL(`${file}#en/launch`);
  await page.goBack();
  await expect(page.locator("h1")).toHaveText(heading("overview"));
});

test("an address with a hash opens that step in that language, and the other language is a link away", async ({ page }) => {
  const file = await fromDisk();
  await page.goto(`${file}?theme=dark#ja/lower-hit`);
  await page.locator("html[data-awake]").waitFor();
  // Furigana are in the markup, and hidden.
  await expect.poll(() => page.locator("h1").innerText()).toBe(heading("lower-hit", "ja"));
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.evaluate(() => (window.stayed = true));
  await page.locator("a[data-language=en]:visible").click();
  await expect(page.locator("h1:visible")).toHaveText(heading("lower-hit"));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("a[data-language=ja]:visible")).toBeFocused();
  await expect(page).toHaveURL(`${file}?theme=dark#en/lower-hit`);
  // Back is the other language again, with its header, footer and tools. Nothing is loaded anew.
  await page.goBack();
  await expect.poll(() => page.locator("h1").innerText()).toBe(heading("lower-hit", "ja"));
  await expect(page.locator("header.site:visible .name")).toHaveText(texts("page", "ja").name);
  await expect(page.locator("footer p:visible").last()).toContainText(texts("page", "ja").credit);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: texts("tools", "ja").preferences })).toBeVisible();
  expect(await page.evaluate(() => window.stayed)).toBe(true);
});

test.describe("in a frame of another page", () => {
  // The host has another origin on purpose.
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/$/] } });

  for (const how of ["srcdoc", "blob"]) {
    test(`by ${how}, in a sandbox, the story, its tools and the other language work, and the host's page stays outside`, async ({ page, site, article }) => {
      await page.goto(await article("<h1>The host</h1>"));
      await page.evaluate(
        async ([address, how]) => {
          const file = await (await fetch(address)).text();
          const frame = document.createElement("iframe");
          Object.assign(frame, { width: 1000, height: 700 });
          frame.setAttribute("sandbox", "allow-scripts");
          if (how === "srcdoc") frame.srcdoc = file;
          else frame.src = URL.createObjectURL(new Blob([file], { type: "text/html" }));
          document.body.append(frame);
        },
        [`${site}layered-defense.html`, how],
      );
      // A locator of the frame's element would read the whole file with each use.
      await expect.poll(() => page.frames().length).toBe(2);
      const file = page.frames()[1];
      await file.locator("html[data-awake]").waitFor();
      await file.locator(".next").click();
      await expect(file.locator("h1")).toHaveText(heading("launch"));
      await file.locator("#story").press("t");
      await expect(file.locator("html")).toHaveAttribute("data-text", "large");
      await file.locator("a[data-language=ja]:visible").click();
      await expect.poll(() => file.locator("h1:visible").innerText()).toBe(heading("launch", "ja"));
      await expect(file.locator("html")).toHaveAttribute("data-text", "large");
      await file.locator("#story").press("?");
      await expect(file.getByRole("dialog", { name: texts("tools", "ja").preferences })).toBeVisible();
      await page.keyboard.press("Escape");
      // A file in a sandbox cannot open its second window.
      await file.locator("#story").press("s");
      await expect(file.locator(".tool-notice")).toHaveText(texts("tools", "ja").said_no_window);
      // A link within the file, to a part of the picture.
      await file.locator(".for-the-program:visible summary").click();
      await file.locator(".for-the-program:visible a[href*=parts]").first().click();
      await expect(file.locator(".part-card")).toBeVisible();
      // A page beside the story is shown as without scripts, because the document cannot begin again. Back leads to the story.
      await page.keyboard.press("Escape");
      await file.locator(".open-menu:visible").click();
      await file.locator('.menu:popover-open a[href="#ja/systems"]').click();
      await expect.poll(() => file.evaluate(() => document.title)).toContain(texts("sections", "ja").systems.title);
      await expect(file.locator(".systems .card").first()).toBeVisible();
      await expect(file.locator("#story")).toBeHidden();
      await file.evaluate(() => history.back());
      await expect(file.locator("#story")).toBeVisible();
      await expect(file.locator(".systems")).toHaveCount(0);
      expect(page.frames().map((it) => it.url()).slice(1)).toEqual([expect.stringMatching(how === "srcdoc" ? /^about:srcdoc#ja\// : /^blob:.*#ja\//)]);
    });
  }
});

test("the path that a class has chosen is kept to the end", async ({ page }) => {
  await page.goto(`${await fromDisk()}#en/lower-tier`);
  await page.locator("html[data-awake]").waitFor();
  await page.locator(".choice").last().click();
  await expect(page.locator("h1")).toHaveText(heading("lower-miss"));
  await page.locator(".next").click();
  await expect(page.locator("h1")).toHaveText(heading("limits"));
  await expect(page.locator("svg.landscape .outcome.lower")).toHaveClass(/missed/);
  await page.locator(".controls .back").click();
  await expect(page.locator("h1")).toHaveText(heading("lower-miss"));
});

test("its row plays a step and goes by beats, in both pictures and in the other language", async ({ page }) => {
  await page.goto(`${await fromDisk()}#en/launch`);
  const row = page.locator("#story .player");
  await row.waitFor();
  for (const size of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await row.locator("[data-do=replay]").click();
    await expect(page.locator("#story .stage svg.picture:visible .ghosts").first()).toBeAttached();
    await row.locator("[data-do=play]").click();
    await expect(row.locator("[data-do=play]")).not.toHaveAttribute("data-playing");
    await row.locator("[data-do=beat-back]").click();
    await expect(page).toHaveURL(/[?&]beat=\d/);
  }
  await page.locator("a[data-language=ja]:visible").click();
  await expect(page.locator("#story .player")).toHaveAccessibleName(texts("tools", "ja").player);
});

test("the tools are in a single list, each on its own line, and the ring around their button is whole", async ({ page }) => {
  await page.goto(await fromDisk());
  await page.locator("html[data-awake]").waitFor();
  const opener = page.locator(".open-menu:visible");
  await page.keyboard.press("Shift");
  await opener.focus();
  const ring = await opener.evaluate((it) => {
    const { outlineOffset, outlineWidth, outlineStyle } = getComputedStyle(it);
    return { outlineStyle, top: it.getBoundingClientRect().top - parseFloat(outlineOffset) - parseFloat(outlineWidth) };
  });
  expect(ring.outlineStyle).toBe("solid");
  expect(ring.top).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  const places = await page.locator(".tool-list button:visible").evaluateAll((all) =>
    all.map((it) => {
      const words = document.createRange();
      words.selectNode(it.firstChild);
      return { lines: words.getClientRects().length, left: Math.round(words.getBoundingClientRect().left) };
    }),
  );
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter(({ lines }) => lines !== 1)).toEqual([]);
  expect(new Set(places.map(({ left }) => left)).size).toBe(1);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the file shows a single step and its links work", async ({ page }) => {
    const file = await fromDisk();
    await page.goto(file);
    await expect(page.locator("h1:visible")).toHaveText(heading("overview"));
    await page.locator(".next:visible").click();
    await expect(page.locator("h1:visible")).toHaveText(heading("launch"));
    await page.locator("a[data-language=ja]:visible").click();
    await expect.poll(() => page.locator("h1:visible").innerText()).toBe(heading("launch", "ja"));
    await expect(page.locator("svg.landscape:visible")).toHaveCount(1);
  });

  test("every page can be reached, with its pictures; a place within a page shows the page", async ({ page }) => {
    const file = await fromDisk();
    await page.goto(file);
    await page.locator('footer .sections a[href="#en/check"]:visible').click();
    await expect(page.locator("h1:visible")).toHaveCount(1);
    await page.locator(".quiz input").first().check();
    await expect(page.locator(".feedback:visible")).toHaveCount(1);
    // The picture of the answer is a reference to that of the step.
    const { width, height } = await page.locator(".answered-by:visible svg.picture:visible > use").first().boundingBox();
    expect(Math.min(width, height)).toBeGreaterThan(100);
    await page.locator('footer .sections a[href="#ja/glossary"]:visible').click();
    await expect(page.locator("main:visible")).toHaveCount(1);
    await page.goto(`${file}#en/systems/sm3`);
    await expect(page.locator(".card:target")).toBeInViewport();
    await expect(page.locator("main:visible")).toHaveCount(1);
  });

  test("both eras can be seen, and a choice in one language does not bind the other", async ({ page }) => {
    await page.goto(`${await fromDisk()}#en/next-generation`);
    await page.locator(".era:visible [value=now]").check();
    await expect(page.locator("svg.landscape:visible").getByText(label("new-vessels-now"))).toBeVisible();
    await page.locator("a[data-language=ja]:visible").click();
    await expect(page.locator(".era:visible [value='2015']")).toBeChecked();
    await expect(page.locator("svg.landscape:visible").getByText(label("block-iia-then", "ja"))).toBeVisible();
    await expect(page.locator("svg.landscape:visible").getByText(label("new-vessels-now", "ja"))).toBeHidden();
  });
});

test("it holds every page of the site but those about other files, with title, header and pictures as on the site", async ({ page }) => {
  const file = await fromDisk();
  await page.goto(`${file}#en/systems`);
  for (const [language, names] of [["en", PAGES], ["ja", ["systems", "check", "handout"]]]) {
    for (const name of names) {
      await lead(page, `${language}/${name}`);
      const seen = await page.evaluate(() => ({
        heading: [...document.querySelector("main h1").childNodes].map((it) => it.querySelector?.("rt") ? it.firstChild.textContent : it.textContent).join(""),
        title: document.title,
        others: document.querySelectorAll(".leaf, #story, .leaves").length,
        current: [...document.querySelectorAll("header:not([hidden]) .sections [aria-current]")].map((it) => it.hash),
        presents: [...document.querySelectorAll("header:not([hidden]) > .tool:not([hidden])")].length,
        references: document.querySelectorAll('main .picture > use').length,
        blank: [...document.querySelectorAll("main svg.picture")].filter((it) => it.checkVisibility() && !it.querySelector("path, use")).length,
        sideways: document.documentElement.scrollWidth - innerWidth,
        top: scrollY,
      }));
      const { heading: words, title, current, presents, ...rest } = seen;
      expect(title.startsWith(`${words} – `), `${name}: ${title}`).toBe(true);
      expect(current.filter((hash) => hash !== `#${language}/${name}`), name).toEqual([]);
      expect(presents, name).toBe(["systems", "timeline", "outcomes", "check", "cut"].includes(name) ? 1 : 0);
      expect(rest, `${language}/${name}`).toEqual({ others: 1, references: 0, blank: 0, sideways: expect.any(Number), top: 0 });
      expect(rest.sideways, `${language}/${name}`).toBeLessThanOrEqual(0);
    }
  }
  for (const absent of ["figures", "embed", "take"]) await expect(page.locator(`a[href*="/${absent}"]`)).toHaveCount(0);
});

test("the menu leads to a page, Back to the step that was left, and links and the search lead within the file", async ({ page }) => {
  const file = await fromDisk();
  await page.goto(`${file}?theme=dark#en/launch`);
  await story(page);
  await choose(page, "systems");
  await shown(page, "en/systems");
  await expect(page).toHaveURL(`${file}?theme=dark#en/systems`);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  // The scripts of the site's page run: the filter is in the address, and the result is counted.
  await page.locator(".fold summary").click();
  await page.locator('.filters [name=tier][value=upper]').check();
  await expect(page).toHaveURL(`${file}?theme=dark&tier=upper#en/systems`);
  await expect(page.locator(".found")).not.toBeEmpty();
  await page.locator("a[data-language=ja]:visible").click();
  await shown(page, "ja/systems");
  await page.goBack();
  await shown(page, "en/systems");
  await page.goBack();
  await story(page);
  await expect(page.locator("h1")).toHaveText(heading("launch"));
  await page.goForward();
  await shown(page, "en/systems");
  await page.keyboard.press("/");
  await page.keyboard.type("boost phase");
  await page.locator("dialog.search li a").first().click();
  await shown(page, "en/glossary");
  await expect(page.locator(".entry:target")).toBeInViewport();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.locator("header.site:visible .name").click();
  await story(page);
  await expect(page.locator("h1")).toHaveText(heading("overview"));
});

test("a class presents a page, goes on to another, and back to the story; presenter view names each page", async ({ page }) => {
  await page.goto(`${await fromDisk()}#en/cut`);
  await shown(page, "en/cut");
  await page.keyboard.press("2");
  await expect(page).toHaveURL(/\?cut=b#en\/cut$/);
  await page.keyboard.press("2");
  const window = await opened(page);
  await page.keyboard.press("p");
  await expect(page.locator("header.site").first()).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(page.locator(".board-count")).toContainText("1 / 10");
  await expect(page.locator(".cutting .lost:visible").first()).toBeVisible();
  await expect(window.locator(".of-page h2")).toHaveText(texts("sections").cut.title);
  await page.mouse.move(500, 400);
  await page.mouse.move(510, 410);
  await page.locator(".board-bar:visible").getByRole("button", { name: texts("tools").board_more }).click();
  await expect(page.locator(".board-pages:visible [aria-current]")).toHaveAttribute("data-page", "cut");
  await page.locator(".board-pages:visible [data-page=check]").click();
  await expect(page.locator(".quiz > ol > [data-unit]")).toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect(page.locator("[data-unit] .feedback.right")).toBeVisible();
  await expect(window.locator(".of-page h2")).toHaveText(texts("sections").check.title);
  await window.locator(".of-page [data-do=story]").click();
  await story(page);
  await expect(page.locator("html")).toHaveAttribute("data-ui", "board");
  await expect(page.locator("#story")).toBeVisible();
  await expect(window.locator(".of-step:visible h2")).toHaveText(heading("overview"));
});

test("axe finds nothing on three of its pages", async ({ page }) => {
  await page.goto(`${await fromDisk()}#en/systems`);
  for (const [place, theme] of [["en/systems", ""], ["ja/check", "dark"], ["en/handout", "projector"]]) {
    await lead(page, place);
    await look(page, { theme });
    expect(await faults(page), place).toEqual([]);
  }
});

test("a file in one language opens, has its pages, and offers no other language", async ({ page }) => {
  for (const language of ["en", "ja"]) {
    const file = await fromDisk(`layered-defense-${language}.html`);
    await page.goto(file);
    await story(page);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("a[data-language]")).toHaveCount(0);
    await choose(page, "timeline");
    await shown(page, `${language}/timeline`);
  }
});

test("its presenter's window shows the notes and nothing else", async ({ page }) => {
  await page.goto(await fromDisk());
  await page.locator("html[data-awake]").waitFor();
  const window = await opened(page);
  await expect(window.locator("main:visible")).toHaveCount(1);
  await expect(window.locator(".story:visible")).toHaveCount(0);
  const { y } = await window.locator(".presenter-head:visible").boundingBox();
  expect(y).toBeLessThan(40);
  expect(await faults(window, { within: `[id="en/presenter"]` })).toEqual([]);
});

test("the pages of the site open from disk too, and walk by their links", async ({ page }) => {
  await page.goto(pathToFileURL(join(dist, "index.html")).href);
  await expect(page.locator("svg.landscape")).toBeVisible();
  await page.locator(".next").click();
  await expect(page.locator("h1")).toHaveText(heading("launch"));
  // The style sheet is loaded if the picture has its colours.
  expect(await page.locator("svg.landscape .space-high").evaluate((stop) => getComputedStyle(stop).stopColor)).toBe("rgb(205, 215, 236)");
});
