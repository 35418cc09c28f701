// Shared helpers for tests with the lesson's window and the presenter's window.
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { like, texts } from "./content.mjs";
import { dist, expect } from "./site.mjs";

export const title = (page) => page.locator("#story h1");
export const notice = (page) => page.locator(".tool-notice");
export const notes = (window) => window.locator(".of-step:visible h2");
export const tied = (window) => window.locator(".tied:visible");
export const html = (page) => page.locator("html");
export const bars = (page) => page.locator(".board-bar:visible");
export const question = (page) => page.getByRole("dialog", { name: texts("tools").vote });
/** The name of the button that shows a choice of a step. */
export const showThis = (step, way) => like(`${texts("tools").vote_show}: ${texts("story")[step].choices[way]}`);
export const rootData = (page, key) => html(page).getAttribute(`data-${key}`);
export const asked = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
export const remembered = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(localStorage["layered-defense"])));
export const remember = (page, what) => page.evaluate((what) => localStorage.setItem("layered-defense", what), what);

export const presenting = async (page) => {
  await expect(html(page)).toHaveAttribute("data-ui", "board");
  await expect(page.locator("header.site:not([hidden])")).toBeHidden();
  expect((await asked(page)).ui).toBe("board");
};

export const ended = async (page) => {
  await expect(page.locator("header.site:not([hidden])")).toBeVisible();
  await expect(html(page)).not.toHaveAttribute("data-ui");
  expect(await asked(page)).not.toHaveProperty("ui");
};

/** A copy of the single file, alone in a folder. */
export async function fromDisk(name = "layered-defense.html") {
  const folder = await mkdtemp(join(tmpdir(), "moments-"));
  const file = join(folder, name);
  await copyFile(join(dist, name), file);
  return pathToFileURL(file).href;
}

export async function present(page) {
  await page.keyboard.press("p");
  await expect(page.locator("header.site:not([hidden])")).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
}

/** While presenting, Next plays a step. A press meanwhile shows the step's end, and another press goes on. */
export const hurry = (page, words) =>
  expect(async () => {
    await page.keyboard.press("PageDown");
    await expect(title(page)).toHaveText(words, { timeout: 3000 });
  }).toPass();

export async function opened(page) {
  const [window] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("s")]);
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  return window;
}

/** Reloads a window with a clock that advances only by `window.clock`. */
export async function stopTime(window) {
  await window.clock.install({ time: "2026-01-01T09:00:00" });
  await window.reload();
  await window.clock.pauseAt("2026-01-01T10:00:00");
}

export async function tool(page, name) {
  await page.locator(".open-menu:visible").click();
  await page.locator(`.tool-list [data-tool=${name}]:visible`).click();
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  return dialog;
}

/** Records every change of an attribute of the document from now on. */
export const watched = (page, name) =>
  page.evaluate((name) => {
    window.changes = [];
    const { documentElement } = document;
    new MutationObserver(() => window.changes.push(documentElement.getAttribute(name))).observe(documentElement, { attributeFilter: [name] });
  }, name);

/** Whether the screen is completely black. */
export async function isBlack(page) {
  const picture = (await page.screenshot()).toString("base64");
  const other = await page.context().newPage();
  const black = await other.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const paper = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    paper.drawImage(image, 0, 0);
    return paper.getImageData(0, 0, width, height).data.every((value, nth) => value === (nth % 4 === 3 ? 255 : 0));
  }, picture);
  await other.close();
  return black;
}
