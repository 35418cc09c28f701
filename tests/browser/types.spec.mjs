// The type declarations of the element, compiled with all strict checks.
import { expect, test } from "@playwright/test";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { dist } from "./site.mjs";

const USE = `
import type { LayeredDefenseElement } from "./layered-defense";
const story = document.querySelector("layered-defense")!;
story.addEventListener("step", ({ detail }) => detail.step + detail.path + detail.era + detail.language);
story.addEventListener("error", ({ detail }) => detail.reason === "value" && detail.name + detail.value);
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
`;

test("the types compile, and know properties, methods and events", async () => {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  await copyFile(join(dist, "layered-defense.d.ts"), join(folder, "layered-defense.d.ts"));
  await writeFile(join(folder, "use.ts"), USE);
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "dom,dom.iterable,es2022"];
  const said = await promisify(execFile)("node", [tsc, ...options, join(folder, "use.ts")]).then(() => "", ({ stdout }) => stdout);
  expect(said).toBe("");
});
