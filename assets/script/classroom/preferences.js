// Preferences: they act at once and stand in the address; a device remembers them only where someone says so.

export function preferencesWith(kit) {
  const html = document.documentElement;
  const STORE = "layered-defense";
  // What a device may remember; the rest belongs to one view of one step.
  const REMEMBERED = ["theme", "text", "motion", "keys", "readings"];

  const stored = () => {
    try {
      return localStorage.getItem(STORE);
    } catch {
      return null;
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(STORE);
    } catch {
      // What cannot be stored need not be forgotten.
    }
  };
  const keep = () => {
    const chosen = REMEMBERED.filter((key) => html.dataset[key]).map((key) => [key, html.dataset[key]]);
    try {
      localStorage.setItem(STORE, new URLSearchParams(chosen).toString());
      return true;
    } catch {
      kit.say("storage_refused");
      return false;
    }
  };
  const groups = (dialog) => [...dialog.querySelectorAll("fieldset[data-key]")];
  const show = (dialog) => {
    for (const group of groups(dialog)) {
      const inputs = [...group.querySelectorAll("input")];
      (inputs.find(({ value }) => value === html.dataset[group.dataset.key]) ?? inputs[0]).checked = true;
    }
    dialog.querySelector("[data-do=remember]").checked = stored() !== null;
  };
  const reset = async () => {
    forget();
    const dialog = (await kit.here()).querySelector('dialog[data-dialog="preferences"]');
    kit.choose(Object.fromEntries(groups(dialog).map(({ dataset }) => [dataset.key, ""])));
    for (const input of document.querySelectorAll(".readings input")) input.checked = false;
    show(dialog);
    kit.say("reset");
  };

  return {
    reset,
    async preferences() {
      const dialog = await kit.dialog("preferences", (button) => {
        if (button.dataset.do === "reset") reset();
        else if (button.dataset.toLanguage) {
          dialog.close();
          document.querySelector(`a[data-language="${button.dataset.toLanguage}"]`)?.click();
        }
      });
      dialog.onchange = ({ target }) => {
        if (target.dataset.do === "remember") {
          if (!target.checked) {
            forget();
            kit.say("forgotten");
          } else if (keep()) kit.say("remembered");
          else target.checked = false;
          return;
        }
        const { key } = target.closest("fieldset").dataset;
        const isDefault = target === target.closest("fieldset").querySelector("input");
        // Where something is remembered, the default has to be said as well.
        kit.choose({ [key]: isDefault && stored() === null ? "" : target.value });
        for (const input of document.querySelectorAll(`header .${key} input`)) input.checked = target.value === "on";
        if (stored() !== null) keep();
      };
      show(dialog);
    },
    /** Looks at what was remembered; what nobody could have chosen is said and not used. */
    async checkRemembered() {
      const dialog = (await kit.here()).querySelector('dialog[data-dialog="preferences"]');
      const known = ([key, value]) =>
        REMEMBERED.includes(key) && (!dialog.querySelector(`fieldset[data-key="${key}"]`) || dialog.querySelector(`fieldset[data-key="${key}"] input[value="${CSS.escape(value)}"]`));
      const pairs = [...new URLSearchParams(stored() ?? "")];
      if (pairs.every(known)) return;
      const asked = kit.asked();
      for (const [key] of pairs.filter((pair) => !known(pair))) if (!asked.has(key)) delete html.dataset[key];
      kit.say("spoilt");
    },
  };
}
