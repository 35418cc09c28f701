// Runs axe on a page and returns its findings as plain lines.
import axe from "axe-core";
import { THEMES } from "./browser.mjs";
import { look } from "./site.mjs";

/** Injects axe into the page and each frame in it, once. Its instances exchange messages, also across origins. */
async function inject(page) {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => "axe" in globalThis)) continue;
    await frame.evaluate(axe.source);
    await frame.evaluate(() => globalThis.axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] }));
  }
}

/** All findings, or those of `rules`, in the whole page or a part of it. */
export async function faults(page, { rules, within, without } = {}) {
  await inject(page);
  return page.evaluate(
    async ({ rules, within, without }) => {
      const parts = { include: [[within ?? ":root"]], exclude: without ? [[without]] : [] };
      const { violations } = await globalThis.axe.run(parts, {
        // Passed checks are not needed, and take long to transfer.
        resultTypes: ["violations"],
        ...(rules && { runOnly: { type: "rule", values: rules } }),
      });
      // axe joins the two lines of a name in the picture of all systems to a single word. The name of such a link has the space.
      const isJoined = ({ id }, { html }) => id === "label-content-name-mismatch" && html.startsWith('<a class="actor ');
      return violations.flatMap((rule) => rule.nodes.filter((node) => !isJoined(rule, node)).map((node) => `${rule.id}: ${node.html}`));
    },
    { rules, within, without },
  );
}

/**
 * All findings in a page that is in the light theme, and findings on contrast in the other themes. No other rule
 * depends on colours.
 */
export async function faultsInAllThemes(page, parts = {}) {
  const found = await faults(page, parts);
  const asked = await page.locator("html").getAttribute("data-theme");
  // During a transition between themes, colours belong to neither theme.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const theme of THEMES.filter((theme) => theme !== "light")) {
    await look(page, { theme });
    const faint = await faults(page, { ...parts, rules: ["color-contrast"] });
    found.push(...faint.map((line) => `${theme}: ${line}`));
  }
  await look(page, { theme: asked });
  return found;
}
