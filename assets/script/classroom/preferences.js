// Preferences: they act at once and are written into the address. The device remembers them only if the reader asks for it.

import { changeLanguage, onlyInThisLanguage } from "../program.js";
import { find, findAll, inputs } from "../common/dom.js";
import { addressQuery } from "../common/query.js";
import { canBeRemembered, forget, remember, remembered } from "../common/storage.js";

/** @param {import("./page-context.js").PageContext} page */
export function preferenceTools(page) {
  const html = document.documentElement;

  /** @param {ParentNode} dialog */
  const show = (dialog) => {
    for (const group of findAll(dialog, "fieldset[data-key]")) {
      const all = inputs(group, "input");
      const chosen = all.find(({ value }) => value === html.dataset[group.dataset.key ?? ""]) ?? all[0];
      chosen.checked = true;
    }
    inputs(dialog, "[data-do=remember]")[0].checked = remembered() !== null;
  };

  async function reset() {
    forget();
    const dialog = find(await page.dialogs(), 'dialog[data-dialog="preferences"]');
    // This includes furigana, even if the language has none.
    page.choose(Object.fromEntries(["labels", ...Object.keys(page.defaults)].map((key) => [key, ""])));
    for (const input of inputs(document, ".readings input")) input.checked = false;
    show(dialog);
    page.notify("reset");
  }

  /** @param {HTMLInputElement} box */
  function rememberOrForget(box) {
    if (!box.checked) {
      forget();
      page.notify("forgotten");
    } else if (page.keepSettings()) page.notify("remembered");
    else {
      box.checked = false;
      page.notify("storage_refused");
    }
  }

  return {
    reset,
    async preferences() {
      const dialog = await page.openDialog("preferences", (button, opened) => {
        if (button.dataset.do === "reset") reset();
        else if (button.dataset.toLanguage) {
          opened.close();
          changeLanguage(button.dataset.toLanguage);
        }
      });
      dialog.onchange = (event) => {
        const input = /** @type {HTMLInputElement} */ (event.target);
        if (input.dataset.do === "remember") {
          rememberOrForget(input);
          return;
        }
        const group = /** @type {HTMLElement} */ (input.closest("fieldset"));
        const { key = "" } = group.dataset;
        const isDefault = input === group.querySelector("input");
        page.choose({ [key]: isDefault ? "" : input.value });
        for (const box of inputs(document, `header .${key} input`)) box.checked = input.value === "on";
      };
      show(dialog);
      // Presenter view follows the lesson's language, so it offers no choice.
      find(dialog, ".of-language").hidden = onlyInThisLanguage();
    },
    /** Removes remembered settings that do not exist, and shows a notice; keeps the others. */
    async dropUnknownSettings() {
      const pairs = [...new URLSearchParams(remembered() ?? "")];
      const query = addressQuery();
      for (const [key] of pairs.filter((pair) => !canBeRemembered(pair))) {
        if (!query.has(key)) delete html.dataset[key];
      }
      remember(pairs.filter(canBeRemembered));
      await page.notify("spoilt");
    },
  };
}
