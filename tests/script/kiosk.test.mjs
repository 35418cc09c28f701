// When a kiosk plays by itself, belongs to a visitor, asks, and goes home: with a clock that the tests set.
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, ALONE, ANSWER, begin, OLD, pause, READ, RETRY, secondsLeft } from "../../assets/script/kiosk/visit.js";

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const TOUCH = { kind: "touch" };
const time = (more = {}) => ({ kind: "time", plays: false, runs: true, ...more });

/** A kiosk with a clock. `pass` lets time go by as the page does: a timer that touches do not move. */
function kiosk({ isHome = true, now = 1e12 } = {}) {
  const it = { now, timer: now, state: begin(isHome, now), acts: [] };
  it.take = (happening) => {
    const [state, act] = after(it.state, happening, it.now);
    it.state = state;
    if (act) it.acts.push(act);
    return act;
  };
  it.pass = (length, more, check) => {
    const end = it.now + length;
    while (it.timer <= end) {
      it.now = it.timer;
      const act = it.take(time(typeof more === "function" ? more() : more));
      check?.(act);
      it.timer = it.now + pause(it.state, it.now);
    }
    it.now = end;
  };
  return it;
}

/** Random numbers from a seed (mulberry32), so that a failure can be repeated. */
function random(seed) {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("a touch begins a visit, after 60 seconds without one the kiosk asks, and after 20 more it is home", () => {
  const it = kiosk();
  it.take(TOUCH);
  it.pass(ALONE - 1);
  assert.deepEqual([it.state.is, it.acts], ["visited", ["begin"]]);
  it.pass(1);
  assert.deepEqual([it.state.is, secondsLeft(it.state, it.now)], ["asking", 20]);
  it.pass(ANSWER - 1);
  assert.deepEqual([it.state.is, secondsLeft(it.state, it.now)], ["asking", 1]);
  it.pass(1);
  assert.deepEqual([it.state.is, it.acts], ["home", ["begin", "ask", "go home"]]);
});

test("an answer to the question gives a whole minute again, as often as the visitor wishes", () => {
  const it = kiosk();
  it.take(TOUCH);
  for (let nth = 0; nth < 12; nth += 1) {
    it.pass(ALONE + ANSWER - 1);
    assert.equal(it.state.is, "asking");
    assert.equal(it.take(TOUCH), "go on");
  }
  it.pass(ALONE - 1);
  assert.equal(it.state.is, "visited");
});

test("by itself it shows the next step when the picture has rested long enough to read", () => {
  const it = kiosk();
  it.pass(60 * SECOND, { plays: true });
  assert.deepEqual(it.acts, []);
  it.pass(READ - SECOND);
  assert.deepEqual(it.acts, []);
  it.pass(SECOND + 2 * READ);
  assert.deepEqual(it.acts, ["next", "next", "next"]);
});

test("without its program the page at home is loaded anew from time to time, and never in a visit", () => {
  const it = kiosk();
  it.pass(RETRY * 2, { runs: false });
  assert.deepEqual(it.acts, ["load", "load"]);
  it.take(TOUCH);
  it.pass(ALONE + ANSWER, { runs: false });
  assert.deepEqual(it.acts, ["load", "load", "begin", "ask", "go home"]);
});

test("a page that has been open for a day is loaded anew while nobody is there", () => {
  const it = kiosk();
  it.pass(OLD - 1, { plays: true });
  it.pass(READ + SECOND);
  assert.deepEqual(it.acts, ["load"]);
  // A clock that was set back by a year does not keep an old page for a year.
  const back = kiosk();
  back.now -= 365 * DAY;
  back.timer = back.now;
  back.pass(OLD + 2 * READ);
  assert.ok(back.acts.includes("load"));
  // If it could not be loaded, for example without a network, it plays on for another day.
  it.pass(3 * READ);
  assert.deepEqual(it.acts, ["load", "next", "next", "next"]);
});

test("a page that is loaded at another step belongs to a visitor", () => {
  const it = kiosk({ isHome: false });
  it.pass(ALONE + ANSWER);
  assert.deepEqual([it.state.is, it.acts], ["home", ["ask", "go home"]]);
});

test("when the computer wakes up after hours, it is home at once and asks nothing", () => {
  const it = kiosk();
  it.take(TOUCH);
  it.now += 5 * 3600 * SECOND;
  it.timer = it.now;
  it.take(time());
  assert.deepEqual([it.state.is, it.acts], ["home", ["begin", "go home"]]);
});

test("a clock that is set back keeps a visit no longer than 80 seconds", () => {
  for (const before of [TOUCH, time()]) {
    const it = kiosk();
    it.take(TOUCH);
    it.pass(before === TOUCH ? SECOND : ALONE);
    it.now -= 3 * 3600 * SECOND;
    it.timer = it.now;
    it.pass(ALONE + ANSWER);
    assert.equal(it.state.is, "home");
  }
});

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
test(`in 24 hours of random touches it is always home within 80 seconds of the last touch (SEED=${seed})`, () => {
  const next = random(seed);
  const it = kiosk();
  const begun = it.now;
  let last = -Infinity;
  let visits = 0;
  let homes = 0;
  while (it.now < begun + DAY) {
    // Hasty visitors, slow visitors, and none for a while.
    const wait = next() < 0.7 ? next() * 10 * SECOND : next() * 200 * SECOND;
    const check = (act) => {
      if (act === "go home") {
        homes += 1;
        assert.ok(it.now - last <= ALONE + ANSWER, `it goes home ${it.now - last} ms after the last touch`);
      }
      assert.ok(it.state.is === "home" || it.now - last < ALONE + ANSWER, `${it.state.is}, ${it.now - last} ms after the last touch`);
      assert.ok(it.state.is !== "asking" || it.now - last >= ALONE, `asks ${it.now - last} ms after the last touch`);
      assert.ok(it.state.is !== "home" || it.now - last >= ALONE + ANSWER, `home ${it.now - last} ms after the last touch`);
    };
    it.pass(wait, () => ({ plays: next() < 0.5, runs: next() < 0.9 }), check);
    last = it.now;
    if (it.take(TOUCH) === "begin") visits += 1;
    assert.equal(it.state.is, "visited");
  }
  assert.ok(visits > 20, `${visits} visits`);
  assert.equal(homes, visits - 1);
});
