// What a screen reader reads, as scripts in spoken/LANG/. A changed name, role, state or order changes a file that a person can read.
// With UPDATE_EXPECT=1 the files are written.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { LANGUAGES, steps } from "./browser.mjs";
import { awake, dist, expect, test } from "./site.mjs";
import { spoken } from "./spoken.mjs";

const all = await steps(dist);
const folder = fileURLToPath(new URL("spoken/", import.meta.url));
/** The scripts besides those of the steps. */
const OTHERS = ["page", "next-generation.now", "menu", "picture", "labels-hidden", "frame", "cut", "systems"];

// One change can be in many scripts, so all are compared.
const compare = expect.configure({ soft: true, timeout: 3000 });

/** Compares the scripts of parts of a page with a file, or writes the file. Some buttons appear late. */
async function isAsWritten(page, name, ...parts) {
  const file = `${folder}${name}.txt`;
  const script = async () => (await Promise.all(parts.map((part) => spoken(page, part, dirname(name))))).join("");
  if (process.env.UPDATE_EXPECT) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await script());
  }
  const expected = await readFile(file, "utf8").catch(() => "");
  await compare.poll(script, `spoken/${name}.txt (UPDATE_EXPECT=1 writes it)`).toBe(expected);
}

// Each step is shown at once, and its tree is complete.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const withRow = (page) => page.locator("#story .player").waitFor({ state: "attached" });

for (const language of LANGUAGES) {
  test(`every step is read as its script says, in ${language}`, async ({ page, site }) => {
    await awake(page, `${site}${language}/${all[0]}.html`);
    await withRow(page);
    await isAsWritten(page, `${language}/page`, "around");
    for (const step of all) {
      await page.evaluate((step) => window.layeredDefense.port.send("go", step), step);
      await page.locator(`#story[data-step="${step}"]`).waitFor();
      await isAsWritten(page, `${language}/${step}`, "main");
    }
    await page.evaluate(() => window.layeredDefense.port.send("era", "now"));
    await page.locator(".sentence.era-now").first().waitFor();
    await isAsWritten(page, `${language}/next-generation.now`, "main");
  });

  test(`the menu, the parts of a picture, the label quiz, a frame, cut links and all systems are read as their scripts say, in ${language}`, async ({ page, site }) => {
    await awake(page, `${site}${language}/upper-tier.html`);
    await withRow(page);
    await page.locator(".open-menu").click();
    await isAsWritten(page, `${language}/menu`, "header");
    await page.keyboard.press("Escape");
    await page.locator(".part-way-in").focus();
    await page.keyboard.press("Enter");
    await page.locator(".part-walk button:focus").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    // Another script adds this button.
    await page.locator(".part-card .further button").waitFor();
    await isAsWritten(page, `${language}/picture`, "picture parts");
    await awake(page, `${site}${language}/upper-tier.html?labels=hidden`);
    await withRow(page);
    await isAsWritten(page, `${language}/labels-hidden`, "main");
    await awake(page, `${site}embed/${language}/upper-tier.html`);
    await withRow(page);
    await isAsWritten(page, `${language}/frame`, "main", "around");
    await page.goto(`${site}${language}/cut.html?cut=e`);
    await isAsWritten(page, `${language}/cut`, "main");
    await page.goto(`${site}${language}/systems.html`);
    await isAsWritten(page, `${language}/systems`, "picture of all systems");
  });

  test(`no script is left over, in ${language}`, async () => {
    const names = await readdir(`${folder}${language}`);
    expect(names.filter((name) => ![...all, ...OTHERS].includes(name.replace(".txt", "")))).toEqual([]);
  });
}
