// The PDFs: complete, of the right size, with every word, and without clipped text.
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { LANGUAGES } from "./browser.mjs";
import { plain, texts } from "./content.mjs";
import { dist, expect, test } from "./site.mjs";

/** Paper sizes in points. */
const PAPERS = { a4: [595, 842], letter: [612, 792] };
/** The margins of `@page` in points: 14 mm above, 15 mm beside, 16 mm below. */
const MARGIN = { top: 39.7, side: 42.5, bottom: 45.4 };

const handouts = await (async () => {
  const story = await readFile(new URL("../../assets/content/story.toml", import.meta.url), "utf8");
  const others = [...story.matchAll(/\[\[path\]\]\nid = "([^"]+)"/g)].slice(1);
  return ["handout", ...others.map(([, path]) => `handout-${path}`)];
})();
const short = "handout-short";
const printed = [...handouts, short, "worksheet", "worksheet-key", "teach"];
const all = LANGUAGES.flatMap((language) => printed.flatMap((name) => Object.keys(PAPERS).map((paper) => ({ language, name, paper }))));
const file = ({ language, name, paper }) => `${dist}papers/${language}/${name}.${paper}.pdf`;
const called = ({ language, name, paper }) => `${language}/${name}.${paper}.pdf`;

/** The text of each PDF, by page. */
const opened = new Map();
function open(it) {
  if (!opened.has(file(it))) opened.set(file(it), read(file(it)));
  return opened.get(file(it));
}

async function read(name) {
  const bytes = await readFile(name);
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages = [];
  for (let nth = 1; nth <= pdf.numPages; nth += 1) {
    const page = await pdf.getPage(nth);
    const [left, bottom, right, top] = page.view;
    const { items } = await page.getTextContent();
    const links = (await page.getAnnotations()).filter((it) => it.subtype === "Link");
    pages.push({
      width: right - left,
      height: top - bottom,
      links: links.map((it) => it.url ?? it.unsafeUrl ?? "").filter(Boolean),
      // Spaces have no height and are invisible.
      words: items.filter((it) => it.str.trim()).map((it) => ({ said: it.str, x: it.transform[4] - left, y: it.transform[5] - bottom, wide: it.width, tall: Math.abs(it.transform[3]) })),
    });
  }
  const { info } = await pdf.getMetadata();
  const outline = (await pdf.getOutline()) ?? [];
  const figures = [];
  for (let nth = 1; nth <= pdf.numPages; nth += 1) figures.push(...figuresOf(await (await pdf.getPage(nth)).getStructTree()));
  await loading.destroy();
  // The tree of a page may be that of the whole document.
  return { bytes, pages, figures: [...new Set(figures)], title: info.Title, language: info.Language, outline: outline.flatMap(function titles({ title, items }) { return [title, ...items.flatMap(titles)]; }) };
}

/** The alternative text of each figure in a structure tree; undefined where it has none. */
const figuresOf = (node) => (node?.role === "Figure" ? [node.alt] : (node?.children ?? []).flatMap(figuresOf));

/** The page number is below the text. */
const isFoot = (word) => word.y < MARGIN.bottom - 5;
const body = (page) => page.words.filter((word) => !isFoot(word));

/** Removes differences that line ends make. */
const folded = (words) => words.normalize("NFKC").replace(/[\s\u00ad\u200b\u2060]/g, "");

/** All text of a PDF, without page numbers. */
const said = (pdf) => folded(pdf.pages.map((page) => body(page).map((word) => word.said).join("")).join(""));
const missing = (pdf, words) => {
  const text = said(pdf);
  return words.filter((it) => !text.includes(folded(it)));
};

/** The printed words of a page, without furigana, for each element that matches. */
async function printedWords(page, site, { language, name }, selector) {
  await page.emulateMedia({ media: "print" });
  await page.goto(`${site}${language}/${name}.html`);
  const found = await page.locator(selector).evaluateAll((them) =>
    them.map((it) => {
      const copy = it.cloneNode(true);
      for (const reading of copy.querySelectorAll("rt, rp, .mark")) reading.remove();
      return copy.textContent.trim();
    }),
  );
  expect(found, `${selector} on ${language}/${name}.html`).not.toEqual([]);
  return found;
}

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    // In sequence, so that each PDF is read once.
    test.describe.configure({ mode: "default" });

    test(`every PDF that the guide links to in ${language} is there, and there is no other`, async ({ page, site }) => {
      await page.goto(`${site}${language}/teach.html`);
      const linked = await page.locator(".papers a[href$='.pdf']").evaluateAll((links) => links.map((link) => link.href));
      expect(linked.sort()).toEqual(all.filter((it) => it.language === language).map((it) => `${site}papers/${called(it)}`).sort());
      const there = await readdir(`${dist}papers/${language}`);
      expect(there.map((name) => `${site}papers/${language}/${name}`).sort()).toEqual(linked.sort());
      expect((await readdir(`${dist}papers`)).sort()).toEqual([...LANGUAGES].sort());
      for (const address of linked) {
        const answer = await page.request.get(address);
        expect((await answer.body()).subarray(0, 5).toString(), address).toBe("%PDF-");
      }
    });

    test(`each page that is printed in ${language} offers only its own PDFs`, async ({ page, site }) => {
      for (const name of printed.filter((name) => name !== "teach")) {
        await page.goto(`${site}${language}/${name}.html`);
        const linked = await page.locator("main a[href$='.pdf']").evaluateAll((links) => links.map((link) => link.href));
        expect(linked, name).toEqual(Object.keys(PAPERS).map((paper) => `${site}papers/${language}/${name}.${paper}.pdf`));
      }
    });

    for (const it of all.filter((it) => it.language === language)) {
      test(`${called(it)} has the paper's size, names and numbers its pages, and clips no word`, async ({ page, site }) => {
        const pdf = await open(it);
        const [width, height] = PAPERS[it.paper];
        for (const [nth, sheet] of pdf.pages.entries()) {
          const place = `page ${nth + 1}`;
          expect(Math.abs(sheet.width - width), `width of ${place}`).toBeLessThanOrEqual(1);
          expect(Math.abs(sheet.height - height), `height of ${place}`).toBeLessThanOrEqual(1);
          expect(sheet.words.filter(isFoot).map((word) => word.said).join(""), `at the foot of ${place}`).toBe(`${nth + 1} / ${pdf.pages.length}`);
          expect(body(sheet).length, `words on ${place}`).toBeGreaterThan(10);
          // The margins contain only the page number. A PDF rounds the widths of letters, which adds up along a line.
          const rounded = 1.5;
          // The right half of a full-width bracket at the end of a line is empty, and the browser cuts it.
          const empty = ({ said, tall }) => (/[）」。、]$/.test(said) ? tall / 2 : 0);
          const outside = body(sheet).filter(
            ({ said, x, y, wide, tall }) => x < MARGIN.side - rounded || x + wide - empty({ said, tall }) > width - MARGIN.side + rounded || y < MARGIN.bottom - rounded || y + 0.7 * tall > height - MARGIN.top + rounded,
          );
          expect(outside, `in the margins of ${place}`).toEqual([]);
        }
        await page.goto(`${site}${it.language}/${it.name}.html`);
        expect(pdf.title).toBe(await page.title());
        expect(pdf.language).toBe(it.language);
      });

      test(`${called(it)} describes its figures, has its headings as bookmarks, and its words are found as they are read`, async ({ page, site }) => {
        const pdf = await open(it);
        await page.emulateMedia({ media: "print" });
        await page.goto(`${site}${it.language}/${it.name}.html`);
        const descriptions = await page.locator("svg[aria-describedby]:visible").evaluateAll((pictures) => pictures.map((picture) => document.getElementById(picture.getAttribute("aria-describedby")).textContent));
        expect(pdf.figures).toEqual(descriptions);
        const headings = await printedWords(page, site, it, "main h2:visible");
        const bookmarks = pdf.outline.map(folded);
        expect(headings.map(folded).filter((heading) => !bookmarks.includes(heading))).toEqual([]);
        // Joiners, and other characters of the same shape: radicals, hyphenation point, division slash, figure dash.
        const raw = pdf.pages.flatMap(({ words }) => words).map(({ said }) => said).join("");
        expect([...new Set(raw.match(/[\u2060⺀-⿟\u2027\u2215\u2012]/g) ?? [])]).toEqual([]);
      });

      test(`${called(it)} names no file and no folder of the machine that printed it`, async () => {
        const pdf = await open(it);
        for (const address of pdf.pages.flatMap((sheet) => sheet.links)) expect(address).toMatch(/^https?:\/\//);
        // Compressed parts are searched, too.
        const text = pdf.bytes.toString("latin1");
        const unpacked = [...text.matchAll(/stream\r?\n/g)].filter(({ index }) => text.slice(index - 3, index) !== "end").map(({ 0: { length }, index }) => {
          try {
            return inflateSync(pdf.bytes.subarray(index + length)).toString("latin1");
          } catch {
            return "";
          }
        });
        expect(unpacked.filter(Boolean).length).toBeGreaterThan(3);
        const here = fileURLToPath(new URL("../../", import.meta.url));
        for (const part of [text, ...unpacked]) {
          // In compressed fonts and pictures any three letters may occur, so a whole name must match.
          for (const pattern of [/file:\/\//i, /\/(?:home|root|Users)\/[\w.-]+/, /[A-Z]:\\(?:Users|Temp)/, /localhost|127\.0\.0\.1/]) expect(part.match(pattern)?.[0]).toBeUndefined();
          expect(part.includes(here)).toBe(false);
        }
      });
    }

    for (const name of printed) {
      test(`all printed words of ${language}/${name}.html are in its PDFs`, async ({ page, site }) => {
        await page.emulateMedia({ media: "print" });
        await page.goto(`${site}${language}/${name}.html`);
        // The smallest elements of connected text, with the labels of the pictures.
        const pieces = await page.locator("main").evaluate((main) => {
          const piece = "p, h1, h2, h3, dt, dd, li, caption, th, td, text, pre";
          const leaves = [...main.querySelectorAll(piece)].filter((it) => it.checkVisibility() && !it.closest(".visually-hidden") && !it.querySelector(piece));
          return leaves.flatMap((it) => {
            const copy = it.cloneNode(true);
            for (const hidden of copy.querySelectorAll("rt, rp, .mark, .visually-hidden, button:not(.term)")) hidden.remove();
            // In print an address may follow a link.
            for (const link of copy.querySelectorAll("a")) link.append("\0");
            return copy.textContent.split("\0").map((part) => part.trim());
          });
        });
        const words = pieces.filter(Boolean);
        expect(words.length).toBeGreaterThan(20);
        for (const paper of Object.keys(PAPERS)) expect(missing(await open({ language, name, paper }), words), paper).toEqual([]);
      });
    }

    for (const name of handouts) {
      test(`the handout ${language}/${name} has each step of its path and links to its sources`, async ({ page, site }) => {
        const progress = (await printedWords(page, site, { language, name }, ".panel-of-step .progress")).map(folded);
        const titles = await printedWords(page, site, { language, name }, ".panel-of-step h2");
        const captions = await printedWords(page, site, { language, name }, ".panel-of-step > p:not(.from-sources)");
        const addresses = await page.locator(".bibliography .address").allTextContents();
        // The story's path, each step once, and both eras of the step that has two.
        const story = await readFile(new URL("../../assets/content/story.toml", import.meta.url), "utf8");
        const path = name === "handout" ? story.match(/\[\[path\]\]\nid = "([^"]+)"/)[1] : name.replace("handout-", "");
        const steps = story.match(new RegExp(`\\[\\[path\\]\\]\\nid = "${path}"\\nsteps = \\[([^\\]]+)\\]`))[1].split(",").length;
        expect(titles).toHaveLength(steps + 1);
        expect(new Set(progress).size).toBe(steps);
        expect(captions).toHaveLength(titles.length);
        expect(addresses.length).toBeGreaterThan(5);
        for (const paper of Object.keys(PAPERS)) {
          const pdf = await open({ language, name, paper });
          expect(missing(pdf, [...titles, ...captions, ...addresses]), paper).toEqual([]);
          const links = pdf.pages.flatMap((sheet) => sheet.links);
          expect(addresses.filter((address) => !links.includes(address)), paper).toEqual([]);
        }
      });

      for (const paper of Object.keys(PAPERS)) {
        test(`the handout ${called({ language, name, paper })} has two steps on each page, and at most one more page of sources`, async ({ page, site }) => {
          const titles = await printedWords(page, site, { language, name }, ".panel-of-step h2");
          const pdf = await open({ language, name, paper });
          const sheets = pdf.pages.map((sheet) => folded(body(sheet).map((word) => word.said).join("")));
          expect(titles.map((title) => sheets.findIndex((sheet) => sheet.includes(folded(title))) + 1)).toEqual(titles.map((_, nth) => Math.floor(nth / 2) + 1));
          expect(pdf.pages.length).toBeLessThanOrEqual(Math.ceil(titles.length / 2) + 1);
        });
      }
    }

    for (const [name, key] of [...[...handouts, short].map((name) => [name, ".key-to-lines"]), ["worksheet-key", ".of-lines"]]) {
      test(`${language}/${name} says on its first page what each line and mark of the pictures means, and shows it`, async ({ page, site }) => {
        const meanings = Object.values(texts("page", language).meanings);
        expect((await printedWords(page, site, { language, name }, `${key} li`)).map(folded)).toEqual(meanings.map(folded));
        const unseen = await page.locator(`${key} .sample`).evaluateAll((samples) =>
          samples.filter((it) => ![...it.children].every((part) => part.checkVisibility() && part.getBoundingClientRect().width > 5)).length,
        );
        expect(unseen).toBe(0);
        for (const paper of Object.keys(PAPERS)) {
          const first = { pages: (await open({ language, name, paper })).pages.slice(0, 1) };
          expect(missing(first, meanings), paper).toEqual([]);
        }
      });
    }

    for (const paper of Object.keys(PAPERS)) {
      test(`the one-page handout in ${language} is one page of ${paper} with the outcomes and four sentences`, async ({ page, site }) => {
        const it = { language, name: short };
        const sentences = await printedWords(page, site, it, ".in-sentences li");
        expect(sentences).toHaveLength(4);
        const outcomes = await printedWords(page, site, it, ".outcomes-and-sentences section:not(.in-sentences) h2");
        expect(outcomes).toHaveLength(await page.locator(".outcomes-and-sentences svg.picture:visible").count());
        const pdf = await open({ ...it, paper });
        expect(pdf.pages).toHaveLength(1);
        expect(missing(pdf, [...sentences, ...outcomes])).toEqual([]);
      });
    }

    test(`outcomes, symbols and the links to cut in ${language} are printed on one sheet each, and a worksheet of the single file on two`, async ({ page, site }) => {
      const sheets = async (address, count) => {
        await page.goto(address);
        for (const format of ["A4", "Letter"]) {
          const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format })), verbosity: 0 }).promise;
          expect(pdf.numPages, `${address}, ${format}`).toBe(count);
          await pdf.loadingTask.destroy();
        }
      };
      for (const name of ["outcomes", "symbols", "cut"]) await sheets(`${site}${language}/${name}.html`, 1);
      await sheets(`${site}layered-defense-${language}.html#${language}/worksheet`, 2);
    });

    test(`the word bank in ${language} has every name and every meaning once, in an order that gives no answer away`, async ({ page, site }) => {
      const sheet = { language, name: "worksheet" };
      const key = { language, name: "worksheet-key" };
      const banks = await printedWords(page, site, sheet, ".word-bank ul");
      const words = await printedWords(page, site, sheet, ".word-bank li");
      const names = await printedWords(page, site, key, ".blanks:not(.of-lines) > li");
      const meanings = await printedWords(page, site, key, ".of-lines > li");
      expect(banks).toHaveLength(2);
      expect(words.map(plain).sort()).toEqual([...names, ...meanings].map(plain).sort());
      expect(words).not.toEqual([...names, ...meanings]);
      expect(await printedWords(page, site, sheet, ".blanks > li")).toEqual(words.map(() => ""));
      for (const paper of Object.keys(PAPERS)) {
        const [first] = (await open({ ...sheet, paper })).pages;
        expect(missing({ pages: [first] }, words), paper).toEqual([]);
      }
    });

    for (const name of ["worksheet", "worksheet-key"]) {
      for (const paper of Object.keys(PAPERS)) {
        test(`${called({ language, name, paper })} is two sheets: what is named on one, what is written and ticked on the other`, async ({ page, site }) => {
          const it = { language, name };
          const named = await printedWords(page, site, it, "section:nth-of-type(-n + 3) h2, .word-bank li");
          const written = await printedWords(page, site, it, ".branch > p:first-child, .asked > li > p, .boxes > li, .colophon");
          const { pages } = await open({ ...it, paper });
          expect(pages).toHaveLength(2);
          const [first, second] = pages.map((sheet) => folded(body(sheet).map((word) => word.said).join("")));
          expect(named.filter((words) => !first.includes(folded(words)))).toEqual([]);
          expect(written.filter((words) => !second.includes(folded(words)))).toEqual([]);
        });
      }
    }

    for (const paper of Object.keys(PAPERS)) {
      test(`the key in ${language} lies beside the worksheet on ${paper}: picture, letters, lines and word bank are in the same place`, async () => {
        const [sheet, key] = (await Promise.all(["worksheet", "worksheet-key"].map((name) => open({ language, name, paper })))).map((pdf) => body(pdf.pages[0]));
        // From the first letter in the picture downwards. Title, name and date are above it.
        const top = Math.max(...sheet.filter((word) => /^[A-Z]$/.test(word.said)).map((word) => word.y));
        const shared = sheet.filter((word) => word.y <= top);
        expect(shared.length).toBeGreaterThan(25);
        // In points; a point is a third of a millimetre.
        const same = (one, other) => one.said === other.said && Math.hypot(one.x - other.x, one.y - other.y) < 2;
        expect(shared.filter((word) => !key.some((other) => same(word, other)))).toEqual([]);
      });
    }

    test(`the worksheet in ${language} asks everything and answers nothing; its key answers everything`, async ({ page, site }) => {
      const sheet = { language, name: "worksheet" };
      const key = { language, name: "worksheet-key" };
      const questions = await printedWords(page, site, sheet, ".asked > li > p, .boxes > li");
      const names = await printedWords(page, site, key, ".blanks:not(.of-lines) > li");
      const answers = await printedWords(page, site, key, ".answer");
      const ticked = await page.locator(".ticked").count();
      const [parts, lines] = (await printedWords(page, site, key, "section > h2")).map(folded);
      const feedback = await printedWords(page, site, { language, name: "check" }, ".feedback > p:first-child");
      const unsaid = feedback.map((it) => it.replace(/^(\S+\.|[^。]+。)\s+/, "")).concat(answers);
      expect(names.length).toBeGreaterThan(8);
      expect(ticked).toBe(await page.goto(`${site}${language}/worksheet.html`).then(() => page.locator(".asked > li").count()));
      for (const paper of Object.keys(PAPERS)) {
        const empty = await open({ ...sheet, paper });
        const full = await open({ ...key, paper });
        expect(missing(empty, questions), paper).toEqual([]);
        expect(unsaid.filter((it) => said(empty).includes(folded(it))), paper).toEqual([]);
        expect(missing(full, [...questions, ...names, ...answers]), paper).toEqual([]);
        // The ticked boxes, of which the worksheet has none.
        expect(said(full).split("×").length - 1, paper).toBe(ticked);
        expect(said(empty), paper).not.toContain("×");
        // The parts to be named are named neither in the picture nor below it.
        const asked = said(empty).split(parts)[1].split(lines)[0];
        expect(names.filter((it) => asked.includes(folded(it))), paper).toEqual([]);
        // Each letter is in the picture and below it. Leaders to letters outside the paper are not printed.
        const drawn = body(empty.pages[0]).map((word) => word.said.trim());
        const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].slice(0, names.length);
        expect(drawn, paper).toEqual(expect.arrayContaining(letters.flatMap((letter) => [letter, `${letter}.`])));
      }
    });

    test(`the guide in ${language} has its aims, plans, prompts and the notes of every step on ten pages at most`, async ({ page, site }) => {
      const guide = { language, name: "teach" };
      const words = [];
      for (const selector of ["#aims li", "#needs li", "#cannot li", ".plan h3", ".plan li span", ".by-step h3", ".teachers dd", ".prompts li > p", "#reading p", "#report pre"]) {
        words.push(...(await printedWords(page, site, guide, selector)));
      }
      for (const paper of Object.keys(PAPERS)) {
        const pdf = await open({ ...guide, paper });
        expect(pdf.pages.length, paper).toBeLessThanOrEqual(10);
        expect(missing(pdf, words), paper).toEqual([]);
      }
    });

    if (language !== "ja") return;
    const japanese = all.filter(({ language }) => language === "ja");

    test("words can be copied from every PDF", async () => {
      for (const it of japanese) {
        const text = said(await open(it));
        // The handout on one page has fewer words than the others.
        expect(text.match(/[ぁ-んァ-ヶ一-龠]/g)?.length, called(it)).toBeGreaterThan(it.name === short ? 300 : 400);
        // Replacement characters for letters without a code.
        expect([...new Set(text.match(/[\ufffd\u0000-\u0008\ue000-\uf8ff]/g) ?? [])], called(it)).toEqual([]);
      }
    });

    for (const it of japanese.filter(({ name }) => !handouts.includes(name))) {
      test(`no line of ${called(it)} has gaps where furigana would be`, async () => {
        const kana = /[ぁ-んァ-ヶ一-龠、。]/;
        const words = (await open(it)).pages.flatMap((sheet) => sheet.words.map((word) => ({ ...word, said: folded(word.said) })));
        // Within a line, letters are at most a third of a letter apart. A larger distance separates columns.
        const apart = words.slice(1).flatMap((word, nth) => {
          const before = words[nth];
          const gap = word.x - before.x - before.wide;
          const oneLine = Math.abs(word.y - before.y) < 0.5 && Math.abs(word.tall - before.tall) < 0.1;
          const both = kana.test(before.said.at(-1)) && kana.test(word.said[0]);
          return oneLine && both && gap > word.tall / 3 && gap < 2 * word.tall ? [`${before.said} | ${word.said}`] : [];
        });
        expect(apart).toEqual([]);
      });
    }
  });
}
