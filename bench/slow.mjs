// A page on a slow line and a slow processor: 1.6 Mbit/s, 150 ms, a processor four times slower.
import { chromium, launch } from "../tests/browser/browser.mjs";

export const browser = await chromium.launch(launch);

/** A page on a slow line and processor, and its session with the browser. */
export async function slowPage({ line = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  const device = await context.newCDPSession(page);
  await device.send("Performance.enable");
  await device.send("Network.enable");
  if (line) await device.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await device.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return { page, device, close: () => context.close() };
}
