// The parts in the visible picture: their places on the screen, the parts that belong together, their names. The words, and the part of each
// element of the drawing, come from the page of the parts.

import { GRAMMAR, SECTIONS } from "#schema";
import { currentEra, currentPath, currentStep, hasTwoEras, language, picture } from "../program.js";
import { checkBuild } from "../common/build.js";
import { element as make, fetchDocument, find, findAll, loadStyle } from "../common/dom.js";

/** @typedef {import("./geometry.js").Shape} Shape */
/** @typedef {ReturnType<typeof readScene>} PartsScene */

/**
 * Fetches the page of the parts, once for each language.
 * @param {string} [base] the address to which file names are relative; undefined in the single file, which contains the page
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
    // The links are relative to that page, not to this page.
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

/** The id of the part to which a link leads. */
export const partOf = (/** @type {HTMLAnchorElement} */ link) => decodeURIComponent(link.hash).split(/[#/]/).at(-1) ?? "";

/** Points along a path, in its own units, by path data. @type {Map<string, [number, number][]>} */
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
 * The scene of the current step.
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
   * The elements of a picture with the part of each; empty if the picture differs from the page's.
   * @param {SVGSVGElement} svg
   * @returns {{ part: string, element: SVGGraphicsElement }[]}
   */
  function elements(svg) {
    const names = (scene?.dataset[svg.classList.contains("portrait") ? "portrait" : "landscape"] ?? "").split(",").map((group) => (group ? group.split(" ") : []));
    const groups = [...svg.children].filter((it) => it.tagName === "g" && !it.classList.contains("ghosts"));
    const fits = groups.length === names.length && groups.every((group, nth) => group.childElementCount === names[nth].length);
    if (!fits) return [];
    const drawn = groups.flatMap((group, nth) => [...group.children].map((element, at) => ({ part: names[nth][at], element: /** @type {SVGGraphicsElement} */ (element) })));
    // While it moves, the missile is a ghost.
    const missile = findAll(parts, "[data-kind=missile]")[0]?.id.split("/").at(-1) ?? "";
    const flying = [...svg.querySelectorAll(".ghosts .missile")].map((element) => ({ part: missile, element: /** @type {SVGGraphicsElement} */ (element) }));
    return [...drawn, ...flying].filter(({ part }) => part !== "-");
  }

  /**
   * The clickable shape of an element on the screen.
   * @param {{ part: string, element: SVGGraphicsElement }} drawn
   * @returns {Shape}
   */
  function shape({ part, element }) {
    const line = /** @type {SVGPathElement | null} */ (element.querySelector(":scope > .course"));
    const matrix = line?.getScreenCTM();
    if (!line || !matrix) return { part, box: element.getBoundingClientRect() };
    return { part, points: course(line).map(([x, y]) => [matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f]) };
  }

  /** Whether a point is in a strip of sky, which is neither a box nor a line. The browser tests it. */
  function stripAt(/** @type {SVGGraphicsElement} */ element, /** @type {[number, number]} */ [x, y]) {
    const matrix = element.getScreenCTM()?.inverse();
    const paths = /** @type {SVGGeometryElement[]} */ ([...element.querySelectorAll("path")]);
    // Chrome 109 takes no DOMPoint here.
    const point = Object.assign(/** @type {SVGSVGElement} */ (element.ownerSVGElement).createSVGPoint(), { x, y });
    return matrix ? paths.some((strip) => strip.isPointInFill(point.matrixTransform(matrix))) : false;
  }

  const isStrip = (/** @type {Element} */ element) => element.classList.contains("ribbon");
  const card = (/** @type {string} */ part) => findAll(parts, ".entry").find((it) => it.id.split("/").at(-1) === part);

  return {
    era,
    parts,
    card,
    /** The list of the parts, from the step's page. */
    list: scene && find(scene, "ul"),
    /** The visible parts that the keyboard can reach, with their names. */
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
    /** The role of a part in this step, in words; may be empty. */
    role: (/** @type {string} */ part) => stops.find((stop) => stop.dataset.part === part)?.dataset.role ?? "",
    /** What comes in and goes out, from the list. */
    ways: (/** @type {string} */ part) => {
      const links = scene ? /** @type {HTMLAnchorElement[]} */ (findAll(scene, ":scope > ul > li > a")) : [];
      const entry = links.find((link) => partOf(link) === part)?.parentElement;
      const all = entry ? findAll(entry, "li") : [];
      return all.map((way) => ({ way, isIn: way.dataset.way === "in" }));
    },
    /** The parts at the ends of a line. */
    ends: (/** @type {string} */ part) => lines.find(([, line]) => line === part),
    /** The part for an entry of the legend. */
    meaning(/** @type {Element} */ entry) {
      // The sample has the class of its marks. A result also has its tier's class, after its own.
      const explains = (/** @type {HTMLElement} */ { dataset: { means } }) => Boolean(entry.querySelector(`.line.${means}, [class^="outcome ${means}"]`));
      return findAll(parts, "[data-kind=meaning]").find(explains)?.id.split("/").at(-1);
    },
    /** Whether a part is in the picture, or explains something in it. */
    has: (/** @type {string} */ part) => card(part)?.dataset.kind === "meaning" || stops.some((stop) => stop.dataset.part === part),
    /** Whether a line connects two parts, or is one of them. */
    joins: (/** @type {string} */ one, /** @type {string} */ other) => lines.some((line) => line.includes(one) && line.includes(other)),
    /** The part at a point in the window. */
    partAt: (/** @type {[number, number]} */ place, /** @type {(shapes: Shape[], place: [number, number]) => string | undefined} */ choose) => {
      const seen = elements(picture()).filter(({ element }) => isSeen(element));
      const strips = seen.filter(({ element }) => isStrip(element) && stripAt(element, place));
      // All other parts are smaller than a strip across the sky.
      return choose([...strips.map(({ part }) => ({ part, area: 1e9 })), ...seen.filter(({ element }) => !isStrip(element)).map(shape)], place);
    },
    /**
     * The elements of both pictures that belong to a part: its own, its lines', and those at the ends of its lines.
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
