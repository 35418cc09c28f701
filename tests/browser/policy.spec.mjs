// Promises of every page: a strict policy, nothing inline but what it names by its hash, nothing stored, nothing from other hosts.
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { heading, texts } from "./content.mjs";
import { host } from "./host.mjs";
import { awake, dist, expect, test } from "./site.mjs";

const pages = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith(".html"));
const linked = pages.filter((name) => !["404.html", "layered-defense", "offline."].some((start) => name.startsWith(start)));

test("every page as it is shipped loads files of its own site only, and has nothing inline but what its policy names by hash", async () => {
  expect(linked.length).toBeGreaterThan(60);
  for (const name of linked) {
    const text = await readFile(join(dist, name), "utf8");
    const policy = text.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? "none";
    for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'"]) expect.soft(policy, name).toContain(part);
    expect.soft(policy, name).not.toContain("unsafe-inline");
    // Lines to copy are text, not markup.
    const markup = text.replaceAll(/<code>.*?<\/code>/gs, "");
    const inline = [...markup.matchAll(/<(style|script)>(.*?)<\/\1>/gs)];
    // Only the pages of steps hold their first style, and two scripts.
    expect.soft(inline.map(([, tag]) => tag), name).toEqual(/class="page"/.test(text) && text.includes("data-surface") ? ["style", "script", "script"] : []);
    for (const [, tag, content] of inline) expect.soft(policy, `${name}: ${tag}`).toMatch(new RegExp(`${tag}-src [^;]*'sha256-${createHash("sha256").update(content).digest("base64").replace(/[+]/g, "[+]")}'`));
    const rest = inline.reduce((left, [whole]) => left.replace(whole, () => ""), markup);
    expect.soft(rest, name).not.toMatch(/\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)/);
    // All file addresses are relative, so that the site works under any path.
    const addresses = [...text.matchAll(/(?:src|href|data-glue|data-program|data-lesson|data-search|data-style|data-index|data-root)="([^"]*)"/g)].map(([, address]) => address);
    expect.soft(addresses.filter((address) => address.startsWith("/")), name).toEqual([]);
    // Links may go to other hosts, but loaded files come from the site's folder.
    const loaded = [...text.matchAll(/<(?:script|link|img|iframe|source|image|use)\s(?:[^>]*\s)?(?:src|srcset|href)="([^"]*)"/g)].map(([, address]) => address);
    expect.soft(loaded.length, name).toBeGreaterThan(2);
    expect.soft(loaded.filter((address) => /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(address)), name).toEqual([]);
  }
});

test("a host that reads _headers lets every file with a hash in its name be kept, and sends each page anew", async ({ site }) => {
  const files = (await readdir(dist)).filter((name) => !/\.(br|gz)$/.test(name));
  const kept = async (name) => (await fetch(new URL(name, site), { method: "HEAD" })).headers.get("cache-control");
  const hashed = files.filter((name) => /-[0-9a-f]{12,16}(_bg)?\.\w+$/.test(name));
  expect(hashed.length).toBeGreaterThan(20);
  for (const name of hashed) expect(await kept(name), name).toBe("public, max-age=31536000, immutable");
  for (const name of ["en/overview.html", "embed/ja/launch.html", "ja/embed.html"]) expect(await kept(name), name).toBe("public, max-age=0, must-revalidate");
});

test("the style that the first picture needs is at most 6 KB, as a host sends it", async () => {
  const style = (await readdir(dist)).find((name) => /^style-.*\.css$/.test(name));
  expect(brotliCompressSync(await readFile(join(dist, style))).length).toBeLessThanOrEqual(6000);
});

test("the script in the head is at most 1 KB", async () => {
  const head = (await readdir(dist)).find((name) => /^early-state-.*\.js$/.test(name));
  expect((await readFile(join(dist, head))).length).toBeLessThanOrEqual(1024);
});

test("nothing is stored and no cookie is set, whatever a reader does", async ({ page, site, context }) => {
  await awake(page, `${site}en/overview.html?theme=dark`);
  await page.locator(".next").click();
  await page.locator("summary").first().click();
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  expect(stored).toEqual([0, 0, 0, 0]);
  expect(await context.cookies()).toEqual([]);
});

test.describe("an address that does not exist", () => {
  test.use({ expected: { lines: [/404/] } });

  test("shows a page in every language, at any depth, without another file", async ({ page, site }) => {
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${site}en/nowhere/at/all.html`);
    await expect(page.getByText(texts("page").not_found)).toBeVisible();
    await expect(page.getByText(texts("page", "ja").not_found)).toBeVisible();
    expect(requests.filter((url) => !url.endsWith("favicon.ico"))).toHaveLength(1);
  });
});

test.describe("a host with habits of its own", () => {
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\//] } });

  test("may name another encoding and leave out the end of names: words and program are right", async ({ page }) => {
    const { address, close } = await host(dist, "/school/", { charset: "Shift_JIS", clean: true });
    await awake(page, `${address}ja/launch`);
    await expect(page).toHaveTitle(new RegExp(`^${texts("story", "ja").launch.title}`));
    expect(await page.evaluate(() => document.characterSet)).toBe("UTF-8");
    await page.locator(".controls .next").click();
    await expect.poll(() => page.locator("#story h1").innerText()).toBe(heading("track", "ja"));
    await page.locator(".languages [data-language=en]").click();
    await expect(page.locator("#story h1")).toHaveText(heading("track"));
    close();
  });
});

test("names of files hold no capital letters, so a host that changes them changes nothing", async () => {
  const names = await readdir(dist, { recursive: true });
  expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
});
