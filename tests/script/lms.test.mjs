// What a package writes for a learning platform.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi, readSteps, timespan, writeSteps } from "../../assets/script/lms/record.js";

test("a length of time has the form of SCORM 1.2", () => {
  assert.equal(timespan(0), "0000:00:00.00");
  assert.equal(timespan(3_723_400), "0001:02:03.40");
  assert.equal(timespan(59_999), "0000:01:00.00");
  assert.equal(timespan(-5), "0000:00:00.00");
});

test("stored steps that do not exist are left out, and each counts once", () => {
  assert.deepEqual(readSteps("launch,overview,launch,gone,", ["overview", "launch"]), ["launch", "overview"]);
  assert.deepEqual(readSteps("", ["overview"]), []);
});

test("what is stored has at most 4096 characters, and no step is cut in two", () => {
  const steps = Array.from({ length: 900 }, (_, nth) => `step-${nth}`);
  const text = writeSteps(steps);
  assert.ok(text.length <= 4096 && text.length > 4000);
  assert.ok(text.split(",").every((step, nth) => step === steps[nth]));
  assert.equal(writeSteps([]), "");
});

/** A window in which asking for the interface fails, as in a window of another host. */
const closed = (around) => Object.defineProperty(around, "API", { get: () => { throw new Error("another host"); } });

test("the interface is found around the package and around the window that opened it, across windows of other hosts", () => {
  const API = {};
  const top = { API };
  top.parent = top;
  const between = closed({ parent: top });
  assert.equal(findApi({ parent: between }), API);
  const alone = { opener: { parent: top } };
  alone.parent = alone;
  alone.top = alone;
  assert.equal(findApi(alone), API);
  const none = { opener: null };
  none.parent = none.top = none;
  assert.equal(findApi(none), undefined);
});

test("a row of windows without an end is given up", () => {
  const endless = () => ({ get parent() { return endless(); }, opener: null });
  assert.equal(findApi(endless()), undefined);
});
