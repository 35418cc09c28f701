// The small islands of the pages beside the story: buttons that copy, filters that stand in the address, cards
// side by side. Everything else works without.
(() => {
  // Lines that were written where nobody knew the site's address: here it is known.
  if (location.protocol.startsWith("http")) {
    for (const lines of document.querySelectorAll("pre[data-somewhere] code")) {
      lines.textContent = lines.textContent.replaceAll(lines.parentElement.dataset.somewhere, new URL("../", location));
    }
  }

  // Buttons that copy the text before them. Without scripts they stay hidden: the text can be marked and copied by hand.
  for (const button of document.querySelectorAll("button.copy[hidden]")) {
    button.hidden = false;
    const words = button.textContent;
    const text = button.previousElementSibling;
    button.addEventListener("click", async () => {
      getSelection().selectAllChildren(text);
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = button.dataset.copied;
        setTimeout(() => (button.textContent = words), 2000);
      } catch {
        // Refused: the text is marked, and Ctrl+C copies it.
        text.focus();
      }
    });
  }

  // Where one question is seen alone, a clicker goes from one to the next.
  addEventListener("keydown", (event) => {
    const way = { PageDown: "next", PageUp: "prev" }[event.key];
    const link = way && document.querySelector(`.quiz li:target [rel=${way}]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  // Writes what is chosen into the address, in place.
  const say = (changes) => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) value ? query.set(key, value) : query.delete(key);
    const search = query.size ? `?${query}`.replaceAll("%2C", ",") : "";
    history.replaceState(history.state, "", location.pathname + search + location.hash);
  };

  // The links that are cut stand in the address, by their letters; a letter in the picture cuts its link as well.
  const cutting = document.querySelector(".cutting form");
  if (cutting) {
    const boxes = [...cutting.querySelectorAll("input")];
    const letter = (box) => box.nextElementSibling.textContent;
    const cut = new URLSearchParams(location.search).get("cut") ?? "";
    // What was ticked before this script was there stays so.
    for (const box of boxes) box.checked ||= cut.includes(letter(box));
    const told = () => say({ cut: boxes.filter((box) => box.checked).map(letter).join("") });
    cutting.addEventListener("change", told);
    cutting.addEventListener("reset", () => setTimeout(told));
    addEventListener("click", (event) => {
      const pressed = event.target.closest?.(".letter-of-link");
      if (!pressed) return;
      event.preventDefault();
      const box = document.getElementById(pressed.getAttribute("href").slice(1));
      box.focus({ preventScroll: true });
      box.click();
    });
  }

  const form = document.querySelector(".filters");
  if (!form) return;
  const found = document.querySelector(".found");
  const none = document.querySelector(".none");
  const all = [...document.querySelectorAll(".cards > li, .events > li")];
  const count = () => {
    const shown = all.filter((item) => item.checkVisibility()).length;
    const chosen = shown < all.length || form.querySelector("input:checked:not([value=''])");
    found.textContent = chosen ? form.dataset.found.replace("{n}", shown).replace("{count}", all.length) : "";
    if (none) none.hidden = shown > 0;
    // The picture says it too.
    all.forEach((item, nth) => document.querySelector(`.actor.s${nth + 1}`)?.classList.toggle("away", !item.checkVisibility()));
  };
  const asked = new URLSearchParams(location.search);
  for (const input of form.querySelectorAll("input")) {
    if (asked.get(input.name) === input.value) input.checked = true;
  }
  form.addEventListener("change", ({ target }) => {
    say({ [target.name]: target.value });
    count();
  });
  // Whoever follows a link to a card or an event sees it, whatever is filtered.
  const reveal = () => {
    // Names of cards and events need no decoding.
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target || target.checkVisibility() || !target.matches(".card, .event")) return;
    for (const input of form.querySelectorAll("input[value='']")) input.checked = true;
    compare([]);
    say(Object.fromEntries(["compare", ...[...form.querySelectorAll("input")].map(({ name }) => name)].map((name) => [name, ""])));
    count();
    target.scrollIntoView();
  };

  // Two cards side by side.
  const systems = document.querySelector(".systems");
  const buttons = [...document.querySelectorAll("button.compare")];
  let chosen = [];
  const compare = (ids) => {
    chosen = ids.slice(-2);
    for (const button of buttons) {
      const card = button.closest(".card");
      const on = chosen.includes(card.id);
      card.classList.toggle("chosen", on);
      button.textContent = on && chosen.length === 2 ? button.dataset.end : on ? button.dataset.chosen.replace("{n}", 1) : button.dataset.words;
    }
    systems?.classList.toggle("comparing", chosen.length === 2);
    // On paper two cards bring their own notes and no others.
    for (const note of document.querySelectorAll(".note")) {
      note.classList.toggle("unused", chosen.length === 2 && !document.querySelector(`.chosen [popovertarget="${note.id}"]`));
    }
  };
  for (const button of buttons) {
    button.hidden = false;
    button.dataset.words = button.textContent;
    button.addEventListener("click", () => {
      const { id } = button.closest(".card");
      const both = chosen.length === 2;
      compare(both ? [] : chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
      say({ compare: chosen.length === 2 ? chosen.join(",") : "" });
      count();
      if (chosen.length === 2) systems.scrollIntoView();
      else if (both) document.getElementById(id).scrollIntoView({ block: "nearest" });
    });
  }
  if (systems) compare((asked.get("compare") ?? "").split(",").filter((id) => buttons.some((button) => button.closest(".card").id === id)));
  addEventListener("hashchange", reveal);
  // The same card again makes no new address.
  addEventListener("click", ({ target }) => target.closest?.("a[href^='#']") && setTimeout(reveal));
  // Until the style sheets are there Safari calls everything hidden.
  const begin = () => {
    count();
    reveal();
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
})();
