// Pictures of pages as PNG.

/**
 * A picture of the page. Chromium 148 refuses now and then, and makes the picture when asked again.
 * @param {import("playwright").Page} page
 * @param {import("playwright").PageScreenshotOptions} [options]
 */
export async function pictureOf(page, options, tries = 5) {
  try {
    return await page.screenshot(options);
  } catch (error) {
    if (tries === 1 || !String(error).includes("Unable to capture screenshot")) throw error;
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    return pictureOf(page, options, tries - 1);
  }
}
