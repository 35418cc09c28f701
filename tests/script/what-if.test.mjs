// What cut links lead to, as the script works it out: the same as the rules say natively, in samples of cuts on every path and in every step.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { consequences, cutMore, readCuts, writeCuts } from "../../assets/script/what-if/consequences.js";

const { table, cases } = JSON.parse(readFileSync(new URL("what-if.json", import.meta.url), "utf8"));

test("a step shows what the rules say", () => {
  for (const [[letters, step, beat], path, nth, gone, idle, end, remarks, on, fliesOn] of cases) {
    const seen = consequences(table, path, nth, { letters, from: [step, beat] });
    const found = [seen.gone, seen.idle, seen.end ?? null, seen.remarks, seen.on ?? null, seen.fliesOn];
    assert.deepEqual(found, [gone, idle, end, remarks, on, fliesOn], `${letters} from ${step}, ${beat}: step ${nth} of ${path}`);
  }
});

test("with nothing cut nothing is different", () => {
  for (const path of Object.keys(table.paths)) {
    for (let nth = 1; nth <= table.paths[path].length; nth += 1) {
      const { gone, idle, end, remarks, on, fliesOn } = consequences(table, path, nth, readCuts(table, ""));
      assert.deepEqual([gone, idle, end, remarks, on, fliesOn], [[], [], undefined, [], undefined, false]);
    }
  }
});

test("an address says which links are cut, and since when", () => {
  assert.deepEqual(readCuts(table, "ce"), { letters: "ce", from: [0, 0] });
  assert.deepEqual(readCuts(table, "ce_5_2"), { letters: "ce", from: [5, 2] });
  assert.deepEqual(readCuts(table, "xzc"), { letters: "c", from: [0, 0] }, "letters that no link has are left out");
  assert.equal(writeCuts(table, "lower-hit", { letters: "ce", from: [5, 2] }), "ce_5_2");
  assert.equal(writeCuts(table, "lower-hit", { letters: "", from: [5, 2] }), "");
});

test("a cut before anything can be lost is a cut from the start", () => {
  for (const from of [[0, 0], [1, 0], [2, 0]]) assert.equal(writeCuts(table, "lower-hit", { letters: "a", from }), "a");
});

test("one moment holds for all cuts, and an earlier cut moves it", () => {
  const first = cutMore(readCuts(table, ""), "e", [5, 2]);
  assert.deepEqual(first, { letters: "e", from: [5, 2] });
  assert.deepEqual(cutMore(first, "c", [6, 0]), { letters: "ce", from: [5, 2] });
  assert.deepEqual(cutMore(first, "c", [3, 0]), { letters: "ce", from: [3, 0] });
  assert.deepEqual(cutMore(first, "e", [5, 2]), first);
});
