// The switches for furigana, in the header, and for the era, at a step. Choices are written into the address, so that a link to the page
// contains them.

import { changeSettings, isRunning, onAddress } from "./program.js";
import { GRAMMAR } from "#schema";
import { eventElement, inputs } from "./common/dom.js";
import { addressQuery } from "./common/query.js";
import { remember, remembered } from "./common/storage.js";

const html = document.documentElement;

/** Keeps the switches and the address equal. While the program runs, it handles the era. */
export function followSwitches() {
  onAddress(() => {
    const readings = addressQuery().get("readings") ?? new URLSearchParams(remembered() ?? "").get("readings");
    html.dataset.readings = readings === "on" ? "on" : "off";
    for (const input of inputs(document, ".readings input")) input.checked = html.dataset.readings === "on";
  });

  addEventListener("change", (event) => {
    const key = ["era", "readings"].find((name) => eventElement(event, `.${name}`));
    if (!key || (isRunning() && key === "era")) return;
    const value = html.dataset[key] ?? "";
    const kept = remembered();
    // If this device remembers settings, it remembers this setting, too.
    if (key === "readings" && kept !== null) {
      const others = [...new URLSearchParams(kept)].filter(([name]) => name !== key);
      remember([...others, [key, value]]);
    }
    changeSettings({ [key]: value === "off" || value === GRAMMAR[key][0] ? "" : value });
  });
}
