// The whole explainer in a single file, opened from disk without other files.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { faults } from "./axe.mjs";
import { fromDisk, opened } from "./class.mjs";
import { heading, label, texts } from "./content.mjs";
import { dist, expect, test } from "./site.mjs";

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
