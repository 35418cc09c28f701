// The text form of a lesson, as `crates/site/src/lesson_file.rs` writes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOfText } from "../../assets/script/common/lesson-file.js";

const bytesOf = (text) => [...bytesOfText(new TextEncoder().encode(text))];

test("each character of the private use area is a single byte", () => {
  const every = Array.from({ length: 256 }, (_, byte) => byte);
  assert.deepEqual(bytesOf(String.fromCharCode(...every.map((byte) => 0xe000 + byte))), every);
});

test("all other characters stay unchanged, also similar ones", () => {
  const words = "Two tiers, 二段階\u{E100}\u{EFFF}";
  assert.deepEqual(bytesOf(`\u{E000}${words}\u{E00A}`), [0, ...new TextEncoder().encode(words), 10]);
});
