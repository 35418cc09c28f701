// The embed builder, as a page and as a dialog that is set to the current view.
import { faults, faultsInAllThemes } from "./axe.mjs";
import { heading, texts } from "./content.mjs";
import { awake, expect, test } from "./site.mjs";

test("the builder writes the lines for the author's choices and shows a preview; without scripts it has the lines for the first step", async ({ page, site, browser }) => {
  await page.goto(`${site}en/embed.html`);
  const frameLines = page.locator("[data-lines=frame-lines]");
  await page.getByLabel("Step").selectOption("lower-hit");
  await page.getByLabel("Colours").selectOption("dark");
  await page.locator("[name=lang]").selectOption("ja");
  await page.getByLabel(texts("tools").build_width).fill("1000");
  await page.getByLabel(texts("tools").build_width).blur();
  await expect(frameLines).toContainText(`src="${site}embed/ja/lower-hit.html?theme=dark" title="下層で迎撃 – ミサイル防衛の二つの層"`);
  await expect(frameLines).toContainText(`width="1000" height="${Math.ceil(0.4125 * 1000 + 420)}"`);
  await expect(page.locator("[data-lines=element-lines]")).toContainText('<layered-defense lang="ja" step="lower-hit" theme="dark"');
  await page.getByLabel(texts("tools").build_form).selectOption("Markdown");
  await expect(frameLines).toHaveText(`[![下層で迎撃 – ミサイル防衛の二つの層](${site}figures/ja/lower-hit.landscape.dark.svg)](${site}ja/lower-hit.html?theme=dark)`);
  await page.getByLabel(texts("tools").build_form).selectOption("JSX");
  await expect(frameLines).toContainText('<div style={{"containerType":"inline-size"');
  await expect(page.locator("[data-lines=element-lines]")).toContainText(`<link rel="stylesheet" href="${site}layered-defense.css" />`);
  const shown = page.frameLocator(".preview iframe");
  await expect.poll(() => shown.locator("h1").innerText()).toBe(heading("lower-hit", "ja"));
  await expect(shown.locator("html")).toHaveAttribute("data-theme", "dark");
  await shown.locator("html[data-awake]").waitFor();
  const still = await browser.newPage({ javaScriptEnabled: false });
  await still.goto(`${site}en/embed.html`);
  await expect(still.locator("[data-lines=frame-lines]")).toContainText("embed/en/overview.html");
  await expect(still.locator("form")).toBeHidden();
  await still.close();
});

test("before any choice it has the lines that the page has without scripts", async ({ page, site, browser }) => {
  const still = await browser.newPage({ javaScriptEnabled: false });
  for (const language of ["en", "ja"]) {
    await still.goto(`${site}${language}/embed.html`);
    await page.goto(`${site}${language}/embed.html`);
    await expect(page.locator(".preview iframe")).toBeVisible();
    for (const id of ["frame-lines", "element-lines"]) {
      // Without scripts the lines contain a placeholder for the site's address.
      const said = (await still.locator(`[data-lines=${id}]`).innerText()).replaceAll("https://YOUR.HOST/PATH/", site);
      expect(await page.locator(`[data-lines=${id}]`).innerText()).toBe(said);
    }
  }
  await still.close();
});

test("with larger words and in a narrow column the lines follow the published height", async ({ page, site }) => {
  await page.goto(`${site}en/embed.html`);
  await page.getByLabel(texts("tools").set_text).selectOption("large");
  const lines = page.locator("[data-lines=frame-lines]");
  await expect(lines).toContainText('width="800" height="900"');
  await expect(lines).toContainText("height:900px;height:max(33.75cqi + 630px,min(41cqi + 1140px,(600px - 100cqi)*9999))");
  await page.getByLabel(texts("tools").build_width).fill("400");
  await page.getByLabel(texts("tools").build_width).press("Enter");
  await expect(lines).toContainText('width="400" height="1304"');
  await expect(lines).toContainText("max-width:400px");
  await expect(page.frameLocator(".preview iframe").locator("svg.portrait")).toBeVisible();
});

const opened = async (page) => {
  await page.locator(".open-menu").click();
  await page.locator("button.tool[data-tool=embed]").click();
  const dialog = page.getByRole("dialog", { name: /Embed this view|この表示を埋め込む/ });
  await expect(dialog.locator(".preview iframe")).toBeVisible();
  return dialog;
};

test("the dialog is set to the current view each time, and returns the focus", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await awake(page, `${site}en/lower-miss.html?path=both-miss&theme=dark`);
  const dialog = await opened(page);
  const lines = dialog.locator("[data-lines=frame-lines]");
  await expect(lines).toContainText("embed/en/lower-miss.html?path=both-miss&amp;theme=dark");
  const shown = page.frameLocator("dialog[open] .preview iframe");
  await expect(shown.locator("h1")).toHaveText(heading("lower-miss"));
  await expect(dialog.locator("h2").first()).toBeFocused();
  await dialog.getByRole("button", { name: "Copy" }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await lines.innerText());
  await dialog.getByLabel(texts("tools").build_width).press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator(".open-menu")).toBeFocused();
  await page.locator("#story").press("ArrowRight");
  await expect(page.locator("#story h1")).toHaveText(heading("limits"));
  await opened(page);
  await expect(lines).toContainText("embed/en/limits.html?path=both-miss");
  await expect(page.locator(".builder")).toHaveCount(1);
});

test("the lines contain the whole view: year, furigana, and the settings that this device remembers", async ({ page, site }) => {
  await page.goto(`${site}ja/overview.html`);
  await page.evaluate(() => localStorage.setItem("layered-defense", "theme=dark&text=large"));
  await awake(page, `${site}ja/next-generation.html?era=now&readings=on`);
  const dialog = await opened(page);
  await expect(dialog.locator("[data-lines=frame-lines]")).toContainText("embed/ja/next-generation.html?era=now&amp;theme=dark&amp;text=large&amp;readings=on");
});

test("the lines contain the links that are cut and the moment that is shown, of the step that is shown", async ({ page, site }) => {
  await awake(page, `${site}en/lower-tier.html?beat=1&cut=ce`);
  const dialog = await opened(page);
  const lines = dialog.locator("[data-lines=frame-lines]");
  await expect(lines).toContainText("embed/en/lower-tier.html?beat=1&amp;cut=ce");
  await dialog.locator("select[name=step]").selectOption("launch");
  await expect(lines).toContainText("embed/en/launch.html?cut=ce");
});

test("after the dialog the page prints as it did before", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await opened(page);
  await page.keyboard.press("Escape");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("footer.site p").first()).toBeVisible();
});

test.describe("when the builder cannot be loaded at first", () => {
  test.use({ expected: { lines: [/ERR_FAILED/, /tools could not be loaded/] } });

  test("a notice says so, and the next try opens it", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.route(/builder-.*\.js/, (route) => route.abort());
    await page.locator(".open-menu").click();
    await page.locator("button.tool[data-tool=embed]").click();
    await expect(page.locator(".tools-failed")).toBeVisible();
    await page.unroute(/builder-.*\.js/);
    const dialog = await opened(page);
    await expect(dialog.locator("[data-lines=frame-lines]")).toContainText("embed/en/launch.html");
    await expect(page.locator(".builder")).toHaveCount(1);
  });
});

test("after a change of language the dialog is in that language and works", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await opened(page);
  await page.keyboard.press("Escape");
  await page.locator(".languages [data-language=ja]").click();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ja");
  const dialog = await opened(page);
  await expect(dialog.locator("[data-lines=frame-lines]")).toContainText("embed/ja/launch.html");
  await dialog.locator("[name=step]").selectOption("track");
  await expect(dialog.locator("[data-lines=element-lines]")).toContainText('lang="ja" step="track"');
  // The document now contains both languages, and ids are still unique.
  expect(await page.evaluate(() => [...document.querySelectorAll(".builder [id]")].map(({ id }) => id).filter((id, nth, all) => all.indexOf(id) !== nth))).toEqual([]);
  expect(await faults(page, { within: "dialog[open]", without: ".preview iframe" })).toEqual([]);
});

test("the dialog has no fault that axe knows, in any theme", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html?theme=light`);
  await opened(page);
  expect(await faultsInAllThemes(page, { within: "dialog[open]", without: ".preview iframe" })).toEqual([]);
});
