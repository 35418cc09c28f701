// Writes a film as an SVG that plays itself once and rests at its end. Its motion is that of the player: the browser's animations of each
// shot become rules in a style sheet. It needs no script, so it also plays in an <img>.

import { piecesOf } from "./easing.js";

const SVG = "http://www.w3.org/2000/svg";

/** The look of words, and of the marks behind them. On the page these are highlights. */
const WORDS = ".words{font-family:var(--page-font)}.mark{fill:var(--upper);opacity:.22}";

/** The parts of a line of text that differ from their element's. @typedef {{ words: string, box: DOMRect, style: CSSStyleDeclaration }} Line */
/** @typedef {{ picture: SVGSVGElement, narration: HTMLElement, marked: { start: number, end: number, boxes: DOMRect[] }[] }} Begun */
/** @typedef {import("./film.js").Times & { shot: number }} PlannedShot */

/**
 * @param {{ title: string, description: string, shots: PlannedShot[] }} plan
 * @param {(shot: number) => Begun} begun puts a shot into the document
 */
export function selfPlaying({ title, description, shots }, begun) {
  const { lang, dataset } = document.documentElement;
  const size = { width: innerWidth, height: innerHeight };
  const root = make("svg", { viewBox: `0 0 ${size.width} ${size.height}`, ...size, lang, "xml:lang": lang, role: "img", "data-theme": dataset.theme ?? "light" });
  const sheet = makeSheet();
  const look = document.querySelector("style#look")?.textContent ?? "";
  const style = make("style", {});
  root.append(withText("title", title), withText("desc", description), style, make("rect", { class: "paper", ...size }));
  let start = 0;
  shots.forEach((its, nth) => {
    const length = its.lead + its.plays + its.rest;
    const isLast = nth === shots.length - 1;
    // A program without animations shows the last picture.
    const scene = make("g", isLast ? {} : { visibility: "hidden" });
    if (nth > 0 || !isLast) scene.setAttribute("style", `animation:${isLast ? sheet.keyframes("from,to{visibility:hidden}") : sheet.keyframes("from,to{visibility:visible}")} ${isLast ? `${start}ms` : `${length}ms ${start}ms`}`);
    const pace = its.plays / its.motion;
    const when = (/** @type {number} */ moment) => start + its.lead + moment * pace;
    const shot = begun(its.shot);
    for (const { start: from, end, boxes } of shot.marked) {
      const mark = make("g", { class: "mark", visibility: "hidden", style: `animation:${sheet.keyframes("from,to{visibility:visible}")} ${ms((end - from) * pace)} ${ms(when(from))}` });
      mark.append(...boxes.map((box) => make("rect", { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) })));
      scene.append(mark);
    }
    const { x, y, width } = shot.narration.getBoundingClientRect();
    const edge = make("rect", { x, y, width, height: parseFloat(getComputedStyle(shot.narration).borderTopWidth), fill: "var(--hair)" });
    scene.append(edge, moving(shot.picture, `s${nth}-`, sheet, when, pace), ...linesOf(shot.narration).map(text));
    root.append(scene);
    start += length;
  });
  // Without motion the steps still follow each other, because nobody could read the film otherwise. Their parts stand still.
  const calm = "@media (prefers-reduced-motion:reduce){svg svg *{animation:none!important}}";
  style.textContent = [plainCss(look), ghostRules(), WORDS, sheet.text(), calm].join("\n");
  return new XMLSerializer().serializeToString(root);
}

/**
 * The picture with its animations as styles, under ids of its own.
 * @param {SVGSVGElement} live
 * @param {string} prefix
 * @param {ReturnType<typeof makeSheet>} sheet
 * @param {(moment: number) => number} when
 * @param {number} pace
 */
function moving(live, prefix, sheet, when, pace) {
  const copy = /** @type {SVGSVGElement} */ (live.cloneNode(true));
  const [from, to] = [live, copy].map((svg) => [...svg.querySelectorAll("*")]);
  for (const animation of document.getAnimations()) {
    const effect = animation.effect;
    if (!(effect instanceof KeyframeEffect) || !effect.target) continue;
    const at = from.indexOf(effect.target);
    if (at < 0) continue;
    const { delay = 0, duration = 0, fill, easing = "linear" } = effect.getTiming();
    const name = sheet.keyframes(piecesOf(effect.getKeyframes(), easing).map(rule).join(""));
    const its = `${name} ${ms(Number(duration) * pace)} linear ${ms(when(Number(delay)))} ${fill === "auto" ? "none" : fill}`;
    const before = to[at].getAttribute("style");
    to[at].setAttribute("style", before ? `${before},${its}` : `animation:${its}`);
  }
  from.forEach((element, at) => {
    if (getComputedStyle(element).display === "none") to[at].remove();
  });
  for (const element of to) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "id") element.setAttribute(name, prefix + value);
      else if (value.includes("url(#")) element.setAttribute(name, value.replaceAll("url(#", `url(#${prefix}`));
      else if (name === "href") element.setAttribute(name, value.replace("#", `#${prefix}`));
    }
  }
  const { x, y, width, height } = live.getBoundingClientRect();
  for (const [name, value] of Object.entries({ x, y, width, height })) copy.setAttribute(name, String(round(value)));
  for (const name of ["role", "aria-label", "aria-describedby", "style"]) copy.removeAttribute(name);
  return copy;
}

/** @param {import("./easing.js").Piece} piece */
function rule({ at, easing, values }) {
  const declared = Object.entries(values).map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${short(value)}`);
  if (easing !== "linear") declared.push(`animation-timing-function:${easing}`);
  return `${round(at * 100, 3)}%{${declared.join(";")}}`;
}

/** Keyframes under short names, each written once. */
function makeSheet() {
  /** @type {Map<string, string>} */
  const names = new Map();
  return {
    /** @param {string} body */
    keyframes(body) {
      const name = names.get(body) ?? `k${names.size}`;
      names.set(body, name);
      return name;
    },
    text: () => [...names].map(([body, name]) => `@keyframes ${name}{${body}}`).join("\n"),
  };
}

/**
 * The lines of all texts in an element, as the browser has broken them.
 * @param {HTMLElement} words
 */
function linesOf(words) {
  /** @type {Line[]} */
  const lines = [];
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = /** @type {Text} */ (texts.currentNode);
    const style = getComputedStyle(/** @type {Element} */ (node.parentElement));
    /** @type {Line | undefined} */
    let line;
    let begin = 0;
    for (let at = 0; at < node.length; at += 1) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (line && (box.width === 0 || Math.abs(box.top - line.box.top) < 2)) {
        range.setStart(node, begin);
        line.box = range.getBoundingClientRect();
        line.words = range.toString();
      } else if (box.width) {
        begin = at;
        line = { words: range.toString(), box, style };
        lines.push(line);
      }
    }
  }
  return lines;
}

/** @param {Line} line */
function text({ words, box, style }) {
  const brush = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  brush.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = brush.measureText(words);
  const y = box.top + (box.height - ascent - descent) / 2 + ascent;
  // Another device may have another font. The line keeps its length there.
  const attributes = { x: round(box.left), y: round(y), "font-size": parseFloat(style.fontSize), "font-weight": style.fontWeight, "letter-spacing": style.letterSpacing, fill: style.color, textLength: round(box.width), lengthAdjust: "spacing" };
  return withText("text", words.replaceAll("\u2060", "").trim(), { class: "words", ...attributes });
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function make(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("xml:")) made.setAttributeNS("http://www.w3.org/XML/1998/namespace", name, String(value));
    else made.setAttribute(name, String(value));
  }
  return made;
}

/**
 * @param {string} tag
 * @param {string} words
 * @param {Record<string, string | number>} [attributes]
 */
function withText(tag, words, attributes = {}) {
  const made = make(tag, attributes);
  made.textContent = words;
  return made;
}

const round = (/** @type {number} */ value, digits = 2) => Number(value.toFixed(digits));
const ms = (/** @type {number} */ value) => `${Math.round(value)}ms`;

/** A value of a property with at most two decimals. @param {string} value */
const short = (value) => value.replace(/\d*\.\d{3,}/g, (number) => String(round(Number(number))));

/** The rules of the player's style sheet for things that are visible only while they move. */
function ghostRules() {
  const layers = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((layer) => layer instanceof CSSLayerBlockRule && layer.name === "motion");
  const rules = layers.flatMap((layer) => [.../** @type {CSSLayerBlockRule} */ (layer).cssRules]);
  return rules.flatMap((its) => (its instanceof CSSStyleRule && its.selectorText.includes(".pulse") ? its.cssText : [])).join("");
}

/** Style sheets without their comments. @param {string} css */
const plainCss = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ");
