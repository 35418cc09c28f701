// Writes the lines that put a step into another page, for the embed builder.

import { ELEMENT_LINES, FRAME_LINES } from "#schema";
import { fittedHeight, frameHeight } from "./shared/frame-height.js";
import { writeQuery } from "./shared/query.js";

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

/** @param {Snippet} snippet */
export function frameLines(snippet) {
  const { host, title, width, settings } = snippet;
  const { text } = Object.fromEntries(settings);
  return fill(FRAME_LINES, { address: host + framePlace(snippet), title, width, height: frameHeight(width, text), fitted: fittedHeight(width, text) });
}

/** @param {Snippet} snippet */
export function elementLines({ host, lang, step, title, settings }) {
  const attributes = settings.map(([key, value]) => ` ${key}="${value}"`).join("");
  // Keys and values of settings are plain names and need no escape. The quotation marks around values must stay.
  return fill(ELEMENT_LINES.replace("{settings}", attributes), { host, lang, step, title });
}
