// Preferences, sharing, *Save image*: their effects, and their messages when a browser refuses.
import { readFile } from "node:fs/promises";
import { faultsInAllThemes } from "./axe.mjs";
import { ended, fromDisk, html, notice, presenting, remember, remembered, title, rootData, tool } from "./class.mjs";
import { heading, label, texts } from "./content.mjs";
import { awake, expect, test } from "./site.mjs";

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

for (const language of ["en", "ja"]) {
  test(`in ${language} axe finds nothing in any dialog, in any theme, the focus goes in, stays in and comes back`, async ({ page, site }) => {
    await awake(page, `${site}${language}/lower-tier.html?theme=light`);
    for (const name of ["vote", "share", "picture", "preferences", "offline"]) {
      const dialog = await tool(page, name);
      await expect(dialog.locator("h2")).toBeFocused();
      expect(await faultsInAllThemes(page), name).toEqual([]);
      // After twenty tab stops, the focus is still in the dialog or in the browser's own controls.
      for (let stop = 0; stop < 20; stop++) {
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null), name).toBe(true);
      }
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(page.locator(".open-menu")).toBeFocused();
    }
  });
}

test("a preference applies immediately, is in the address in the published order, and is not stored", async ({ page, site }) => {
  await awake(page, `${site}en/lower-miss.html?theme=dark&path=both-miss`);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: texts("tools").preferences });
  await dialog.getByLabel(texts("tools").set_theme_projector).check();
  await dialog.getByLabel(texts("tools").set_text_larger).check();
  expect([await rootData(page, "theme"), await rootData(page, "text")]).toEqual(["projector", "larger"]);
  await expect(page).toHaveURL(`${site}en/lower-miss.html?path=both-miss&theme=projector&text=larger`);
  expect(await stored(page)).toEqual({});
  await page.keyboard.press("Escape");
  // The program's links contain the setting.
  await page.locator(".controls .next").click();
  await expect(page).toHaveURL(`${site}en/limits.html?path=both-miss&theme=projector&text=larger`);
});

test("a device remembers settings only if the reader asks for it, on every page, and forgets them on request", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: texts("tools").preferences });
  await dialog.getByLabel(texts("tools").set_theme_dark).check();
  await dialog.getByLabel(texts("tools").remember).check();
  await expect(notice(page)).toHaveText(texts("tools").said_remembered);
  await page.goto(`${site}ja/glossary.html`);
  expect(await rootData(page, "theme")).toBe("dark");
  await page.goto(`${site}embed/en/launch.html?theme=light`);
  expect(await rootData(page, "theme")).toBe("light");
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("?");
  await expect(dialog.getByLabel(texts("tools").set_theme_dark)).toBeChecked();
  await dialog.getByLabel(texts("tools").remember).uncheck();
  await expect(notice(page)).toHaveText(texts("tools").said_forgotten);
  expect(await stored(page)).toEqual({});
});

test("Alt+R resets everything, also the label quiz and the remembered settings", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html?theme=dark&text=large&labels=hidden`);
  await page.evaluate(() => localStorage.setItem("layered-defense", "theme=dark"));
  await page.keyboard.press("Alt+r");
  await expect(page).toHaveURL(`${site}en/launch.html`);
  await expect(page.locator("#story h1")).toHaveText(heading("launch"));
  expect([await rootData(page, "theme"), await rootData(page, "text")]).toEqual([null, null]);
  expect(await stored(page)).toEqual({});
});

test("a preference that is set while presenting is kept and remembered; a larger size for the class is neither", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("p");
  await presenting(page);
  await page.keyboard.press("t");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: texts("tools").preferences });
  await dialog.getByLabel(texts("tools").set_theme_dark).check();
  await dialog.getByLabel(texts("tools").remember).check();
  expect(await remembered(page)).toEqual({ theme: "dark" });
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("t");
  await expect(html(page)).toHaveAttribute("data-text", "larger");
  expect(await remembered(page)).toEqual({ theme: "dark" });
  await page.keyboard.press("p");
  await ended(page);
  expect([await rootData(page, "theme"), await rootData(page, "text")]).toEqual(["dark", null]);
  expect(await remembered(page)).toEqual({ theme: "dark" });
});

test("Alt+R while presenting holds when presenting ends", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html?theme=dark`);
  await page.keyboard.press("p");
  await presenting(page);
  await page.keyboard.press("Alt+r");
  await expect(notice(page)).toHaveText(texts("tools").said_reset);
  await page.keyboard.press("p");
  await ended(page);
  expect(await rootData(page, "theme")).toBe(null);
});

test("a press inside a dialog beside its buttons does not close it, and a press outside does", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  const dialog = await tool(page, "vote");
  const [question, hand] = [await dialog.locator(".vote-question").boundingBox(), await dialog.locator(".hand").first().boundingBox()];
  await page.mouse.click(hand.x + 20, (question.y + question.height + hand.y) / 2);
  await expect(dialog).toBeVisible();
  // A text selection by mouse may end outside the dialog.
  await page.mouse.move(question.x + 20, question.y + 10);
  await page.mouse.down();
  await page.mouse.move(4, 4);
  await page.mouse.up();
  await expect(dialog).toBeVisible();
  await page.mouse.click(4, 4);
  await expect(dialog).toBeHidden();
});

test("a page with remembered settings fetches no tools for them", async ({ page, site }) => {
  await page.goto(`${site}en/launch.html`);
  await remember(page, "theme=dark&text=large");
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await awake(page, `${site}en/launch.html`);
  expect(await rootData(page, "theme")).toBe("dark");
  // By the time a step is shown, all automatic requests have been made.
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(heading("track"));
  expect(fetched.filter((it) => /classroom|dialogs|tools-[^/]*css/.test(it))).toEqual([]);
});

test("with the menu open, arrows do not walk the story behind it", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.locator(".open-menu").click();
  await page.keyboard.press("Tab");
  await expect(page.locator(".menu :focus")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(title(page)).toHaveText(heading("launch"));
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(heading("track"));
});

test("a QR code that is late is not shown for another link", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route(/qr-[^/]*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  const dialog = await tool(page, "share");
  await dialog.getByRole("button", { name: texts("tools").qr }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(heading("track"));
  await tool(page, "share");
  const arrived = page.waitForResponse(/qr-[^/]*\.wasm$/);
  arrive();
  await (await arrived).finished();
  await dialog.getByRole("button", { name: texts("tools").qr }).click();
  await expect(dialog.locator(".qr svg")).toHaveCount(1);
  await expect(dialog.locator(".qr")).toBeVisible();
});

test("without letters as shortcuts no letter and no digit does anything, and arrows still do", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?keys=off`);
  await page.locator("#story").focus();
  for (const key of ["p", "l", "v", "g", "b", ".", "?", "2", "s"]) await page.keyboard.press(key);
  await expect(page.locator("#story h1")).toHaveText(heading("upper-tier"));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(page.context().pages()).toHaveLength(1);
  // The dialog of the vote ignores digits, too.
  const dialog = await tool(page, "vote");
  for (const key of ["1", "2", "b", ".", "v"]) await page.keyboard.press(key);
  await expect(dialog.locator(".hands")).toHaveText(["0", "0"]);
  await expect(html(page)).not.toHaveAttribute("data-black");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("#story h1")).toHaveText(heading("track"));
});

test("with less motion a step is shown complete immediately", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?motion=less`);
  await page.locator(".controls .next").click();
  await expect(page.locator("#story h1")).toHaveText(heading("launch"));
  expect(await page.evaluate(() => document.getAnimations().filter((it) => it.animationName).length)).toBe(0);
});

test("remembered settings that do not exist are reported and dropped; the others are used", async ({ page, site }) => {
  await page.goto(`${site}en/launch.html`);
  await page.evaluate(() => localStorage.setItem("layered-defense", "theme=neon&text=large&%%%=1"));
  await awake(page, `${site}en/launch.html`);
  await expect(notice(page)).toHaveText(texts("tools").said_spoilt);
  expect([await rootData(page, "theme"), await rootData(page, "text")]).toEqual([null, "large"]);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#story h1")).toHaveText(heading("track"));
});

test("with blocked storage the page works, and reports it when it should remember", async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } }));
  await awake(page, `${site}en/launch.html`);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: texts("tools").preferences });
  const remember = dialog.getByLabel(texts("tools").remember);
  await remember.click();
  await expect(notice(page)).toHaveText(texts("tools").said_storage_refused);
  await expect(remember).not.toBeChecked();
  await dialog.getByLabel(texts("tools").set_theme_dark).check();
  expect(await rootData(page, "theme")).toBe("dark");
});

test("preferences and sharing are there on the pages beside the story too", async ({ page, site }) => {
  await page.goto(`${site}ja/timeline.html`);
  const dialog = await tool(page, "preferences");
  await dialog.getByLabel(texts("tools", "ja").set_theme_dark).check();
  expect(await rootData(page, "theme")).toBe("dark");
  await page.keyboard.press("Escape");
  await tool(page, "share");
  await expect(page.locator("dialog[open] input")).toHaveValue(`${site}ja/timeline.html?theme=dark`);
});

test("the link opens exactly the same view, without personal settings", async ({ page, site, context }) => {
  await awake(page, `${site}en/lower-miss.html?path=both-miss&theme=dark&motion=less&ui=full`);
  const dialog = await tool(page, "share");
  const link = await dialog.getByLabel(texts("tools").share_link).inputValue();
  expect(link).toBe(`${site}en/lower-miss.html?path=both-miss&theme=dark`);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: texts("tools").copy_link }).click();
  await expect(notice(page)).toHaveText(texts("tools").said_copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test("if the clipboard is refused, the link is selected and a notice says how to copy it", async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")), write: () => Promise.reject(new DOMException("no", "NotAllowedError")) } }));
  await awake(page, `${site}en/launch.html`);
  const dialog = await tool(page, "share");
  await dialog.getByRole("button", { name: texts("tools").copy_link }).click();
  await expect(notice(page)).toHaveText(texts("tools").said_copy_refused);
  expect(await page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd))).toBe(`${site}en/launch.html`);
  await page.keyboard.press("Escape");
  const pictures = await tool(page, "picture");
  await pictures.getByRole("button", { name: texts("tools").copy_png }).click();
  await expect(notice(page)).toHaveText(texts("tools").said_picture_copy_refused);
});

test("the QR code is drawn on first use, has a name, and folds away again", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const dialog = await tool(page, "share");
  const button = dialog.getByRole("button", { name: texts("tools").qr });
  await button.click();
  const code = dialog.getByRole("img", { name: texts("tools").qr_name });
  await expect(code).toBeVisible();
  const sides = await code.evaluate((svg) => [svg.viewBox.baseVal.width, svg.getBoundingClientRect().width]);
  // Each module is at least four pixels wide, so a phone can read the code from the last row.
  expect(sides[1] / sides[0]).toBeGreaterThan(4);
  await button.click();
  await expect(code).toBeHidden();
  await expect(button).toHaveAttribute("aria-expanded", "false");
});

test("the system's share sheet is offered if it exists, and gets the link", async ({ page, site }) => {
  await page.addInitScript(() => {
    Navigator.prototype.canShare = () => true;
    Navigator.prototype.share = async (what) => void (window.handed = what);
  });
  await awake(page, `${site}en/launch.html?theme=dark`);
  const dialog = await tool(page, "share");
  await dialog.getByRole("button", { name: texts("tools").share_sheet }).click();
  await expect.poll(() => page.evaluate(() => window.handed?.url)).toBe(`${site}en/launch.html?theme=dark`);
});

test("the picture is saved as it is shown, with its credit, and its name contains step, path and language", async ({ page, site }) => {
  await awake(page, `${site}en/limits.html?path=both-miss&theme=dark`);
  const dialog = await tool(page, "picture");
  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: texts("tools").picture_edit }).click()]);
  expect(file.suggestedFilename()).toBe("layered-defense.limits.both-miss.en.svg");
  const svg = await readFile(await file.path(), "utf8");
  // The picture contains the walked path and its colours, and needs no style sheet or script.
  for (const part of [label("sm3-missed"), label("pac3-missed"), "CC BY 4.0", "<title>", "<desc>", "rgb("]) expect(svg).toContain(part);
  for (const part of ["class=", "var(", "<script", "<style", "http://127"]) expect(svg).not.toContain(part);
  const problem = await page.evaluate((text) => new Promise((done) => {
    const image = new Image();
    image.onload = () => done("");
    image.onerror = () => done("not shown");
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }), svg);
  expect(problem).toBe("");
});

test("as PNG for slides it has twice its size, and for posters four times", async ({ page, site }) => {
  await awake(page, `${site}ja/launch.html`);
  const dialog = await tool(page, "picture");
  const sizes = [];
  const { picture_slides: slides, picture_posters: posters } = texts("tools", "ja");
  for (const [words, times] of [[slides, 2], [posters, 4]]) {
    const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: words }).click()]);
    expect(file.suggestedFilename()).toBe(`layered-defense.launch.ja.${times}x.png`);
    const bytes = await readFile(await file.path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    sizes.push([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]);
  }
  const [[width, height], poster] = sizes;
  expect(width).toBe(2 * 1280);
  expect(poster).toEqual([2 * width, 2 * height]);
});

test("with hidden names the picture is saved without them, as a worksheet", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?labels=hidden`);
  const dialog = await tool(page, "picture");
  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: texts("tools").picture_edit }).click()]);
  const svg = await readFile(await file.path(), "utf8");
  for (const name of ["Aegis", "JADGE", "radar"]) expect(svg).not.toContain(name);
  expect(svg).toContain(">J<");
});

test("after a change of language the tools are in that language, too", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await tool(page, "preferences");
  await page.locator("dialog[open] [data-to-language=ja]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: texts("tools", "ja").preferences })).toBeVisible();
});

test.describe("when the tools cannot be loaded", () => {
  test.use({ expected: { lines: [/tools could not be loaded/, /net::ERR_FAILED/] } });

  test("a notice says so, and the story works without them", async ({ page, site }) => {
    await page.route("**/classroom-*.js", (route) => route.abort());
    await awake(page, `${site}en/launch.html`);
    await page.keyboard.press("p");
    await expect(page.locator(".tools-failed")).toHaveText(texts("tools").tools_failed);
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#story h1")).toHaveText(heading("track"));
  });

  test("no empty window stays open", async ({ page, site }) => {
    await page.route("**/classroom-*.js", (route) => route.abort());
    await awake(page, `${site}en/launch.html`);
    const [window] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("s")]);
    await expect.poll(() => window.isClosed()).toBe(true);
    await expect(page.locator(".tools-failed")).toBeVisible();
  });
});

test("a link that others cannot open has a warning", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const dialog = await tool(page, "share");
  await expect(dialog).toContainText(texts("tools").share_from_device);
  await page.goto(await fromDisk());
  await page.locator("html[data-awake]").waitFor();
  const offline = await tool(page, "share");
  await expect(offline).toContainText(texts("tools").share_from_file);
  await expect(offline.getByRole("button", { name: texts("tools").copy_link })).toBeHidden();
  await expect(offline.locator("input")).toBeHidden();
});

test("a QR code for a class is as large as the screen allows, with its address in large type", async ({ page, site }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await awake(page, `${site}en/launch.html`);
  const dialog = await tool(page, "share");
  await dialog.getByRole("button", { name: texts("tools").qr }).click();
  const { height } = await dialog.locator(".qr svg").boundingBox();
  expect(height).toBeGreaterThan(1080 * 0.6);
  await expect(dialog.locator(".qr-address")).toHaveText(await dialog.locator("input").inputValue());
  expect(await dialog.evaluate((it) => it.scrollHeight <= it.clientHeight)).toBe(true);
});

test("after Back, the dialog shows the link of the current step", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.locator(".controls .next").click();
  await expect(title(page)).toHaveText(heading("track"));
  const dialog = await tool(page, "share");
  await expect(dialog.locator("input")).toHaveValue(`${site}en/track.html`);
  await page.goBack();
  await expect(dialog.locator("input")).toHaveValue(`${site}en/launch.html`);
});

test("a reset also removes furigana in a language that has none", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html?readings=on`);
  await page.keyboard.press("Alt+r");
  await expect(page).toHaveURL(`${site}en/launch.html`);
});

test("a browser without popovers gets the menu from a file that only it loads", async ({ page, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${site}en/systems.html`);
  await page.locator("header.site .open-menu").click();
  await expect(page.locator(".menu")).toBeVisible();
  expect(asked.filter((url) => /\/popovers-/.test(url))).toEqual([]);
  await page.addInitScript(() => {
    for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) delete HTMLElement.prototype[name];
    for (const name of ["popoverTargetElement", "popoverTargetAction"]) delete HTMLButtonElement.prototype[name];
  });
  const styled = page.waitForResponse(/\/popovers-[^/]*\.css$/);
  await page.reload();
  await styled;
  await page.evaluate(() => document.querySelector(".menu").showPopover());
  // The library's class opens it, without the browser's own state.
  await expect(page.locator(".menu.\\:popover-open")).toBeVisible();
  await page.evaluate(() => document.querySelector(".menu").hidePopover());
  await expect(page.locator(".menu")).toBeHidden();
});
