// A second build of the site, for tests of a site that is replaced while it is open: the same pages with another build id and
// another hash in every name. No file of the first build is in it, so a page that mixes both fails.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const sha256 = (content, encoding) => createHash("sha256").update(content).digest(encoding);
const TEXT = /\.(html|css|js|json|txt|webmanifest)$/;
const HASHED = /-([0-9a-f]{16})(_bg)?\.\w+$/;

/** Writes a second build of the site in `dist`. Resolves to its folder, its build id, and a function that removes it. */
export async function secondBuild(dist) {
  const folder = await mkdtemp(join(tmpdir(), "second-build-"));
  const names = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name).slice(dist.length));
  const used = names.filter((name) => !/\.(br|gz|png|pdf)$/.test(name));
  const hashes = new Map(used.map((name) => HASHED.exec(name)?.[1]).filter(Boolean).map((hash) => [hash, sha256(`second ${hash}`, "hex").slice(0, 16)]));
  const build = (await readFile(join(dist, "index.html"), "utf8")).match(/data-build="([^"]+)"/)[1];
  const other = sha256(build, "hex").slice(0, 8);
  const all = new RegExp([build, ...hashes.keys()].join("|"), "g");
  const anew = (text) => text.replaceAll(all, (found) => (found === build ? other : hashes.get(found)));
  // Pages name the whole hash of their lesson.
  const whole = (text) => `sha256-${sha256(text, "base64")}`;
  const lessons = await Promise.all(used.filter((name) => /^lesson\./.test(name)).map((name) => readFile(join(dist, name), "utf8")));
  const withIntegrity = (text) => lessons.reduce((text, lesson) => text.replaceAll(whole(lesson), whole(anew(lesson))), text);
  for (const name of used) {
    const place = join(folder, anew(name));
    await cp(join(dist, name), place, { recursive: true });
    if (!TEXT.test(name)) continue;
    await writeFile(place, withIntegrity(anew(await readFile(place, "utf8"))));
  }
  // The lists contain hashes of the files, and their own names contain theirs.
  let worker = await readFile(join(folder, "offline.js"), "utf8");
  for (const list of (await readdir(folder)).filter((name) => /^kept\..*\.json$/.test(name))) {
    const files = Object.keys(JSON.parse(await readFile(join(folder, list), "utf8")));
    const entries = await Promise.all(files.map(async (name) => [name, sha256(await readFile(join(folder, name)), "base64")]));
    const text = JSON.stringify(Object.fromEntries(entries));
    const name = list.replace(HASHED, `-${sha256(text, "hex").slice(0, 16)}.json`);
    await writeFile(join(folder, list), text);
    await rename(join(folder, list), join(folder, name));
    worker = worker.replace(list, name);
  }
  await writeFile(join(folder, "offline.js"), worker.replace(/KEPT_VERSION="\w+"/, 'KEPT_VERSION="second"'));
  return { folder, build: other, remove: () => rm(folder, { recursive: true }) };
}
