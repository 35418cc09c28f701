// The type declarations of the element, compiled with all strict checks.
import { expect, test } from "@playwright/test";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { GRAMMAR } from "../../assets/script/schema.js";
import { dist } from "./site.mjs";

const USE = `
import type { LayeredDefenseElement } from "./layered-defense";
const story = document.querySelector("layered-defense")!;
story.addEventListener("step", ({ detail }) => detail.step + detail.path + detail.era + detail.language + detail.by);
story.addEventListener("step", ({ detail }) => (story.step = detail.step));
story.addEventListener("error", ({ detail }) => detail.reason === "value" && detail.name + detail.value);
story.addEventListener("error", ({ detail }) => detail.reason === "blocked" && detail.address);
story.ready.then((state) => state === "running" && story.state);
story.step = "";
story.base = "https://YOUR.HOST/PATH/";
story.addEventListener("resize", ({ detail }) => detail.height + 1);
story.addEventListener("click", (event) => event.clientX);
story.addEventListener("of-my-own", () => {});
story.removeEventListener("ready", () => {});
story.theme = "dark";
story.goTo("launch");
story.next();
story.previous();
story.addEventListener("time", ({ detail }) => detail.progress - detail.from + detail.to);
story.play();
story.play("end");
story.pause();
story.replay();
story.progress = story.progress / 2;
story.load();
const made: LayeredDefenseElement = document.createElement("layered-defense");
// @ts-expect-error: the property is read-only.
made.ignored = 1;
// @ts-expect-error: it takes "end" or nothing.
made.play("somewhere");
// @ts-expect-error: there is no such method.
made.nowhere();
// @ts-expect-error: there is no such step.
made.goTo("nowhere");
// @ts-expect-error: there is no such theme.
made.theme = "purple";
`;

// Frameworks, as far as they declare the names of elements. Without their packages, the declarations are left out.
const REACT = `
declare module "react/jsx-runtime" {
  type ReactElements = import("react").JSX.IntrinsicElements;
  export namespace JSX { interface IntrinsicElements extends ReactElements {} }
}
declare module "react" {
  export interface HTMLAttributes<T> { className?: string; lang?: string; title?: string; onClick?: (event: { target: T }) => void }
  export interface RefAttributes<T> { ref?: { current: T | null } }
  export namespace JSX { interface IntrinsicElements {} }
}
`;
const MARKUP = `
/// <reference path="./react.d.ts" />
import "react";
import "./layered-defense";
export const good = <layered-defense className="wide" lang="ja" step="launch" base="https://YOUR.HOST/PATH/" onstep={({ detail }) => detail.by} />;
// @ts-expect-error: there is no such step.
export const bad = <layered-defense step="nowhere" />;
// @ts-expect-error: there is no such attribute.
export const worse = <layered-defense steps="launch" />;
`;

/** What the compiler writes about a file next to the declarations; empty if all is well. */
async function compiled(files, file, more = []) {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  await copyFile(join(dist, "layered-defense.d.ts"), join(folder, "layered-defense.d.ts"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "dom,dom.iterable,es2022", ...more];
  return promisify(execFile)("node", [tsc, ...options, join(folder, file)]).then(() => "", ({ stdout }) => stdout);
}

test("the types compile, and know properties, values, methods and events", async () => {
  expect(await compiled({ "use.ts": USE }, "use.ts")).toBe("");
});

test("in the markup of React the types know the element's attributes, values and events", async () => {
  expect(await compiled({ "react.d.ts": REACT, "use.tsx": MARKUP }, "use.tsx", ["--jsx", "react-jsx"])).toBe("");
});

test("the types name the languages, steps and values of this build, and no others", async () => {
  const text = await readFile(join(dist, "layered-defense.d.ts"), "utf8");
  const values = (name) => [...(text.match(new RegExp(`export type ${name} = (.*);`))?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, value]) => value);
  const types = { lang: "Language", step: "Step", path: "Path", era: "Era", theme: "Theme", text: "TextSize", labels: "Labels", readings: "Readings", motion: "MotionChoice", keys: "Keys" };
  const known = { ...GRAMMAR };
  // Not a list of values.
  delete known.cut;
  expect(Object.fromEntries(Object.entries(types).map(([key, name]) => [key, values(name)]))).toEqual(known);
});
