import { slowPage, browser } from "../../bench/slow.mjs";
import { host } from "./host.mjs";
const which = process.argv[2], rate = Number(process.argv[3] || 4);
const h = await host(which === "site" ? "/work/main/dist/" : "/work/main/target/floors/" + which, "/", { brotli: true });
const { page, device } = await slowPage({ line: false, viewport: { width: 1280, height: 800 } });
await page.goto(h.address + "en/launch.html");
await page.locator("html[data-awake]").waitFor();
await page.waitForLoadState("networkidle");
await page.waitForTimeout(500);
await page.evaluate(() => { window.ev = []; new PerformanceObserver((l) => l.getEntries().forEach((e) => e.name === "keydown" && window.ev.push([Math.round(e.startTime), e.duration, +(e.processingStart - e.startTime).toFixed(1), +(e.processingEnd - e.processingStart).toFixed(1)]))).observe({ type: "event", durationThreshold: 16 }); });
const ev = [];
device.on("Tracing.dataCollected", ({ value }) => ev.push(...value));
await device.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "blink", "cc", "v8", "disabled-by-default-devtools.timeline", "blink.user_timing","toplevel"] } });
for (let i = 0; i < 16; i++) {
  await page.evaluate((n) => performance.mark("press" + n), i);
  await page.keyboard.press(i % 8 < 4 ? "ArrowRight" : "ArrowLeft");
  await page.waitForTimeout(700);
}
await new Promise(async (done) => { device.once("Tracing.tracingComplete", done); await device.send("Tracing.end"); });
console.log(JSON.stringify(await page.evaluate(() => window.ev)));
const marks = ev.filter((e) => e.name?.startsWith("press") && e.cat.includes("user_timing")).sort((a, b) => a.ts - b.ts);
const tid = marks[0].tid, pid = marks[0].pid;
const main = ev.filter((e) => e.tid === tid && e.pid === pid && e.ph === "X").sort((a, b) => a.ts - b.ts || b.dur - a.dur);
const names = {};
const show = (from, to) => {
  // self time by name
  const inside = main.filter((e) => e.ts >= from && e.ts < to);
  const stack = [], self = {};
  for (const e of inside) {
    while (stack.length && stack.at(-1).ts + stack.at(-1).dur <= e.ts) stack.pop();
    self[e.name] = (self[e.name] || 0) + e.dur;
    if (stack.length) self[stack.at(-1).name] -= e.dur;
    stack.push(e);
  }
  return self;
};
const total = {};
for (const m of marks.slice(2)) {
  for (const [n, d] of Object.entries(show(m.ts, m.ts + Number(process.argv[4] || 150) * 1000))) total[n] = (total[n] || 0) + d / 1000 / (marks.length - 2);
}
console.log(Object.entries(total).sort((a, b) => b[1] - a[1]).slice(0, 28).map(([n, d]) => d.toFixed(2).padStart(8) + " " + n).join("\n"));
if (process.argv[5]) {
  const m = marks[Number(process.argv[5])];
  for (const e of main.filter((e) => e.ts >= m.ts && e.ts < m.ts + 200000 && e.dur > 700)) console.log(((e.ts - m.ts) / 1000).toFixed(1).padStart(7), (e.dur / 1000).toFixed(1).padStart(7), e.name, JSON.stringify(e.args).slice(0, 110));
}
await browser.close(); h.close();
