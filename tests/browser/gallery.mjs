// Renders every step and every page beside the story at every size, theme and language into contact sheets
// (target/gallery/), also frames, forced colours and black-and-white print; and the README's screenshot
// (docs/screenshot.png). `cargo xtask pictures` runs it.
import { chromium } from "@playwright/test";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LANGUAGES, SIZES, THEMES, launch, steps } from "./browser.mjs";
import { host } from "./host.mjs";

const project = fileURLToPath(new URL("../../", import.meta.url));
const gallery = `${project}target/gallery/`;
const { address, close } = await host(`${project}dist`);
const browser = await chromium.launch(launch);
await rm(gallery, { recursive: true, force: true });
await mkdir(`${gallery}single`, { recursive: true });

// The step with two eras twice, the outcomes, and the pages beside the story.
const SECTIONS = ["outcomes", "symbols", "systems", "timeline", "cooperation", "glossary", "questions", "sources"];
const beside = new RegExp(SECTIONS.join("|"));
const all = [...(await steps(`${project}dist`)).map((step) => `${step}.html`), "next-generation.html?era=now", ...SECTIONS.map((name) => `${name}.html`)];
const fileOf = (view) => view.replace(".html", "").replaceAll(/[?=&/]/g, ".");

async function shot(page, view, file) {
  await page.goto(address + view);
  // The pages beside the story do not run the program.
  if (!beside.test(view)) await page.locator("html[data-awake]").waitFor();
  await page.screenshot({ path: `${gallery}single/${file}.png` });
}

for (const size of SIZES) {
  const page = await browser.newPage({ viewport: size });
  for (const theme of THEMES) {
    for (const language of LANGUAGES) {
      for (const view of all) {
        await shot(page, `${language}/${view}${view.includes("?") ? "&" : "?"}theme=${theme}`, `${size.name}.${theme}.${language}.${fileOf(view)}`);
      }
    }
  }
  await page.close();
}

/** A contact sheet of pictures, row by row. */
async function sheet(name, pictures, width, columns, filter = "none") {
  const page = await browser.newPage({ viewport: { width: columns * (width + 8) + 16, height: 600 } });
  const markup = `<!doctype html><style>body{margin:8px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;background:#888}img{width:100%;display:block;filter:${filter}}</style>
    ${pictures.map((picture) => `<img src="single/${picture}.png">`).join("\n")}`;
  await writeFile(`${gallery}${name}.html`, markup);
  await page.goto(`file://${gallery}${name}.html`);
  await page.screenshot({ path: `${gallery}${name}.png`, fullPage: true });
  await page.close();
}

// A sheet for each size and theme, with the steps in order, in both languages.
for (const size of SIZES) {
  for (const theme of THEMES) {
    const pictures = LANGUAGES.flatMap((language) => all.map((view) => `${size.name}.${theme}.${language}.${fileOf(view)}`));
    await sheet(`${size.name}.${theme}`, pictures, Math.min(size.width, 640), size.width > 400 ? 4 : all.length);
  }
}

// Variants for some readers: frames, forced colours, paper without colour.
for (const [name, size, media, folder] of [
  ["frame", { width: 800, height: 680 }, {}, "embed/"],
  ["frame-phone", { width: 360, height: 820 }, {}, "embed/"],
  ["forced-colours", { width: 1280, height: 720 }, { forcedColors: "active" }, ""],
  ["print", { width: 1000, height: 900 }, { media: "print" }, ""],
]) {
  const page = await browser.newPage({ viewport: size });
  await page.emulateMedia(media);
  const views = all.filter((view) => folder === "" || !beside.test(view));
  for (const view of views) {
    await shot(page, `${folder}en/${view}`, `${name}.${fileOf(view)}`);
  }
  await sheet(name, views.map((view) => `${name}.${fileOf(view)}`), Math.min(size.width, 640), 4, name === "print" ? "grayscale(1)" : "none");
  await page.close();
}

const page = await browser.newPage({ viewport: { width: 1280, height: 640 } });
await page.goto(`${address}en/lower-hit.html?theme=light`);
await page.screenshot({ path: `${project}docs/screenshot.png` });
await browser.close();
close();
console.log(`The contact sheets are in ${gallery}.`);
