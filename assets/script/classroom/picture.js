// *Save image*: the visible picture as a file without external references, with a credit line.

import { currentEra, currentPath, currentStep, hasTwoEras, language, motion, picture, story } from "../program.js";
import { element, find } from "../common/dom.js";

const SVG = "http://www.w3.org/2000/svg";
// The inherited CSS properties that are written to each element.
const INHERITED = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "font-family", "font-size", "font-weight", "stop-color", "text-anchor"];
// Attributes that only the page needs.
const OF_THE_PAGE = ["class", "aria-describedby", "href", "role", "tabindex"];
/** The height of the credit line, in the picture's units. */
const FOOT = 30;

/** @typedef {{ text: string, width: number, height: number }} Drawing */

/**
 * An SVG element.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function svgElement(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/**
 * The current position of a moving element, relative to its parent; undefined if it does not move.
 * @param {Element} mark
 */
function placeInMotion(mark) {
  if (!(mark instanceof SVGGraphicsElement) || !mark.getAnimations().length) return "";
  const around = /** @type {SVGGraphicsElement} */ (mark.parentNode).getScreenCTM?.();
  const own = mark.getScreenCTM();
  if (!around || !own) return "";
  const { a, b, c, d, e, f } = around.inverse().multiply(own);
  return `matrix(${[a, b, c, d, e, f].map((number) => Math.round(number * 1000) / 1000).join(" ")})`;
}

/**
 * Writes the computed style of each element to its copy, and removes hidden elements.
 * @param {SVGElement} original
 * @param {SVGElement} copy
 */
function writeStyles(original, copy) {
  const from = [original, ...original.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  /** @type {Element[]} */
  const hidden = [];
  from.forEach((mark, nth) => {
    const style = getComputedStyle(mark);
    // Some browsers report gradients as hidden, though they are used.
    if (style.display === "none" && !mark.closest("defs")) {
      hidden.push(to[nth]);
      return;
    }
    const around = mark === original ? undefined : getComputedStyle(/** @type {Element} */ (mark.parentElement));
    for (const name of INHERITED) {
      const value = style.getPropertyValue(name);
      to[nth].removeAttribute(name);
      if (value !== around?.getPropertyValue(name)) to[nth].setAttribute(name, value);
    }
    if (mark !== original && style.opacity !== "1") to[nth].setAttribute("opacity", style.opacity);
    const place = placeInMotion(mark);
    if (place) to[nth].setAttribute("transform", place);
  });
  for (const mark of hidden) mark.remove();
  for (const mark of to) for (const name of OF_THE_PAGE) mark.removeAttribute(name);
}

/**
 * The visible picture as an SVG file's text, with its size in its own units.
 * @param {SVGSVGElement} original
 * @param {string} credit
 * @returns {Drawing}
 */
function draw(original, credit) {
  const copy = /** @type {SVGSVGElement} */ (original.cloneNode(true));
  writeStyles(original, copy);
  const { width, height } = original.viewBox.baseVal;
  const isTall = width < height;
  const parts = isTall ? credit.split(/(?<=, )|(?<=\. )/) : [credit];
  const whole = height + FOOT + (parts.length - 1) * 16;
  const { color, fontFamily } = getComputedStyle(/** @type {Element} */ (story()));
  const paper = getComputedStyle(original).backgroundColor;
  const description = document.getElementById(original.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
  copy.prepend(
    svgElement("title", {}, original.getAttribute("aria-label") ?? ""),
    svgElement("desc", {}, description),
    svgElement("rect", { width, height: whole, fill: paper }),
  );
  parts.forEach((part, nth) => {
    const place = { x: isTall ? 8 : 16, y: height + 20 + nth * 16 };
    copy.append(svgElement("text", { ...place, fill: color, "font-family": fontFamily, "font-size": isTall ? 11.5 : 13.5 }, part));
  });
  const attributes = { viewBox: `0 0 ${width} ${whole}`, width, height: whole, role: "img", lang: language() };
  for (const [name, value] of Object.entries(attributes)) copy.setAttribute(name, String(value));
  copy.removeAttribute("aria-label");
  return { text: new XMLSerializer().serializeToString(copy), width, height: whole };
}

/**
 * The picture as PNG.
 * @param {Drawing} drawing
 * @param {number} times the scale
 * @returns {Promise<Blob>}
 */
async function toPng({ text, width, height }, times) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element("canvas", { width: width * times, height: height * times });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  /** @type {Blob | null} */
  const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
  if (!blob) throw new Error(`a picture of ${canvas.width} × ${canvas.height} cannot be made`);
  return blob;
}

/** @param {import("./page-context.js").PageContext} page */
export function pictureTool(page) {
  /**
   * @param {Blob} blob
   * @param {string} name
   */
  const save = (blob, name) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    page.notify("saved", { name });
  };

  /** The file name without its extension. */
  const fileName = () => {
    // A step and a path may have the same name. The year is added if the step has two pictures.
    const parts = new Set([currentStep(), currentPath(), hasTwoEras() ? currentEra() : "", language()]);
    return ["layered-defense", ...parts].filter(Boolean).join(".");
  };

  return async () => {
    // Pauses first, so that the saved picture is the visible picture.
    motion()?.pause();
    await page.openDialog("picture", async (button, dialog) => {
      const action = button.dataset.do ?? "";
      const drawing = () => {
        const seen = picture();
        const credit = find(dialog, "[data-credit]").dataset.credit ?? "";
        return draw(seen, credit.replace("{step}", seen.getAttribute("aria-label") ?? ""));
      };
      if (action.startsWith("save-")) {
        try {
          const name = fileName();
          const times = Number(action.at(-1));
          if (action === "save-svg") save(new Blob([drawing().text], { type: "image/svg+xml" }), `${name}.svg`);
          else save(await toPng(drawing(), times), `${name}.${times}x.png`);
        } catch (error) {
          console.info("The picture could not be made:", error);
          page.notify("save_failed");
        }
        return;
      }
      try {
        if (action === "copy-svg") await navigator.clipboard.writeText(drawing().text);
        else {
          const image = toPng(drawing(), 2);
          // The failure is reported below.
          image.catch(() => {});
          await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
        }
        page.notify("copied");
      } catch {
        page.notify("picture_copy_refused");
      }
    });
  };
}
