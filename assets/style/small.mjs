// Makes built style sheets small, in place; `prerender` calls it before it takes them:
//
//   node assets/style/small.mjs FILE…
//
// It knows the browsers, as Trunk's own minifier cannot: Safari takes some properties only with a prefix, and some only apart that
// others take in one. So prefixes are added, and what is written apart stays apart. What a style sheet holds is not decided here.
import { transform } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

/** The oldest browsers in which the pages look as they should: those that know `light-dark()` and popovers. */
const target = ["chrome125", "edge125", "firefox128", "ios17.5", "safari17.5"];

for (const file of process.argv.slice(2)) {
  const { code, warnings } = await transform(await readFile(file, "utf8"), { charset: "utf8", loader: "css", minify: true, sourcefile: file, target });
  // What is no CSS would be left out by a browser without a word.
  const told = warnings.map(({ text, location }) => `${file}:${location?.line}:${location?.column}: ${text}`);
  if (told.length) throw new Error(told.join("\n"));
  await writeFile(file, code);
}
