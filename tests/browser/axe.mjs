// What axe finds on a page, in plain lines.
import AxeBuilder from "@axe-core/playwright";
import { THEMES } from "./browser.mjs";
import { look } from "./site.mjs";

const lines = ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));

/** All that it finds, or what `rules` alone find, in the whole page or in a part of it. */
export async function faults(page, { rules, within, without } = {}) {
  const axe = new AxeBuilder({ page });
  if (rules) axe.withRules(rules);
  if (within) axe.include(within);
  if (without) axe.exclude(without);
  return lines(await axe.analyze());
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
