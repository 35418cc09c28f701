// Preferences: they act at once and stand in the address; a device remembers them only where someone says so.

export function preferencesWith(kit) {
  const html = document.documentElement;
  const groups = (dialog) => [...dialog.querySelectorAll("fieldset[data-key]")];
  const show = (dialog) => {
    for (const group of groups(dialog)) {
      const inputs = [...group.querySelectorAll("input")];
      (inputs.find(({ value }) => value === html.dataset[group.dataset.key]) ?? inputs[0]).checked = true;
    }
    dialog.querySelector("[data-do=remember]").checked = kit.stored() !== null;
  };
  const reset = async () => {
    kit.forget();
    const dialog = (await kit.here()).querySelector('dialog[data-dialog="preferences"]');
    // Readings too, where the language has none to choose.
    kit.choose(Object.fromEntries(["labels", ...Object.keys(kit.REMEMBERED)].map((key) => [key, ""])));
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
            kit.forget();
            kit.say("forgotten");
          } else if (kit.keep()) kit.say("remembered");
          else {
            target.checked = false;
            kit.say("storage_refused");
          }
          return;
        }
        const { key } = target.closest("fieldset").dataset;
        const isDefault = target === target.closest("fieldset").querySelector("input");
        kit.choose({ [key]: isDefault ? "" : target.value });
        for (const input of document.querySelectorAll(`header .${key} input`)) input.checked = target.value === "on";
      };
      show(dialog);
      // The presenter's window speaks the language of the lesson's.
      dialog.querySelector(".of-language").hidden = !document.querySelector("a[data-language]");
    },
    /** What was remembered and cannot have been chosen is told of, once, and not used; what holds is kept. */
    async mendRemembered() {
      const known = ([key, value]) => key in kit.REMEMBERED && kit.grammar[key].includes(value);
      const pairs = [...new URLSearchParams(kit.stored() ?? "")];
      const asked = kit.asked();
      for (const [key] of pairs.filter((pair) => !known(pair))) if (!asked.has(key)) delete html.dataset[key];
      kit.keep(pairs.filter(known));
      await kit.say("spoilt");
    },
  };
}
