// Writes the lines that put a step into another page, for the embed builder.

import { ELEMENT_LINES, FRAME, FRAME_LINES } from "#schema";
import { fittedHeight, frameHeight, isWide } from "./common/frame-height.js";
import { writeQuery } from "./common/query.js";

/**
 * @typedef {object} Snippet
 * @property {string} host the address of the site, with a slash at the end
 * @property {string} lang
 * @property {string} step
 * @property {string} title
 * @property {number} width
 * @property {[string, string][]} settings without defaults
 */

/**
 * Escapes text for an attribute or an element.
 * @param {string} words
 */
const escape = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => escape(String(values[key])));

/**
 * The address of a frame, relative to the site's root.
 * @param {Pick<Snippet, "lang" | "step" | "settings">} snippet
 */
export function framePlace({ lang, step, settings }) {
  return `embed/${lang}/${step}.html${writeQuery(settings)}`;
}

/**
 * The address of the step's page, relative to the site's root.
 * @param {Pick<Snippet, "lang" | "step" | "settings">} snippet
 */
const pagePlace = ({ lang, step, settings }) => `${lang}/${step}.html${writeQuery(settings)}`;

/**
 * The address of the step's picture, relative to the site's root.
 * @param {Pick<Snippet, "lang" | "step" | "settings" | "width">} snippet
 */
export function figurePlace({ lang, step, settings, width }) {
  const { theme = "light" } = Object.fromEntries(settings);
  return `figures/${lang}/${step}.${isWide(width) ? "landscape" : "portrait"}.${theme}.svg`;
}

/** @param {Snippet} snippet */
export function frameLines(snippet) {
  const { host, title, width, settings } = snippet;
  const { text } = Object.fromEntries(settings);
  return fill(FRAME_LINES, {
    address: host + framePlace(snippet),
    page: host + pagePlace(snippet),
    figure: host + figurePlace(snippet),
    title,
    width,
    height: frameHeight(width, text),
    fitted: fittedHeight(text),
    drawn: Math.round(width * (isWide(width) ? FRAME.wide : FRAME.tall).picture),
  });
}

/**
 * The picture as a link to the page, for hosts that allow no frames.
 * @param {Snippet} snippet
 */
export function markdownLines(snippet) {
  const { host, title } = snippet;
  return `[![${title.replace(/[[\]\\]/g, "\\$&")}](${host}${figurePlace(snippet)})](${host}${pagePlace(snippet)})`;
}

/**
 * Lines of HTML as JSX: styles are objects, and every element ends.
 * @param {string} lines
 */
export function asJsx(lines) {
  const camel = (/** @type {string} */ name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const styles = (/** @type {string} */ text) => Object.fromEntries(text.split(";").map((it) => it.split(":")).map(([name, value]) => [camel(name), value]));
  return lines
    .replace(/ style="([^"]*)"/g, (_, text) => ` style={${JSON.stringify(styles(text))}}`)
    .replace(/ tabindex="(.*?)"/g, " tabIndex={$1}")
    .replace(/<(img|link) ([^>]*)>/g, "<$1 $2 />");
}

/** @param {Snippet} snippet */
export function elementLines({ host, lang, step, title, settings }) {
  const attributes = settings.map(([key, value]) => ` ${key}="${value}"`).join("");
  // Keys and values of settings are plain names and need no escape. The quotation marks around values must stay.
  return fill(ELEMENT_LINES.replace("{settings}", attributes), { host, lang, step, title });
}
