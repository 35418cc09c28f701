// The story on its own pages: by click, by key, by history, and without scripts.
import { LANGUAGES, THEMES, steps } from "./browser.mjs";
import { filled, heading, label, like, plain, texts } from "./content.mjs";
import { awake, dist, expect, test } from "./site.mjs";
import { walk } from "./walk.mjs";

const title = (page) => page.locator("h1");
const next = (page) => page.locator(".controls .next");

test("the main walk: by click, key and digit, back and forward, by the map, in the other language, on another page, while presenting", async ({ page, site }) => {
  await walk(
    {
      open: (address) => page.goto(address),
      click: (selector) => page.locator(selector).click(),
      press: (key) => page.keyboard.press(key),
      back: () => page.goBack(),
      forward: () => page.goForward(),
      reload: () => page.reload(),
      run: (run) => page.evaluate(run),
    },
    site,
  );
});

test("from the page at the root the story continues, and every link of the page still works", async ({ page, site }) => {
  await awake(page, site);
  await next(page).click();
  await expect(page).toHaveURL(`${site}en/launch.html`);
  await page.locator("a[data-language=ja]").click();
  await expect(page).toHaveURL(`${site}ja/launch.html`);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await page.locator("html[data-awake]").waitFor();
});

test("the last step leads back to the first", async ({ page, site }) => {
  await awake(page, `${site}en/next-generation.html`);
  await next(page).click();
  await expect(page).toHaveURL(`${site}en/overview.html`);
});

test("at a question the question gets the focus, and each choice leads to its step", async ({ page, site }) => {
  await awake(page, `${site}en/track.html`);
  await next(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".question")).toBeFocused();
  await page.locator(".choices").getByRole("link", { name: like(texts("story")["upper-tier"].choices["upper-hit"]) }).click();
  await expect(page).toHaveURL(`${site}en/upper-hit.html?path=upper-hit`);
  await expect(page.locator(".progress")).toHaveText(filled(texts("page").progress, { n: 5, count: 7 }));
  await page.locator(".controls .back").click();
  await page.locator(".question").focus();
  await page.keyboard.press("2");
  await expect(title(page)).toHaveText(heading("upper-miss"));
  await expect(page).toHaveURL(`${site}en/upper-miss.html`);
});

test("outside presenting, at a question a clicker follows the path of the address", async ({ page, site }) => {
  await awake(page, `${site}en/lower-tier.html?path=both-miss`);
  await page.locator("#story").focus();
  await page.keyboard.press("PageDown");
  await expect(title(page)).toHaveText(heading("lower-miss"));
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(`${site}en/limits.html?path=both-miss`);
});

for (const key of ["PageDown", "ArrowRight", " "]) {
  test(`while presenting, the first Next (“${key}”) at a question asks the class, and the second follows the path of the address`, async ({ page, site }) => {
    const { question, choices } = texts("story")["lower-tier"];
    const notice = texts("page").press_again;
    await awake(page, `${site}en/lower-tier.html?path=both-miss&ui=board`);
    // The tools and their style are loaded.
    await page.locator(".board-bar").first().waitFor({ state: "attached" });
    await page.locator("#story").focus();
    const size = () => page.locator(".question").evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
    const place = () => page.locator("#story svg.landscape").boundingBox();
    const before = { size: await size(), place: await place() };
    await page.evaluate(() => {
      window.said = [];
      const status = document.querySelector("#story > [role=status]");
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    });
    await page.keyboard.press(key);
    await expect(page.locator(".press-again")).toHaveText(notice);
    await expect(title(page)).toHaveText(heading("lower-tier"));
    await expect(page.locator(".choice:visible")).toHaveText([like(choices["lower-hit"]), like(choices["lower-miss"])]);
    expect(await size()).toBeGreaterThan(before.size);
    expect(await place()).toEqual(before.place);
    expect(await page.evaluate(() => window.said)).toEqual([`${plain(question)} ${notice}`]);
    await page.keyboard.press(key);
    await expect(title(page)).toHaveText(heading("lower-miss"));
    await expect(page.locator(".press-again")).toHaveCount(0);
    await expect(page).toHaveURL(`${site}en/lower-miss.html?path=both-miss&ui=board`);
  });
}

test("an answer leads on from a question that the class is asked", async ({ page, site }) => {
  await awake(page, `${site}en/upper-tier.html?ui=board`);
  await page.keyboard.press("PageDown");
  await expect(page.locator(".press-again")).toBeVisible();
  await page.locator(".choice").first().click();
  await expect(title(page)).toHaveText(heading("upper-hit"));
  await page.keyboard.press("PageUp");
  await expect(title(page)).toHaveText(heading("upper-tier"));
  await expect(page.locator(".press-again")).toHaveCount(0);
});

test("the focus stays on Next, and each change is announced once", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector("#story > [role=status]");
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await next(page).focus();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText(heading("launch"));
  await expect(next(page)).toBeFocused();
  expect(await page.evaluate(() => window.said)).toEqual([
    plain(texts("story").launch.changed),
  ]);
});

for (const theme of THEMES) {
  test(`a full-HD projector shows the whole page in the ${theme} theme, and a clicker walks it without a click first`, async ({ page, site }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await awake(page, `${site}en/overview.html?theme=${theme}`);
    const walk = [heading("launch"), heading("track"), heading("upper-tier"), heading("upper-miss"), heading("lower-tier"), heading("lower-hit")];
    for (const words of walk) {
      await page.keyboard.press("PageDown");
      await expect(title(page)).toHaveText(words);
    }
    await page.keyboard.press("PageUp");
    await expect(title(page)).toHaveText(heading("lower-tier"));
  });
}

test("a clicker walks the story alone at any size, also in the one file", async ({ page, site }) => {
  for (const address of ["en/overview.html?ui=board", "layered-defense.html?ui=board"]) {
    await awake(page, site + address);
    await page.keyboard.press("PageDown");
    await expect(title(page)).toHaveText(heading("launch"));
    await expect(page.locator("header.site:visible, footer.site:visible")).toHaveCount(0);
  }
});

test("left and right walk the page; paging keys scroll it until the story has the focus", async ({ page, site }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await awake(page, `${site}en/overview.html`);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(heading("launch"));
  await page.locator("#story").focus();
  await page.keyboard.press("PageDown");
  await expect(title(page)).toHaveText(heading("track"));
  await page.keyboard.press("Home");
  await expect(title(page)).toHaveText(heading("overview"));
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toHaveText(heading("limits"));
});

test("keys that come faster than pictures all count", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html`);
  // Both in the same task, so nothing is drawn in between.
  await page.evaluate(() => {
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  });
  await expect(title(page)).toHaveText(heading("track"));
});

test("a click with Ctrl opens a tab and leaves the page where it is", async ({ page, site, context }) => {
  await awake(page, `${site}en/overview.html`);
  const [tab] = await Promise.all([context.waitForEvent("page"), next(page).click({ modifiers: ["ControlOrMeta"] })]);
  await expect(tab).toHaveURL(`${site}en/launch.html`);
  await tab.locator("html[data-awake]").waitFor();
  await expect(title(page)).toHaveText(heading("overview"));
});

test("a theme in the address applies before the program runs, and is kept from step to step", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?theme=dark`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await next(page).click();
  await expect(page).toHaveURL(`${site}en/launch.html?theme=dark`);
  await page.locator("a[data-language=ja]").click();
  await expect(page).toHaveURL(`${site}ja/launch.html?theme=dark`);
  await page.locator("html[data-awake]").waitFor();
});

test("with a query, the page at the root leads to addresses that work", async ({ page, site }) => {
  await awake(page, `${site}?theme=projector`);
  await next(page).click();
  await expect(page).toHaveURL(`${site}en/launch.html?theme=projector`);
  await page.reload();
  await page.locator("html[data-awake]").waitFor();
  await expect(title(page)).toHaveText(heading("launch"));
});

test("on a projector all buttons are in view", async ({ page, site }) => {
  for (const size of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size);
    for (const language of ["en", "ja"]) {
      for (const step of ["overview", "upper-tier", "lower-tier", "limits"]) {
        await awake(page, `${site}${language}/${step}.html?theme=projector`);
        await expect(page.locator(".controls a").last(), `${size.width} ${language}/${step}`).toBeInViewport({ ratio: 1 });
      }
    }
  }
});

for (const { width, height, query } of [
  { width: 320, height: 700, query: "" },
  { width: 390, height: 844, query: "?text=larger" },
  { width: 768, height: 1024, query: "" },
  { width: 1280, height: 800, query: "" },
  { width: 1280, height: 800, query: "?ui=board" },
  { width: 1920, height: 1080, query: "?ui=board&theme=projector" },
]) {
  test(`at a question the answers have the same size at ${width} pixels${query}, and Back is not alone in a row`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const language of ["en", "ja"]) {
      for (const step of ["upper-tier", "lower-tier"]) {
        await awake(page, `${site}${language}/${step}.html${query}`);
        const answers = await page.locator(".choice").evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ width, height, top }) => [width, height, top].map(Math.round)));
        const place = `${language}/${step}`;
        expect(new Set(answers.map(([width, height]) => `${width} × ${height}`)).size, place).toBe(1);
        const back = await page.locator(".controls .back").evaluate((it) => it.getBoundingClientRect().bottom);
        const beside = answers.filter(([, height, top]) => back > top && back <= top + height + 1);
        expect([0, answers.length], place).toContain(beside.length);
      }
    }
  });
}

for (const [width, height] of [[1920, 1080], [1366, 768], [1366, 641], [1280, 720], [768, 1024], [390, 844]]) {
  test(`at a question on ${width} × ${height} pixels each answer is in a single line`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const language of LANGUAGES) {
      for (const step of ["upper-tier", "lower-tier"]) {
        await awake(page, `${site}${language}/${step}.html`);
        const lines = await page.locator(".controls :is(.choice, .back)").evaluateAll((all) =>
          all.map((it) => {
            const words = document.createRange();
            words.selectNodeContents(it);
            const boxes = [...words.getClientRects()].filter((box) => box.width > 1);
            return Math.max(...boxes.map((box) => box.top)) < Math.min(...boxes.map((box) => box.bottom));
          }),
        );
        expect(lines, `${language}/${step}`).toEqual([true, true, true]);
      }
    }
  });
}

test("no line ends inside a Japanese word that has furigana, on any screen", async ({ page, site }) => {
  const broken = () =>
    [...document.querySelectorAll("main ruby")].filter((it) => it.checkVisibility()).flatMap(({ firstChild }) => {
      const word = document.createRange();
      word.selectNodeContents(firstChild);
      const boxes = [...word.getClientRects()].filter((box) => box.width > 0);
      return boxes.length > 1 && boxes.at(-1).top >= boxes[0].bottom ? [firstChild.textContent] : [];
    });
  for (const step of await steps(dist)) {
    await page.goto(`${site}ja/${step}.html`);
    for (const [width, height] of [[1920, 1080], [1366, 768], [1366, 641], [1280, 720], [1080, 720], [768, 1024], [390, 844], [360, 740]]) {
      await page.setViewportSize({ width, height });
      expect.soft(await page.evaluate(broken), `${step} at ${width}`).toEqual([]);
    }
  }
});

test("punctuation beside a term is on the term's line, on any screen", async ({ page, site }) => {
  const apart = () =>
    [...document.querySelectorAll("main .term")].flatMap((term) => {
      const beside = (node, at) => {
        if (!(at < 0 ? /[(（「『]/ : /[).,;:。、）」』]/).test(node?.data?.at(at) ?? "")) return [];
        const letter = document.createRange();
        const from = at < 0 ? node.data.length - 1 : 0;
        letter.setStart(node, from);
        letter.setEnd(node, from + 1);
        return [letter.getBoundingClientRect()];
      };
      const { top, bottom, height } = term.getBoundingClientRect();
      const strays = [...beside(term.previousSibling, -1), ...beside(term.nextSibling, 0)].filter((box) => box.height > 0 && height > 0 && (box.bottom <= top || box.top >= bottom));
      return strays.length ? [term.parentElement.textContent] : [];
    });
  const pages = ["systems", "cooperation", "teach", ...(await steps(dist))].flatMap((name) => LANGUAGES.map((language) => `${language}/${name}`));
  for (const name of pages) {
    await page.goto(`${site}${name}.html`);
    for (const width of [1366, 1080, 768, 390, 360, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await page.evaluate(apart), `${name} at ${width}`).toEqual([]);
    }
  }
});

test("a step is printed on one sheet, with its wide picture, its title and its caveat", async ({ page, site }) => {
  for (const language of ["en", "ja"]) {
    for (const step of (await steps(dist)).filter((step) => step !== "next-generation")) {
      await page.goto(`${site}${language}/${step}.html?theme=dark`);
      // Wide margins leave less room. Without margins, the fullest steps represent all others.
      const margins = ["upper-tier", "limits"].includes(step) ? ["0", "10mm"] : ["10mm"];
      for (const margin of margins) {
        const pdf = await page.pdf({ format: "A4", margin: { top: margin, right: margin, bottom: margin, left: margin } });
        expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), `${language}/${step}, margins of ${margin}`).toHaveLength(1);
      }
    }
  }
  await page.emulateMedia({ media: "print" });
  for (const there of ["header .name", "svg.landscape", ".sentence", ".legend", "footer.site"]) await expect(page.locator(there).first()).toBeVisible();
});

test("on a phone a step opened from below the picture scrolls to its picture", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await awake(page, `${site}en/overview.html`);
  await page.locator("footer").scrollIntoViewIfNeeded();
  await next(page).click();
  await expect(title(page)).toHaveText(heading("launch"));
  await expect.poll(() => page.locator("#story").evaluate((story) => story.getBoundingClientRect().top)).toBeGreaterThanOrEqual(-1);
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  const scrolled = (page) => page.evaluate(() => scrollY);

  for (const { query, width, height } of [
    { query: "", width: 390, height: 844 },
    { query: "", width: 320, height: 640 },
    { query: "?text=larger", width: 390, height: 844 },
  ]) {
    test(`the question comes with its picture at ${width} × ${height}${query}: it takes the focus and scrolls nothing away`, async ({ page, site }) => {
      await page.setViewportSize({ width, height });
      for (const language of ["en", "ja"]) {
        await awake(page, `${site}${language}/track.html${query}`);
        await next(page).focus();
        await next(page).tap();
        await expect(page.locator(".question")).toBeFocused();
        expect(await scrolled(page), language).toBe(0);
      }
    });
  }

  test("the question and its answers are at the bottom, side by side, and leave three quarters to the picture", async ({ page, site }) => {
    for (const language of ["en", "ja"]) {
      for (const step of ["upper-tier", "lower-tier"]) {
        await awake(page, `${site}${language}/${step}.html`);
        for (const part of await page.locator(".question, .controls a").all()) await expect(part).toBeInViewport({ ratio: 1 });
        const [one, other] = await page.locator(".choice").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top));
        expect(one, `${language}/${step}`).toBe(other);
        expect((await page.locator(".controls").boundingBox()).height, `${language}/${step}`).toBeLessThanOrEqual(844 / 4);
      }
    }
  });

  test("the buttons of the label quiz are whole, and nothing covers them", async ({ page, site }) => {
    for (const { width, height } of [{ width: 390, height: 844 }, { width: 320, height: 640 }, { width: 1024, height: 768 }]) {
      await page.setViewportSize({ width, height });
      for (const language of ["en", "ja"]) {
        await awake(page, `${site}${language}/overview.html?labels=hidden`);
        for (const button of await page.locator(".naming button").all()) {
          await expect(button, `${language} ${width}`).toBeInViewport({ ratio: 1 });
          // A trial click fails if another element would receive it.
          await button.click({ trial: true });
        }
      }
    }
  });
});

for (const { width, height } of [{ width: 1024, height: 768 }, { width: 1180, height: 820 }, { width: 820, height: 1180 }]) {
  test(`on a tablet of ${width} × ${height} all buttons are in view`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const language of ["en", "ja"]) {
      for (const step of ["overview", "launch", "upper-tier", "lower-tier", "limits"]) {
        await awake(page, `${site}${language}/${step}.html`);
        for (const way of await page.locator(".controls a").all()) await expect(way, `${language}/${step}`).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test("on a tablet held upright every sentence is above the buttons", async ({ page, site }) => {
  for (const language of LANGUAGES) {
    for (const step of await steps(dist)) {
      await page.goto(`${site}${language}/${step}.html`);
      for (const [width, height] of [[768, 1024], [820, 1180], [1024, 1366]]) {
        await page.setViewportSize({ width, height });
        const room = await page.evaluate(() => {
          const [last] = [...document.querySelectorAll(".sentence")].filter((it) => it.checkVisibility()).slice(-1);
          return document.querySelector(".controls").getBoundingClientRect().top - last.getBoundingClientRect().bottom;
        });
        expect.soft(room, `${language}/${step} at ${width}`).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

test("a question that gets the focus automatically has no outline", async ({ page, site }) => {
  for (const [query, key] of [["", "ArrowRight"], ["?ui=board", "PageDown"]]) {
    await awake(page, `${site}en/track.html${query}`);
    await next(page).focus();
    await page.keyboard.press(key);
    await expect(page.locator(".question")).toBeFocused();
    await expect(page.locator(".question")).toHaveCSS("outline-style", "none");
    await page.keyboard.press("Tab");
    await expect(page.locator(".choice").first()).toHaveCSS("outline-style", "solid");
  }
});

test("with larger text the picture's words are larger, too, and the picture is not smaller", async ({ page, site }) => {
  for (const size of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size);
    const widths = [];
    const words = [];
    for (const text of ["normal", "large", "larger"]) {
      await awake(page, `${site}en/lower-hit.html?text=${text}`);
      widths.push((await page.locator("svg.landscape").boundingBox()).width);
      words.push(await page.locator("svg.landscape .note").first().evaluate((note) => parseFloat(getComputedStyle(note).fontSize)));
      await expect(next(page)).toBeInViewport();
    }
    expect(new Set(widths.map(Math.round)).size, `${size.width}`).toBe(1);
    expect(Math.min(words[1], words[2]), `${size.width}`).toBeGreaterThan(words[0]);
  }
});

test("a value that does not exist is named in a notice that can be closed, and the default is shown", async ({ page, site }) => {
  await awake(page, `${site}en/overview.html?theme=neon&path=sideways`);
  const notice = page.locator(".notices");
  for (const [key, value, used] of [["theme", "neon", "auto"], ["path", "sideways", "lower-hit"]]) {
    await expect(notice).toContainText(filled(texts("page").bad_value, { key, value, used }));
  }
  await notice.getByRole("button").click();
  await expect(notice).toHaveCount(0);
  await next(page).click();
  await expect(page).toHaveURL(`${site}en/launch.html`);
});

test("hidden labels are hidden from the eye and from the screen reader", async ({ page, site }) => {
  await awake(page, `${site}en/lower-hit.html?labels=hidden`);
  await expect(page.locator("svg.landscape").getByText("Aegis")).toBeHidden();
  await expect(page.locator("#story-picture")).toBeEmpty();
  await expect(page.locator(".sentence").first()).toBeHidden();
  await expect(page.locator("svg.landscape").getByText(label("not-to-scale"))).toBeVisible();
  const tree = await page.locator(".stage").ariaSnapshot();
  // The orbit is a mark on the scale at the left, not a named part.
  for (const name of ["Aegis", "JADGE", "PAC-", "radar", "satellite"]) expect(tree.replace(label("orbit"), "")).not.toContain(name);
});

test.describe("a page that something has changed", () => {
  test.use({ expected: { lines: [/something has changed the page/] } });

  test("stays as it is, and its links work", async ({ page, site }) => {
    await page.route("**/launch.html", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace("Next</a>", "<font>Weiter</font></a>") });
    });
    await page.goto(`${site}en/launch.html`);
    await page.locator("html[data-asleep]").waitFor();
    await expect(next(page)).toHaveText("Weiter");
    await next(page).click();
    await expect(page).toHaveURL(`${site}en/track.html`);
    await page.locator("html[data-awake]").waitFor();
  });
});

test.describe("a page whose program does not arrive", () => {
  test.use({ expected: { lines: [/wasm/, /net::ERR_FAILED/, /The program could not start/] } });

  test("keeps its picture and its links", async ({ page, site }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(`${site}en/overview.html?theme=dark`);
    await page.locator("html[data-asleep]").waitFor();
    await next(page).click();
    await expect(page).toHaveURL(`${site}en/launch.html?theme=dark`);
    await expect(page.locator("svg.landscape")).toBeVisible();
    await page.locator("html[data-asleep]").waitFor();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("all steps can be reached, with pictures and words", async ({ page, site }) => {
    await page.goto(site);
    const walk = [
      [heading("overview"), ".next"],
      [heading("launch"), ".next"],
      [heading("track"), ".next"],
      [heading("upper-tier"), ".choice >> nth=1"],
      [heading("upper-miss"), ".next"],
      [heading("lower-tier"), ".choice >> nth=1"],
      [heading("lower-miss"), ".next"],
      [heading("limits"), ".next"],
      [heading("next-generation"), ".next"],
    ];
    for (const [words, onward] of walk) {
      await expect(title(page)).toHaveText(words);
      await expect(page.locator("svg.landscape")).toBeVisible();
      await expect(page.locator(".sentence:visible")).toHaveCount(2);
      await page.locator(onward).click();
    }
    await expect(title(page)).toHaveText(heading("overview"));
    await page.locator("a[data-language=ja]").click();
    await expect.poll(() => title(page).innerText()).toBe(heading("overview", "ja"));
  });
});
