// How soon the picture is there, how soon the program has taken over, and what a step costs: medians of
// seven first visits on a slow line (1.6 Mbit/s, 150 ms) and a slow processor (× 4), brotli as a host would.
// Nothing is asserted here: times belong to the machine. `node benchmark.mjs`, with CHROMIUM set, after a dist.
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
await browser.close();
close();
