import assert from "node:assert/strict";
import { test } from "node:test";
import { keyName } from "../../assets/script/common/keys.js";

test("a letter is the letter, in both cases", () => {
  assert.equal(keyName({ key: "p", code: "KeyP" }), "p");
  assert.equal(keyName({ key: "P", code: "KeyP", shiftKey: true }), "p");
});

test("on a French or Dvorak keyboard a letter is the letter that is printed on its key", () => {
  assert.equal(keyName({ key: "a", code: "KeyQ" }), "a");
  assert.equal(keyName({ key: "l", code: "KeyP" }), "l");
});

test("on a Russian, Greek or Japanese keyboard a letter is the Latin letter in its place", () => {
  assert.equal(keyName({ key: "з", code: "KeyP" }), "p");
  assert.equal(keyName({ key: "Λ", code: "KeyL", shiftKey: true }), "l");
  assert.equal(keyName({ key: "せ", code: "KeyP" }), "p");
});

test("on a French keyboard the keys of the digits count without Shift, too", () => {
  assert.equal(keyName({ key: "&", code: "Digit1" }), "1");
  assert.equal(keyName({ key: "1", code: "Digit1", shiftKey: true }), "1");
  assert.equal(keyName({ key: "!", code: "Digit1", shiftKey: true }), "!");
});

test("keys without a letter keep their names", () => {
  for (const [key, code] of [["PageDown", "PageDown"], ["?", "Slash"], [" ", "Space"], ["Escape", ""]]) assert.equal(keyName({ key, code }), key.toLowerCase());
});
