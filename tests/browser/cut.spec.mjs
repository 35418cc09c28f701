// The page *Cut a link*: the results of each cut, in words and in the picture, with and without scripts.
import { LANGUAGES } from "./browser.mjs";
import { content, plain, texts } from "./content.mjs";
import { expect, test } from "./site.mjs";

const links = content("links.toml").link.map(({ id }) => id);
const capabilities = content("links.toml").capability.map(({ id }) => id);

/** Cuts and what is lost after each, worked out by hand from the picture. */
const CUTS = [
  [[], []],
  [["satellite-sees"], ["satellite-saw", "network-warned", "jadge-warned"]],
  [["satellite-informs"], ["network-warned", "jadge-warned"]],
  [["network-shares"], ["jadge-warned", "us-tracks-arrive"]],
  [["ship-sees"], ["ship-sees-missile", "ship-tracks-arrive"]],
  [["ship-informs"], ["ship-tracks-arrive"]],
  [["ship-informs", "radar-informs"], ["ship-tracks-arrive", "radar-tracks-arrive", "japans-tracks-shared"]],
  [
    ["ship-informs", "radar-sees", "network-shares"],
    ["jadge-warned", "radar-sees-missile", "ship-tracks-arrive", "radar-tracks-arrive", "us-tracks-arrive", "japans-tracks-shared", "commander-informed", "ship-tasked", "battery-tasked"],
  ],
  [["commander-assigns-ship"], ["ship-tasked"]],
  [["commander-assigns-battery"], ["battery-tasked"]],
  [["japan-shares"], ["japans-tracks-shared"]],
  [links, capabilities],
];

const box = (page, link) => page.locator(`#cut-${link}`);
const cut = async (page, chosen) => {
  for (const link of links) await box(page, link).setChecked(chosen.includes(link));
};
/** The sentence for each capability, by its name. */
const said = (page) => page.locator(".who-knows li").evaluateAll((all) => Object.fromEntries(all.map((it) => [it.className.replace("with-", ""), it.innerText.trim()])));
for (const language of LANGUAGES) {
  test.describe(`in ${language}, without scripts`, () => {
    test.use({ javaScriptEnabled: false });

    test("for every cut, each list item says whether it still holds or is lost", async ({ page, site }) => {
      await page.goto(`${site}${language}/cut.html`);
      for (const [chosen, lost] of CUTS) {
        await cut(page, chosen);
        const now = await said(page);
        expect(Object.keys(now)).toEqual(capabilities);
        for (const it of capabilities) expect(plain(now[it]), `${chosen}: ${it}`).toBe(plain(texts("links", language).capability[it][lost.includes(it) ? "lost" : "kept"]));
      }
      await page.locator(".cutting [type=reset]").click();
      expect(await page.locator(".cutting .cuts :checked").count()).toBe(0);
    });
  });
}

test("a line that carries nothing fades with the cut line, and no other does", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${site}en/cut.html`);
  await cut(page, ["satellite-sees"]);
  const faded = () => page.locator("svg.landscape .line:not(.trace)").evaluateAll((all) => all.filter((it) => getComputedStyle(it).opacity < 0.5).map((it) => it.getAttribute("class").match(/on-(\S+)/)[1]));
  expect(await faded()).toEqual(["satellite-sees", "satellite-informs"]);
  await cut(page, ["ship-informs"]);
  expect(await faded()).toEqual(["ship-informs"]);
});

for (const [shape, width] of [["landscape", 1280], ["portrait", 390]]) {
  test(`a click on a letter in the ${shape} picture cuts its link, and a second click restores it`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${site}en/cut.html`);
    for (const link of links) {
      const letter = page.locator(`svg.${shape} .letter-of-link[href="#cut-${link}"]`);
      expect(await letter.textContent()).toBe(await page.locator("li", { has: box(page, link) }).locator("b").textContent());
      await letter.click();
      await expect(box(page, link)).toBeChecked();
      // The keyboard focus is on the link's checkbox.
      await expect(box(page, link)).toBeFocused();
      await letter.click();
      await expect(box(page, link)).not.toBeChecked();
    }
    await expect(page).toHaveURL(`${site}en/cut.html`);
  });
}

test("cuts are in the address, are kept after a reload, and go when all links are restored", async ({ page, site }) => {
  await page.goto(`${site}en/cut.html`);
  await cut(page, ["network-shares", "ship-informs"]);
  await expect(page).toHaveURL(`${site}en/cut.html?cut=ce`);
  await page.reload();
  expect(await page.locator(".cutting .cuts :checked").evaluateAll((all) => all.map((it) => it.id))).toEqual(["cut-network-shares", "cut-ship-informs"]);
  await page.getByRole("button", { name: texts("links").mend }).click();
  await expect(page).toHaveURL(`${site}en/cut.html`);
});

test("with “Predict first” nothing reveals the answer, also after all links are restored", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${site}en/cut.html`);
  await page.getByLabel(texts("links").ask_first).check();
  await cut(page, ["satellite-sees"]);
  await expect(page.locator(".who-knows li:visible")).toHaveCount(0);
  await expect(page.locator("svg.landscape .on-satellite-sees").first()).toHaveCSS("opacity", "0.15");
  await expect(page.locator("svg.landscape .on-satellite-informs").first()).toHaveCSS("opacity", "1");
  await expect(page.locator("svg.landscape .symbol.with-satellite-saw")).toHaveCSS("opacity", "1");
  await page.getByRole("button", { name: texts("links").mend }).click();
  await expect(page.getByLabel(texts("links").ask_first)).toBeChecked();
  await page.getByLabel(texts("links").ask_first).uncheck();
  await expect(page.locator(".who-knows li:visible")).toHaveCount(capabilities.length);
});

test("by keyboard alone a link is cut and the result is announced", async ({ page, site }) => {
  await page.goto(`${site}en/cut.html`);
  await page.locator("main").focus();
  // The letters in the picture are not in the tab order.
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(texts("links").ask_first)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(box(page, links[0])).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.locator("[aria-live=polite]").getByText(texts("links").capability["satellite-saw"].lost)).toBeVisible();
});

test("on a projector and a laptop links, picture and results are in view together", async ({ page, site }) => {
  for (const language of LANGUAGES) {
    for (const { theme = "projector", ...size } of [{ width: 1280, height: 720 }, { width: 1366, height: 641, theme: "light" }, { width: 1920, height: 1080 }]) {
      await page.setViewportSize(size);
      await page.goto(`${site}${language}/cut.html?theme=${theme}`);
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await cut(page, links);
      for (const part of [".cutting .cuts", ".cutting .stage", ".who-knows"]) {
        expect(await page.locator(part).evaluate((it) => it.getBoundingClientRect().bottom), `${language} ${size.width}: ${part}`).toBeLessThanOrEqual(size.height);
      }
    }
  }
});

for (const media of [{ forcedColors: "active" }, { media: "print" }]) {
  test(`with ${JSON.stringify(media)} lost items have another mark than the others`, async ({ page, site }) => {
    await page.goto(`${site}en/cut.html`);
    await page.emulateMedia(media);
    await cut(page, ["ship-informs"]);
    const marks = await page.locator(".who-knows li").evaluateAll((all) => all.map((it) => [it.className, getComputedStyle(it, "::before").inlineSize]));
    const hollow = marks.filter(([, size]) => parseFloat(size) > 0 && size !== marks[0][1]).map(([name]) => name);
    expect(hollow).toEqual(["with-ship-tracks-arrive"]);
  });
}

test("a digit cuts a link, and C and then a letter too, but a letter alone does not", async ({ page, site }) => {
  await page.goto(`${site}en/cut.html`);
  await page.keyboard.press("4");
  await expect(box(page, links[3])).toBeChecked();
  await expect(box(page, links[3])).toBeFocused();
  await page.keyboard.press("0");
  await expect(box(page, links[9])).toBeChecked();
  await page.keyboard.press("4");
  await expect(box(page, links[3])).not.toBeChecked();
  for (const letter of ["a", "c"]) {
    await page.keyboard.press("c");
    await page.keyboard.press(letter);
  }
  await expect(page).toHaveURL(`${site}en/cut.html?cut=acj`);
  await page.keyboard.press("d");
  await expect(page).toHaveURL(`${site}en/cut.html?cut=acj`);
});

test("in the document the list of links comes before the picture", async ({ page, site }) => {
  await page.goto(`${site}en/cut.html`);
  expect(await page.locator(".cutting .cuts").evaluate((form) => Boolean(form.compareDocumentPosition(document.querySelector(".cutting .stage")) & Node.DOCUMENT_POSITION_FOLLOWING))).toBe(true);
});
