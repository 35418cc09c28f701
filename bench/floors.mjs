// Writes the floors: pages that do less than the site, made from the built site itself. `measure.mjs` compares the site with them.
//
//   still     the same pages without scripts
//   linked    the same, but their styles are files, as on the pages beside the story
//   stepper   the same pages, stepped by 2 KB of plain JavaScript (stepper.js)
//   swap      one page whose steps are made ahead and only change places (swap.js)
//   picture   the picture of each step and its words in one file, without a script
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>\n?/;
const SCRIPTS = /<script\b[^>]*>.*?<\/script>\n?/gs;
/** The floors with pages of the site. */
const WHOLE = ["still", "linked", "stepper", "swap"];
const STYLE = /<style>.*?<\/style>/s;

/** Writes the floors of the site in `dist` into `folder`. */
export async function writeFloors(dist, folder) {
  await rm(folder, { recursive: true, force: true });
  const files = await readdir(dist);
  const named = (stem) => files.find((name) => name.startsWith(`${stem}-`) && name.endsWith(".css"));
  const styles = [named("style"), named("later")];
  const write = async (place, text) => {
    await mkdir(dirname(join(folder, place)), { recursive: true });
    await writeFile(join(folder, place), text);
  };
  for (const floor of WHOLE) {
    for (const style of styles) {
      await mkdir(join(folder, floor), { recursive: true });
      await cp(join(dist, style), join(folder, floor, style));
    }
  }
  // Style sheets are kept, as on the site.
  for (const floor of WHOLE) await write(`${floor}/_headers`, "/*.css\n  Cache-Control: public, max-age=31536000, immutable\n");
  for (const floor of ["stepper", "swap"]) await write(`${floor}/${floor}.js`, await readFile(new URL(`${floor}.js`, import.meta.url)));
  for (const name of (await readdir(join(dist, "en"))).filter((name) => name.endsWith(".html"))) {
    const page = await readFile(join(dist, "en", name), "utf8");
    if (!page.includes("data-surface")) continue;
    // The stepper and the swap parse pages, which the policy forbids. So no floor has a policy.
    const still = page.replace(POLICY, "").replaceAll(SCRIPTS, "");
    await write(`still/en/${name}`, still);
    await write(`linked/en/${name}`, still.replace(STYLE, styles.map((style) => `<link rel="stylesheet" href="../${style}">`).join("")));
    await write(`stepper/en/${name}`, still.replace("</head>", `<script src="../stepper.js" defer></script></head>`));
    await write(`swap/en/${name}`, still.replace("</head>", `<script src="../swap.js" type="module"></script></head>`));
    const words = page.match(/<h1 class="title">.*?<\/h1>|<p class="sentence">.*?<\/p>/gs).join("");
    const figure = await readFile(join(dist, "figures/en", name.replace(".html", ".portrait.light.svg")), "utf8");
    const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Floor</title>`;
    await write(`picture/en/${name}`, `${head}<style>body{font:1rem/1.5 sans-serif}svg{width:100%;height:auto}</style>${figure}${words}`);
  }
}
