// The slides in another program: LibreOffice draws each slide as our figure, and each label lies where it lies there. python-pptx
// opens every file. Fonts differ, so words are compared by their places, and the rest pixel by pixel.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { content } from "./content.mjs";
import { dist, expect, test } from "./site.mjs";

/** The size of a slide, and the place and the size of the picture on it, in pixels. `crates/slides/src/slide.rs` decides them. */
const SLIDE = [1920, 1080];
const PICTURE = { x: 96, y: 12, width: 1728, height: 972 };
/** The greatest difference of a colour channel that counts as equal, and the allowed share of other pixels. */
const LEVELS = 32;
const SHARE = 0.03;
/** The allowed distance of a label from its place, in pixels: along its line, and across. */
const ASIDE = 8;
const ABOVE = 5;

const isThere = (program) => process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));
const run = (program, ...options) => execFileSync(program, options, { stdio: "ignore", timeout: 400_000 });

/** Whether Python has this module. */
function hasModule(name) {
  try {
    run("python3", "-c", `import ${name}`);
    return true;
  } catch {
    return false;
  }
}

/** The figures of a path's slides, in order; undefined where the figure shows another path. A question has the picture of its step. */
function figuresOf(path) {
  const { path: paths, step } = content("story.toml");
  const [standard] = paths;
  const { steps } = paths.find(({ id }) => id === path);
  const follows = (name) => name === "limits" && path !== standard.id;
  return steps.flatMap((name) => {
    const its = step.find(({ id }) => id === name);
    if ("next" in its && its.next.length > 1) return [name, name];
    return "fresh" in its ? [name, `${name}.now`] : [follows(name) ? undefined : name];
  });
}

/** Runs in a page: the share of pixels outside words that differ, and the lines of words with their places on the slide. */
async function compared({ svg, images, place, levels, texts }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  document.body.replaceChildren(drawing);
  const scale = place.width / drawing.viewBox.baseVal.width;
  const toView = drawing.getScreenCTM().inverse();
  const lines = [...drawing.querySelectorAll("text")].flatMap((text) => {
    const spans = [...text.querySelectorAll("tspan")].filter((span) => span.getAttribute("display") !== "none");
    const map = toView.multiply(text.getScreenCTM());
    let y = Number(text.getAttribute("y"));
    return (spans.length ? spans : [text]).map((line) => {
      y += parseFloat(line.getAttribute("dy") ?? "0") * Number(text.getAttribute("font-size"));
      const range = document.createRange();
      range.selectNodeContents(line);
      const { width } = range.getBoundingClientRect();
      const at = new DOMPoint(Number(text.getAttribute("x")), y).matrixTransform(map);
      const long = width * toView.a;
      const anchor = text.getAttribute("text-anchor") ?? "start";
      const left = anchor === "start" ? at.x : anchor === "end" ? at.x - long : at.x - long / 2;
      const size = Number(text.getAttribute("font-size"));
      return { words: line.textContent, anchor, x: place.x + at.x * scale, y: place.y + at.y * scale, left: place.x + left * scale, width: long * scale, size: size * scale };
    });
  });
  const data = await Promise.all(
    images.map(async (source, nth) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(place.width, place.height).getContext("2d");
      // The figure is cut above its line of credit.
      if (nth === 0) canvas.drawImage(image, 0, 0, place.width, (image.height * place.width) / image.width);
      else canvas.drawImage(image, -place.x, -place.y);
      return canvas.getImageData(0, 0, place.width, place.height).data;
    }),
  );
  const ofWords = new Uint8Array(place.width * place.height);
  // The words of the figure, and those of the slide, with its title.
  for (const { left, y, width, size } of [...lines, ...texts]) {
    const [from, to] = [left - place.x - 4, left - place.x + width + 4];
    for (let row = Math.max(0, Math.floor(y - place.y - size)); row < Math.min(place.height, y - place.y + 0.4 * size); row += 1) {
      ofWords.fill(1, row * place.width + Math.max(0, Math.floor(from)), row * place.width + Math.min(place.width, Math.ceil(to)));
    }
  }
  let [other, count] = [0, 0];
  for (let dot = 0; dot < ofWords.length; dot += 1) {
    if (ofWords[dot]) continue;
    count += 1;
    if ([0, 1, 2].some((channel) => Math.abs(data[0][4 * dot + channel] - data[1][4 * dot + channel]) > levels)) other += 1;
  }
  return { share: other / count, lines: lines.filter(({ y }) => y < place.y + place.height) };
}

/** The pieces of text on each page of a PDF that follow each other without a gap, in pixels of a slide. */
async function textsOf(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = [];
  for (let nth = 1; nth <= document.numPages; nth += 1) {
    const page = await document.getPage(nth);
    const { width, height } = page.getViewport({ scale: 1 });
    const scale = SLIDE[0] / width;
    const { items } = await page.getTextContent();
    const pieces = items
      .filter(({ str }) => str.trim())
      .map(({ str, transform, width: long }) => ({ words: str, left: transform[4] * scale, right: (transform[4] + long) * scale, y: (height - transform[5]) * scale, size: Math.abs(transform[3]) * scale }));
    pieces.sort((one, next) => one.left - next.left);
    const joined = [];
    for (const piece of pieces) {
      const before = joined.find(({ right, y }) => Math.abs(y - piece.y) < 1.5 && Math.abs(piece.left - right) < 0.6 * piece.size);
      if (before) {
        before.words += piece.words;
        before.right = piece.right;
      } else joined.push({ ...piece });
    }
    pages.push(joined);
  }
  return pages;
}

const asUrl = (bytes, kind) => `data:${kind};base64,${bytes.toString("base64")}`;
const bare = (words) => words.replace(/\s+/g, "");

test("LibreOffice draws every slide as our figure, with every label in its place", { tag: "@deep" }, async ({ page }) => {
  test.skip(!["soffice", "loimpress", "pdftoppm"].every(isThere), "LibreOffice Impress and pdftoppm: not found here");
  test.setTimeout(900_000);
  const folder = await mkdtemp(join(tmpdir(), "slides-"));
  const decks = (await readdir(join(dist, "slides"))).filter((name) => name.endsWith(".pptx"));
  expect(decks.length).toBeGreaterThan(0);
  run("soffice", `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`, "--headless", "--convert-to", "pdf", "--outdir", folder, ...decks.map((name) => join(dist, "slides", name)));
  const shares = [];
  for (const deck of decks) {
    const name = deck.replace(".pptx", "");
    const [, language, path, theme = "light"] = name.match(/^layered-defense-([a-z]+)-(.+?)(?:-(projector))?$/);
    const texts = await textsOf(await readFile(join(folder, `${name}.pdf`)));
    run("pdftoppm", "-png", "-scale-to-x", `${SLIDE[0]}`, "-scale-to-y", `${SLIDE[1]}`, join(folder, `${name}.pdf`), join(folder, name));
    const figures = figuresOf(path);
    expect.soft(texts.length, `${deck}: slides`).toBe(figures.length);
    for (const [nth, figure] of figures.entries()) {
      if (!figure) continue;
      const place = join(dist, "figures", language, `${figure}.landscape.${theme}`);
      const svg = await readFile(`${place}.svg`, "utf8");
      const number = `${nth + 1}`.padStart(figures.length > 9 ? 2 : 1, "0");
      const images = [await readFile(`${place}.png`), await readFile(join(folder, `${name}-${number}.png`))].map((png) => asUrl(png, "image/png"));
      const { share, lines } = await page.evaluate(compared, { svg, images, place: PICTURE, levels: LEVELS, texts: texts[nth].map((it) => ({ ...it, width: it.right - it.left })) });
      shares.push(share);
      expect.soft(share, `${deck}, ${figure}: share of other pixels`).toBeLessThan(SHARE);
      for (const line of lines) {
        const alike = texts[nth].filter(({ words }) => bare(words) === bare(line.words));
        const far = ({ left, right, y }) => {
          const at = { start: left, middle: (left + right) / 2, end: right }[line.anchor];
          return Math.max(Math.abs(at - line.x) / ASIDE, Math.abs(y - line.y) / ABOVE);
        };
        expect.soft(Math.min(...alike.map(far)), `${deck}, ${figure}: “${line.words}” is where the figure has it`).toBeLessThan(1);
      }
    }
  }
  console.info(`Pixels of ${shares.length} slides that differ: ${(100 * Math.max(...shares)).toFixed(2)} % at most, ${((100 * shares.reduce((sum, it) => sum + it, 0)) / shares.length).toFixed(2)} % on average`);
  await rm(folder, { recursive: true });
});

test("python-pptx opens every deck, with its titles and its notes", { tag: "@deep" }, async () => {
  test.skip(!isThere("python3") || !hasModule("pptx"), "python-pptx: not found here");
  const decks = (await readdir(join(dist, "slides"))).filter((name) => name.endsWith(".pptx"));
  const program = [
    "import sys, json",
    "from pptx import Presentation",
    "for place in sys.argv[1:]:",
    "    slides = Presentation(place).slides",
    "    print(json.dumps([[slide.shapes.title.text, slide.notes_slide.notes_text_frame.text] for slide in slides]))",
  ].join("\n");
  const read = execFileSync("python3", ["-c", program, ...decks.map((name) => join(dist, "slides", name))], { encoding: "utf8" });
  const lines = read.trim().split("\n");
  expect(lines).toHaveLength(decks.length);
  for (const slides of lines.map((line) => JSON.parse(line))) {
    for (const [title, notes] of slides) expect(title && notes.length > 100, title).toBe(true);
  }
});
