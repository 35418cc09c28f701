// The part of the picture at a point, and the part to which an arrow key leads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { partAt, stopTowards } from "../../assets/script/parts/geometry.js";

const box = (part, left, top, width, height) => ({ part, box: { left, top, width, height } });

test("where two overlap, the smaller is meant", () => {
  const shapes = [box("ring", 90, 90, 20, 20), { part: "path", points: [[0, 100], [300, 100]] }, { part: "strip", area: 1e9 }];
  assert.equal(partAt(shapes, [100, 100]), "ring");
  assert.equal(partAt(shapes, [200, 105]), "path");
  assert.equal(partAt(shapes, [200, 200]), "strip");
});

test("what is small or thin is pressed within 24 pixels", () => {
  const shapes = [box("dot", 100, 100, 4, 4), { part: "line", points: [[0, 0], [0, 50]] }];
  assert.equal(partAt(shapes, [113, 91]), "dot");
  assert.equal(partAt(shapes, [115, 102]), undefined);
  assert.equal(partAt(shapes, [12, 25]), "line");
  assert.equal(partAt(shapes, [13, 25]), undefined);
});

test("of two of one size, the one painted later is meant", () => {
  assert.equal(partAt([box("below", 0, 0, 30, 30), box("above", 0, 0, 30, 30)], [10, 10]), "above");
});

const stops = [
  { part: "satellite", x: 300, y: 20 },
  { part: "ship", x: 100, y: 200 },
  { part: "radar", x: 160, y: 200 },
  { part: "command", x: 200, y: 300 },
];
const at = (part) => stops.find((stop) => stop.part === part);

test("an arrow key leads to the nearest part that way, from right to left as well", () => {
  const lead = (from, key) => stopTowards(at(from), key, stops, () => false)?.part;
  assert.equal(lead("ship", "ArrowRight"), "radar");
  assert.equal(lead("radar", "ArrowLeft"), "ship");
  assert.equal(lead("satellite", "ArrowUp"), undefined);
});

test("a line that leads that way goes before what is nearer", () => {
  const isJoined = (part) => part === "command";
  assert.equal(stopTowards(at("ship"), "ArrowRight", stops, isJoined)?.part, "command");
});
