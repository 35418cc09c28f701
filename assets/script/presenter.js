// The presenter's window: shows the notes of the step that the class sees, asks the lesson's window for the next, and
// keeps the time. Where there is no lesson's window, the notes go on alone.
(() => {
  // In the single file every language has its notes, and the address says whose are meant.
  const sheets = [...document.querySelectorAll(".presenter")];
  const meant = location.hash.slice(1).split("/");
  const sheet = sheets.find((it) => it.closest(".leaf")?.id === meant.join("/")) ?? (sheets.length === 1 && !sheets[0].closest(".leaf") ? sheets[0] : null);
  if (!sheet) return;
  const html = document.documentElement;
  html.dataset.presenter = "";
  html.dataset.era ??= "2015";
  const { lang } = sheet.closest("[lang]");
  html.lang = lang;
  const find = (selector) => sheet.querySelector(selector);
  const articles = [...sheet.querySelectorAll(".of-step")];
  const lesson = window.opener;
  const tied = find(".tied");
  let here = sheet.dataset.start;
  let path = sheet.dataset.path;
  let known = false;
  // How many steps were asked for: an answer to an earlier one comes too late to be shown.
  let turn = 0;
  // How often the lesson's window was asked since it last answered.
  let unanswered = 0;
  // How many hands each choice has, while the class is asked.
  let hands = null;
  // Where the class has been since the clock was set to zero.
  const walked = [];

  const show = (step) => {
    const article = articles.find((it) => it.dataset.step === step);
    if (!article) return;
    if (step !== here) walked.push(here);
    here = step;
    // Whoever is not at the clock is in the notes that come, and hears what they are called.
    const focused = document.activeElement;
    const follows = !article.contains(focused) && (focused === document.body || articles.some((it) => it.contains(focused)));
    for (const it of articles) it.hidden = it !== article;
    if (follows) article.focus({ preventScroll: true });
    for (const mark of article.querySelectorAll(".of-path")) mark.hidden = !taken(mark.closest("[data-ways]"));
    // The same step looks different at the end of different paths.
    for (const group of new Set([...article.querySelectorAll("[data-paths]")].map((it) => it.parentElement))) {
      const all = [...group.querySelectorAll(":scope > [data-paths]")];
      const its = all.find((it) => it.dataset.paths.split(" ").includes(path)) ?? all[0];
      for (const it of all) it.hidden = it !== its;
    }
    tick();
  };
  const ask = (message) => {
    if (!lesson || lesson.closed) return false;
    lesson.postMessage({ layeredDefense: 1, turn, ...message }, "*");
    // A window that shows another page does not answer.
    return unanswered < 5;
  };
  addEventListener("message", ({ source, data }) => {
    if (!lesson || source !== lesson || data?.layeredDefense !== 1 || data.kind !== "at") return;
    known = true;
    unanswered = 0;
    say("tied");
    if (data.turn < turn) return;
    path = data.path || sheet.dataset.path;
    html.dataset.era = data.era || "2015";
    hands = Array.isArray(data.hands) ? data.hands : null;
    show(data.step);
    if (typeof data.progress === "string") find(".of-step:not([hidden]) .progress").textContent = data.progress;
    // While the class is asked, the counts stand beside the choices.
    onward().forEach((button, nth) => (button.querySelector("output").textContent = hands?.[nth] ?? ""));
    sheet.toggleAttribute("data-asking", hands !== null);
    for (const button of sheet.querySelectorAll(".show-way")) button.hidden = hands === null;
    for (const button of sheet.querySelectorAll("[data-do=vote]")) button.setAttribute("aria-pressed", String(hands !== null));
    for (const button of sheet.querySelectorAll("[data-do=black]")) button.setAttribute("aria-pressed", String(data.black));
    // The notes keep picture and names; what the class sees of them is shown, and said.
    sheet.toggleAttribute("data-black", data.black === true);
    for (const said of sheet.querySelectorAll(".unnamed")) said.hidden = data.unnamed !== true;
    if (data.language !== lang) speak(data.language);
  });
  // The lesson goes on in another language: so do its notes. To go there a second time would break off the first.
  let going;
  const speak = (language) => {
    if (language === going || !sheet.dataset.languages.split(" ").includes(language)) return;
    going = language;
    // The clock goes on: what it says is handed to the page of that language.
    const query = new URLSearchParams(location.search);
    query.set("clock", told());
    if (sheet.closest(".leaf")) location.assign(`?${query}#${language}/presenter`);
    else location.assign(new URL(`../${language}/presenter.html?${query}`, location));
  };
  const say = (which) => {
    if (tied.textContent !== tied.dataset[which]) tied.textContent = tied.dataset[which];
  };

  // Alone, to the step from which one came; before that, to one that leads here.
  const back = () => {
    if (ask({ kind: "back" })) return;
    const leads = (article) => article?.querySelector(`[data-to="${here}"]`);
    const from = walked.map((step) => articles.find((it) => it.dataset.step === step)).findLast(leads) ?? articles.find(leads);
    if (from) show(from.dataset.step);
  };
  // Shown at once: keys can come faster than the lesson's answer, which has the last word.
  const go = (step) => {
    turn += 1;
    ask({ kind: "go", step });
    show(step);
  };
  /** Whether a way is the path's. */
  const taken = (way) => way.dataset.ways.split(" ").includes(path);
  const onward = () => [...find(".of-step:not([hidden])").querySelectorAll("[data-ways]")];
  sheet.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const { to, do: what, key } = button?.dataset ?? {};
    // While the class is asked, a choice counts a hand, as on the class's screen.
    if (hands && button?.dataset.ways) ask({ kind: "hand", nth: onward().indexOf(button) });
    else if (to) go(to);
    else if (key) ask({ kind: "key", key });
    else if (what === "take-back") ask({ kind: "hand", nth: -1 });
    else if (what === "back") back();
    else if (what === "run") run();
    else if (what === "zero") zero();
    else if (what) ask({ kind: what });
    if (button) release(button);
  });
  // What was pressed with a mouse gives the keys back to the notes: Space then goes on, and does not stop the clock again.
  const release = (control) => control.matches(":focus-visible") || find(".of-step:not([hidden])").focus({ preventScroll: true });
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
    // A letter that is held down must not make the class's screen flash.
    if (ctrlKey || altKey || metaKey || (repeat && key.length === 1) || target.closest("select, input")) return;
    const ways = onward();
    const rtl = html.dir === "rtl";
    const digit = Number.parseInt(key, 10);
    const letters = html.dataset.keys !== "off";
    const letter = letters ? key.toLowerCase() : "";
    const on = ways.find(taken) ?? ways[0];
    if (hands && letters && ways[digit - 1]) ask({ kind: "hand", nth: digit - 1 });
    else if (hands && key === "Backspace") ask({ kind: "hand", nth: -1 });
    // A clicker puts the question away, as on the class's screen.
    else if (hands && ["Escape", "PageDown", "PageUp"].includes(key)) ask({ kind: "vote" });
    else if (["PageDown", rtl ? "ArrowLeft" : "ArrowRight"].includes(key) || (key === " " && !target.closest("button"))) on && go(on.dataset.to);
    else if (["PageUp", rtl ? "ArrowRight" : "ArrowLeft"].includes(key)) back();
    else if (letters && ways.length > 1 && ways[digit - 1]) go(ways[digit - 1].dataset.to);
    else if (["b", "."].includes(letter)) ask({ kind: "black" });
    else if (letter === "v") ask({ kind: "vote" });
    else if (["Home", "End"].includes(key)) ask({ kind: "key", key });
    else if (["l", "g", "t", "e"].includes(letter)) ask({ kind: "key", key: letter, shift: event.shiftKey });
    else return;
    event.preventDefault();
  });

  // The clock, in seconds; it runs only while it is told to.
  let passed = 0;
  let since = 0;
  const plan = find(".clock select");
  const now = () => passed + (since ? (Date.now() - since) / 1000 : 0);
  const written = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const pace = (article) => Number(article.dataset.paces.split(" ").find((it) => it.startsWith(`${plan.value}:`))?.split(":")[1] ?? 0);
  const told = () => [Math.round(passed), since, plan.value, ...walked].join(".");
  function tick() {
    const seconds = now();
    find(".time [role=timer]").textContent = written(seconds);
    find(".whole").textContent = `/ ${written(plan.value * 60)}`;
    for (const list of sheet.querySelectorAll(".parts-of-plan")) {
      list.hidden = list.dataset.plan !== plan.value;
      const parts = [...list.children];
      const now = parts.find((part) => seconds < part.dataset.until) ?? parts.at(-1);
      for (const part of parts) part === now ? part.setAttribute("aria-current", "step") : part.removeAttribute("aria-current");
    }
    // A window that is loaded anew by mistake has lost nothing.
    if (history.state?.clock !== told()) history.replaceState({ clock: told() }, "");
    // What the plan gives to the steps that were seen, up to the end of the one that came last. To look at an earlier one
    // again takes none of it back.
    const seen = [...new Set([...walked, here])].map((step) => articles.find((it) => it.dataset.step === step)).filter(Boolean);
    const planned = seen.reduce((sum, it) => sum + pace(it), 0);
    const begun = planned - pace(seen.at(-1));
    const off = seconds > planned ? seconds - planned : seconds < begun ? seconds - begun : 0;
    const minutes = Math.round(Math.abs(off) / 60);
    const words = minutes === 0 ? sheet.dataset.on : off > 0 ? sheet.dataset.over : sheet.dataset.under;
    find(".pace").textContent = since || passed ? words.replace("{m}", minutes) : "";
  }
  const run = () => {
    const button = find("[data-do=run]");
    button.dataset.words ??= button.textContent;
    // Whoever begins at the first step has only looked at the others before.
    if (!now() && here === sheet.dataset.start) walked.length = 0;
    if (since) {
      passed = now();
      since = 0;
    } else since = Date.now();
    button.textContent = since ? button.dataset.pause : button.dataset.words;
    tick();
  };
  const zero = () => {
    passed = 0;
    if (since) since = Date.now();
    walked.length = 0;
    tick();
  };
  plan.addEventListener("change", () => {
    tick();
    release(plan);
  });
  setInterval(() => {
    if (since) tick();
    // A lesson's window that was loaded anew has to hear of this one.
    unanswered += 1;
    const heard = ask({ kind: "hello" });
    if (known && !heard) say(lesson && !lesson.closed ? "away" : "lost");
  }, 1000);
  // Handed over by the page of another language.
  const query = new URLSearchParams(location.search);
  const [before, began, minutes, ...steps] = (query.get("clock") ?? history.state?.clock ?? "").split(".");
  if (/^\d+$/.test(began ?? "") && [...plan.options].some(({ value }) => value === minutes)) {
    plan.value = minutes;
    passed = Number(before) || 0;
    if (Number(began)) {
      run();
      since = Number(began);
    }
    walked.push(...steps);
    query.delete("clock");
    history.replaceState(history.state, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
  }
  addEventListener("pagehide", () => ask({ kind: "bye" }));
  show(here);
  ask({ kind: "hello" });
})();
