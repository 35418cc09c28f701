// Which entries the search finds, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, foldEntry, rank } from "../../assets/script/ranking.js";

/** @param {[string, string[], string, string?][]} entries for each a name, further names, a text, and words that a result does not show */
const found = (entries, query) => rank(entries.map(([name, also, text, more]) => foldEntry({ name, also, text, more })), query).map(({ name }) => name);
/** The entries of these names that a query finds. */
const named = (names, query) => found(names.map((name) => [name, [], ""]), query);

test("width, case, accents, kana, hyphens and dots make no difference", () => {
  for (const [one, other] of [["ＳＭ‐３", "sm3"], ["Café", "cafe"], ["イージス", "いーじす"], ["PAC-3 MSE", "pac3 mse"], ["SM\u2060-\u20603", "sm3"], ["「盾」", "盾"]]) {
    assert.equal(fold(one), fold(other), `${one} and ${other}`);
  }
});

test("a voicing mark on kana stays, because it makes another word", () => {
  assert.notEqual(fold("ハス"), fold("バス"));
});

test("a name counts more than a further name, and that more than a text", () => {
  const entries = [["Aegis", [], "SM-3 is what it fires"], ["Standard Missile", ["SM-3"], ""], ["SM-3", [], ""]];
  assert.deepEqual(found(entries, "sm3"), ["SM-3", "Standard Missile", "Aegis"]);
});

test("whole words come first, then beginnings of words; the middle of a word counts only if nothing else is found", () => {
  assert.deepEqual(named(["Antiradar", "Radars", "Ground radar", "Radar"], "radar"), ["Radar", "Ground radar", "Radars"]);
  assert.deepEqual(named(["Missile", "Both miss"], "miss"), ["Both miss", "Missile"]);
  assert.deepEqual(named(["Arrangement", "A long range"], "range"), ["A long range"]);
  assert.deepEqual(named(["Arrangement", "Against it"], "range"), ["Arrangement"]);
});

test("a whole word in a text counts more than the first letters of a name", () => {
  assert.deepEqual(found([["Missile", [], ""], ["Test", [], "a miss"]], "miss"), ["Test", "Missile"]);
});

test("a word is found with its English ending", () => {
  assert.deepEqual(named(["Launch", "Launcher"], "launches"), ["Launch"]);
  assert.deepEqual(named(["Launch"], "launching"), ["Launch"]);
});

test("each part of a word with hyphens is a word", () => {
  for (const query of ["hit-to-kill", "hit to kill", "kill", "hittokill"]) assert.deepEqual(named(["hit-to-kill", "hill"], query), ["hit-to-kill"], query);
});

test("one wrong, missing, added or exchanged letter is forgiven, if nothing else is found", () => {
  for (const query of ["satelite", "sattellite", "satellote", "satlelite", "satelit"]) assert.deepEqual(named(["Early-warning satellite", "Stadium"], query), ["Early-warning satellite"], query);
  assert.deepEqual(named(["Ships", "Shops"], "ships"), ["Ships"]);
  // Short words and numbers have too many neighbours.
  assert.deepEqual(named(["SM-3", "2016"], "pm3"), []);
  assert.deepEqual(named(["2016"], "2015"), []);
});

test("a Japanese word is found inside others, by a typing error in kana, and in a phrase without spaces", () => {
  assert.deepEqual(named(["多層防衛", "防衛", "装備"], "防衛"), ["防衛", "多層防衛"]);
  assert.deepEqual(named(["ペトリオット"], "パトリオット"), ["ペトリオット"]);
  assert.deepEqual(named(["誰が費用を払ったか", "年表"], "日本の費用"), ["誰が費用を払ったか"]);
  assert.deepEqual(named(["SM-3の費用", "SM-3"], "SM-3の費用は？"), ["SM-3の費用"]);
});

test("a question is found by a sentence, because its rare words count most", () => {
  const entries = [["What is a launch?", [], ""], ["JADGE", [], "What it is: a network"], ["What is this?", [], ""], ["Is it far?", [], ""]];
  assert.equal(found(entries, "What is JADGE?")[0], "JADGE");
});

test("words that a result does not show are found after those that it shows", () => {
  assert.deepEqual(found([["Ship", [], "", "odds"], ["Picture", [], "no odds"]], "odds"), ["Picture", "Ship"]);
});

test("entries of the same worth keep their order", () => {
  assert.deepEqual(found([["Tier two", [], ""], ["Tier one", [], ""]], "tier"), ["Tier two", "Tier one"]);
});

test("entries that match all words exclude the others; if there are none, the most words count", () => {
  const entries = [["Upper tier", [], "ships"], ["Lower tier", [], "land"], ["Tier", [], ""]];
  assert.deepEqual(found(entries, "tier ships"), ["Upper tier"]);
  assert.deepEqual(found(entries, "tier land submarine"), ["Lower tier"]);
});

test("an empty query and an unknown word have no results", () => {
  assert.deepEqual(found([["Tier", [], ""]], "  "), []);
  assert.deepEqual(found([["Tier", [], ""]], "submarine"), []);
});
