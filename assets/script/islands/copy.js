// Lines to copy: they name the site's own address, and a button takes them.

import { findAll } from "../shared/dom.js";

export function copyButtons() {
  // Lines that were written where nobody knew the site's address: here it is known.
  if (location.protocol.startsWith("http")) {
    for (const lines of findAll(document, "pre[data-somewhere] code")) {
      const somewhere = lines.parentElement?.dataset.somewhere ?? "";
      lines.textContent = (lines.textContent ?? "").replaceAll(somewhere, new URL("../", location.href).href);
    }
  }

  // Without scripts the buttons stay hidden: the text before them can be marked and copied by hand.
  for (const button of findAll(document, "button.copy[hidden]")) {
    button.hidden = false;
    const words = button.textContent;
    const text = /** @type {HTMLElement} */ (button.previousElementSibling);
    button.addEventListener("click", async () => {
      getSelection()?.selectAllChildren(text);
      try {
        await navigator.clipboard.writeText(text.textContent ?? "");
        button.textContent = button.dataset.copied ?? "";
        setTimeout(() => (button.textContent = words), 2000);
      } catch {
        // Refused: the text is marked, and Ctrl+C copies it.
        text.focus();
      }
    });
  }
}
