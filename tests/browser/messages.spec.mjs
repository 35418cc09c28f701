// Messages between windows, of any form: from a host page to its frame, from a frame to the element around it, and between the lesson's
// window and presenter view, in both directions. No message may cause an error, and after all of them each window works.
// `cargo xtask fuzz messages` runs these tests for as long as it is told to.
import { opened, tied } from "./class.mjs";
import { STORY, texts } from "./content.mjs";
import { anyMessage, oneOf, seeded } from "./random.mjs";
import { awake, expect, test } from "./site.mjs";

const steps = STORY.step.map(({ id }) => id);
const KEYS = ["path", "era", "beat", "cut", "theme", "text", "labels", "readings", "motion", "keys", "ui", "lang", "step", "tier"];
const VALUES = ["", "both-miss", "now", "2015", "3", "ce", "ce_5_2", "dark", "projector", "large", "larger", "hidden", "on", "off", "less", "board", "kiosk", "neon"];
const COMMANDS = { command: ["next", "next", "previous", "go", "go", "set", "set", "play", "pause", "replay", "progress", "ask"], step: [...steps, "nowhere"], key: KEYS, value: [...VALUES, 0, 0.3, 1, 2], to: ["end", "on"], n: [0, 1, 7, -1, 1e9] };
const REPORTS = { kind: ["ready", "step", "state", "play", "pause", "time", "key", "resize", "error"], step: [...steps, "nowhere"], path: ["both-miss", ""], era: ["now", "2015"], language: ["en", "ja"], title: ["A title"], height: [0, 700, -3, 1e9], reason: ["asleep-not"], progress: [0, 0.5, 1, 3], from: [0], to: [1], n: [0, 5], by: ["reader", "page"] };
const WISHES = { kind: ["hello", "move", "go", "back", "next", "black", "vote", "hand", "key"], step: [...steps, "nowhere"], wish: ["play", "end", "finish", "replay", "beat", "seek", "settle", "rate"], value: [0, 1, -1, 0.5, 1000, 4], nth: [0, 1, -1, 9], key: ["l", "Home", "End", "g", "t", "e", "x"], shift: [true, false], turn: [0, 1, 2, 50] };
const STATES = { kind: ["at", "at", "at", "bye"], step: [...steps, "nowhere"], turn: [0, 1, 99], path: ["both-miss", "", "sideways"], era: ["now", "2015", ""], language: ["en", "xx"], progress: ["Step 1 of 9"], hands: [null, [1, 2], [], ["<b>"]], black: [true, false], unnamed: [true, false], page: [{ title: "A", part: "B", answer: "C" }, {}], motion: [undefined, { step: "launch", shown: 1, count: 3, position: 500, length: 9000, ends: [{ step: "launch", end: 4000 }, { step: "track", end: 9000 }], rate: 1, isPlaying: true }] };

/** Sends messages of these fields, a hundred at a time, and lets the windows answer. Without a time, 1,500 of them. */
async function flood(any, fields, send) {
  const until = Number(process.env.FUZZ_SECONDS ?? 0) * 1000 + Date.now();
  let sent = 0;
  do {
    const messages = Array.from({ length: 100 }, () => anyMessage(any, fields));
    await send(messages);
    sent += messages.length;
  } while (Date.now() < until || sent < 1500);
  console.log(`${sent} messages`);
}

// The host page has an origin of its own, and the element names values that do not exist in the console.
test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1/, /Unrecognized feature/] } });

const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 20)));

/** What every window with a story must still be after any messages. */
async function isSound(frame) {
  await expect.poll(() => frame.locator("#story").getAttribute("data-step")).toMatch(new RegExp(`^(${steps.join("|")})$`));
  await expect(frame.locator("html")).toHaveAttribute("data-awake");
  await expect(frame.locator("#story h1")).toHaveCount(1);
  await expect(frame.locator("#story svg.picture:visible")).toHaveCount(1);
  const odd = await frame.locator("html").evaluate((html) => Object.entries(html.dataset).filter(([, value]) => !/^[\w.-]{0,64}$/.test(value)));
  expect(odd).toEqual([]);
}

test("a setting of a host page that is no text is ignored, and the story goes on", async ({ page, site, hosted }) => {
  await page.goto(await hosted("dark", site));
  const frame = page.frameLocator("layered-defense iframe");
  await frame.locator("html[data-awake]").waitFor();
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector("layered-defense").shadowRoot.querySelector("iframe");
    for (const value of [null, undefined, true, 1, ["ce"], { length: 2 }]) contentWindow.postMessage({ layeredDefense: 1, command: "set", key: "cut", value }, "*");
  });
  await page.evaluate(() => document.querySelector("layered-defense").goTo("launch"));
  await expect(frame.locator("#story")).toHaveAttribute("data-step", "launch");
  await expect(frame.locator("html")).toHaveAttribute("data-awake", "");
});

test("a frame that gets any messages from its host page stays a story that works", async ({ page, site, hosted }) => {
  test.setTimeout(300_000 + 2000 * Number(process.env.FUZZ_SECONDS ?? 0));
  const any = seeded(11, "messages to a frame");
  await page.goto(await hosted("dark", site));
  const frame = page.frameLocator("layered-defense iframe");
  await frame.locator("html[data-awake]").waitFor();
  await flood(any, COMMANDS, (messages) =>
    page.evaluate(async (messages) => {
      const { contentWindow } = document.querySelector("layered-defense").shadowRoot.querySelector("iframe");
      for (const message of messages) contentWindow.postMessage(message, "*");
      await new Promise((done) => setTimeout(done, 20));
    }, messages),
  );
  await isSound(frame);
  await page.evaluate(() => document.querySelector("layered-defense").goTo("launch"));
  await expect(frame.locator("#story")).toHaveAttribute("data-step", "launch");
  await expect.poll(() => page.evaluate(() => document.querySelector("layered-defense").step)).toBe("launch");
});

test("an element that gets any messages from its frame still drives it", async ({ page, site, hosted }) => {
  test.setTimeout(300_000 + 2000 * Number(process.env.FUZZ_SECONDS ?? 0));
  const any = seeded(12, "messages to an element");
  await page.goto(await hosted("dark", site));
  const frame = page.frameLocator("layered-defense iframe");
  await frame.locator("html[data-awake]").waitFor();
  await flood(any, REPORTS, async (messages) => {
    await frame.locator("html").evaluate((_, messages) => messages.forEach((message) => parent.postMessage(message, "*")), messages);
    await settle(page);
  });
  const { step, path, era } = await page.evaluate(() => { const { step, path, era } = document.querySelector("layered-defense"); return { step, path, era }; });
  expect(steps).toContain(step);
  expect([typeof path, typeof era]).toEqual(["string", "string"]);
  await page.evaluate(() => document.querySelector("layered-defense").goTo("overview"));
  await page.evaluate(() => document.querySelector("layered-defense").goTo("track"));
  await expect(frame.locator("#story")).toHaveAttribute("data-step", "track");
});

test("the lesson's window that gets any messages from presenter view stays a story that works", async ({ page, site }) => {
  test.setTimeout(300_000 + 2000 * Number(process.env.FUZZ_SECONDS ?? 0));
  const any = seeded(13, "messages to the lesson's window");
  await awake(page, `${site}en/launch.html`);
  const window = await opened(page);
  await flood(any, WISHES, async (messages) => {
    await window.evaluate((messages) => messages.forEach((message) => opener.postMessage(message, "*")), messages);
    await settle(page);
  });
  await isSound(page);
  await window.evaluate((step) => opener.postMessage({ layeredDefense: 1, kind: "go", step }, "*"), "track");
  await expect(page.locator("#story")).toHaveAttribute("data-step", "track");
});

test("presenter view that gets any messages from the lesson's window still shows the notes of the step", async ({ page, site }) => {
  test.setTimeout(300_000 + 2000 * Number(process.env.FUZZ_SECONDS ?? 0));
  const any = seeded(14, "messages to presenter view");
  await awake(page, `${site}en/launch.html`);
  const window = await opened(page);
  await page.evaluate(() => {
    window.view = open("", "layered-defense-presenter");
  });
  await flood(any, STATES, async (messages) => {
    await page.evaluate((messages) => messages.forEach((message) => window.view.postMessage(message, "*")), messages);
    await settle(window);
  });
  await expect(window.locator(".of-step:visible h2")).toHaveCount(1);
  await expect(tied(window)).toHaveText(texts("tools").presenter_tied);
  await page.evaluate(() => window.view.postMessage({ layeredDefense: 1, kind: "at", turn: 1e6, step: "track", path: "", language: "en" }, "*"));
  await expect(window.locator(".of-step:visible")).toHaveAttribute("data-step", "track");
});

test("random numbers of a seed repeat themselves", () => {
  const [one, other] = [1, 1].map((seed) => seeded(seed, "this test"));
  expect(Array.from({ length: 50 }, () => one(1000))).toEqual(Array.from({ length: 50 }, () => other(1000)));
  expect(oneOf(one, ["a"])).toBe("a");
});
