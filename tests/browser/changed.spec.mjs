// Pages that others change while they run: translators, extensions, browsers that save them. Each page is either the running story or
// the static story, never parts of both.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { heading, texts } from "./content.mjs";
import { awake, expect, test } from "./site.mjs";

const words = texts("page");

/** Replaces each text as translators do: by an element with an element with other words. They also change `lang`. */
const translate = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const text of found.filter((it) => it.data.trim() && !it.parentElement.closest("script, style, svg, font"))) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.append(`es: ${text.data}`);
      outer.append(inner);
      text.replaceWith(outer);
    }
    document.documentElement.lang = "es";
    document.documentElement.classList.add("translated-ltr");
  });

test("on a page that is translated while it runs, all words of the next step are its own", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await translate(page);
  await expect(page.locator(".controls .next")).toContainText("es: ");
  const seen = [];
  for (const step of ["launch", "track"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#story h1")).toHaveText(heading(step));
    seen.push(await page.locator("#story").evaluate((story) => [...story.querySelectorAll(".progress, .caption, [role=status]")].map((it) => it.textContent).join(" ")));
    // From the second step on, the word is the same and stays translated.
    await expect(page.locator(".controls .next")).toHaveText(new RegExp(`^(es: )?${words.next}$`));
    await translate(page);
  }
  expect(seen.filter((text) => text.includes("es: "))).toEqual([]);
  // At the end the button leads to the beginning, and the quiz counts its labels.
  await page.goto(`${site}en/limits.html`);
  await page.locator("html[data-awake]").waitFor();
  await translate(page);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".controls .next")).toHaveText(words.again);
  await page.keyboard.press("l");
  await translate(page);
  const before = await page.locator("#story .progress").textContent();
  await page.keyboard.press("l");
  await expect(page.locator("#story .progress")).not.toHaveText(before);
  await expect(page.locator("#story .progress")).not.toContainText("es: ");
});

test("a translated page is loaded anew in another language", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await translate(page);
  await page.locator("a[data-language=ja]").click();
  await expect(page.locator("html[data-awake]")).toHaveAttribute("lang", "ja");
  await expect(page.locator("#story font")).toHaveCount(0);
  await expect(page).toHaveURL(`${site}ja/launch.html`);
});

test.describe("if another script puts a part of the story into its own element", () => {
  test.use({ expected: { lines: [/The program stopped|failed to insert node|unreachable/] } });

  for (const part of [".caption", ".controls", ".controls .next"]) {
    test(`such as ${part}, the next step is the static page of that step, with a notice`, async ({ page, site }) => {
      await awake(page, `${site}en/track.html`);
      await page.locator(`#story ${part}`).evaluate((it) => {
        const box = document.createElement("div");
        it.replaceWith(box);
        box.append(it);
      });
      await page.keyboard.press("ArrowRight");
      await expect(page.locator(".story-notice")).toHaveText(texts("tools").story_failed);
      await expect(page.locator("html")).toHaveAttribute("data-asleep", "");
      await expect(page.locator("#story h1")).toHaveText(heading("upper-tier"));
      await expect(page.locator("#story .caption")).toHaveCount(1);
    });
  }
});

test("a copy that was saved with a black screen shows the step, and no tools, because it runs no scripts", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html`);
  await page.locator("#story .player").waitFor();
  await page.keyboard.press("b");
  await expect(page.locator("html")).toHaveAttribute("data-black", "");
  const browser = await page.context().newCDPSession(page);
  const { data } = await browser.send("Page.captureSnapshot", { format: "mhtml" });
  const folder = await mkdtemp(join(tmpdir(), "saved-"));
  await writeFile(join(folder, "saved.mhtml"), data);
  await page.goto(pathToFileURL(join(folder, "saved.mhtml")).href);
  await expect(page.locator("#story h1")).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body, "::after").content)).toBe("none");
  await expect(page.locator("button.tool:visible, .player:visible, .tool-notice:visible")).toHaveCount(0);
  await expect(page.locator(".choice").first()).toHaveAttribute("href", `${site}en/upper-hit.html`);
  await rm(folder, { recursive: true });
});
