// Measures how soon the picture appears, how soon the program runs, and how long a step takes: medians of
// seven first visits on a slow line (1.6 Mbit/s, 150 ms) and a slow processor (× 4), with Brotli.
// Then how smoothly a step plays on a slow processor: dropped frames, main-thread time for each frame, and the time from a
// press on Next to the next paint, compared with a page on which nothing moves. It asserts nothing, because times depend
// on the machine. Run `node benchmark.mjs` with CHROMIUM set, after a dist.
import { chromium } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { host } from "./host.mjs";

const RUNS = 7;
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const { address, close } = await host(dist, "/", { brotli: true });
const browser = await chromium.launch(launch);

async function visit() {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const device = await page.context().newCDPSession(page);
  await device.send("Network.enable");
  await device.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await device.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => (window.largest = list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true });
    addEventListener("DOMContentLoaded", () => {
      const seen = new MutationObserver(() => (window.awake ??= performance.now()));
      seen.observe(document.documentElement, { attributeFilter: ["data-awake"] });
    });
  });
  await page.goto(`${address}en/launch.html`);
  await page.locator("html[data-awake]").waitFor();
  const loaded = await page.evaluate(() => ({
    "first paint": performance.getEntriesByName("first-contentful-paint")[0].startTime,
    "largest paint": window.largest,
    "taken over": window.awake,
  }));
  const step = await page.evaluate(async () => {
    const times = [];
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowLeft"]) {
      const start = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[3];
  });
  await page.close();
  return { ...loaded, "key to paint": step };
}

const visits = [];
for (let run = 0; run < RUNS; run += 1) visits.push(await visit());
for (const name of Object.keys(visits[0])) {
  const sorted = visits.map((visit) => visit[name]).sort((a, b) => a - b);
  console.log(`${name.padEnd(14)} ${sorted[RUNS >> 1].toFixed(0).padStart(6)} ms   (${sorted[0].toFixed(0)}–${sorted.at(-1).toFixed(0)})`);
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

/** Counts late frames and measures main-thread milliseconds for each frame, for three seconds after `begin`. */
async function frames(page, device, begin) {
  const work = async () => (await device.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  await begin();
  const before = await work();
  const gaps = await page.evaluate(async () => {
    const found = [];
    const start = performance.now();
    for (let last = await new Promise(requestAnimationFrame); last - start < 3000; ) {
      const now = await new Promise(requestAnimationFrame);
      found.push(now - last);
      last = now;
    }
    return found;
  });
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
  return { dropped: (100 * dropped) / (dropped + gaps.length), work: ((await work()) - before) / gaps.length };
}

async function playing() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const device = await page.context().newCDPSession(page);
  await device.send("Performance.enable");
  await page.goto(`${address}en/track.html`);
  await page.locator("#story .player").waitFor();
  await device.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const rest = await frames(page, device, () => {});
  const played = await frames(page, device, () => page.keyboard.press("r"));
  // While a step plays, Next would show its end.
  await page.keyboard.press("k");
  // The time from a press to the next paint, as the browser measures it, in steps of eight milliseconds.
  await page.evaluate(() => {
    window.presses = [];
    const take = (list) => window.presses.push(...list.getEntries().filter(({ name }) => name === "keydown").map(({ duration }) => duration));
    new PerformanceObserver(take).observe({ type: "event", durationThreshold: 16 });
  });
  for (let press = 0; press < 40; press += 1) {
    const step = await page.locator("#story").getAttribute("data-step");
    const key = press % 8 < 4 ? "ArrowRight" : "ArrowLeft";
    await page.keyboard.press(key);
    await page.waitForFunction((before) => document.querySelector("#story").dataset.step !== before, step);
  }
  // Presses under 16 ms are not reported. They count as 16 ms.
  const presses = await page.evaluate(() => [...window.presses, ...Array(Math.max(0, 40 - window.presses.length)).fill(16)].sort((a, b) => a - b));
  await page.close();
  return {
    "dropped at rest, %": rest.dropped,
    "dropped playing, %": played.dropped,
    "main thread at rest, ms a frame": rest.work,
    "main thread playing, ms a frame": played.work,
    "Next to paint, p95 ms": share(presses, 0.95),
  };
}

const plays = [];
for (let run = 0; run < 3; run += 1) plays.push(await playing());
for (const name of Object.keys(plays[0])) {
  const sorted = plays.map((play) => play[name]).sort((a, b) => a - b);
  console.log(`${name.padEnd(32)} ${sorted[1].toFixed(1).padStart(6)}   (${sorted[0].toFixed(1)}–${sorted[2].toFixed(1)})`);
}
await browser.close();
close();
