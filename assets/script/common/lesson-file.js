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
 * Refuses bytes that have changed on their way, as the `integrity` of a fetch would. That does not go together with asking ahead: Firefox would fetch
 * the file twice. Browsers compute hashes only on secure pages (https, localhost).
 * @param {string | URL} address
 * @param {ArrayBuffer} bytes
 * @param {string | undefined} integrity
 */
async function checkIntegrity(address, bytes, integrity) {
  const hash = integrity && (await globalThis.crypto?.subtle?.digest("SHA-256", bytes));
  if (hash && integrity !== `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`) throw new Error(`${address} has changed on its way`);
}

/**
 * Fetches a lesson and checks that no byte has changed, and that it belongs to this page's build.
 * @param {string | URL} address
 * @param {string | undefined} integrity the hash of the file, as the page names it
 * @returns {Promise<Uint8Array>}
 */
export async function fetchLesson(address, integrity) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const text = await answer.arrayBuffer();
  await checkIntegrity(address, text, integrity);
  const bytes = bytesOfText(new Uint8Array(text));
  checkBuild(address, new TextDecoder().decode(bytes.subarray(0, BUILD)));
  return bytes.subarray(BUILD);
}
