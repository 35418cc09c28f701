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
 * The height of a frame that shrinks with the screen, as a CSS value. On phones it is the height for the tall picture:
 * the second term of the inner `min` is far below zero on any wider screen.
 * @param {number} width
 * @param {string | undefined} text
 */
export function fittedHeight(width, text) {
  const height = `${frameHeight(width, text)}px`;
  if (!isWide(width)) return height;
  const { picture, words, saved } = FRAME.tall;
  const scale = wordScale(text);
  const share = Math.round((picture - saved * scale) * 1000) / 10;
  return `max(${height},min(${share}vw + ${words * scale}px,(${FRAME.phoneBelow}px - 100vw)*999))`;
}
