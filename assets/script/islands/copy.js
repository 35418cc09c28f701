// Lines to copy: inserts the site's address, and makes the copy buttons work.

import { findAll } from "../common/dom.js";

export function copyButtons() {
  // The lines were written without the site's address, and this page knows it.
  if (location.protocol.startsWith("http")) {
    for (const lines of findAll(document, "pre[data-somewhere] code")) {
      const somewhere = lines.parentElement?.dataset.somewhere ?? "";
      lines.textContent = (lines.textContent ?? "").replaceAll(somewhere, new URL("../", location.href).href);
    }
  }

  // Without scripts the buttons stay hidden, and readers select the text by hand.
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
        // The browser refuses. The text is selected, so that Ctrl+C copies it.
        text.focus();
      }
    });
  }
}
