// Renders every step at every size, theme and language into contact sheets (target/gallery/),
// and the README's screenshot (docs/screenshot.png). `cargo xtask pictures` runs it.
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

const all = await steps(`${project}dist`);
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: size });
  for (const theme of THEMES) {
    for (const language of LANGUAGES) {
      for (const step of all) {
        await page.goto(`${address}${language}/${step}.html?theme=${theme}`);
        await page.locator("html[data-awake]").waitFor();
        await page.screenshot({ path: `${gallery}single/${size.name}.${theme}.${language}.${step}.png` });
      }
    }
  }
  await page.close();
}

// One sheet per size and theme: the steps in their order, one language after the other.
for (const size of SIZES) {
  for (const theme of THEMES) {
    const width = Math.min(size.width, 640);
    const columns = size.width > 400 ? Math.min(all.length, 4) : all.length;
    const pictures = LANGUAGES.flatMap((language) => all.map((step) => `single/${size.name}.${theme}.${language}.${step}.png`));
    const sheet = `<!doctype html><style>body{margin:8px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;background:#888}img{width:100%;display:block}</style>
      ${pictures.map((picture) => `<img src="${picture}">`).join("\n")}`;
    const name = `${gallery}${size.name}.${theme}`;
    await writeFile(`${name}.html`, sheet);
    const page = await browser.newPage({ viewport: { width: columns * (width + 8) + 16, height: 600 } });
    await page.goto(`file://${name}.html`);
    await page.screenshot({ path: `${name}.png`, fullPage: true });
    await page.close();
  }
}

const page = await browser.newPage({ viewport: { width: 1280, height: 640 } });
await page.goto(`${address}en/lower-hit.html?theme=light`);
await page.screenshot({ path: `${project}docs/screenshot.png` });
await browser.close();
close();
console.log(`The contact sheets are in ${gallery}.`);
