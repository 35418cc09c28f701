// Which entries the search finds, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, foldEntry, rank } from "../../assets/script/ranking.js";

/** @param {[string, string[], string][]} entries for each a name, further names and a text */
const found = (entries, query) => rank(entries.map(([name, also, text]) => foldEntry({ name, also, text })), fold(query)).map(({ name }) => name);

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

test("a match at the beginning counts more than at a later word, and that more than in the middle", () => {
  const entries = [["Antiradar", [], ""], ["Ground radar", [], ""], ["Radar", [], ""]];
  assert.deepEqual(found(entries, "radar"), ["Radar", "Ground radar", "Antiradar"]);
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
