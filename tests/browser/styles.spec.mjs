// The built style sheets as text: minifying must lose nothing, and must keep longhands that Safari needs.
import { expect, test } from "@playwright/test";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { declarations } from "./declarations.mjs";
import { dist } from "./site.mjs";

const SOURCES = fileURLToPath(new URL("../../assets/style/", import.meta.url));
/** The sheets that no page loads: those of the single file and of the pages for films are inside them. */
const INSIDE = ["single-file", "film"];
/** The sheets that are shipped as a single file. */
const TOGETHER = { style: ["tokens", "picture", "page"] };

const sheets = (await readdir(dist)).filter((name) => /-[0-9a-f]+\.css$/.test(name) && !name.startsWith("cut-"));
const built = Object.fromEntries(await Promise.all(sheets.map(async (name) => [name.replace(/-[0-9a-f]+\.css$/, ""), declarations(await readFile(join(dist, name), "utf8"))])));
const written = async (stem) => (await Promise.all((TOGETHER[stem] ?? [stem]).map(async (part) => declarations(await readFile(join(SOURCES, `${part}.css`), "utf8"))))).flat();
const names = (list) => new Set(list.map(([property]) => property));

test("every style sheet of the project is shipped", async () => {
  const parts = Object.keys(built).flatMap((stem) => TOGETHER[stem] ?? [stem]);
  const sources = (await readdir(SOURCES)).filter((name) => name.endsWith(".css")).map((name) => name.replace(".css", ""));
  expect([...parts, ...INSIDE].sort()).toEqual(sources.sort());
});

for (const [stem, all] of Object.entries(built)) {
  test(`${stem}: every declaration is still there under its own name`, async () => {
    const left = names(all);
    expect([...names(await written(stem))].filter((name) => !left.has(name))).toEqual([]);
  });

  test(`${stem}: nothing is written in a form that Safari drops`, () => {
    // Before 26.2, Safari's text-decoration accepts only a line. Style, thickness and colour need longhands.
    expect(all.filter(([property, value]) => property === "text-decoration" && !/^(none|underline|line-through)$/.test(value))).toEqual([]);
    // Properties that Safari knows only with a prefix have the prefixed form with the same value.
    for (const name of ["text-size-adjust", "user-select"]) {
      const values = (property) => all.filter(([its]) => its === property).map(([, value]) => value);
      expect(values(`-webkit-${name}`)).toEqual(values(name));
    }
    // Rules use no ruby values of `display`, because browsers differ in their layout.
    expect(all.filter(([property, value]) => property === "display" && value.startsWith("ruby"))).toEqual([]);
  });
}

test("longhands and prefixes for Safari are in use", () => {
  const used = names(Object.values(built).flat());
  for (const name of ["text-decoration-style", "text-decoration-thickness", "-webkit-text-size-adjust", "-webkit-user-select"]) expect(used).toContain(name);
});
