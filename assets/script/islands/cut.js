// Writes the cut links into the address, by their letters. A click on a letter in the picture also cuts its link.

import { eventElement, inputs } from "../shared/dom.js";
import { addressQuery, changeAddress } from "../shared/query.js";

export function cutLinks() {
  const form = document.querySelector(".cutting form");
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
}
