// A path as a timeline: the position of each step and beat.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeTimeline } from "../../assets/script/motion/timeline.js";

const timeline = makeTimeline([
  { step: "one", beats: [100, 200] },
  { step: "two", beats: [300] },
  { step: "three", beats: [100, 100, 100] },
]);

test("a beat counts by its length, a step by its beats", () => {
  assert.equal(timeline.length, 900);
  assert.deepEqual(timeline.ends, [{ step: "one", end: 300 }, { step: "two", end: 600 }, { step: "three", end: 900 }]);
  assert.deepEqual([timeline.countOf("three"), timeline.lengthOf("three"), timeline.positionOf("three", 50)], [3, 300, 650]);
});

test("so many beats have been shown at a moment, and none of them in part", () => {
  const shown = (moment) => timeline.shownAt("one", moment);
  assert.deepEqual([0, 99, 100, 299, 300].map(shown), [0, 0, 1, 1, 2]);
  assert.deepEqual([0, 1, 2, 9].map((count) => timeline.momentAfter("one", count)), [0, 100, 300, 300]);
});

test("the beat that is nearest is before a moment or after it", () => {
  const nearest = (moment) => timeline.nearest("one", moment);
  assert.deepEqual([0, 49, 51, 190, 210, 300].map(nearest), [0, 0, 1, 1, 2, 2]);
});

test("where a step ends and the next begins, the position belongs to the end of the first", () => {
  assert.deepEqual(timeline.at(300), { step: "one", moment: 300 });
  assert.deepEqual(timeline.at(301), { step: "two", moment: 1 });
});

test("positions beyond the ends of a path are moved to the ends", () => {
  assert.deepEqual(timeline.at(-5), { step: "one", moment: 0 });
  assert.deepEqual(timeline.at(5000), { step: "three", moment: 300 });
  assert.equal(makeTimeline([]).at(0), undefined);
});

test("every position of the path converts to a moment and back", () => {
  for (let position = 0; position <= timeline.length; position += 1) {
    const { step, moment } = timeline.at(position);
    assert.equal(timeline.positionOf(step, moment), position);
  }
});

test("one beat back from the middle of a beat is its beginning", () => {
  assert.deepEqual(timeline.beside("one", 150, -1), { step: "one", moment: 100 });
  assert.deepEqual(timeline.beside("one", 100, -1), { step: "one", moment: 0 });
  assert.deepEqual(timeline.beside("one", 150, 1), { step: "one", moment: 300 });
});

test("at the edge of a step the next beat is in the step beside it", () => {
  assert.deepEqual(timeline.beside("two", 300, 1), { step: "three", moment: 100 });
  assert.deepEqual(timeline.beside("two", 0, -1), { step: "one", moment: 100 });
  assert.equal(timeline.beside("three", 300, 1), undefined);
  assert.equal(timeline.beside("one", 0, -1), undefined);
});
