// Restores a lesson's bytes from its text file. See `crates/site/src/lesson_file.rs`.

import { checkBuild } from "./build.js";

/**
 * The bytes in a text. Each character from U+E000 to U+E0FF, three bytes long in UTF-8, is a single byte.
 * @param {Uint8Array} text in UTF-8; its memory is used for the result
 */
export function bytesOfText(text) {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isEscaped = text[at] === 0xee && text[at + 1] < 0x84;
    text[length] = isEscaped ? ((text[at + 1] & 3) << 6) | (text[at + 2] & 63) : text[at];
    length += 1;
    if (isEscaped) at += 2;
  }
  return text.subarray(0, length);
}

/** The length of the build id before the lesson. */
const BUILD = 8;

/**
 * Fetches a lesson and checks that it belongs to this page's build.
 * @param {string | URL} address
 * @returns {Promise<Uint8Array>}
 */
export async function fetchLesson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const bytes = bytesOfText(new Uint8Array(await answer.arrayBuffer()));
  checkBuild(address, new TextDecoder().decode(bytes.subarray(0, BUILD)));
  return bytes.subarray(BUILD);
}
