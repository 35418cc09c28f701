// The built site on its own host, below a subfolder, and a page on which nothing may fail:
// a console message, a failed request or a request to another host fails the test.
import { test as base, expect } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { host } from "./host.mjs";
import { fixtures } from "./hosts.mjs";

export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

export const test = base.extend({
  ...fixtures,
  site: [
    async ({}, use) => {
      const { address, close } = await host(dist, "/some/where/");
      await use(address);
      close();
    },
    { scope: "worker" },
  ],
  // The messages that a test expects. Everything else fails it.
  expected: [{ lines: [] }, { option: true }],
  page: async ({ page, site, expected }, use) => {
    const wrong = [];
    watch(page, new URL(site).origin, wrong);
    page.context().on("page", (other) => watch(other, new URL(site).origin, wrong));
    await use(page);
    const unexpected = wrong.filter((line) => !expected.lines.some((pattern) => pattern.test(line)));
    expect(unexpected, "messages, failures and requests to other hosts").toEqual([]);
  },
});

function watch(page, origin, wrong) {
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    // When a page is left, its pending requests fail.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") wrong.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => response.status() >= 400 && wrong.push(`status ${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    // `cid:` names a part of a saved page.
    if (!["data:", "blob:", "file:", "cid:"].includes(url.protocol) && url.origin !== origin) wrong.push(`elsewhere: ${url}`);
  });
}

/** Opens a page and waits until the program runs. */
export async function awake(page, address) {
  await page.goto(address);
  await page.locator("html[data-awake]").waitFor();
}

/** Applies settings without a reload: they are attributes of the document. */
export const look = (page, asked) =>
  page.evaluate((asked) => {
    const { dataset } = document.documentElement;
    for (const [key, value] of Object.entries(asked)) {
      if (value) dataset[key] = value;
      else delete dataset[key];
    }
  }, asked);

/** Delays all responses to an address. Resolves to a function that releases them. */
export async function delayed(page, pattern) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

export { expect };

/** Shows or hides furigana by the switch in the menu. */
export async function readings(page, on) {
  await page.locator(".open-menu").click();
  await page.locator(".readings input").setChecked(on);
  await page.keyboard.press("Escape");
}
