// Host pages for the site, each with its own origin. They are closed when the test ends, however it ends.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { host } from "./host.mjs";

export const HOSTS = fileURLToPath(new URL("../hosts/", import.meta.url));

/** The height that docs/embedding.md publishes, from width and text size. */
export function publishedHeight(width, text = "normal") {
  const words = { normal: 1, large: 1.5, larger: 2.1 }[text];
  return width < 600 ? 1.4 * width + (760 - 0.66 * width) * words : 0.5625 * width + (420 - 0.15 * width) * words;
}

/** Serves a host page below `tests/hosts/` with the site's address filled in. Resolves to its address and a function that closes it. */
export async function served(scenario, site) {
  const folder = await mkdtemp(join(tmpdir(), `host-${scenario}-`));
  await cp(join(HOSTS, scenario), folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const place = join(folder, name);
    const text = await readFile(place, "utf8");
    await writeFile(place, text.replaceAll("https://YOUR.HOST/PATH/", site).replaceAll("https://YOUR.HOST", new URL(site).origin));
  }
  return ended(folder);
}

/** Serves a page that a test has written, at every address, as hosts of a single page do. */
async function written(page) {
  const folder = await mkdtemp(join(tmpdir(), "host-"));
  for (const name of ["index.html", "404.html"]) await writeFile(join(folder, name), page);
  return ended(folder);
}

async function ended(folder) {
  const { address, close } = await host(folder);
  return {
    address,
    close() {
      close();
      return rm(folder, { recursive: true });
    },
  };
}

/** A fixture that serves pages: each call resolves to an address, and all are closed with the test. */
const untilTheEnd = (serve) => async ({}, use) => {
  const ends = [];
  await use(async (...what) => {
    const { address, close } = await serve(...what);
    ends.push(close);
    return address;
  });
  for (const end of ends) await end();
};

export const fixtures = {
  /** The address of a host page: `hosted("article", site)`. */
  hosted: untilTheEnd(served),
  /** The address of an article with this body. */
  article: untilTheEnd((body) => written(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>An article</title><body style="margin:0">${body}</html>`)),
};
