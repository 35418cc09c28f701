// What axe finds on a page, in plain lines.
import axe from "axe-core";
import { THEMES } from "./browser.mjs";
import { look } from "./site.mjs";

/** Puts axe into the page and into each frame in it, once. There it speaks to itself by messages, also across origins. */
async function inject(page) {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => "axe" in globalThis)) continue;
    await frame.evaluate(axe.source);
    await frame.evaluate(() => globalThis.axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] }));
  }
}

/** All that it finds, or what `rules` alone find, in the whole page or in a part of it. */
export async function faults(page, { rules, within, without } = {}) {
  await inject(page);
  return page.evaluate(
    async ({ rules, within, without }) => {
      const parts = { include: [[within ?? ":root"]], exclude: without ? [[without]] : [] };
      const { violations } = await globalThis.axe.run(parts, {
        // What is in order is nobody's news, and takes long to hand over.
        resultTypes: ["violations"],
        ...(rules && { runOnly: { type: "rule", values: rules } }),
      });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    },
    { rules, within, without },
  );
}

/**
 * All that it finds in a page that stands in the light theme, and what of the words is too faint in the others: of its rules
 * that one alone looks at colours.
 */
export async function faultsInAllThemes(page, parts = {}) {
  const found = await faults(page, parts);
  const asked = await page.locator("html").getAttribute("data-theme");
  // A colour that is on its way from one theme to the other is neither's.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const theme of THEMES.filter((theme) => theme !== "light")) {
    await look(page, { theme });
    const faint = await faults(page, { ...parts, rules: ["color-contrast"] });
    found.push(...faint.map((line) => `${theme}: ${line}`));
  }
  await look(page, { theme: asked });
  return found;
}
