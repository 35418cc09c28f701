// The switches that stand in the header, for readings, and at a step, for its year. What is chosen stands in the address, so that a link to this
// page says it too.

import { changeSettings, isRunning, onAddress } from "./program.js";
import { GRAMMAR } from "#schema";
import { eventElement, inputs } from "./shared/dom.js";
import { addressQuery } from "./shared/query.js";
import { remember, remembered } from "./shared/storage.js";

const html = document.documentElement;

/** Lets readings follow the address, and the address the switches. The year is the program's matter, where it runs. */
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
    // Where this device remembers something, it remembers this too.
    if (key === "readings" && kept !== null) {
      const others = [...new URLSearchParams(kept)].filter(([name]) => name !== key);
      remember([...others, [key, value]]);
    }
    changeSettings({ [key]: value === "off" || value === GRAMMAR[key][0] ? "" : value });
  });
}
