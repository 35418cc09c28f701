// What every tool needs of the page: the words in its language, dialogs, notices, the address.

export function kitOf({ dataset, src, root: site, grammar, remembered }) {
  const html = document.documentElement;
  const single = !dataset.classroom;

  const fetched = (address) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", address);
      request.responseType = "document";
      request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject(new Error(`${address}: ${request.status}`)));
      request.onerror = () => reject(new Error(String(address)));
      request.send();
    });
  const dressed = () =>
    new Promise((resolve) => {
      if (single) return resolve();
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: new URL(dataset.style, src), onload: resolve, onerror: resolve });
      document.head.append(link);
    });
  let dressing;

  // The dialogs of the language that the page is in now.
  const held = new Map();
  const here = () => {
    const language = html.lang;
    if (!held.has(language)) {
      const found = single
        ? Promise.resolve(document.querySelector(`.tools[data-only="${language}"]`))
        : fetched(new URL(`${language}/dialogs.html`, site)).then((page) => document.adoptNode(page.querySelector(".tools")));
      const ready = found.then(async (tools) => {
        // Only now: where the dialogs do not arrive, nothing is left behind.
        await (dressing ??= dressed());
        document.body.append(tools);
        return tools;
      });
      ready.catch(() => held.delete(language));
      held.set(language, ready);
    }
    return held.get(language);
  };

  const status = document.createElement("p");
  status.className = "tool-notice";
  status.setAttribute("role", "status");
  let until;

  // The keys of an address in their order, and after them what others have put there.
  const ORDER = [...Object.keys(grammar), "ui"];
  const written = (query) => {
    const place = ([key]) => (ORDER.indexOf(key) + ORDER.length + 1) % (ORDER.length + 1);
    const pairs = [...query].sort((one, other) => place(one) - place(other));
    return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
  };

  const STORE = "layered-defense";
  // What a device may remember, and its defaults: those are not worth remembering.
  const REMEMBERED = Object.fromEntries(remembered.map((key) => [key, grammar[key][0]]));
  // What a class needs larger for as long as one presents, and what it was before.
  const lent = {};
  // What belongs to the one who looks: it stays when one goes back to where the address did not say it yet.
  const OWN = [...Object.keys(REMEMBERED), "ui"];
  const chosen = {};
  addEventListener("popstate", ({ isTrusted }) => isTrusted && Object.keys(chosen).length && kit.choose({ ...chosen }));

  const kit = {
    single,
    fetched,
    REMEMBERED,
    grammar,
    lent,
    /** What this device remembers, as a query; nothing, where nobody has asked it to or it cannot, and in a frame. */
    stored() {
      try {
        if (self !== top) return null;
        return localStorage.getItem(STORE);
      } catch {
        return null;
      }
    },
    /** Remembers what is chosen now, or these pairs; says whether it could. */
    keep(pairs = remembered.map((key) => [key, (lent[key] ?? html.dataset[key]) || REMEMBERED[key]])) {
      // In a frame, of whatever origin, it is not asked.
      if (self !== top) return false;
      try {
        localStorage.setItem(STORE, new URLSearchParams(pairs.filter(([key, value]) => value !== REMEMBERED[key])).toString());
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      try {
        localStorage.removeItem(STORE);
      } catch {
        // What cannot be stored need not be forgotten.
      }
    },
    site,
    here,
    story: () => document.getElementById("story"),
    /** The words of an element, without the readings over them. */
    words(element) {
      const copy = element.cloneNode(true);
      for (const reading of copy.querySelectorAll("rt")) reading.remove();
      return copy.textContent;
    },
    /** Says one of the words of notices; it stays until it has been read, and is read aloud. What everyone can see is only read
     *  aloud. */
    async say(name, filled = {}, seen = false) {
      const words = (await here()).querySelector(`.said [data-said="${name}"]`).textContent;
      const text = Object.entries(filled).reduce((said, [key, value]) => said.replace(`{${key}}`, value), words);
      // Over a dialog nothing else is seen.
      (document.querySelector("dialog[open]") ?? document.body).append(status);
      status.textContent = "";
      status.classList.toggle("spoken", seen);
      // Where nothing is drawn, as in a tab out of sight, this waits until it can be seen; only then it begins to pass.
      requestAnimationFrame(() => {
        status.textContent = text;
        clearTimeout(until);
        until = setTimeout(() => (status.textContent = ""), Math.min(10_000, 2500 + text.length * 80));
      });
    },
    /** Opens a dialog of that name; what is chosen in it goes to `on`. The browser keeps the focus in it and gives it back. */
    async dialog(name, on) {
      const dialog = (await here()).querySelector(`dialog[data-dialog="${name}"]`);
      if (dialog.open) return dialog;
      // What opened it may be folded away when it closes.
      const from = document.activeElement;
      dialog.onclose = () => {
        if (from === document.body || document.activeElement !== document.body) return;
        const places = [from, ...document.querySelectorAll(".open-tools, .open-pages, #story")];
        places.find((place) => place.isConnected && place.checkVisibility())?.focus();
      };
      // A press beside it closes it, if it also began there: nobody who misses a button in it means that.
      const beside = ({ target, clientX, clientY }) => {
        const { left, right, top, bottom } = dialog.getBoundingClientRect();
        return target === dialog && (clientX < left || clientX > right || clientY < top || clientY > bottom);
      };
      let begun = false;
      dialog.onpointerdown = (event) => (begun = beside(event));
      dialog.onclick = (event) => {
        const button = event.target.closest("button");
        if ((begun && beside(event)) || button?.dataset.do === "close") dialog.close();
        else if (button) on(button, dialog);
      };
      // The keys of the page behind it stay still, but for the one that resets everything.
      dialog.onkeydown = (event) => event.altKey || event.stopPropagation();
      dialog.showModal();
      // Its name is read first, and no button stands out before anyone has asked for it.
      dialog.querySelector("h2").focus();
      return dialog;
    },
    asked: () => new URLSearchParams(location.search),
    written,
    /** Writes what is chosen into the address and on the page; the program reads its address anew. What is only lent is given
     *  back when presenting ends. */
    choose(changes, onLoan = false) {
      const query = kit.asked();
      for (const [key, value] of Object.entries(changes)) {
        if (onLoan) lent[key] ??= html.dataset[key] ?? "";
        else delete lent[key];
        if (value) query.set(key, value);
        else query.delete(key);
        if (value) html.dataset[key] = value;
        else delete html.dataset[key];
        if (OWN.includes(key)) chosen[key] = value;
      }
      if (kit.stored() !== null) kit.keep();
      const search = written(query);
      kit.visit(location.pathname + search + location.hash, true);
    },
    visit(address, inPlace) {
      try {
        history[inPlace ? "replaceState" : "pushState"](history.state, "", address);
      } catch {
        // A frame of no origin may be refused; the page shows it all the same.
      }
      dispatchEvent(new PopStateEvent("popstate"));
    },
    path: () => kit.asked().get("path") ?? "",
    /** Calls back with every step that is shown from now on. */
    steps(shown) {
      const now = () => `${html.lang} ${kit.story()?.dataset.step} ${kit.path()}`;
      let last = now();
      const look = () => {
        if (now() === last) return;
        last = now();
        shown();
      };
      const surface = document.querySelector("[data-surface]");
      if (surface) new MutationObserver(look).observe(surface, { attributes: true, subtree: true, attributeFilter: ["data-step"] });
      addEventListener("popstate", () => queueMicrotask(look));
    },
  };
  // What was said of a step is not true of the next.
  kit.steps(() => (status.textContent = ""));
  return kit;
}
