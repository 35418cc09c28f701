// Bundles the scripts: each entry becomes a file without imports. `prerender` calls this script and gives the files their
// final names:
//
//   node assets/script/bundle.mjs --data FOLDER --glue FILE --qr FILE --out FOLDER [--working]
//
// `--data` holds `schema.js`, and `scores.json`, `landscape.json`, `portrait.json` and `what-if.json`, which replace `#schema`, `#scores` and so on. `--glue`
// and `--qr` are the JavaScript glue of the programs. `--working` writes readable files for development.
import { build } from "esbuild";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: given } = parseArgs({
  options: { data: { type: "string" }, glue: { type: "string" }, qr: { type: "string" }, out: { type: "string" }, working: { type: "boolean" } },
});
const { data, glue, qr, out: outdir, working = false } = given;
if (!data || !glue || !qr || !outdir) throw new Error("--data, --glue, --qr and --out are needed");

const here = fileURLToPath(new URL(".", import.meta.url));
/** @param {string[]} names */
const entries = (names) => Object.fromEntries(names.map((name) => [name.slice(name.lastIndexOf("/") + 1), `${here}${name}.js`]));

/** The scripts that pages name. They are classic scripts, because browsers load no modules from disk. */
const SCRIPTS = entries(["early-state", "ahead", "boot", "story-page", "header", "islands", "tools", "builder", "embed-bridge", "presenter", "offline/worker", "lms/launch", "single-file/head", "film/film", ...(working ? ["reload"] : [])]);

/** The modules that scripts import on first use and authors load on their pages, and the script of the single file. */
const MODULES = { ...entries(["search", "popovers", "classroom/classroom", "motion/motion", "parts/parts", "what-if/what-if", "offline/offline", "kiosk/kiosk", "../embed/layered-defense", "single-file"]), glue: resolve(glue), qr: resolve(qr) };

/** @type {import("esbuild").BuildOptions} */
const common = {
  alias: {
    "#schema": resolve(data, "schema.js"),
    "#glue": resolve(glue),
    ...Object.fromEntries(["scores", "landscape", "portrait", "what-if"].map((name) => [`#${name}`, resolve(data, `${name}.json`)])),
  },
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
  // esbuild has already reported the error.
  process.exitCode = 1;
}
