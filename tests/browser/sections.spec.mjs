// The pages beside the story as a visitor uses them: cards, timeline, cooperation, glossary, sources, search,
// furigana, and the change of language without a reload.
import { pathToFileURL } from "node:url";
import { filled, heading, label, station, term, texts } from "./content.mjs";
import { awake, dist, expect, readings, test } from "./site.mjs";

const cards = (page) => page.locator(".card:visible");
const card = (page, system) => page.locator(`.card#${system}`);
const opened = (page) => page.locator(":popover-open");

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the cards are filtered, and the picture and the cards follow the year", async ({ page, site }) => {
    await page.goto(`${site}en/systems.html`);
    await expect(cards(page)).toHaveCount(11);
    await page.locator(".fold summary").click();
    await page.locator(".chips label", { hasText: texts("systems").parts.lower }).click();
    await expect(cards(page)).toHaveCount(2);
    await page.getByRole("radio", { name: texts("citations").words.now }).check();
    await expect(card(page, "pac3-mse").getByText(texts("systems").stages["in-service"])).toBeVisible();
    await expect(card(page, "pac3-mse").getByText(texts("systems").stages.planned)).toBeHidden();
  });

  test("a mark opens its note, a term its definition, an actor its card, and Back closes it", async ({ page, site }) => {
    await page.goto(`${site}en/systems.html`);
    await card(page, "thaad").getByRole("button", { name: new RegExp(`: ${texts("citations").standings.press}$`) }).first().click();
    await expect(opened(page)).toContainText("Lockheed");
    await page.keyboard.press("Escape");
    await page.locator(".atlas").getByRole("link", { name: "THAAD" }).click();
    await expect(page).toHaveURL(/#thaad$/);
    await expect(page.locator(".card:target")).toBeInViewport();
    await page.goBack();
    await expect(page.locator(".card:target")).toHaveCount(0);
    await page.goto(`${site}en/launch.html`);
    await page.getByRole("button", { name: term("boost-phase") }).click();
    await expect(opened(page)).toContainText(term("boost-phase", "ja"));
  });

  test("readings are shown by their switch", async ({ page, site }) => {
    await page.goto(`${site}ja/systems.html`);
    const reading = page.locator("rt", { hasText: "げいげき" }).first();
    await expect(reading).toBeHidden();
    await readings(page, true);
    await expect(reading).toBeVisible();
  });

  test("the timeline is filtered by lane", async ({ page, site }) => {
    await page.goto(`${site}en/timeline.html`);
    const all = await page.locator(".events .event:visible").count();
    await page.locator(".chips label", { hasText: "Tests" }).click();
    const tests = await page.locator(".events .event:visible").count();
    expect(tests).toBeGreaterThan(5);
    expect(tests).toBeLessThan(all);
  });
});

test("a term of the story opens by key and says its name in the other language, marked as such", async ({ page, site }) => {
  await awake(page, `${site}en/track.html`);
  const word = page.getByRole("button", { name: term("midcourse-phase") });
  await word.focus();
  await page.keyboard.press("Enter");
  await expect(opened(page).locator("[lang=ja]")).toHaveText(term("midcourse-phase", "ja"));
  await page.keyboard.press("Tab");
  await expect(opened(page).getByRole("link", { name: texts("page").glossary })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opened(page)).toHaveCount(0);
  await expect(word).toBeFocused();
  await expect(page).toHaveURL(`${site}en/track.html`);
});

test("a definition leads to its entry in the glossary", async ({ page, site }) => {
  await awake(page, `${site}en/track.html`);
  await page.getByRole("button", { name: "JADGE" }).click();
  await opened(page).getByRole("link", { name: texts("page").glossary }).click();
  await expect(page).toHaveURL(`${site}en/glossary.html#jadge`);
  await expect(page.locator("#jadge")).toBeInViewport();
});

test("a filter is in the address, shows the number of results, and is kept after a reload", async ({ page, site }) => {
  await page.goto(`${site}en/systems.html`);
  await page.locator(".fold summary").click();
  await page.getByRole("radio", { name: texts("systems").stages.considered }).check({ force: true });
  await expect(page.getByRole("status")).toHaveText("2 of 11 systems");
  await expect(page).toHaveURL(`${site}en/systems.html?status=considered`);
  await page.reload();
  await expect(cards(page)).toHaveCount(2);
  // A reader of such an address sees why there are few cards.
  await expect(page.locator(".filters")).toBeVisible();
  // A click on an actor whose card is filtered out shows the card.
  await page.locator(".atlas").getByRole("link", { name: /^SM-\u2060?3$/ }).click();
  await expect(card(page, "sm3")).toBeInViewport();
  await expect(cards(page)).toHaveCount(11);
});

test("two cards are side by side, also for a reader who opens the address", async ({ page, site }) => {
  await page.goto(`${site}en/systems.html`);
  await card(page, "aegis-ashore").getByRole("button", { name: texts("systems").words.compare }).click();
  await card(page, "destroyers").getByRole("button", { name: texts("systems").words.compare }).click();
  await expect(cards(page)).toHaveCount(2);
  await expect(page).toHaveURL(`${site}en/systems.html?compare=aegis-ashore,destroyers`);
  const [one, other] = await cards(page).evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  expect(Math.abs(one.top - other.top)).toBeLessThan(2);
  // Both years of both systems are visible, so that a comparison needs no switch.
  await expect(card(page, "aegis-ashore").getByRole("heading", { name: texts("systems").words.then })).toBeVisible();
  await expect(card(page, "aegis-ashore").getByRole("heading", { name: texts("systems").words.since })).toBeVisible();
  await page.reload();
  await expect(cards(page)).toHaveCount(2);
  // A reader of such an address sees why there are few cards.
  await expect(page.getByRole("status")).toHaveText("2 of 11 systems");
  await expect(page.getByRole("status")).toBeInViewport();
  await page.getByRole("button", { name: texts("systems").words.compare_end }).first().click();
  await expect(cards(page)).toHaveCount(11);
  await expect(page).toHaveURL(`${site}en/systems.html`);
});

test("two cards are side by side with any filter, and a filter without results says so", async ({ page, site }) => {
  await page.goto(`${site}en/systems.html?status=considered&compare=sm3,thaad`);
  await expect(cards(page)).toHaveCount(2);
  await expect(page.getByRole("status")).toHaveText("2 of 11 systems");
  await page.goto(`${site}en/systems.html?tier=lower&basing=space`);
  await expect(page.getByText(texts("systems").words.none)).toBeVisible();
});

test("from a board a definition leads to a glossary that scrolls", async ({ page, site }) => {
  await awake(page, `${site}en/track.html?ui=board`);
  await page.getByRole("button", { name: "JADGE" }).click();
  await opened(page).getByRole("link", { name: texts("page").glossary }).click();
  await expect(page.locator("#jadge")).toBeInViewport();
  await expect(page.locator("header.site")).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe("visible");
});

test("the year that was chosen goes along to the story", async ({ page, site }) => {
  await page.goto(`${site}en/systems.html`);
  await page.getByRole("radio", { name: texts("citations").words.now }).check();
  await expect(page).toHaveURL(`${site}en/systems.html?era=now`);
  await page.locator(".open-menu").click();
  await page.locator("header .sections").getByRole("link", { name: station("next-generation") }).click();
  await expect(page).toHaveURL(`${site}en/next-generation.html?era=now`);
  await page.locator("html[data-awake]").waitFor();
  await expect(page.locator("svg.landscape").getByText(label("new-vessels-now"))).toBeVisible();
  await page.getByRole("link", { name: texts("page").card }).first().click();
  await expect(page).toHaveURL(`${site}en/systems.html?era=now#block-iia`);
  await expect(page.locator(".card:target")).toBeInViewport();
});

test("a mark of the timeline's picture leads to its event", async ({ page, site }) => {
  await page.goto(`${site}en/timeline.html`);
  await page.locator(".chronicle.wide a[href='#maya-fires']").click();
  await expect(page.locator("#maya-fires")).toBeInViewport();
});

test("on paper every note and both years can be read", async ({ page, site }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(`${site}en/systems.html`);
  await expect(card(page, "thaad").getByRole("heading", { name: texts("systems").words.since })).toBeVisible();
  await expect(card(page, "thaad").getByRole("heading", { name: texts("systems").words.then })).toBeVisible();
  const notes = page.locator(".notes li");
  expect(await notes.count()).toBeGreaterThan(60);
  await expect(notes.last()).toBeVisible();
  await expect(page.locator(".filters")).toBeHidden();
});

test("two printed cards have their own notes, under their own numbers", async ({ page, site }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(`${site}en/systems.html?compare=sm3,pac3`);
  const marks = await page.locator(".card:visible .mark").evaluateAll((all) => [...new Set(all.map((mark) => parseInt(mark.textContent)))].sort((a, b) => a - b));
  const notes = await page.locator(".notes li:visible.note").evaluateAll((all) => all.map((note) => note.value));
  expect(notes).toEqual(marks);
});

test("from disk the cards are filtered, counted and compared, and readings are shown", async ({ page }) => {
  await page.goto(pathToFileURL(`${dist}en/systems.html`).href);
  await page.locator(".fold summary").click();
  await page.locator(".chips label", { hasText: texts("systems").parts.lower }).click();
  await expect(page.getByRole("status")).toHaveText("2 of 11 systems");
  for (const name of ["pac3", "pac3-mse"]) await card(page, name).getByRole("button", { name: texts("systems").words.compare }).click();
  await expect(page.locator(".comparing")).toHaveCount(1);
  // A link to a card that is filtered out shows it, and removes the filter from the address.
  await page.evaluate(() => (location.hash = "#thaad"));
  await expect(card(page, "thaad")).toBeInViewport();
  await expect(page).toHaveURL(/systems\.html#thaad$/);
  await page.locator("a[hreflang=ja]").click();
  await readings(page, true);
  await expect(page.locator(".card rt").first()).toBeVisible();
});

test.describe("citing", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("how to cite the explainer is copied", async ({ page, site }) => {
    await page.goto(`${site}en/sources.html`);
    await page.locator("#cite").getByRole("button", { name: "Copy" }).last().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("@misc{layered-defense-");
  });
});

test.describe("the search", () => {
  test("is fetched on first use, opens by its key, and leads to the exact place", async ({ page, site }) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await awake(page, `${site}en/upper-tier.html?theme=dark`);
    expect(fetched.filter((name) => name.includes("search"))).toEqual([]);
    await page.keyboard.press("/");
    const field = page.getByRole("searchbox");
    await expect(field).toBeFocused();
    await field.fill("thaad");
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/\d+ found/);
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("dialog").getByRole("link").first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${site}en/systems.html?theme=dark#thaad`);
    await expect(page.locator(".card:target")).toBeInViewport();
  });

  test("folds width, case, kana, hyphens and typing errors, and knows questions, tools and folded texts, in both languages", async ({ page, site }) => {
    const asked = {
      en: [["ＳＭ３", "SM-3"], ["kongo", "Kongō"], ["多層防衛", "layered"], ["satelite", "satellite"], ["quiz", "Check yourself"], ["print", "Handout"], ["present", "Present"], ["civil protection", "leaves out"]],
      ja: [["みっどこーす", term("midcourse-phase", "ja")], ["ﾐｻｲﾙ防衛", "ミサイル防衛"], ["jadge", "JADGE"], ["midcourse", term("midcourse-phase", "ja")], ["パトリオット", "ペトリオット"], ["げいげき", "迎撃"], ["クイズ", "確認の問い"], ["印刷", "配布資料"]],
    };
    for (const [language, queries] of Object.entries(asked)) {
      await page.goto(`${site}${language}/glossary.html`);
      await page.keyboard.press("/");
      const found = page.getByRole("dialog").getByRole("listitem");
      for (const [query, first] of queries) {
        await page.getByRole("searchbox").fill(query);
        await expect(found.first(), query).toBeVisible();
        expect((await found.first().textContent()).replaceAll("\u2060", ""), query).toContain(first);
      }
    }
  });

  test("uses a tool that the page has, and else leads to the story", async ({ page, site }) => {
    await page.goto(`${site}en/glossary.html`);
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("vote");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${site}en/overview.html`);
    await page.locator("html[data-awake]").waitFor();
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("full screen");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-ui", "board");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("says when nothing is found, closes by Esc, and gives the focus back", async ({ page, site }) => {
    await page.goto(`${site}en/timeline.html`);
    const menu = page.locator(".open-menu");
    await menu.click();
    await page.getByRole("button", { name: texts("page").search }).click();
    await page.getByRole("searchbox").fill("zzzz");
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText(filled(texts("citations").words.search_none, { q: "zzzz" }));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(menu).toBeFocused();
  });

  test("leads to the right place from the site's root, after a step, and in the current language", async ({ page, site }) => {
    await awake(page, site);
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(`${site}en/launch.html`);
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("thaad");
    await expect(page.getByRole("dialog").getByRole("link").first()).toHaveAttribute("href", `${site}en/systems.html#thaad`);
    await page.keyboard.press("Escape");
    await page.locator("a[data-language=ja]").click();
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await page.locator("body").press("/");
    await page.getByRole("searchbox").fill("thaad");
    await expect(page.getByRole("dialog").getByRole("link").first()).toHaveAttribute("href", `${site}ja/systems.html#thaad`);
  });

  test("ignores the keys of an input method", async ({ page, site }) => {
    await page.goto(`${site}ja/glossary.html`);
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("迎撃");
    await page.getByRole("searchbox").evaluate((field) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page).toHaveURL(`${site}ja/glossary.html`);
  });

  test("opens with the query in the address", async ({ page, site }) => {
    await page.goto(`${site}en/glossary.html?q=hit-to-kill`);
    await expect(page.getByRole("searchbox")).toHaveValue("hit-to-kill");
    await expect(page.getByRole("dialog").getByRole("link").first()).toContainText("hit-to-kill");
  });

  test("leaves the keys of the story alone while it is open", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("radar");
    // Beside the links, on an element that does not take the focus.
    await page.getByRole("dialog").getByRole("status").click();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading("launch"));
  });
});

test("furigana stay on from step to step and are in the address", async ({ page, site }) => {
  await awake(page, `${site}ja/launch.html`);
  await readings(page, true);
  await expect(page).toHaveURL(`${site}ja/launch.html?readings=on`);
  await page.locator(".controls .next").click();
  await expect(page).toHaveURL(`${site}ja/track.html?readings=on`);
  await expect(page.locator(".sentence rt").first()).toBeVisible();
  await page.reload();
  await page.locator("html[data-awake]").waitFor();
  await expect(page.locator(".readings input")).toBeChecked();
  await readings(page, false);
  await expect(page.locator(".sentence rt").first()).toBeHidden();
  await expect(page).toHaveURL(`${site}ja/track.html`);
});

test("furigana follow Back, and are kept in another language and after the return", async ({ page, site }) => {
  await awake(page, `${site}ja/launch.html`);
  await page.locator(".controls .next").click();
  await readings(page, true);
  // After a switch in the header, the story's keys still act.
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`${site}ja/upper-tier.html?readings=on`);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(`${site}ja/launch.html`);
  await expect(page.locator(".readings input")).not.toBeChecked();
  await expect(page.locator(".sentence rt").first()).toBeHidden();
  await readings(page, true);
  await page.locator("a[data-language=en]").click();
  await expect(page).toHaveURL(`${site}en/launch.html?readings=on`);
  await page.locator("a[data-language=ja]").click();
  await expect(page.locator(".readings input")).toBeChecked();
});

test.describe("another language", () => {
  test("returns to the site's root unchanged", async ({ page, site }) => {
    await awake(page, site);
    await page.locator("a[data-language=ja]").click();
    await expect(page).toHaveURL(`${site}ja/overview.html`);
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await page.goBack();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading("overview"));
  });

  test("does not undo a step that was taken meanwhile", async ({ page, site }) => {
    await awake(page, `${site}en/launch.html`);
    await page.route("**/lesson.ja*", async (route) => {
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(`${site}en/track.html`);
      await route.continue();
    });
    await page.locator("a[data-language=ja]").click();
    await expect(page).toHaveURL(`${site}ja/track.html`);
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe(heading("track", "ja"));
  });

  test("is shown at the same step without a reload, and Back returns", async ({ page, site }) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await awake(page, `${site}en/overview.html?theme=dark`);
    await page.locator(".controls .next").click();
    expect(fetched.filter((name) => name.includes("lesson.ja"))).toEqual([]);
    await page.evaluate(() => (window.same = true));
    await page.locator("a[data-language=ja]").click();
    await expect(page).toHaveURL(`${site}ja/launch.html?theme=dark`);
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe(heading("launch", "ja"));
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await expect(page.locator("svg.landscape").getByText(label("boost", "ja"))).toBeVisible();
    await expect(page.locator("header .sections")).toContainText(texts("sections", "ja").timeline.name);
    await expect(page).toHaveTitle(/発射を捉える/);
    await expect(page.locator(".languages a[data-language=en]")).toBeFocused();
    await page.locator(".controls .next").click();
    await expect(page).toHaveURL(`${site}ja/track.html?theme=dark`);
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(`${site}en/launch.html?theme=dark`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading("launch"));
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(await page.evaluate(() => window.same)).toBe(true);
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(`${site}en/track.html?theme=dark`);
  });

  test.describe("that cannot be fetched", () => {
    test.use({ expected: { lines: [/lesson\.ja/, /net::ERR_FAILED/, /The program could not start/] } });

    test("is reached by an ordinary link", async ({ page, site }) => {
      await awake(page, `${site}en/launch.html`);
      await page.route("**/lesson.ja*", (route) => route.abort());
      await page.evaluate(() => (window.same = true));
      await page.locator("a[data-language=ja]").click();
      await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe(heading("launch", "ja"));
      expect(await page.evaluate(() => window.same)).toBeUndefined();
    });
  });
});

test("the other pages, the search and the readings open from one button", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site}ja/timeline.html`);
  await expect(page.locator("header .sections")).toBeHidden();
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await page.locator(".languages").evaluate((nav) => nav.scrollWidth - nav.clientWidth), `languages at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.getByRole("button", { name: texts("page", "ja").menu }).click();
  await expect(page.getByRole("checkbox", { name: texts("page", "ja").readings })).toBeVisible();
  await page.locator("header .sections").getByRole("link", { name: texts("sections", "ja").glossary.name }).click();
  await expect(page).toHaveURL(`${site}ja/glossary.html`);
});
