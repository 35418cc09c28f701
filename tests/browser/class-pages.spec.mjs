// The pages for a class as students and teachers use them: quiz, guide, printed pages, corrections.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { faultsInAllThemes } from "./axe.mjs";
import { LANGUAGES } from "./browser.mjs";
import { dist, expect, look, test } from "./site.mjs";

const content = (name) => readFile(new URL(`../../assets/content/${name}`, import.meta.url), "utf8");
const shared = await content("class.toml");
const quoted = (text) => [...text.matchAll(/"([^"]*)"/g)].map(([, words]) => words);

/** The questions in the content: id, topic, step, options, answer. */
const questions = shared
  .split(/^(?=\[\[)/m)
  .filter((record) => record.startsWith("[[question]]"))
  .map((record) => {
    const of = (key) => record.match(new RegExp(`^${key} = (.*)$`, "m"))[1];
    return { id: quoted(of("id"))[0], about: quoted(of("about"))[0], step: quoted(of("step"))[0], options: quoted(of("options")), answer: quoted(of("answer"))[0] };
  });

/** Returns words of `tools.toml`, and the words of a question. */
const tool = async (language, name) => (await content(`${language}/tools.toml`)).match(new RegExp(`^${name} = "(.*)"$`, "m"))[1];
async function asked(language, id) {
  const table = (await content(`${language}/class.toml`)).split(/^(?=\[)/m).find((it) => it.startsWith(`[questions.${id}]`));
  return Object.fromEntries([...table.matchAll(/^([\w.-]+) = "(.*)"$/gm)].map(([, key, words]) => [key, words]));
}

/** Removes the invisible joiners inside designators. */
const seen = (words) => words.replaceAll("\u2060", "").replace(/\s+/g, " ").trim();

// One for each path. The one-page handout belongs to none.
const short = "handout-short";
const handouts = (await readdir(join(dist, "en"))).filter((name) => /^handout.*\.html$/.test(name)).map((name) => name.replace(".html", "")).filter((name) => name !== short);
const printed = [...handouts, short, "worksheet", "worksheet-key"];
const pages = ["check", "cut", "teach", "corrections", "presenter", ...printed];

/** Answers every question with its first option. */
const answerAll = async (page) => {
  for (const { id, options } of questions) await page.locator(`#${id} label`).filter({ has: page.locator(`[value=${options[0]}]`) }).click();
};

for (const language of LANGUAGES) {
  test.describe(`the quiz in ${language}, without scripts`, () => {
    test.use({ javaScriptEnabled: false });

    test("each option of each question shows its own feedback only, and the right option says that it is right", async ({ page, site }) => {
      await page.goto(`${site}${language}/check.html`);
      const [right, other] = [await tool(language, "quiz_right"), await tool(language, "quiz_other")];
      expect(right).not.toBe(other);
      await expect(page.locator(".quiz input")).toHaveCount(questions.flatMap((it) => it.options).length);
      const shown = page.locator(".feedback:visible");
      await expect(shown).toHaveCount(0);
      for (const [nth, { id, options, answer }] of questions.entries()) {
        const words = await asked(language, id);
        const question = page.locator(`#${id}`);
        expect(seen(await question.locator("legend").innerText())).toBe(words.ask);
        for (const option of options) {
          await question.locator("label").filter({ has: page.locator(`[value=${option}]`) }).click();
          await expect(question.getByRole("radio", { checked: true })).toHaveAttribute("value", option);
          // One feedback for each answered question.
          await expect(shown).toHaveCount(nth + 1);
          const said = seen(await question.locator(".feedback:visible p").first().innerText());
          expect(said, `${id}: ${option}`).toBe(`${option === answer ? right : other} ${words[`feedback.${option}`]}`);
        }
      }
    });

    test("a picture is in view beside each question", async ({ page, site }) => {
      for (const [width, height] of [[390, 844], [820, 1180], [1280, 720]]) {
        await page.setViewportSize({ width, height });
        await page.goto(`${site}${language}/check.html`);
        for (const { id } of questions) {
          await page.locator(`#${id}`).evaluate((it) => it.scrollIntoView());
          const pictures = page.locator(`#to-think, #${id} :is(.again, .answered-by .picture):visible`);
          const heights = await pictures.evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ top, bottom }) => Math.min(bottom, innerHeight) - Math.max(top, 0)));
          expect(Math.max(...heights), `${id} at ${width} × ${height}`).toBeGreaterThan(150);
        }
      }
    });

    test("an answer leads to the step that explains it", async ({ page, site }) => {
      for (const { id, step, answer } of questions) {
        await page.goto(`${site}${language}/check.html`);
        await page.locator(`#${id} label`).filter({ has: page.locator(`[value=${answer}]`) }).click();
        const link = page.locator(`#${id} .answered-by:visible`).getByRole("link");
        const words = seen(await link.innerText());
        await link.click();
        await expect(page).toHaveURL(`${site}${language}/${step}.html`);
        // Waits for the style sheet, which hides furigana.
        await page.waitForLoadState();
        expect(words, id).toContain(seen(await page.locator("h1").innerText()));
      }
    });

    test("an answer shows the picture of the step that explains it, wide or tall", async ({ page, site }) => {
      await page.goto(`${site}${language}/check.html`);
      for (const [width, shape] of [[1280, "landscape"], [390, "portrait"]]) {
        await page.setViewportSize({ width, height: 800 });
        for (const { id, about, answer, options } of questions) {
          const pictures = page.locator(`#${id} svg.picture:visible`);
          // A question about a step's picture is asked beside that picture.
          if (width === 1280) await expect(pictures).toHaveCount(about === "picture" ? 1 : 0);
          // The picture is the same for every answer.
          for (const option of [options.find((it) => it !== answer), answer]) {
            await page.locator(`#${id} label`).filter({ has: page.locator(`[value=${option}]`) }).click();
            await expect(pictures).toHaveCount(1);
            await expect(pictures).toHaveClass(new RegExp(shape));
          }
        }
      }
    });

    test("a question in the address is shown alone, with links to the next question and to all questions", async ({ page, site }) => {
      await page.goto(`${site}${language}/check.html`);
      await page.getByRole("link", { name: await tool(language, "quiz_one") }).click();
      const shown = page.locator(".quiz fieldset:visible");
      for (const [nth, { id, answer }] of questions.entries()) {
        await expect(page).toHaveURL(`${site}${language}/check.html#${id}`);
        await expect(shown).toHaveCount(1);
        await expect(shown.locator("span", { hasText: `${nth + 1} / ${questions.length}` })).toBeVisible();
        await shown.locator("label").filter({ has: page.locator(`[value=${answer}]`) }).click();
        await expect(shown.locator("svg.picture:visible")).toHaveCount(1);
        if (nth + 1 < questions.length) await shown.locator("[rel=next]").click();
      }
      await expect(shown.locator("[rel=next]")).toHaveCount(0);
      await page.getByRole("link", { name: await tool(language, "quiz_all") }).click();
      await expect(shown).toHaveCount(questions.length);
      // Answers are kept.
      await expect(page.getByRole("radio", { checked: true })).toHaveCount(questions.length);
    });

    test("starting again clears every answer", async ({ page, site }) => {
      await page.goto(`${site}${language}/check.html`);
      for (const { id, answer } of questions.slice(0, 4)) await page.locator(`#${id} label`).filter({ has: page.locator(`[value=${answer}]`) }).click();
      await expect(page.locator(".feedback:visible")).toHaveCount(4);
      await page.getByRole("button", { name: await tool(language, "quiz_reset") }).click();
      await expect(page.locator(".feedback:visible")).toHaveCount(0);
      await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
      await expect(page).toHaveURL(`${site}${language}/check.html`);
    });
  });

  test(`the quiz in ${language} has twelve questions or more, eight of them on how the system works, and asks for no year and no number`, async ({ page, site }) => {
    await page.goto(`${site}${language}/check.html`);
    expect(await page.locator(".quiz > ol > li").evaluateAll((all) => all.map((it) => it.id))).toEqual(questions.map((it) => it.id));
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(questions.filter((it) => it.about === "arrangement").length).toBeGreaterThanOrEqual(8);
    const texts = (await page.locator(".quiz legend").allInnerTexts()).map(seen);
    for (const text of texts) expect(text).not.toMatch(/\b(when|which year|what year|how many|how much|how far|how fast|how often)\b|何年|いつ|何基|いくつ|何隻|何回|何発/i);
    // Designators are names, not numbers.
    const options = (await page.locator(".quiz .option").allInnerTexts()).map(seen);
    for (const option of options) expect(option.replace(/\b[A-Z]+-\d/g, ""), option).not.toMatch(/\d/);
    // The right answers are spread: choosing the same place each time gets most wrong.
    const places = questions.map((it) => it.options.indexOf(it.answer));
    for (const place of new Set(places)) expect(places.filter((it) => it === place).length).toBeLessThanOrEqual(questions.length / 2);
  });

  test(`answering in ${language} stores nothing, sends nothing and leaves the address as it is`, async ({ page, site, context }) => {
    await page.goto(`${site}${language}/check.html`);
    const requests = [];
    // The browser may request the page's icon at any time.
    page.on("request", (request) => /\/icon-[0-9a-f]+\.svg$/.test(request.url()) || requests.push(request.url()));
    await answerAll(page);
    await expect(page.locator(".feedback:visible")).toHaveCount(questions.length);
    await page.getByRole("button", { name: await tool(language, "quiz_reset") }).click();
    await expect(page.locator(".feedback:visible")).toHaveCount(0);
    const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
    expect(stored).toEqual([0, 0, 0, 0]);
    expect(await context.cookies()).toEqual([]);
    expect(requests).toEqual([]);
    await expect(page).toHaveURL(`${site}${language}/check.html`);
  });

  test(`a clicker goes to the next question in ${language} when a single question is shown, and scrolls when all are`, async ({ page, site }) => {
    const [first, second] = questions;
    await page.goto(`${site}${language}/check.html`);
    await page.keyboard.press("PageDown");
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await page.goto(`${site}${language}/check.html#${first.id}`);
    await page.keyboard.press("PageDown");
    await expect(page).toHaveURL(`${site}${language}/check.html#${second.id}`);
    await page.keyboard.press("PageUp");
    await expect(page).toHaveURL(`${site}${language}/check.html#${first.id}`);
  });

  test(`by keyboard a question in ${language} is answered, and its feedback is read aloud`, async ({ page, site }) => {
    await page.goto(`${site}${language}/check.html`);
    const question = page.locator(".quiz > ol > li").first();
    await question.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await expect(question.getByRole("status").locator(".feedback:visible")).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await expect(question.getByRole("radio").nth(1)).toBeChecked();
    await expect(question.getByRole("status").locator(".f2")).toBeVisible();
    await expect(question.getByRole("status").locator(".f1")).toBeHidden();
  });

  test(`the guide in ${language} plans lessons of 10, 25 and 45 minutes whose parts add up`, async ({ page, site }) => {
    await page.goto(`${site}${language}/teach.html`);
    const plans = await page.locator(".plan").evaluateAll((all) => all.map((plan) => [...plan.querySelectorAll("li")].map((part) => [parseInt(part.querySelector("b").textContent), part.querySelector("span").textContent.length])));
    expect(plans.map((plan) => plan.reduce((sum, [minutes]) => sum + minutes, 0))).toEqual([10, 25, 45]);
    for (const [minutes, words] of plans.flat()) {
      expect(minutes).toBeGreaterThan(0);
      expect(words).toBeGreaterThan(15);
    }
  });

  test(`each plan in ${language} shows all outcomes, and a step that it opens is presented`, async ({ page, site }) => {
    await page.goto(`${site}${language}/teach.html`);
    const plans = page.locator(".plan");
    for (const plan of await plans.all()) await expect(plan.locator(".opens a[href='outcomes.html']")).toHaveCount(1);
    const shown = await page.locator(".opens a").evaluateAll((links) => links.map((link) => link.href));
    for (const address of new Set(shown)) {
      await page.goto(address);
      if (!address.includes("ui=")) continue;
      await expect(page.locator("html")).toHaveAttribute("data-ui", "board");
      await expect(page.locator("html")).toHaveAttribute("data-awake", /.*/);
      await expect(page.locator("header.site"), address).toBeHidden();
      if (address.includes("labels=hidden")) await expect(page.locator(".naming")).toBeVisible();
    }
  });

  test(`the guide in ${language} has a question, an answer and a misconception for every step, and links to it`, async ({ page, site }) => {
    await page.goto(`${site}${language}/teach.html`);
    const story = await content("story.toml");
    const steps = [...story.matchAll(/\[\[step\]\]\nid = "([^"]+)"/g)].map(([, id]) => id);
    expect(await page.locator(".by-step h3 a").evaluateAll((links) => links.map((link) => link.href))).toEqual(steps.map((step) => `${site}${language}/${step}.html`));
    const notes = await page.locator(".by-step > li").evaluateAll((all) => all.map((it) => [...it.querySelectorAll("dd")].filter((note) => note.textContent.trim().length > 5).length));
    // And what students may ask there.
    const asked = [...(await content("questions.toml")).matchAll(/^step = "([^"]+)"$/gm)].map(([, step]) => step);
    expect(notes).toEqual(steps.map((step) => 3 + asked.filter((it) => it === step).length));
  });

  test(`the corrections in ${language} give date, old wording, new wording and reason, the latest first`, async ({ page, site }) => {
    await page.goto(`${site}${language}/corrections.html`);
    const corrections = await page.locator(".corrected > li").evaluateAll((all) =>
      all.map((it) => ({ when: it.querySelector(".when").textContent, wordings: [...it.querySelectorAll("dd")].filter((dd) => dd.textContent.trim()).length, supported: it.querySelectorAll(".statements .mark").length })),
    );
    expect(corrections.length).toBe(shared.split("[[correction]]").length - 1);
    const days = corrections.map(({ when }) => {
      const [, year, month, day] = when.match(/(\d{4})年(\d+)月(\d+)日/) ?? [];
      return year ? Date.UTC(year, month - 1, day) : Date.parse(`${when} UTC`);
    });
    for (const [nth, day] of days.entries()) expect(day, corrections[nth].when).toBeGreaterThan(Date.UTC(2026, 0, 1));
    expect(days).toEqual([...days].sort((one, other) => other - one));
    for (const it of corrections) expect([it.wordings, it.supported > 0]).toEqual([3, true]);
  });

  test(`every link on the pages for a class in ${language} leads to a file, and to a place in it`, async ({ page, site }) => {
    const texts = new Map();
    const text = async (file) => {
      if (!texts.has(file)) texts.set(file, await readFile(file, "utf8").catch(() => null));
      return texts.get(file);
    };
    const wrong = [];
    for (const name of pages) {
      await page.goto(`${site}${language}/${name}.html`);
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => [link.getAttribute("href"), new URL(link.getAttribute("href"), document.baseURI).href]));
      if (name !== "presenter") expect(links.length, name).toBeGreaterThan(20);
      for (const [written, address] of links) {
        const url = new URL(address);
        if (url.origin !== new URL(site).origin) {
          if (!/^https?:$/.test(url.protocol)) wrong.push(`${name}: ${written}`);
          continue;
        }
        const there = await text(join(dist, decodeURIComponent(url.pathname.replace(new URL(site).pathname, ""))));
        if (there === null) wrong.push(`${name}: ${written} is not there`);
        else if (url.hash && !there.includes(` id="${decodeURIComponent(url.hash.slice(1))}"`)) wrong.push(`${name}: ${written} has no such place`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test(`the handouts in ${language} link to each other, and each names its path`, async ({ page, site }) => {
    expect(handouts.length).toBeGreaterThanOrEqual(3);
    const paths = [...(await content("story.toml")).matchAll(/\[\[path\]\]/g)].length;
    expect(handouts).toHaveLength(paths);
    const choice = page.locator(".choice-of-paper li").getByRole("link");
    await page.goto(`${site}${language}/handout.html`);
    const titles = (await choice.allInnerTexts()).map(seen);
    expect(new Set(titles).size).toBe(paths);
    for (const title of titles) {
      await choice.filter({ hasText: title }).click();
      // The visible text: furigana are there, but hidden.
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title, { useInnerText: true });
      await expect(page.locator(".choice-of-paper [aria-current=page]")).toHaveText(title, { useInnerText: true });
      expect((await choice.allInnerTexts()).map(seen)).toEqual(titles);
    }
  });

  test(`axe finds nothing on the pages for a class in ${language}, in any theme`, async ({ page, site }) => {
    for (const name of pages) {
      await page.goto(`${site}${language}/${name}.html?theme=light`);
      if (name === "presenter") await page.locator("html[data-presenter]").waitFor();
      // With the feedback for right and for other answers.
      if (name === "check") await answerAll(page);
      expect.soft(await faultsInAllThemes(page), name).toEqual([]);
    }
  });

  test(`on a narrow phone no page for a class in ${language} scrolls sideways, with normal words and with the largest`, async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const name of pages) {
      await page.goto(`${site}${language}/${name}.html`);
      if (name === "check") await answerAll(page);
      for (const text of ["", "larger"]) {
        await look(page, { text });
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} ${text}`).toBeLessThanOrEqual(320);
      }
    }
  });

  test(`printed pages for students in ${language} have no controls of the screen`, async ({ page, site }) => {
    for (const name of [...printed, "teach"]) {
      await page.emulateMedia({ media: "screen" });
      await page.goto(`${site}${language}/${name}.html`);
      const chrome = ["header.site", "footer.site", ".not-on-paper"];
      for (const part of chrome) await expect(page.locator(part).first(), `${part} of ${name}`).toBeVisible();
      await page.emulateMedia({ media: "print" });
      for (const part of chrome) await expect(page.locator(`${part}:visible`), `${part} of ${name}`).toHaveCount(0);
      await expect(page.locator("button:visible:not(.term, .mark)"), name).toHaveCount(0);
      await expect(page.locator("h1")).toBeVisible();
      for (const picture of await page.locator("main svg.picture").all()) await expect(picture).toBeVisible();
    }
  });
}

test("a browser without :has() is told that cuts change no answers, and gets no filters", async ({ page, site }) => {
  // The browser of the tests has it, so the condition is turned round.
  await page.route("**/*.css", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/@supports\s*not selector\(:has\(a\)\)/g, "@supports selector(:has(a))") });
  });
  await page.goto(`${site}en/cut.html`);
  await expect(page.locator(".too-old")).toBeVisible();
  await page.goto(`${site}en/systems.html`);
  await expect(page.locator(".filters")).toBeHidden();
  await page.unrouteAll();
  await page.goto(`${site}en/cut.html`);
  await expect(page.locator(".too-old")).toBeHidden();
});
