// Compares two cards side by side. Each card has a button for it; the address contains the choice.

import { findAll } from "../common/dom.js";
import { changeAddress } from "../common/query.js";

/** @param {() => void} changed called when other cards become visible */
export function comparison(changed) {
  const systems = document.querySelector(".systems");
  const buttons = findAll(document, "button.compare");
  const cardOf = (/** @type {HTMLElement} */ button) => /** @type {HTMLElement} */ (button.closest(".card"));
  /** @type {string[]} */
  let chosen = [];

  /** @param {string[]} ids */
  const compare = (ids) => {
    chosen = ids.slice(-2);
    for (const button of buttons) {
      const card = cardOf(button);
      const on = chosen.includes(card.id);
      card.classList.toggle("chosen", on);
      const { end = "", chosen: waiting = "", words = "" } = button.dataset;
      if (!on) button.textContent = words;
      else button.textContent = chosen.length === 2 ? end : waiting.replace("{n}", "1");
    }
    systems?.classList.toggle("comparing", chosen.length === 2);
    // Printed, two cards have only their own notes.
    for (const note of findAll(document, ".note")) {
      note.classList.toggle("unused", chosen.length === 2 && !document.querySelector(`.chosen [popovertarget="${note.id}"]`));
    }
  };

  for (const button of buttons) {
    button.hidden = false;
    button.dataset.words = button.textContent ?? "";
    button.addEventListener("click", () => {
      const { id } = cardOf(button);
      const both = chosen.length === 2;
      if (both) compare([]);
      else compare(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
      changeAddress({ compare: chosen.length === 2 ? chosen.join(",") : "" });
      changed();
      if (chosen.length === 2) systems?.scrollIntoView();
      else if (both) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
    });
  }

  return {
    /** Ends the comparison. */
    clear: () => compare([]),
    /**
     * Compares the cards in the address.
     * @param {string} ids joined by commas
     */
    begin(ids) {
      if (systems) compare(ids.split(",").filter((id) => buttons.some((button) => cardOf(button).id === id)));
    },
  };
}
