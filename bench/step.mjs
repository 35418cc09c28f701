// A running page: how long a press takes, how smoothly a step plays, and what grows with the number of steps.
import { held, walk, watchMemory } from "../tests/browser/growth.mjs";
import { slowPage } from "./slow.mjs";

const wide = { line: false, viewport: { width: 1280, height: 800 } };

/** The metric of a page with a name. */
async function metric(device, wanted) {
  const { metrics } = await device.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === wanted).value;
}

/** Presses of → and ←: milliseconds from each to the next paint, and how the frames come meanwhile. */
export async function stepping(address) {
  const { page, device, close } = await slowPage(wide);
  await page.goto(`${address}en/launch.html`);
  await page.locator("html[data-awake]").waitFor();
  // The site loads its player when the page is idle. The floor has none.
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    // The browser's own measure of an interaction: from the press to the next frame that is painted, in steps of 8 ms.
    window.presses = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "keydown") window.presses.push(duration);
    }).observe({ type: "event", durationThreshold: 16 });
    window.gaps = [];
    let last = performance.now();
    const frame = (now) => {
      window.gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.evaluate(() => (window.gaps.length = 0));
  const before = 1000 * (await metric(device, "TaskDuration"));
  for (let press = 0; press < 20; press += 1) {
    const title = await page.title();
    await page.keyboard.press(press % 8 < 4 ? "ArrowRight" : "ArrowLeft");
    await page.waitForFunction((before) => document.title !== before, title);
    // As somebody steps who looks for a moment.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  }
  const after = 1000 * (await metric(device, "TaskDuration"));
  const { presses, gaps } = await page.evaluate(() => ({ presses: window.presses, gaps: window.gaps }));
  await close();
  return { presses, dropped: droppedOf(gaps), work: (after - before) / gaps.length };
}

/** The share of frames that did not come, in hundredths. */
function droppedOf(gaps) {
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
  return (100 * dropped) / (dropped + gaps.length);
}

/** Three seconds in which a step plays, or in which nothing moves. */
export async function playing(address, plays) {
  const { page, device, close } = await slowPage(wide);
  await page.goto(`${address}en/track.html`);
  await page.locator("#story .player").waitFor();
  if (plays) await page.keyboard.press("r");
  const before = 1000 * (await metric(device, "TaskDuration"));
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
  const work = (1000 * (await metric(device, "TaskDuration")) - before) / gaps.length;
  await close();
  return { dropped: droppedOf(gaps), work };
}

/** What a page holds after each of some numbers of steps. */
export async function growth(address, marks) {
  const { page, device, close } = await slowPage({ line: false });
  await device.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await watchMemory(page);
  await page.goto(`${address}en/launch.html`);
  await page.locator("#story .player").waitFor();
  const rows = [];
  for (const [nth, steps] of marks.entries()) {
    await walk(page, steps - (marks[nth - 1] ?? 0));
    const { nodes, listeners, heap, memory } = await held(page, device);
    rows.push({ steps, nodes, listeners, "heap, KB": Math.round(heap / 1024), "program's memory, KB": memory / 1024 });
  }
  await close();
  return rows;
}
