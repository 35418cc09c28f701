// The pages for frames, inside a page of another origin.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { steps } from "./browser.mjs";
import { host } from "./host.mjs";
import { dist, expect, test } from "./site.mjs";

const all = await steps(dist);

/** Serves a host page of another origin with the given body. */
async function hostPage(body) {
  const folder = await mkdtemp(join(tmpdir(), "host-"));
  await writeFile(join(folder, "index.html"), `<!doctype html><html lang="en"><title>An article</title><body>${body}<p style="height:2000px">More.</p></body></html>`);
  return host(folder);
}

const BOXES = [
  [320, 600],
  [360, 740],
  [480, 640],
  [640, 480],
  [800, 640],
  [900, 400],
  [1280, 720],
];

test.describe("in a frame", () => {
  // The host page is another origin on purpose, and has no icon.
  test.use({ expected: { lines: [/^elsewhere: http:\/\/127\.0\.0\.1:\d+\/(favicon\.ico)?$/, /favicon\.ico/, /404/, /Blocked script execution.*sandboxed/] } });

  test("the story is walked without a trace in the host's history, and the host does not scroll", async ({ page, site }) => {
    const { address, close } = await hostPage(`<iframe title="story" width="800" height="640" src="${site}embed/en/overview.html"></iframe>`);
    await page.goto(address);
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-awake]").waitFor();
    const before = await page.evaluate(() => [history.length, scrollY]);
    await frame.locator(".next").click();
    await frame.locator(".next").click();
    await expect(frame.locator("h1")).toHaveText("The missile is tracked");
    expect(await page.evaluate(() => [history.length, scrollY])).toEqual(before);
    close();
  });

  test("no key is taken and no focus moved until the visitor goes there", async ({ page, site }) => {
    const { address, close } = await hostPage(`<iframe title="story" width="800" height="640" src="${site}embed/en/overview.html"></iframe>`);
    await page.goto(address);
    const frame = page.frameLocator("iframe");
    await frame.locator("html[data-awake]").waitFor();
    expect(await page.evaluate(() => document.activeElement.tagName)).toBe("BODY");
    await page.keyboard.press("ArrowRight");
    await expect(frame.locator("h1")).toHaveText("Two tiers, two chances");
    close();
  });

  test("a sandbox with scripts alone is enough, and without scripts the links still lead on", async ({ page, site }) => {
    const { address, close } = await hostPage(
      `<iframe title="a" id="a" sandbox="allow-scripts" width="800" height="640" src="${site}embed/en/overview.html"></iframe>
       <iframe title="b" id="b" sandbox="" width="800" height="640" src="${site}embed/ja/overview.html"></iframe>`,
    );
    await page.goto(address);
    const scripted = page.frameLocator("#a");
    await scripted.locator("html[data-awake]").waitFor();
    await scripted.locator(".next").click();
    await expect(scripted.locator("h1")).toHaveText("A launch is seen");
    const still = page.frameLocator("#b");
    await still.locator(".next").click();
    // Its readings are there, and hidden.
    await expect.poll(() => still.locator("h1").innerText()).toBe("発射を捉える");
    close();
  });
});

test("an embed says whose it is, as of when, and leads to the whole page in a window of its own", async ({ page, site }) => {
  await page.goto(`${site}embed/en/lower-hit.html`);
  const credit = page.locator(".credit");
  await expect(credit).toContainText("December 2015");
  await expect(credit).toContainText("CC BY 4.0");
  await expect(credit.getByRole("link")).toHaveAttribute("target", "_blank");
  await page.locator("html[data-awake]").waitFor();
});

test("in boxes of usual sizes every sentence can be read, in each language and step", async ({ page, site }) => {
  for (const [width, height] of [[768, 680], [992, 680], [360, 820]]) {
    await page.setViewportSize({ width, height });
    for (const language of ["en", "ja"]) {
      for (const step of all) {
        await page.goto(`${site}embed/${language}/${step}.html`);
        await page.locator("html[data-awake]").waitFor();
        const cut = await page.evaluate(() => {
          const top = document.querySelector(".controls").getBoundingClientRect().top;
          return [...document.querySelectorAll(".sentence")].filter((it) => it.getBoundingClientRect().bottom > top + 1).map((it) => it.textContent);
        });
        expect.soft(cut, `${width}×${height} ${language}/${step}`).toEqual([]);
      }
    }
  }
});

test("fits any box: nothing scrolls but the words, and the picture is whole", async ({ page, site }) => {
  for (const [width, height] of BOXES) {
    await page.setViewportSize({ width, height });
    for (const language of ["en", "ja"]) {
      await page.goto(`${site}embed/${language}/lower-hit.html`);
      await page.locator("html[data-awake]").waitFor();
      const measured = await page.evaluate(() => {
        const picture = [...document.querySelectorAll("svg.picture")].find((it) => it.checkVisibility()).getBoundingClientRect();
        const root = document.documentElement;
        return { scrolls: root.scrollHeight > innerHeight || root.scrollWidth > innerWidth, bottom: picture.bottom, right: picture.right, height: picture.height };
      });
      expect(measured.scrolls, `${width}×${height} ${language}`).toBe(false);
      expect(measured.bottom).toBeLessThanOrEqual(height);
      expect(measured.right).toBeLessThanOrEqual(width);
      expect(measured.height).toBeGreaterThan(height * 0.35);
      await expect(page.locator(".next")).toBeInViewport();
    }
  }
});
