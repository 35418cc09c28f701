// The parts of the picture: the list of each step, clicks, cards, and the picture by keyboard.
import { faults } from "./axe.mjs";
import { LANGUAGES } from "./browser.mjs";
import { present } from "./class.mjs";
import { STORY, content, filled, heading, like, plain, texts } from "./content.mjs";
import { awake, expect, look, test } from "./site.mjs";

const PARTS = content("parts.toml").part;
/** The entries of a record's list. Empty for a record without it. */
const listed = (record, key) => (key in record ? record[key].flat() : []);
const BROUGHT = new Set(STORY.step.flatMap((step) => [...listed(step, "before"), ...listed(step, "adds")]));
const card = (page) => page.locator(".part-card");
const folded = (page) => page.locator(".in-picture");
const inside = (page) => page.locator(".part-walk button:focus");

/** Whether a step of a path shows a mark, from the content. */
function shows(path, until, mark) {
  let last;
  for (const id of path.steps) {
    const step = STORY.step.find((step) => step.id === id);
    if ("fresh" in step && step.fresh) last = undefined;
    if (listed(step, "removes").includes(mark)) last = false;
    if ([...listed(step, "before"), ...listed(step, "adds")].includes(mark)) last = true;
    if (id === until) {
      if (listed(step, "lights").includes(mark)) last = true;
      break;
    }
  }
  return last ?? !BROUGHT.has(mark);
}

/** The lines of a step with their ends, in words, from the content alone. */
function passages(path, step, language) {
  const words = texts("parts", language).part;
  const called = (id) => ("called" in words[id] ? words[id].called : words[id].name);
  const isShown = (part) => part.marks.some((mark) => shows(path, step, mark));
  const end = (ids) => ids.find((id) => isShown(PARTS.find((part) => part.id === id)));
  return PARTS.filter((part) => part.kind === "line" && isShown(part)).map((part) => [called(end(part.from)), words[part.id].carries, called(end(part.to))].join(" | "));
}

/** The page's accessibility tree. */
async function tree(page) {
  const device = await page.context().newCDPSession(page);
  await device.send("Accessibility.enable");
  const { nodes } = await device.send("Accessibility.getFullAXTree");
  await device.detach();
  const role = (node) => node.role?.value;
  const name = (node) => node.name?.value ?? "";
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  // What a list puts before its items is not read as their words.
  const within = (node) => (role(node) === "ListMarker" ? [] : [node, ...children(node).flatMap(within)]);
  const words = (node) => within(node).filter((it) => role(it) === "StaticText").map(name).join("");
  return { all: within(nodes[0]), children, role, name, within, words };
}

/** The lines from the list in that tree. */
async function walked(page, language) {
  const { words: around, part: parts } = texts("parts", language);
  const { all, role, name, within, words } = await tree(page);
  const items = (node) => within(node).filter((it) => role(it) === "listitem");
  const summary = all.findIndex((it) => name(it) === around.list);
  const list = all.slice(summary).find((it) => role(it) === "list");
  const called = new Map(Object.values(parts).map((part) => [part.name, "called" in part ? part.called : part.name]));
  const pattern = (template) => new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(from|to)\}/, "(?<other>.+?)").replace("{what}", "(?<what>.+)")}$`);
  const [comesIn, goesOut] = [pattern(around.in), pattern(around.out)];
  const found = new Set();
  for (const item of items(list)) {
    const own = items(item).slice(1);
    if (!own.length) continue;
    const here = called.get(plain(name(within(item).find((it) => role(it) === "link"))));
    for (const way of own.map((it) => plain(words(it)))) {
      const [into, out] = [comesIn.exec(way)?.groups, goesOut.exec(way)?.groups];
      expect(into || out, `“${way}” says who passes what to whom`).toBeTruthy();
      found.add((into ? [into.other, into.what, here] : [here, out.what, out.other]).join(" | "));
    }
  }
  return found;
}

for (const language of LANGUAGES) {
  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });
    test(`the tree of a screen reader says who passes what to whom in each step, in ${language}`, async ({ page, site }) => {
      const path = STORY.path[0];
      const steps = STORY.step.map((step) => step.id);
      for (const step of steps) {
        await page.goto(`${site}${language}/${step}.html`);
        await folded(page).locator("summary").click();
        const own = STORY.path.find((it) => it.steps.includes(step)) ?? path;
        const expected = passages(own, step, language);
        expect([...(await walked(page, language))].sort(), step).toEqual([...new Set(expected)].sort());
      }
    });

    test(`no picture is nameless and the title comes before the description, in ${language}`, async ({ page, site }) => {
      for (const step of STORY.step.map((step) => step.id)) {
        await page.goto(`${site}${language}/${step}.html`);
        const { all, role, name } = await tree(page);
        expect(all.filter((it) => ["image", "img", "graphics-document"].includes(role(it)) && !name(it)), step).toEqual([]);
        const texted = all.filter((it) => role(it) === "StaticText").map((it) => plain(name(it)));
        const title = all.findIndex((it) => role(it) === "heading" && plain(name(it)) === plain(heading(step, language)));
        const description = all.findIndex((it) => role(it) === "StaticText" && plain(texts("story", language)[step].description).startsWith(plain(name(it))) && name(it).length > 30);
        expect(texted.length).toBeGreaterThan(20);
        expect(title, step).toBeGreaterThan(-1);
        expect(description, step).toBeGreaterThan(title);
      }
    });
  });
}

/** Opens a step and waits until its picture can be clicked. */
async function pressable(page, address) {
  await awake(page, address);
  await page.locator(".part-way-in").waitFor({ state: "attached" });
}

/** The middle of a mark, found by its label or by its class. */
async function middleOf(locator) {
  const { x, y, width, height } = await locator.first().boundingBox();
  return [x + width / 2, y + height / 2];
}

const words = texts("parts");
const markup = (page) => page.evaluate(() => [...document.querySelectorAll("#story .stage svg.picture")].map((it) => it.outerHTML).join("\n"));

test("a press lights a part and opens its card; Escape and a second press close it, and the drawing is as it was written", async ({ page, site }) => {
  await pressable(page, `${site}en/track.html`);
  const before = await markup(page);
  const at = await middleOf(page.locator("#story svg.picture:visible .symbol.destroyer"));
  await page.mouse.click(...at);
  await expect(card(page).getByRole("heading", { level: 2 })).toHaveText(words.part.destroyer.name);
  await expect(card(page)).toContainText(like(words.part.destroyer.what));
  await expect(card(page)).toContainText(`${words.words.role} ${words.roles.sees}, ${words.roles.reports}`);
  await expect(card(page)).toContainText(filled(words.words.in, { from: words.part.missile.called, what: words.part["ship-sees"].carries }));
  await expect(page.locator("#story svg.picture:visible .symbol.destroyer")).toHaveAttribute("data-lit", "own");
  await expect(page.locator("#story svg.picture:visible .symbol.missile")).toHaveAttribute("data-lit", "");
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await page.mouse.click(...at);
  await expect(card(page)).toBeVisible();
  await page.mouse.click(...at);
  await expect(card(page)).toHaveCount(0);
  await page.mouse.move(2, 2);
  await expect(page.locator("#story [data-lit]")).toHaveCount(0);
  expect(await markup(page)).toBe(before);
});

test("a link in a card leads on along the line, and the step stays", async ({ page, site }) => {
  await pressable(page, `${site}en/launch.html`);
  await page.mouse.click(...(await middleOf(page.locator("#story svg.picture:visible .symbol.satellite"))));
  await card(page).getByRole("link", { name: words.part["us-network"].called }).click();
  await expect(card(page).getByRole("heading", { level: 2 })).toHaveText(words.part["us-network"].name);
  await expect(card(page)).toBeFocused();
  await expect(page.locator("#story")).toHaveAttribute("data-step", "launch");
});

test("everything in the legend and each line can be pressed", async ({ page, site }) => {
  for (const step of ["track", "limits", "next-generation"]) {
    await pressable(page, `${site}en/${step}.html`);
    for (const entry of await page.locator("#story .legend li").all()) {
      const said = await entry.innerText();
      const part = PARTS.find((part) => "means" in part && texts("page").meanings[part.means] === said);
      await entry.click();
      await expect(card(page).getByRole("heading", { level: 2 })).toHaveText(like(words.part[part.id].name));
    }
  }
});

test("a finger that drags scrolls the page and opens nothing; a tap opens", async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await pressable(page, `${site}en/track.html`);
  const [x, y] = await middleOf(page.locator("#story svg.picture:visible .symbol.destroyer"));
  // Within 24 pixels, at any size.
  await page.touchscreen.tap(x, y);
  await expect(card(page)).toBeVisible();
  const [box, lit] = await Promise.all([card(page).boundingBox(), page.locator("#story svg.picture:visible .symbol.destroyer").boundingBox()]);
  expect(box.y >= lit.y + lit.height || box.y + box.height <= lit.y, "the card is not over what it explains").toBe(true);
  await card(page).locator(".close").tap();
  await expect(card(page)).toHaveCount(0);
  // The drag comes last: a tap while the page still glides only stops it.
  const device = await context.newCDPSession(page);
  const touch = (type, moved) => device.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y: y - moved }] });
  await touch("touchStart", 0);
  for (let moved = 10; moved <= 120; moved += 10) await touch("touchMove", moved);
  await touch("touchEnd", 0);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(20);
  await expect(card(page)).toHaveCount(0);
  await context.close();
});

test("by keys the picture is one stop, arrows walk its parts, and Escape goes back one level at a time", async ({ page, site }) => {
  await pressable(page, `${site}en/upper-tier.html`);
  await present(page);
  await page.locator(".part-way-in").focus();
  await expect(page.locator(".part-way-in")).toHaveAccessibleName(words.words.picture);
  await page.keyboard.press("Enter");
  await expect(inside(page)).toHaveCount(1);
  expect(await page.locator('.part-walk button[tabindex="0"]').count()).toBe(1);
  const seen = new Set([await inside(page).getAttribute("data-part")]);
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"]) {
    await page.keyboard.press(key);
    seen.add(await inside(page).getAttribute("data-part"));
  }
  expect(seen.size, "arrows walk").toBeGreaterThan(3);
  await expect(page.locator("#story")).toHaveAttribute("data-step", "upper-tier");
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeFocused();
  await expect(card(page)).toHaveAccessibleName(/.+/);
  expect(await faults(page, { within: ".part-card" })).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(inside(page)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator(".part-way-in")).toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("data-ui", "board");
});

test("inside the picture the paging keys belong to the story", async ({ page, site }) => {
  await pressable(page, `${site}en/launch.html`);
  await page.locator(".part-way-in").focus();
  await page.keyboard.press("Enter");
  await expect(inside(page)).toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect(page.locator("#story")).toHaveAttribute("data-step", "track");
  await expect(inside(page)).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(page.locator(".part-walk")).toHaveCount(0);
});

test("the list follows the step, and gives no hidden name away", async ({ page, site }) => {
  await pressable(page, `${site}en/launch.html`);
  await folded(page).locator("summary").click();
  await expect(folded(page)).toContainText(words.part["satellite-sees"].carries);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#story")).toHaveAttribute("data-step", "track");
  await expect(folded(page)).not.toContainText(words.part["satellite-sees"].carries);
  await expect(folded(page)).toContainText(words.part["ship-sees"].carries);
  await page.keyboard.press("l");
  await expect(folded(page)).toBeHidden();
  await page.mouse.click(...(await middleOf(page.locator("#story svg.picture:visible .symbol.destroyer"))));
  await expect(card(page)).toHaveCount(0);
});

test("hovering lights and opens nothing", async ({ page, site }) => {
  await pressable(page, `${site}en/track.html`);
  await page.mouse.move(...(await middleOf(page.locator("#story svg.picture:visible .symbol.destroyer"))));
  await expect(page.locator("#story svg.picture:visible .symbol.destroyer")).toHaveAttribute("data-lit", "own");
  await expect(card(page)).toHaveCount(0);
  await page.mouse.move(2, 2);
  await expect(page.locator("#story [data-lit]")).toHaveCount(0);
});

for (const language of LANGUAGES) {
  test(`a press works in a frame, in ${language}`, async ({ page, site }) => {
    await pressable(page, `${site}embed/${language}/lower-hit.html`);
    await page.mouse.click(...(await middleOf(page.locator("#story svg.picture:visible .symbol.battery"))));
    await expect(card(page).getByRole("heading", { level: 2 })).toHaveText(like(texts("parts", language).part.battery.name));
    for (const theme of ["dark", "projector"]) {
      await look(page, { theme });
      expect(await faults(page, { within: ".part-card" }), theme).toEqual([]);
    }
  });
}
