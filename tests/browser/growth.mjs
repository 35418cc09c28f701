// What a page holds after many steps: elements, listeners, memory. The benchmark prints it, a test limits it.

/** Lets the program's memory be measured. Before the page is opened. */
export const watchMemory = (page) =>
  page.addInitScript(() => {
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiateStreaming.apply(WebAssembly, given);
      window.memory = Object.values(made.instance.exports).find((value) => value instanceof WebAssembly.Memory);
      return made;
    };
  });

/** Goes four steps on and four back, again and again. The events are made in the page, because thousands of real presses would take minutes. */
export const walk = (page, steps) =>
  page.evaluate(async (steps) => {
    for (let press = 0; press < steps; press += 1) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: press % 8 < 4 ? "ArrowRight" : "ArrowLeft", bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
    }
  }, steps);

/** What the page holds, after the browser has removed what nothing uses. `device` is a session with the page that reports metrics. Bytes. */
export async function held(page, device) {
  await device.send("HeapProfiler.collectGarbage");
  const { metrics } = await device.send("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize"), memory: await page.evaluate(() => window.memory.buffer.byteLength) };
}
