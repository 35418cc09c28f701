// The picture in time: the row under it, its keys, its address, what plays and what rests. What moves is the browser's own; so a test lets the browser's
// animations pass faster, and waits on what they reach.
import { LANGUAGES } from "./browser.mjs";
import { opened, present, tool } from "./class.mjs";
import { filled, heading, like, plain, texts } from "./content.mjs";
import { numbers } from "./random.mjs";
import { awake, expect, look, test } from "./site.mjs";

const words = texts("tools");
const row = (page) => page.locator("#story .player");
const button = (page, name) => row(page).locator(`[data-do=${name}]`);
const slider = (page) => row(page).getByRole("slider");
// The first screen does not show its row.
const says = (page) => row(page).getByRole("slider", { includeHidden: true }).getAttribute("aria-valuetext");
const query = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
const isPlaying = (page) => expect(button(page, "play")).toHaveAttribute("data-playing", "");
const stands = (page) => expect(button(page, "play")).not.toHaveAttribute("data-playing");
const shows = (page, step) => expect(page.locator("#story")).toHaveAttribute("data-step", step);
const at = (step, n, count) => filled(words.player_at, { step: plain(texts("story")[step].title), n, count });
const wholeStep = (step) => filled(words.player_end, { step: plain(texts("story")[step].title) });

/** Opens a page and waits until its picture can move. */
async function moving(page, address) {
  await awake(page, address);
  // On the first screen it is there, and not shown.
  await row(page).waitFor({ state: "attached" });
}

/** Lets all animations of a page pass so many times as fast. */
async function faster(page, rate) {
  const device = await page.context().newCDPSession(page);
  await device.send("Animation.enable");
  await device.send("Animation.setPlaybackRate", { playbackRate: rate });
}

/** The pictures as they stand: their markup, and whatever animations change about a mark. */
const picture = (page) =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll("#story .stage svg.picture *")].filter((it) => it.checkVisibility());
    const names = ["transform", "opacity", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "fill-opacity", "visibility"];
    const looks = marks.map((it) => names.map((name) => getComputedStyle(it)[name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())]).join("|"));
    return { markup: [...document.querySelectorAll("#story .stage svg.picture")].map((it) => it.outerHTML).join("\n"), looks: looks.join("\n") };
  });

/** Waits until nothing moves by itself. */
const still = (page) => page.waitForFunction(() => document.getAnimations().every((it) => it.playState !== "running"));

test("the row is added late and moves nothing, on a phone and on a wide screen", async ({ page, site }) => {
  for (const size of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size);
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await page.route("**/player.html", async (route) => {
      await held;
      await route.continue();
    });
    await awake(page, `${site}en/launch.html`);
    const places = () => page.evaluate(() => [".stage svg.picture:is(.portrait, .landscape)", ".narration", ".controls", ".details", "footer"].flatMap((it) => [...document.querySelectorAll(it)].filter((found) => found.checkVisibility()).map((found) => JSON.stringify(found.getBoundingClientRect()))));
    await expect(row(page)).toHaveCount(0);
    const before = await places();
    go();
    await row(page).waitFor();
    expect(await places()).toEqual(before);
    const [picture, bar] = await Promise.all([page.locator("#story .stage svg.picture:visible").boundingBox(), row(page).boundingBox()]);
    expect(bar.y, "under the picture").toBeGreaterThanOrEqual(picture.y + picture.height - 0.5);
    expect(bar.height, "one row").toBeLessThan(48);
    expect(bar.x + bar.width).toBeLessThanOrEqual(size.width);
    await page.unrouteAll({ behavior: "wait" });
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("there is no row, and no room for it", async ({ page, site }) => {
    await page.goto(`${site}en/launch.html?beat=2`);
    await expect(page.locator(".player")).toHaveCount(0);
    const [stage, picture] = await Promise.all([page.locator(".stage").boundingBox(), page.locator(".stage svg.picture:visible").boundingBox()]);
    expect(stage.height).toBeCloseTo(picture.height, 0);
  });
});

test("Play goes from step to step and stops at a question; pressed again it follows the path", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  await button(page, "play").click();
  await isPlaying(page);
  await expect(button(page, "play")).toHaveAccessibleName(like(words.player_pause));
  await faster(page, 30);
  await shows(page, "upper-tier");
  await stands(page);
  await expect(row(page).getByRole("status")).toHaveText(like(texts("story")["upper-tier"].question));
  expect(await says(page)).toBe(wholeStep("upper-tier"));
  await page.keyboard.press("k");
  await shows(page, "lower-tier");
  await stands(page);
  await expect(page).toHaveURL(`${site}en/lower-tier.html`);
});

test("played to the end it follows the path through every question, and stops at the last step", async ({ page, site }) => {
  await moving(page, `${site}en/upper-tier.html?path=both-miss`);
  await faster(page, 60);
  await page.keyboard.press("Shift+K");
  await shows(page, "next-generation");
  await stands(page);
  await expect(page).toHaveURL(`${site}en/next-generation.html?path=both-miss`);
});

test("while it plays, each step is read aloud once and no moment is", async ({ page, site }) => {
  await moving(page, `${site}en/overview.html`);
  await page.evaluate(() => {
    window.read = [];
    const live = document.querySelectorAll("[role=status]");
    for (const it of live) new MutationObserver(() => it.textContent.trim() && window.read.push(it.textContent.trim())).observe(it, { childList: true, characterData: true, subtree: true });
  });
  await faster(page, 30);
  await page.keyboard.press("k");
  await shows(page, "upper-tier");
  await stands(page);
  const read = await page.evaluate(() => window.read);
  const story = texts("story");
  expect(read).toEqual([...["launch", "track", "upper-tier"].map((step) => story[step].changed), plain(story["upper-tier"].question)]);
});

test("R plays this step again and stops at its end; with keys=off letters do nothing", async ({ page, site }) => {
  await moving(page, `${site}en/launch.html`);
  await faster(page, 10);
  await page.keyboard.press("r");
  await isPlaying(page);
  await stands(page);
  await shows(page, "launch");
  await page.evaluate(() => (document.documentElement.dataset.keys = "off"));
  for (const key of ["k", "r"]) await page.keyboard.press(key);
  await stands(page);
});

test("while labels are hidden there is no row to press; shown again, the picture has its row and plays", async ({ page, site }) => {
  await moving(page, `${site}en/launch.html`);
  await faster(page, 10);
  await page.keyboard.press("l");
  await expect(page.locator("svg.landscape .blank").first()).toBeVisible();
  await expect(row(page)).toBeHidden();
  await page.keyboard.press("Shift+L");
  await expect(page.locator("svg.landscape .blank")).toHaveCount(0);
  await expect(row(page)).toBeVisible();
  await button(page, "replay").click();
  await isPlaying(page);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", wholeStep("launch"));
});

test("a pause keeps the moment, and the address contains the beat; the link opens that moment, and no other link contains it", async ({ page, site }) => {
  await moving(page, `${site}en/launch.html`);
  await button(page, "beat-back").click();
  const { beat } = await query(page);
  expect(Number(beat)).toBeGreaterThan(0);
  const count = Number(beat) + 1;
  expect(await says(page)).toBe(at("launch", beat, count));
  const seen = await picture(page);
  await moving(page, page.url());
  await expect.poll(() => says(page)).toBe(at("launch", beat, count));
  expect(await picture(page)).toEqual(seen);
  for (const link of await page.locator("#story a[href*='.html']").all()) expect(await link.getAttribute("href")).not.toContain("beat");
  await page.locator(".controls .next").click();
  await expect(page).toHaveURL(`${site}en/track.html`);
  await page.goBack();
  await expect(page).toHaveURL(`${site}en/launch.html?beat=${beat}`);
  await expect.poll(() => says(page)).toBe(at("launch", beat, count));
});

test("a beat that does not exist shows the step's end, and the address is corrected", async ({ page, site }) => {
  await moving(page, `${site}en/launch.html?beat=99`);
  expect(await says(page)).toBe(wholeStep("launch"));
  await expect(page).toHaveURL(`${site}en/launch.html`);
});

test("arrow keys on the timeline go by beats, also into other steps, and add no history entries", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  const length = await page.evaluate(() => history.length);
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await shows(page, "upper-tier");
  await expect.poll(() => query(page)).toEqual({ beat: "1" });
  for (let press = 0; press < 2; press += 1) await page.keyboard.press("ArrowLeft");
  await shows(page, "track");
  await expect.poll(async () => (await query(page)).beat).toMatch(/^\d$/);
  await page.keyboard.press("End");
  await shows(page, "next-generation");
  await page.keyboard.press("Home");
  await shows(page, "overview");
  await expect.poll(() => says(page)).toMatch(new RegExp(`^${plain(texts("story").overview.title)}`));
  expect(await page.evaluate(() => history.length)).toBe(length);
  await expect(slider(page)).toBeFocused();
});

test("Next shows a step arriving; Back and the map show it still", async ({ page, site }) => {
  await moving(page, `${site}en/overview.html`);
  const moves = () => page.evaluate(() => document.querySelector("#story .stage").getAnimations({ subtree: true }).some((it) => it.playState === "running" && it.effect?.target?.closest("svg")));
  await page.locator(".controls .next").click();
  await shows(page, "launch");
  await expect.poll(moves).toBe(true);
  await stands(page);
  await still(page);
  expect(await says(page)).toBe(wholeStep("launch"));
  await page.locator(".controls .back").click();
  await shows(page, "overview");
  expect(await moves()).toBe(false);
});

test("while presenting Next plays; pressed meanwhile it shows the step's end, and then goes on", async ({ page, site }) => {
  await moving(page, `${site}en/overview.html`);
  await present(page);
  await page.keyboard.press("PageDown");
  await shows(page, "launch");
  await isPlaying(page);
  await page.keyboard.press("PageDown");
  await stands(page);
  await shows(page, "launch");
  expect(await says(page)).toBe(wholeStep("launch"));
  await page.keyboard.press("PageDown");
  await shows(page, "track");
  await isPlaying(page);
});

test("while presenting, the row is below the picture, and covers neither the title, the sentences nor the buttons", async ({ page, site }) => {
  for (const language of LANGUAGES) {
    for (const step of ["upper-tier", "next-generation"]) {
      await awake(page, `${site}${language}/${step}.html?ui=board`);
      await row(page).waitFor({ state: "attached" });
      for (const [width, height] of [[1024, 768], [1280, 720], [1366, 768], [1440, 900], [1920, 1080]]) {
        await page.setViewportSize({ width, height });
        await page.mouse.move(300, 300);
        await page.mouse.move(310, 310);
        await expect(row(page)).toHaveCSS("opacity", "1");
        const covered = await row(page).evaluate((it) => {
          const own = it.getBoundingClientRect();
          const boxes = (selector) =>
            [...document.querySelectorAll(selector)].filter((other) => other.checkVisibility()).flatMap((other) => {
              const words = document.createRange();
              words.selectNodeContents(other);
              return other.matches("svg, a") ? [other.getBoundingClientRect()] : [...words.getClientRects()];
            });
          return ["#story .stage > svg.picture", "#story .title", "#story .sentence", "#story .controls a"].filter((selector) =>
            boxes(selector).some((box) => box.left < own.right && box.right > own.left && box.top < own.bottom - 1 && box.bottom > own.top + 1),
          );
        });
        expect(covered, `${language}/${step} at ${width} × ${height}`).toEqual([]);
      }
    }
  }
});

test("a change of theme or size while it plays keeps the moment", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  await faster(page, 0.4);
  await button(page, "play").click();
  const place = () => page.evaluate(() => window.layeredDefense.motion.place().progress);
  for (const change of [
    () => page.evaluate(() => window.layeredDefense.port.send("theme", "dark")),
    () => page.setViewportSize({ width: 400, height: 800 }),
    () => page.locator("a[data-language=ja]").click(),
  ]) {
    const before = await place();
    await change();
    await isPlaying(page);
    await expect.poll(place).toBeGreaterThan(before);
    await shows(page, "track");
  }
  await expect(row(page)).toHaveAccessibleName(texts("tools", "ja").player);
});

test("without the motion of a mark nothing travels on it, in this step and the next, until it is asked for again", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  const pulses = () =>
    page.evaluate(() => {
      const { motion } = window.layeredDefense;
      motion.seek(motion.state().position - 1);
      return document.querySelectorAll("#story .stage .pulse").length;
    });
  const all = await pulses();
  await page.evaluate(() => window.layeredDefense.motion.without(["ship-informs"]));
  // One on the line, and one that runs on to the commander.
  expect(await pulses()).toBe(all - 2);
  await page.evaluate(() => window.layeredDefense.motion.without(["ship-informs", "radar-informs"]));
  expect(await pulses()).toBe(all - 4);
  await page.evaluate(() => window.layeredDefense.motion.without([]));
  expect(await pulses()).toBe(all);
});

test("a change of year lets what is new draw itself, and leaves no trace; with less motion it stands at once", async ({ page, site }) => {
  await moving(page, `${site}en/next-generation.html`);
  const moves = () => page.evaluate(() => document.querySelector("#story .stage").getAnimations({ subtree: true }).filter((it) => it.effect?.target?.closest("svg")).length);
  expect(await moves()).toBe(0);
  const before = await picture(page);
  await page.locator(".era:visible [value=now]").check();
  await expect.poll(moves).toBeGreaterThan(0);
  await still(page);
  expect(await moves()).toBe(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.locator(".era:visible [value='2015']").check();
  expect(await moves()).toBe(0);
  expect(await picture(page)).toEqual(before);
});

test("another composition plays on at the same moment once its scores are there; until then it stands as it is drawn", async ({ page, site }) => {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/scores.portrait-*", async (route) => {
    await held;
    await route.continue();
  });
  await moving(page, `${site}en/launch.html`);
  await button(page, "beat-back").click();
  const said = await says(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator("#story svg.portrait")).toBeVisible();
  await expect(page.locator("#story .ghosts")).toHaveCount(0);
  expect(await says(page)).toBe(said);
  go();
  await expect(page.locator("#story svg.portrait .ghosts")).toHaveCount(2);
  expect(await says(page)).toBe(said);
});

test("a tab out of sight pauses", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  await button(page, "play").click();
  await isPlaying(page);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await stands(page);
});

test("with less motion the same controls show each beat at once", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await moving(page, `${site}en/track.html`);
  await faster(page, 8);
  await button(page, "play").click();
  await isPlaying(page);
  const runs = await page.evaluate(() => document.querySelector("#story .stage").getAnimations({ subtree: true }).filter((it) => it.playState === "running" && it.effect?.target?.closest("svg.picture")).length);
  expect(runs).toBe(0);
  await shows(page, "upper-tier");
  await stands(page);
});

test("at rest nothing moves: ten seconds later every pixel is the same", async ({ page, site }) => {
  await page.clock.install();
  await moving(page, `${site}en/upper-miss.html`);
  await still(page);
  const before = await page.screenshot();
  await page.clock.fastForward(10_000);
  expect(await page.evaluate(() => document.getAnimations().filter((it) => it.playState === "running").length)).toBe(0);
  expect((await page.screenshot()).equals(before)).toBe(true);
});

test("while it plays no script writes to the page between two beats", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  const { frames, writes } = await page.evaluate(async () => {
    window.layeredDefense.motion.replay();
    let frames = 0;
    let writes = 0;
    const frame = () => new Promise(requestAnimationFrame);
    // What begins is written once.
    for (let nth = 0; nth < 5; nth += 1) await frame();
    const watch = new MutationObserver((records) => (writes += records.length));
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const { shown } = window.layeredDefense.motion.state();
    while (window.layeredDefense.motion.state().shown === shown && frames < 60) {
      await frame();
      frames += 1;
    }
    // The beat that ended the wait has written its words.
    return { frames, writes: window.layeredDefense.motion.state().shown === shown ? writes : 0 };
  });
  expect(frames).toBeGreaterThan(10);
  expect(writes).toBe(0);
});

test("Share links to the current moment", async ({ page, site }) => {
  await moving(page, `${site}en/track.html`);
  await button(page, "play").click();
  await expect.poll(() => page.evaluate(() => window.layeredDefense.motion.state().shown)).toBeGreaterThan(0);
  const link = await (await tool(page, "share")).getByRole("textbox").inputValue();
  await stands(page);
  expect(link).toBe(page.url());
  expect(link).toMatch(/[?&]beat=\d/);
});

test("the presenter's window has the same controls, and follows the lesson's clock", async ({ page, site }) => {
  await moving(page, `${site}en/launch.html`);
  const window = await opened(page);
  const there = window.locator(".player");
  await there.waitFor();
  await expect(there.getByRole("slider")).toHaveAttribute("aria-valuetext", wholeStep("launch"));
  await there.locator("[data-do=beat-back]").click();
  await expect.poll(async () => (await query(page)).beat).toMatch(/^\d$/);
  await expect.poll(() => there.getByRole("slider").getAttribute("aria-valuetext")).toBe(await says(page));
  await window.keyboard.press("k");
  await isPlaying(page);
  await expect(there.locator("[data-do=play]")).toHaveAttribute("data-playing", "");
  await window.keyboard.press("PageDown");
  await stands(page);
  await shows(page, "launch");
  await window.keyboard.press("PageDown");
  await shows(page, "track");
});

/** How many colour values (three for each pixel) of two pictures differ by more than a hair: a browser draws the edge of a curve in pieces, and not always in the same ones. */
const different = (page, ...pictures) =>
  page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (picture) => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))]));
          const { width, height } = bitmap;
          const paper = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
          paper.drawImage(bitmap, 0, 0);
          return paper.getImageData(0, 0, width, height).data;
        }),
      );
      if (one.length !== other.length) return Infinity;
      return one.filter((value, nth) => Math.abs(value - other[nth]) > 64).length;
    },
    pictures.map((picture) => picture.toString("base64")),
  );

/** What a visitor does; each is over at once, and what it starts may go on. */
const DEEDS = [
  (page) => page.keyboard.press("k"),
  (page) => page.keyboard.press("k"),
  (page) => page.keyboard.press("r"),
  // As the row's buttons do: the first screen has no row.
  (page) => page.evaluate(() => window.layeredDefense.motion.beat(-1)),
  (page) => page.evaluate(() => window.layeredDefense.motion.beat(-1)),
  (page) => page.evaluate(() => window.layeredDefense.motion.beat(1)),
  (page) => page.keyboard.press("ArrowRight"),
  (page) => page.keyboard.press("ArrowLeft"),
  (page, any) => page.evaluate((share) => window.layeredDefense.motion.setProgress(share), any(101) / 100),
  (page, any) => page.evaluate((path) => window.layeredDefense.port.send("path", path), ["", "upper-hit", "both-miss"][any(3)]),
  (page, any) => page.evaluate((theme) => window.layeredDefense.port.send("theme", theme), ["", "dark", "projector"][any(3)]),
  (page, any) => page.evaluate((step) => window.layeredDefense.port.send("go", step), ["launch", "upper-miss", "lower-hit", "limits"][any(4)]),
  (page, any) => page.setViewportSize([{ width: 400, height: 800 }, { width: 1280, height: 800 }][any(2)]),
  (page) =>
    page.evaluate(() => {
      const link = document.querySelector("a[data-language]:not([aria-current])");
      window.wanted = link.dataset.language;
      link.click();
    }),
  (page, any) => new Promise((passed) => setTimeout(passed, any(120))),
];

/** Does a dozen things, and then goes to a whole beat. */
async function history(page, any) {
  for (let nth = 0; nth < 12; nth += 1) await DEEDS[any(DEEDS.length)](page, any);
  const url = page.url();
  // A language may still be on its way.
  await page.waitForFunction(() => document.documentElement.dataset.language === (window.wanted ?? document.documentElement.dataset.language));
  await page.evaluate((by) => {
    window.layeredDefense.motion.beat(by);
    // The ring of what was pressed reaches into the picture.
    document.activeElement?.blur();
  }, any(2) ? 1 : -1);
  await settled(page);
  return url;
}

/** Waits until what is drawn is what the address says. */
async function settled(page) {
  await page.waitForFunction(() => {
    const { snapshot, motion } = window.layeredDefense;
    const { step, shown, count, isPlaying } = motion.state();
    const beat = shown < count ? String(shown) : "";
    return !isPlaying && snapshot.step === step && snapshot.beat === beat && location.pathname.includes(`/${snapshot.language}/${step}`) && document.querySelector("#story").dataset.step === step && document.querySelector("#story .player").dataset.only === snapshot.language;
  });
  await still(page);
}

/** Plays the step to its end, without the browser's report of it: the report may come a little later than the end. */
async function playToUnreportedEnd(page, site) {
  await moving(page, `${site}en/launch.html`);
  await faster(page, 5);
  await page.evaluate(() => {
    Object.defineProperty(Animation.prototype, "onfinish", { set() {} });
    window.layeredDefense.motion.play();
  });
  await page.waitForFunction(() => {
    const { shown, count } = window.layeredDefense.motion.state();
    return shown >= count;
  });
  await expect(page.locator("#story .stage .ghosts")).not.toHaveCount(0);
}

test("a pause at the very end, before the browser has reported the end, shows the still and does not go on", async ({ page, site }) => {
  await playToUnreportedEnd(page, site);
  await page.evaluate(() => window.layeredDefense.motion.pause());
  await expect(page.locator("#story .stage .ghosts")).toHaveCount(0);
  await shows(page, "launch");
});

for (const [what, change] of [["colours", () => window.layeredDefense.port.send("theme", "dark")], ["language", () => document.querySelector("a[data-language=ja]").click()]]) {
  test(`other ${what} at the very end, before the browser has reported the end, do not hold up a story that plays`, async ({ page, site }) => {
    await playToUnreportedEnd(page, site);
    await page.evaluate(change);
    await shows(page, "track");
  });
}

for (const [name, count, pixels, tag] of [["60 random histories end", 60, 5, []], ["1,000 random histories end", 1000, 50, ["@deep"]]]) {
  test(`${name} as a fresh load of the same address begins`, { tag }, async ({ page, site, browser }) => {
    test.setTimeout(count * 20_000);
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`seed of the histories: ${seed} (SEED=${seed} repeats them)`);
    const any = numbers(seed);
    await moving(page, `${site}en/launch.html`);
    await faster(page, 5);
    const fresh = await browser.newPage();
    for (let nth = 0; nth < count; nth += 1) {
      await history(page, any);
      const url = page.url();
      await fresh.setViewportSize(page.viewportSize());
      await moving(fresh, url);
      await settled(fresh);
      const place = `history ${nth} of seed ${seed}: ${url}`;
      expect(await says(fresh), place).toBe(await says(page));
      expect(await picture(page), place).toEqual(await picture(fresh));
      if (nth % pixels) continue;
      const shot = (it) => it.locator("#story .stage svg.picture:visible").screenshot();
      // Browsers smooth a few pixels at edges differently from one drawing to the next. A mark at another place changes hundreds.
      const shots = [await shot(page), await shot(fresh)];
      const many = await different(fresh, ...shots);
      if (many >= 20) for (const [nth, body] of shots.entries()) await test.info().attach(["after the history", "fresh"][nth], { body, contentType: "image/png" });
      expect(many, place).toBeLessThan(20);
    }
    await fresh.close();
  });
}

test("axe finds nothing in the row, in its names, roles and contrast", async ({ page, site }) => {
  const { faults } = await import("./axe.mjs");
  await moving(page, `${site}en/upper-tier.html`);
  for (const theme of ["light", "dark", "projector"]) {
    await look(page, { theme });
    expect(await faults(page)).toEqual([]);
  }
  expect(heading("upper-tier")).toBeTruthy();
});

test("labels that return show the whole step, as it was before they were hidden", async ({ page, site }) => {
  await awake(page, `${site}en/lower-hit.html`);
  await page.locator(".player").waitFor();
  const drawn = () => page.locator("#story svg.landscape").evaluate((it) => it.outerHTML);
  const before = await drawn();
  await page.keyboard.press("l");
  await expect(page.locator("svg.landscape .blank").first()).toBeVisible();
  await page.keyboard.press("Shift+L");
  await expect.poll(drawn).toBe(before);
});
