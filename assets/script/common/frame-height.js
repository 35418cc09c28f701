// The height at which every step fits into a frame. It depends on the frame's width and the text size, never on the step,
// so no step can move the page around the frame.

import { FRAME } from "#schema";

/**
 * The scale for a value of `text`.
 * @param {string | undefined} text
 */
export const wordScale = (text) => FRAME.scale[text ?? ""] ?? 1;

/**
 * Whether a frame of this width shows the wide picture.
 * @param {number} width
 */
export const isWide = (width) => width >= FRAME.wideFrom;

/**
 * The height of a frame, in CSS pixels.
 * @param {number} width
 * @param {string | undefined} text
 */
export function frameHeight(width, text) {
  const { picture, words, saved } = isWide(width) ? FRAME.wide : FRAME.tall;
  return Math.ceil(picture * width + (words - saved * width) * wordScale(text));
}

/**
 * The height of a frame that fills its column, as a CSS value. In a column below the limit, the second term of the inner `min` is
 * far above any height, and in a wider column it is below zero.
 * @param {string | undefined} text
 */
export function fittedHeight(text) {
  const scale = wordScale(text);
  const [wide, tall] = [FRAME.wide, FRAME.tall].map(({ picture, words, saved }) => `${Math.round((picture - saved * scale) * 10000) / 100}cqi + ${words * scale}px`);
  return `max(${wide},min(${tall},(${FRAME.wideFrom}px - 100cqi)*9999))`;
}
