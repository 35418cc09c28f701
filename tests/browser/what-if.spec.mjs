// Cut links in the story: the picture, the words and Next with links cut, in the address, at a moment, by key, and restored.
import { faults } from "./axe.mjs";
import { heading, like, plain, texts } from "./content.mjs";
import { awake, expect, look, test } from "./site.mjs";

const words = texts("what_if");
const bar = (page) => page.locator("#story .what-if");
const title = (page) => page.locator("#story .title:visible");
// Furigana that are switched off are in the page but cannot be seen.
const sentences = async (page) => plain((await page.locator("#story .sentence:visible").allInnerTexts()).join(" "));
const crosses = (page) => page.locator("#story svg.landscape .what-if-marks .cross");
const waiting = (page) => page.locator("#story svg.landscape .what-if-marks .waits");
const upper = (page) => page.locator("#story svg.landscape .lines .line.upper:visible");
const cutInAddress = (page) => page.evaluate(() => new URLSearchParams(location.search).get("cut"));

/** Opens a page with cut links and waits for their results. */
async function opened(page, address) {
  await awake(page, address);
  await bar(page).waitFor();
}

/** Opens a page and waits until keys for cut links work. */
async function ready(page, address) {
  await awake(page, address);
  await page.locator("#story .player").waitFor({ state: "attached" });
}

/** Cuts or restores a link by key. */
async function press(page, letter) {
  await page.keyboard.press("c");
  await page.locator(".what-if-marks .label").first().waitFor({ state: "attached" });
  await page.keyboard.press(letter);
}

for (const language of ["en", "ja"]) {
  const said = texts("what_if", language);

  test(`in ${language} a tier without a task launches nothing, and title, caption, description and status say so`, async ({ page, site }) => {
    await opened(page, `${site}${language}/upper-tier.html?cut=h`);
    const end = said.end["no-task-upper"];
    await expect(title(page)).toHaveText(like(end.title), { useInnerText: true });
    for (const sentence of end.caption) expect(await sentences(page)).toMatch(like(sentence));
    await expect(upper(page)).toHaveCount(0);
    await expect(crosses(page)).toHaveCount(1);
    await expect(waiting(page).first()).toBeAttached();
    const description = page.locator("#story svg.landscape");
    const id = await description.getAttribute("aria-describedby");
    await expect(page.locator(`#${id}`)).toContainText(said.scene["upper-tier"]);
    await expect(page.locator(`#${id}`)).not.toContainText(plain(texts("story", language)["upper-tier"].description).slice(0, 40));
    const status = page.locator("#story [role=status]").filter({ hasText: like(end.title) });
    await expect(status).toHaveCount(1);
  });
}

test("a question that cannot arise is not asked, and Next leads to the step that follows", async ({ page, site }) => {
  await opened(page, `${site}en/upper-tier.html?cut=h`);
  await expect(page.locator("#story .question")).toBeHidden();
  await page.locator("#story .next:visible").click();
  await expect(page.locator("#story")).toHaveAttribute("data-step", "upper-miss");
  await expect(title(page)).toHaveText(like(words.end["no-attempt-upper"].title));
  await expect(upper(page)).toHaveCount(0);
  expect(await cutInAddress(page)).toBe("h");
});

test("a hit that cannot happen keeps its address, and the missile flies on", async ({ page, site }) => {
  await opened(page, `${site}en/lower-hit.html?cut=i`);
  await expect(title(page)).toHaveText(like(words.end["no-attempt-lower"].title));
  await expect(page.locator("#story svg.landscape .outcome.intercepted:visible")).toHaveCount(0);
  await expect(page.locator("#story svg.landscape .what-if-marks .symbol")).toHaveCount(1);
  await expect(page.locator("#story svg.landscape .label").filter({ hasText: like(texts("picture")["pac3-intercepted"].replaceAll("|", "")) })).toBeHidden();
});

test("what was shown before the cut stays", async ({ page, site }) => {
  // The task was given in step 4. Its line is cut in step 5.
  await opened(page, `${site}en/upper-miss.html?cut=h_5_0`);
  await expect(title(page)).toHaveText(like(heading("upper-miss")));
  await expect(upper(page)).not.toHaveCount(0);
  await page.goto(`${site}en/track.html?cut=h_5_0`);
  await bar(page).waitFor();
  expect(await sentences(page)).toMatch(like(words.earlier));
  await expect(crosses(page)).toHaveCount(0);
});

test("C and a letter cut a link at the step that is shown, the same again restores it, and Undo takes back the last change", async ({ page, site }) => {
  await ready(page, `${site}en/track.html`);
  const before = await page.locator("#story .stage").innerHTML();
  await press(page, "e");
  await bar(page).waitFor();
  expect(await cutInAddress(page)).toBe("e_3_0");
  await expect(title(page)).toHaveText(like(words.end["no-ship-tracks"].title));
  await press(page, "g");
  expect(await cutInAddress(page)).toBe("eg_3_0");
  await expect(title(page)).toHaveText(like(words.end["only-us-tracks"].title));
  await press(page, "e");
  await expect(title(page)).toHaveText(like(words.end["no-radar-tracks"].title));
  await bar(page).getByRole("button", { name: words.undo }).click();
  await expect(title(page)).toHaveText(like(words.end["only-us-tracks"].title));
  await bar(page).getByRole("button", { name: words.restore }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(title(page)).toHaveText(like(heading("track")));
  expect(await cutInAddress(page)).toBe(null);
  expect(await page.locator("#story .stage").innerHTML()).toBe(before);
});

test("while a letter is awaited, the page says so, and no longer", async ({ page, site }) => {
  await ready(page, `${site}en/track.html`);
  await page.keyboard.press("c");
  const hint = page.locator("#story .caption").getByText(words.choose);
  await expect(hint).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hint).toHaveCount(0);
});

test("in a frame of the documented height, the picture keeps its size when links are cut", async ({ page, site }) => {
  for (const width of [390, 620, 640, 720, 800, 992]) {
    // docs/embedding.md has these heights.
    await page.setViewportSize({ width, height: Math.round(width < 600 ? 0.74 * width + 760 : 0.4125 * width + 420) });
    const sizeOf = async (query) => {
      await awake(page, `${site}embed/en/upper-tier.html${query}`);
      if (query) await bar(page).waitFor({ state: "attached" });
      return page.locator("#story svg.picture:visible").evaluate((svg) => svg.getScreenCTM().a);
    };
    const whole = await sizeOf("");
    expect(await sizeOf("?cut=abcdefghij"), `${width} pixels`).toBeGreaterThan(0.95 * whole);
    await expect(page.locator("#story .controls .next:visible"), `${width} pixels`).toBeInViewport({ ratio: 1 });
  }
});

test("Escape cancels the choice of a link, and the story keeps its keys", async ({ page, site }) => {
  await ready(page, `${site}en/track.html`);
  await page.keyboard.press("c");
  await page.locator(".what-if-marks .label").first().waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await expect(page.locator(".what-if-marks")).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#story")).toHaveAttribute("data-step", "upper-tier");
});

test("cuts follow from step to step, back and forward, and into the other language", async ({ page, site }) => {
  await opened(page, `${site}en/launch.html?cut=c`);
  await expect(title(page)).toHaveText(like(words.end["launch-not-shared"].title));
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(like(words.end["no-us-tracks"].title));
  expect(await sentences(page)).toMatch(like(words.remark.later));
  await page.goBack();
  await expect(title(page)).toHaveText(like(words.end["launch-not-shared"].title));
  await page.locator("a[data-language=ja]").first().click();
  await expect(title(page)).toHaveText(like(texts("what_if", "ja").end["launch-not-shared"].title), { useInnerText: true });
});

test("with “Predict first” the answer appears only when it is asked for", async ({ page, site }) => {
  await opened(page, `${site}en/launch.html?cut=a`);
  await bar(page).getByLabel(words.predict).check();
  await expect(page.locator("#story .title:visible")).toHaveCount(0);
  expect(await sentences(page)).toBe(words.guess);
  await expect(waiting(page)).toHaveCount(0);
  await page.getByRole("button", { name: words.answer }).click();
  await expect(title(page)).toHaveText(like(words.end["launch-not-seen"].title));
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#story")).toHaveAttribute("data-step", "track");
  expect(await sentences(page)).toBe(words.guess);
});

test("the card of an actor takes it away, and the card of a line cuts and restores it", async ({ page, site }) => {
  await ready(page, `${site}en/track.html`);
  const offer = page.locator(".part-card .what-if-offer");
  const open = async (part) => {
    await page.locator(`.in-picture a[href$="#${part}"]`).first().evaluate((link) => link.click());
    await offer.waitFor();
  };
  await open("ground-radar");
  await offer.click();
  await expect(title(page)).toHaveText(like(words.end["no-radar-tracks"].title));
  expect(await cutInAddress(page)).toBe("fg_3_0");
  await expect(offer).toHaveText(words.restore_it);
  await offer.click();
  await expect(bar(page)).toHaveCount(0);
});

test("the focus stays on the buttons for cut links, and moves to the story when they go", async ({ page, site }) => {
  await ready(page, `${site}en/track.html`);
  await press(page, "e");
  await press(page, "g");
  const undo = bar(page).getByRole("button", { name: words.undo });
  await undo.focus();
  await page.keyboard.press("Enter");
  await expect(undo).toBeFocused();
  await bar(page).getByRole("button", { name: words.restore }).press("Enter");
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator("#story")).toBeFocused();
});

test("while labels are hidden, cut links give no name away", async ({ page, site }) => {
  await opened(page, `${site}en/launch.html?cut=b&labels=hidden`);
  await expect(bar(page)).not.toContainText(texts("links").link["satellite-informs"].split(" ").at(-1), { useInnerText: true });
  // Folded out, the limits of the picture name its parts.
  await expect(bar(page).locator("details")).toBeHidden();
  expect(await page.locator("#story .sentence:visible").count()).toBe(0);
});

test("cut links are shown in a frame", async ({ page, site }) => {
  await opened(page, `${site}embed/en/upper-tier.html?cut=h`);
  await expect(title(page)).toHaveText(like(words.end["no-task-upper"].title));
});

test("with a link cut in the middle of a step, earlier moments stay and later ones change", async ({ page, site }) => {
  // Two beats of the step have been shown: the missile has flown, and the destroyer sees it.
  await ready(page, `${site}en/track.html?beat=2`);
  await press(page, "e");
  expect(await cutInAddress(page)).toBe("e_3_2");
  await page.locator("#story .player [data-do=beat-back]").click();
  expect(await sentences(page)).toMatch(like(words.earlier));
  await page.locator("#story .player [data-do=beat-on]").click();
  await expect(title(page)).toHaveText(like(words.end["no-ship-tracks"].title));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a page with cut links in its address shows the step as it is", async ({ page, site }) => {
    await page.goto(`${site}en/upper-tier.html?cut=h`);
    await expect(title(page)).toHaveText(like(heading("upper-tier")));
    await expect(page.locator("#story .question")).toBeVisible();
  });
});

test("while presenting, a clicker goes on where cut links leave no question to ask", async ({ page, site }) => {
  await opened(page, `${site}en/upper-tier.html?cut=h&ui=board`);
  await expect(page.locator("#story .question")).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(title(page)).not.toHaveText(like(heading("upper-tier")));
});

test("axe finds nothing with links cut, in any theme", async ({ page, site }) => {
  await opened(page, `${site}en/upper-tier.html?cut=ceg`);
  expect(await faults(page)).toEqual([]);
  for (const theme of ["dark", "projector"]) {
    await look(page, { theme });
    expect(await faults(page, { rules: ["color-contrast"] }), theme).toEqual([]);
  }
});
