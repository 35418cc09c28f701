// The parts of the picture that is shown: where each is on the screen, what belongs to it, what it is called. The page of the parts lends the
// words and says which element of the drawing draws which part.

import { GRAMMAR, SECTIONS } from "#schema";
import { currentEra, currentPath, currentStep, hasTwoEras, language, picture } from "../program.js";
import { checkBuild } from "../shared/build.js";
import { element as make, fetchDocument, find, findAll, loadStyle } from "../shared/dom.js";

/** @typedef {import("./geometry.js").Shape} Shape */
/** @typedef {ReturnType<typeof readScene>} PartsScene */

/**
 * The page of the parts, once for each language.
 * @param {string} [base] the address that names of files are relative to; none in the single file, which holds it
 */
export function makeLender(base) {
  /** @type {Map<string, Promise<HTMLElement>>} */
  const cache = new Map();
  /** @param {string} here */
  async function fetchParts(here) {
    if (!base) return find(document, `[id="${here}/parts"] .parts`);
    const address = new URL(`${here}/${SECTIONS.parts}.html`, base);
    const page = await fetchDocument(address);
    checkBuild(address, page.documentElement.dataset.build);
    const parts = find(page, ".parts");
    // Relative to that page, and not to this.
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (parts.querySelectorAll("a[href]"))) link.setAttribute("href", link.href);
    const style = new URL(find(parts, ".lent").dataset.style ?? "", base).href;
    if (!document.querySelector(`link[href="${style}"]`)) await loadStyle(make("link", { rel: "stylesheet", href: style }));
    return document.adoptNode(parts);
  }
  return () => {
    const here = language();
    const parts = cache.get(here) ?? fetchParts(here);
    cache.set(here, parts);
    parts.catch(() => cache.delete(here));
    return parts;
  };
}

/** The name of the part that a link leads to. */
export const partOf = (/** @type {HTMLAnchorElement} */ link) => decodeURIComponent(link.hash).split(/[#/]/).at(-1) ?? "";

/** Points along a path, in its own units. @type {Map<string, [number, number][]>} */
const courses = new Map();

/** @param {SVGPathElement} path */
function course(path) {
  const d = path.getAttribute("d") ?? "";
  let points = courses.get(d);
  if (!points) {
    const length = path.getTotalLength();
    const count = Math.max(1, Math.ceil(length / 12));
    points = Array.from({ length: count + 1 }, (_, nth) => {
      const { x, y } = path.getPointAtLength((length * nth) / count);
      return /** @type {[number, number]} */ ([x, y]);
    });
    courses.set(d, points);
  }
  return points;
}

/** @param {Element} drawn */
const isSeen = (drawn) => drawn.checkVisibility({ checkOpacity: true, opacityProperty: true });

/**
 * The scene that the story shows now.
 * @param {HTMLElement} parts
 */
export function readScene(parts) {
  const step = currentStep();
  const path = currentPath() || GRAMMAR.path[0];
  const era = hasTwoEras() && currentEra() === "now" ? "now" : "2015";
  const scenes = findAll(parts, `.scene[data-step="${step}"][data-era="${era}"]`);
  const scene = scenes.find((it) => it.dataset.paths?.split(" ").includes(path)) ?? scenes[0];
  const lines = (scene?.dataset.lines || "").split(",").map((line) => line.split(" "));
  const stops = scene ? findAll(scene, "[data-part]") : [];

  /**
   * Each element of a picture with the part that it draws; nothing where the picture is another than the page knows.
   * @param {SVGSVGElement} svg
   * @returns {{ part: string, element: SVGGraphicsElement }[]}
   */
  function elements(svg) {
    const names = (scene?.dataset[svg.classList.contains("portrait") ? "portrait" : "landscape"] ?? "").split(",").map((group) => (group ? group.split(" ") : []));
    const groups = [...svg.children].filter((it) => it.tagName === "g" && !it.classList.contains("ghosts"));
    const fits = groups.length === names.length && groups.every((group, nth) => group.childElementCount === names[nth].length);
    if (!fits) return [];
    const drawn = groups.flatMap((group, nth) => [...group.children].map((element, at) => ({ part: names[nth][at], element: /** @type {SVGGraphicsElement} */ (element) })));
    // On its way the missile is drawn by itself.
    const missile = findAll(parts, "[data-kind=missile]")[0]?.id.split("/").at(-1) ?? "";
    const flying = [...svg.querySelectorAll(".ghosts .missile")].map((element) => ({ part: missile, element: /** @type {SVGGraphicsElement} */ (element) }));
    return [...drawn, ...flying].filter(({ part }) => part !== "-");
  }

  /**
   * What of a part is on the screen, as it can be pressed.
   * @param {{ part: string, element: SVGGraphicsElement }} drawn
   * @returns {Shape}
   */
  function shape({ part, element }) {
    const line = /** @type {SVGPathElement | null} */ (element.querySelector(":scope > .course"));
    const matrix = line?.getScreenCTM();
    if (!line || !matrix) return { part, box: element.getBoundingClientRect() };
    return { part, points: course(line).map(([x, y]) => [matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f]) };
  }

  /** A strip of sky is neither a box nor a line: whether a place is in it, the browser says. */
  function stripAt(/** @type {SVGGraphicsElement} */ element, /** @type {[number, number]} */ [x, y]) {
    const matrix = element.getScreenCTM()?.inverse();
    const paths = /** @type {SVGGeometryElement[]} */ ([...element.querySelectorAll("path")]);
    return matrix ? paths.some((strip) => strip.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix))) : false;
  }

  const isStrip = (/** @type {Element} */ element) => element.classList.contains("ribbon");
  const card = (/** @type {string} */ part) => findAll(parts, ".entry").find((it) => it.id.split("/").at(-1) === part);

  return {
    era,
    parts,
    card,
    /** The list of what is in the picture, as the step's page has it. */
    list: scene && find(scene, "ul"),
    /** Who can be reached by keys, with its name there: those that are seen. */
    stops: () => {
      const all = elements(picture());
      return stops.flatMap((stop) => {
        const part = stop.dataset.part ?? "";
        const boxes = all.filter((it) => it.part === part && !isStrip(it.element) && isSeen(it.element)).map((it) => it.element.getBoundingClientRect());
        if (!boxes.length) return [];
        const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
        const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
        return [{ part, name: stop.textContent ?? "", x: (left + right) / 2, y: (top + bottom) / 2, box: { left, top, width: right - left, height: bottom - top } }];
      });
    },
    /** What a part does in this step, in words; empty for what has no role. */
    role: (/** @type {string} */ part) => stops.find((stop) => stop.dataset.part === part)?.dataset.role ?? "",
    /** What comes in and goes out, as the list has it. */
    ways: (/** @type {string} */ part) => {
      const links = scene ? /** @type {HTMLAnchorElement[]} */ (findAll(scene, ":scope > ul > li > a")) : [];
      const entry = links.find((link) => partOf(link) === part)?.parentElement;
      const all = entry ? findAll(entry, "li") : [];
      return all.map((way) => ({ way, isIn: way.dataset.way === "in" }));
    },
    /** The ends of a line. */
    ends: (/** @type {string} */ part) => lines.find(([, line]) => line === part),
    /** The part of an entry of the legend. */
    meaning(/** @type {Element} */ entry) {
      // The entry's sample has the class of the marks that it explains. A result has its tier's class as well, after its own.
      const explains = (/** @type {HTMLElement} */ { dataset: { means } }) => Boolean(entry.querySelector(`.line.${means}, [class^="outcome ${means}"]`));
      return findAll(parts, "[data-kind=meaning]").find(explains)?.id.split("/").at(-1);
    },
    /** Whether a part is in the picture, or explains what is. */
    has: (/** @type {string} */ part) => card(part)?.dataset.kind === "meaning" || stops.some((stop) => stop.dataset.part === part),
    /** Whether a line joins two parts, or is one of them. */
    joins: (/** @type {string} */ one, /** @type {string} */ other) => lines.some((line) => line.includes(one) && line.includes(other)),
    /** The part at a place of the window. */
    partAt: (/** @type {[number, number]} */ place, /** @type {(shapes: Shape[], place: [number, number]) => string | undefined} */ choose) => {
      const seen = elements(picture()).filter(({ element }) => isSeen(element));
      const strips = seen.filter(({ element }) => isStrip(element) && stripAt(element, place));
      // Everything else is smaller than a strip across the sky.
      return choose([...strips.map(({ part }) => ({ part, area: 1e9 })), ...seen.filter(({ element }) => !isStrip(element)).map(shape)], place);
    },
    /**
     * The elements of both pictures that belong to a part: its own, and those of its lines and of who is at their ends.
     * @param {string} part
     */
    belonging: (part) => {
      const means = card(part)?.dataset.means;
      const near = new Set(lines.filter((line) => line.includes(part)).flat());
      const svgs = /** @type {SVGSVGElement[]} */ ([...document.querySelectorAll("#story .stage > svg.picture")]);
      return svgs.flatMap((svg) =>
        elements(svg).flatMap(({ part: its, element }) => {
          const isOwn = means ? element.matches(`.line.${means}, .outcome.${means}`) : its === part;
          return isOwn || near.has(its) ? [{ element, isOwn }] : [];
        }),
      );
    },
  };
}
