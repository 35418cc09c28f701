// The presenter's clock, the lesson plan, and the path that a class took.
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatTime, makeClock, minutesBehind, readHandover, writeHandover } from "../../assets/script/presenter/clock.js";
import { currentPart, stayOf } from "../../assets/script/presenter/plan.js";
import { seenSteps, stepBefore } from "../../assets/script/presenter/walk.js";

/** A clock whose time a test sets, in seconds. */
function clockAt(start) {
  const time = { seconds: start };
  return { time, clock: makeClock(() => time.seconds * 1000) };
}

test("the clock counts while it runs, and continues from the time at which it was stopped", () => {
  const { time, clock } = clockAt(100);
  assert.deepEqual([clock.seconds(), clock.hasBegun()], [0, false]);
  clock.toggle();
  time.seconds = 160;
  assert.deepEqual([clock.seconds(), clock.isRunning()], [60, true]);
  clock.toggle();
  time.seconds = 500;
  assert.deepEqual([clock.seconds(), clock.isRunning(), clock.hasBegun()], [60, false, true]);
  clock.toggle();
  time.seconds = 510;
  assert.equal(clock.seconds(), 70);
});

test("after a reset a running clock keeps running, and a stopped clock has not begun", () => {
  const { time, clock } = clockAt(100);
  clock.toggle();
  time.seconds = 130;
  clock.zero();
  time.seconds = 135;
  assert.deepEqual([clock.seconds(), clock.isRunning()], [5, true]);
  clock.toggle();
  clock.zero();
  assert.deepEqual([clock.seconds(), clock.hasBegun()], [0, false]);
});

test("another page continues with the clock, the plan and the walked steps", () => {
  const { time, clock } = clockAt(100);
  clock.toggle();
  const handover = readHandover(writeHandover(clock.state(), "25", ["overview", "launch"]));
  assert.deepEqual({ plan: handover.plan, walked: handover.walked }, { plan: "25", walked: ["overview", "launch"] });
  const next = clockAt(time.seconds + 20);
  next.clock.restore(handover.passed, handover.since);
  assert.deepEqual([next.clock.seconds(), next.clock.isRunning()], [20, true]);
});

test("a text that is not a handover is not read", () => {
  for (const written of ["", "12", "12.x.25", "nothing at all"]) assert.equal(readHandover(written), undefined, written);
  assert.equal(readHandover("x.0.25").passed, 0);
});

test("time is written in minutes and seconds", () => {
  assert.deepEqual([0, 59.9, 60, 605, 3600].map(formatTime), ["0:00", "0:59", "1:00", "10:05", "60:00"]);
});

test("a lesson is on time anywhere within the stay of the last step", () => {
  for (const seconds of [60, 100, 180]) assert.equal(minutesBehind(seconds, [60, 120]), 0, `${seconds} s`);
  assert.equal(minutesBehind(300, [60, 120]), 2);
  assert.equal(minutesBehind(60, [60, 120, 120, 60]), -4);
  // Less than half a minute early or late counts as on time.
  assert.equal(Math.abs(minutesBehind(200, [60, 120])), 0);
});

test("a plan has a stay for each step, and the current part of the lesson", () => {
  assert.equal(stayOf("10:60 25:150 45:240", "25"), 150);
  assert.equal(stayOf("10:60", "25"), 0);
  assert.deepEqual([0, 299, 300, 1500, 9999].map((seconds) => currentPart(seconds, [300, 1500])), [0, 0, 1, 1, 1]);
});

test("a second look at an earlier step does not reduce its time", () => {
  assert.deepEqual(seenSteps(["overview", "launch", "overview", "launch"], "track"), ["overview", "launch", "track"]);
  assert.deepEqual(seenSteps(["overview", "launch"], "overview"), ["overview", "launch"]);
});

test("back leads to the last step seen before, or else to the first step that leads here", () => {
  const leadsHere = (step) => ["upper-hit", "upper-miss"].includes(step);
  const all = ["overview", "upper-hit", "upper-miss", "limits"];
  assert.equal(stepBefore(["upper-hit", "upper-miss", "overview"], all, leadsHere), "upper-miss");
  assert.equal(stepBefore(["overview"], all, leadsHere), "upper-hit");
  assert.equal(stepBefore([], ["overview"], leadsHere), undefined);
});
