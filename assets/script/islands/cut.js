// The links that a class cuts stand in the address, by their letters; a letter in the picture cuts its link as well.

import { eventElement, inputs } from "../shared/dom.js";
import { addressQuery, changeAddress } from "../shared/query.js";

export function cutLinks() {
  const form = document.querySelector(".cutting form");
  if (!form) return;
  const boxes = inputs(form, "input");
  const letter = (/** @type {Element} */ box) => box.nextElementSibling?.textContent ?? "";
  const cut = addressQuery().get("cut") ?? "";
  // What was ticked before this script was there stays so.
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
