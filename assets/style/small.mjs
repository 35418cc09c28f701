// Minifies built style sheets in place. `prerender` calls it before it takes them:
//
//   node assets/style/small.mjs FILE…
//
// Unlike Trunk's own minifier, it has browser targets: Safari needs prefixes for some properties, and for others longhands
// instead of a shorthand. So prefixes are added, and longhands stay separate. It changes nothing else.
import { transform } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

/** The oldest browsers in which the pages look right: those with `light-dark()` and popovers. */
const target = ["chrome125", "edge125", "firefox128", "ios17.5", "safari17.5"];

for (const file of process.argv.slice(2)) {
  const { code, warnings } = await transform(await readFile(file, "utf8"), { charset: "utf8", loader: "css", minify: true, sourcefile: file, target });
  // A browser would drop invalid CSS silently, so it is an error here.
  const told = warnings.map(({ text, location }) => `${file}:${location?.line}:${location?.column}: ${text}`);
  if (told.length) throw new Error(told.join("\n"));
  await writeFile(file, code);
}
