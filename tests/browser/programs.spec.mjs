// Figures outside browsers: drawing programs and print engines render a file as Chromium does, with
// every word. The same holds for two figures in a page. Colours are compared cell by cell, because text rendering differs.
import { Resvg } from "@resvg/resvg-js";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, expect, test } from "./site.mjs";

// Each composition, theme and language, both eras, and the outcomes.
const FIGURES = ["en/lower-hit.landscape.light", "ja/lower-miss.portrait.dark", "en/next-generation.now.landscape.projector", "ja/outcomes.portrait.light"];
const WIDTH = 960;

const run = (program, ...options) => execFileSync(program, options, { stdio: "ignore", timeout: 120_000 });
const isThere = (program) => process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The allowed difference from Chromium's rendering, out of 255: on average and at most. */
const CLOSE = { average: 3, farthest: 25 };

/** Functions that render `figure.svg` in a folder to PNG, and return its path. */
const PROGRAMS = [
  {
    name: "resvg",
    needs: [],
    draw: async (folder) => {
      const svg = await readFile(join(folder, "figure.svg"));
      const png = new Resvg(svg, { fitTo: { mode: "width", value: WIDTH }, font: { loadSystemFonts: true } }).render().asPng();
      await writeFile(join(folder, "figure.png"), png);
      return "figure.png";
    },
  },
  {
    name: "rsvg-convert",
    needs: ["rsvg-convert"],
    draw: (folder) => {
      run("rsvg-convert", "--width", `${WIDTH}`, "--output", join(folder, "figure.png"), join(folder, "figure.svg"));
      return "figure.png";
    },
  },
  {
    name: "WeasyPrint",
    needs: ["weasyprint", "pdftoppm"],
    deep: true,
    draw: async (folder, [width, height]) => {
      const page = `<!doctype html><style>@page { size: ${width}px ${height}px; margin: 0 } body { margin: 0 } img { display: block }</style><img src="figure.svg" width="${width}" height="${height}">`;
      await writeFile(join(folder, "page.html"), page);
      run("weasyprint", join(folder, "page.html"), join(folder, "page.pdf"));
      run("pdftoppm", "-png", "-singlefile", "-r", "96", join(folder, "page.pdf"), join(folder, "figure"));
      return "figure.png";
    },
  },
  {
    name: "Inkscape",
    needs: ["inkscape"],
    deep: true,
    draw: (folder) => {
      run("inkscape", join(folder, "figure.svg"), "--export-type=png", `--export-width=${WIDTH}`, `--export-filename=${join(folder, "figure.png")}`);
      return "figure.png";
    },
  },
  {
    name: "LibreOffice",
    needs: ["soffice"],
    deep: true,
    // This program draws gradients in coarse steps.
    close: { average: 8, farthest: 40 },
    draw: (folder) => {
      run("soffice", `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`, "--headless", "--convert-to", "png", "--outdir", folder, join(folder, "figure.svg"));
      return "figure.png";
    },
  },
];

/** Runs in a page: the difference of two renderings of a drawing, and the words that only the first contains. */
async function compared({ svg, images, width }) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  document.body.replaceChildren(drawing);
  const view = drawing.viewBox.baseVal;
  const height = Math.round((width * view.height) / view.width);
  const [one, other] = await Promise.all(
    images.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(width, height).getContext("2d");
      canvas.drawImage(image, 0, 0, width, height);
      return canvas.getImageData(0, 0, width, height).data;
    }),
  );
  const at = (data, x, y) => data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3);
  const [columns, rows] = [32, Math.round((32 * height) / width)];
  const mean = (data, column, row) => {
    const sum = [0, 0, 0];
    let count = 0;
    for (let y = Math.floor((row * height) / rows); y < Math.floor(((row + 1) * height) / rows); y += 1) {
      for (let x = Math.floor((column * width) / columns); x < Math.floor(((column + 1) * width) / columns); x += 1, count += 1) {
        const dot = at(data, x, y);
        for (const channel of [0, 1, 2]) sum[channel] += dot[channel];
      }
    }
    return sum.map((it) => it / count);
  };
  // Words are where brightness changes. The background without them is nearly even.
  const scale = width / view.width;
  const change = (data, box) => {
    let [sum, squares, count] = [0, 0, 0];
    for (let y = Math.max(0, Math.round(box.y * scale)); y < Math.min(height, (box.y + box.height) * scale); y += 1) {
      for (let x = Math.max(0, Math.round(box.x * scale)); x < Math.min(width, (box.x + box.width) * scale); x += 1, count += 1) {
        const light = at(data, x, y)[1];
        [sum, squares] = [sum + light, squares + light * light];
      }
    }
    return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  };
  const toView = drawing.getScreenCTM().inverse();
  const words = [...drawing.querySelectorAll("text")].map((text) => {
    const its = text.getBBox();
    const corner = new DOMPoint(its.x, its.y).matrixTransform(toView.multiply(text.getScreenCTM()));
    return { text: text.textContent, x: corner.x, y: corner.y, width: its.width, height: its.height };
  });
  // Programs use their own fonts, so at words only the presence of text is compared.
  const apart = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = [column, column + 1].map((edge) => (edge * view.width) / columns);
      const [top, bottom] = [row, row + 1].map((edge) => (edge * view.height) / rows);
      const near = (box) => left < box.x + 1.3 * box.width && box.x - 0.3 * box.width < right && top < box.y + box.height && box.y < bottom;
      if (words.some(near)) continue;
      const [a, b] = [one, other].map((data) => mean(data, column, row));
      apart.push(Math.max(...a.map((value, channel) => Math.abs(value - b[channel]))));
    }
  }
  const missing = words.filter((box) => change(other, box) < change(one, box) / 2).map(({ text }) => text);
  return { farthest: Math.max(...apart), average: apart.reduce((sum, it) => sum + it, 0) / apart.length, missing };
}

const asUrl = (bytes, kind) => `data:${kind};base64,${bytes.toString("base64")}`;

for (const { name, needs, deep, draw, close = CLOSE } of PROGRAMS) {
  test(`figures look the same and have every word in ${name}`, deep ? { tag: "@deep" } : {}, async ({ page }) => {
    test.skip(!needs.every(isThere), `${needs.join(" and ")}: not found here`);
    const folder = await mkdtemp(join(tmpdir(), "figures-"));
    for (const figure of FIGURES) {
      const svg = await readFile(join(dist, "figures", `${figure}.svg`));
      await writeFile(join(folder, "figure.svg"), svg);
      const size = ["width", "height"].map((side) => +svg.toString().match(new RegExp(`<svg[^>]* ${side}="(\\d+)"`))[1]);
      const png = await readFile(join(folder, await draw(folder, size)));
      const images = [asUrl(svg, "image/svg+xml"), asUrl(png, "image/png")];
      const found = await page.evaluate(compared, { svg: svg.toString(), images, width: WIDTH });
      expect.soft(found.missing, `${figure}: words`).toEqual([]);
      expect.soft(found.average, `${figure}: colours on the whole, of 255`).toBeLessThan(close.average);
      expect.soft(found.farthest, `${figure}: colours of the cell that differs most`).toBeLessThan(close.farthest);
    }
    await rm(folder, { recursive: true });
  });
}

test("two figures of different themes keep their looks in one page, and do not change its text", async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 1700 });
  const read = (name) => readFile(join(dist, "figures", `${name}.svg`), "utf8");
  const figures = await Promise.all(["en/lower-hit.landscape.light", "en/lower-hit.landscape.dark"].map(read));
  const ids = figures.map((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect(ids[0].filter((id) => ids[1].includes(id)), "names that both have").toEqual([]);
  const shown = async (svgs) => {
    await page.setContent(`<!doctype html><p class="label note line">Words</p>${svgs.join("")}`);
    return Promise.all(svgs.map((_, nth) => page.locator("svg").nth(nth).evaluate((svg) => [...svg.querySelectorAll("*")].map((it) => ["fill", "stroke", "font-size"].map((name) => getComputedStyle(it)[name]).join()).join("\n"))));
  };
  const together = await shown(figures);
  expect(await page.locator("p").evaluate((words) => getComputedStyle(words).fontSize)).toBe("16px");
  for (const [nth, figure] of figures.entries()) expect([together[nth]]).toEqual(await shown([figure]));
});
