// The story's port: commands are never lost and do not depend on a setting. If the program behind it
// fails, the page becomes the static story again.
import { opened } from "./class.mjs";
import { texts } from "./content.mjs";
import { awake, delayed, expect, readings, test } from "./site.mjs";

/** Checks the current step, by the story itself and by the page's title. */
async function shows(page, step, language = "en") {
  await expect(page.locator("#story")).toHaveAttribute("data-step", step);
  await expect(page).toHaveTitle(new RegExp(`^${texts("story", language)[step].title} – `));
}
const saying = (page) => page.locator(".story-notice");
const failed = texts("tools").story_failed;

// Console messages of the failures that these tests cause.
test.use({ expected: { lines: [/could not start|could not be loaded|program stopped|no more drawing|unreachable|something of a guest|ERR_INTERNET_DISCONNECTED/] } });

/** Replaces the build id in responses. */
async function ofAnotherBuild(page, pattern) {
  await page.route(pattern, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/data-build="\w+"/, 'data-build="00000000"') });
  });
}

test.describe("a language that the reader chooses", () => {
  test("is loaded, whatever else the reader does meanwhile", async ({ page, site }) => {
    await awake(page, `${site}en/track.html`);
    const release = await delayed(page, "**/ja/track.html");
    const asked = page.waitForRequest("**/ja/track.html");
    await page.locator("a[data-language=ja]").click();
    await asked;
    await page.keyboard.press("t");
    await expect(page.locator("html")).toHaveAttribute("data-text", "large");
    await page.keyboard.press("l");
    await expect(page).toHaveURL(/labels=hidden/);
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/en\/upper-tier\.html/);
    await release();
    await expect(page).toHaveURL(`${site}ja/upper-tier.html?text=large&labels=hidden`);
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  });

  test("is loaded also after a step back meanwhile, and a second press does not cancel it", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.locator(".controls .next").click();
    await expect(page).toHaveURL(`${site}en/track.html`);
    const release = await delayed(page, "**/ja/track.html");
    const asked = page.waitForRequest("**/ja/track.html");
    await page.locator("a[data-language=ja]").click();
    await asked;
    await page.goBack();
    await expect(page).toHaveURL(`${site}en/launch.html`);
    await release();
    await expect(page).toHaveURL(`${site}ja/launch.html`);
    await shows(page, "launch", "ja");
  });

  test("is loaded as a page, at the same step, if the site has been rebuilt meanwhile", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html?theme=dark`);
    await page.evaluate(() => (window.same = true));
    await ofAnotherBuild(page, "**/ja/launch.html?theme=dark");
    await Promise.all([page.waitForEvent("load"), page.locator("a[data-language=ja]").click()]);
    await expect(page).toHaveURL(`${site}ja/launch.html?theme=dark`);
    // It may reload once more, as a page of the new build.
    await shows(page, "launch", "ja");
    await expect.poll(() => page.evaluate(() => window.same).catch(() => true)).toBe(undefined);
  });
});

test("the presenter's button Names works when single keys are no shortcuts", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  const window = await opened(page);
  await page.locator(".open-menu").click();
  await page.locator(".tool-list [data-tool=preferences]").click();
  const dialog = page.locator("dialog[open]");
  await dialog.locator("fieldset[data-key=keys] input[value=off]").check();
  await dialog.locator("[data-do=close]").click();
  await expect(page).toHaveURL(`${site}en/launch.html?keys=off`);
  await window.locator("button[data-key=l]:visible").click();
  await expect(page).toHaveURL(`${site}en/launch.html?labels=hidden&keys=off`);
  await window.locator("button[data-key=l]:visible").click();
  await expect(page.locator(".progress")).toHaveText(/^1 /);
});

test.describe("when the program fails", () => {
  /** Makes the page refuse everything that the program draws. */
  const refuse = (page) =>
    page.evaluate(() => {
      const refused = () => {
        throw new Error("no more drawing");
      };
      document.createElementNS = document.createElement = Node.prototype.insertBefore = refused;
    });

  for (const language of ["en", "ja"]) {
    test(`in ${language} the page of the step is static, says so once, and Next works`, async ({ page, site }) => {
      const words = texts("tools", language).story_failed;
      await awake(page, `${site}${language}/launch.html?theme=dark`);
      await refuse(page);
      await page.locator(".controls .next").click();
      await expect(page.locator("html[data-asleep]:not([data-awake])")).toBeVisible();
      await expect(saying(page)).toHaveText(words);
      await expect(page).toHaveURL(`${site}${language}/track.html?theme=dark`);
      await shows(page, "track", language);
      await page.locator(".controls .next").click();
      await shows(page, "upper-tier", language);
      await page.locator("html[data-awake]").waitFor();
      await expect(saying(page)).toBeHidden();
    });
  }

  test("a reload by hand starts the program again", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await expect(saying(page)).toHaveText(failed);
    await page.reload();
    await page.locator("html[data-awake]").waitFor();
    await expect(saying(page)).toBeHidden();
  });

  test("without a network the page stays, its links work, and no key is intercepted", async ({ page, site, context }) => {
    await awake(page, `${site}en/launch.html`);
    // What loads when the page is idle is there.
    await page.locator("#story .player").waitFor({ state: "attached" });
    await context.setOffline(true);
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await expect(saying(page)).toHaveText(failed);
    await expect(page.locator("html[data-asleep]:not([data-awake])")).toBeVisible();
    await context.setOffline(false);
    await page.evaluate(() => (window.same = true));
    await page.locator(".controls .next").click();
    await shows(page, "track");
    expect(await page.evaluate(() => window.same)).toBe(undefined);
  });

  test("the host page of a frame gets an event", async ({ page, site }) => {
    await page.goto(`${site}404.html`);
    await page.goto(`${site}embed/en/launch.html`);
    await page.locator("html[data-awake]").waitFor();
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await expect(saying(page)).toHaveText(failed);
    await expect(page.locator(".controls .next")).toBeInViewport();
  });

  test("an error in another script does not stop the story", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.evaluate(() => setTimeout(() => { throw new Error("something of a guest"); }));
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    await page.locator(".controls .next").click();
    await shows(page, "track");
    await expect(page.locator("html")).toHaveAttribute("data-awake");
  });
});

test.describe("the keys of an address are in the published order", () => {
  for (const page_ of ["ja/launch.html", "ja/glossary.html"]) {
    test(`on ${page_}, at once`, async ({ page, site }) => {
      await page.goto(`${site}${page_}?theme=dark&keys=off`);
      if (page_.includes("launch")) await page.locator("html[data-awake]").waitFor();
      await readings(page, true);
      await expect(page).toHaveURL(`${site}${page_}?theme=dark&readings=on&keys=off`);
    });
  }

  test("reserved keys are kept in their place", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html?theme=dark&cut=ce_5_2&beat=2`);
    await page.locator(".controls .next").click();
    await expect(page).toHaveURL(`${site}en/track.html?cut=ce_5_2&theme=dark`);
  });
});

test("a translator that changes `lang` stops no tool", async ({ page, site }) => {
  await awake(page, `${site}en/launch.html`);
  await page.evaluate(() => (document.documentElement.lang = "es"));
  await page.keyboard.press("?");
  await expect(page.locator("dialog[open]")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await page.keyboard.press("b");
  await expect(page.locator("html")).toHaveAttribute("data-black", "");
});

test("a part of another build is not used, the page reloads once, and then shows a notice", async ({ page, site }) => {
  await ofAnotherBuild(page, "**/en/dialogs.html");
  await awake(page, `${site}en/launch.html`);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("?")]);
  await page.locator("html[data-awake]").waitFor();
  await expect(saying(page)).toBeHidden();
  await page.keyboard.press("?");
  await expect(saying(page)).toHaveText(texts("tools").other_build);
  await page.locator(".controls .next").click();
  await shows(page, "track");
});
