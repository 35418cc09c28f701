// Bundles the scripts: each entry becomes one file without imports. `prerender` calls it and gives the files the names that
// they are shipped under:
//
//   node assets/script/bundle.mjs --schema FILE --scores FILE --glue FILE --qr FILE --out FOLDER [--working]
//
// `--schema` and `--scores` stand for `#schema` and `#scores`, `--glue` and `--qr` the programs' JavaScript sides; `--working` writes readable
// files for somebody who works on them.
import { build } from "esbuild";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: given } = parseArgs({
  options: { schema: { type: "string" }, scores: { type: "string" }, glue: { type: "string" }, qr: { type: "string" }, out: { type: "string" }, working: { type: "boolean" } },
});
const { schema, scores, glue, qr, out: outdir, working = false } = given;
if (!schema || !scores || !glue || !qr || !outdir) throw new Error("--schema, --scores, --glue, --qr and --out are needed");

const here = fileURLToPath(new URL(".", import.meta.url));
/** @param {string[]} names */
const entries = (names) => Object.fromEntries(names.map((name) => [name.slice(name.lastIndexOf("/") + 1), `${here}${name}.js`]));

/** What pages name in their markup. From disk a browser loads no modules, so these are plain scripts. */
const SCRIPTS = entries(["early-state", "boot", "story-page", "header", "islands", "tools", "builder", "embed-bridge", "presenter", ...(working ? ["reload"] : [])]);

/** What scripts import on first use, what authors of other pages load, and the one script of the single file. */
const MODULES = { ...entries(["search", "classroom/classroom", "motion/motion", "../embed/layered-defense", "single-file"]), glue: resolve(glue), qr: resolve(qr) };

/** @type {import("esbuild").BuildOptions} */
const common = {
  alias: { "#schema": resolve(schema), "#scores": resolve(scores), "#glue": resolve(glue) },
  bundle: true,
  charset: "utf8",
  logLevel: "warning",
  minify: !working,
  outdir,
  sourcemap: working ? "inline" : false,
  target: "es2022",
  tsconfigRaw: {},
};

try {
  await Promise.all([
    build({ ...common, entryPoints: SCRIPTS, format: "iife" }),
    build({ ...common, entryPoints: MODULES, format: "esm" }),
  ]);
} catch {
  // esbuild has written where and why.
  process.exitCode = 1;
}
