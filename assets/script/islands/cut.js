// Writes the cut links into the address, by their letters. A click on a letter in the picture also cuts its link, and so do a digit, or C and then
// the letter.

import { eventElement, inputs } from "../common/dom.js";
import { keyName } from "../common/keys.js";
import { addressQuery, changeAddress } from "../common/query.js";

export function cutLinks() {
  const form = document.querySelector(".cutting .cuts");
  if (!form) return;
  const boxes = inputs(form, "input");
  const letter = (/** @type {Element} */ box) => box.nextElementSibling?.textContent ?? "";
  const cut = addressQuery().get("cut") ?? "";
  // Links that were ticked before this script was loaded stay cut.
  for (const box of boxes) box.checked ||= cut.includes(letter(box));
  const write = () => changeAddress({ cut: boxes.filter((box) => box.checked).map(letter).join("") });
  form.addEventListener("change", write);
  // The boxes change only after the event.
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("click", (event) => {
    const pressed = eventElement(event, ".letter-of-link");
    if (!pressed) return;
    event.preventDefault();
    const box = document.getElementById((pressed.getAttribute("href") ?? "").slice(1));
    box?.focus({ preventScroll: true });
    box?.click();
  });
  // Letters alone are keys of tools. C announces a letter.
  let comesLetter = false;
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || document.documentElement.dataset.keys === "off") return;
      if (eventElement(event, "input:not([type=checkbox]), select, textarea, dialog[open]")) return;
      const key = keyName(event);
      // While the picture is enlarged, 0 shows the whole picture.
      if (key === "0" && "zoom" in document.documentElement.dataset) return;
      const nth = /^\d$/.test(key) ? (Number(key) + 9) % 10 : comesLetter ? boxes.findIndex((box) => letter(box) === key) : -1;
      const announces = key === "c" && nth < 0;
      comesLetter = announces || (comesLetter && key === "shift");
      if (!announces && !boxes[nth]) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (announces) return;
      boxes[nth].focus({ preventScroll: true });
      boxes[nth].click();
    },
    true,
  );
}
