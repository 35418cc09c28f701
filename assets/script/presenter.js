// Presenter view: shows the notes of the step that the class sees, sends commands to the lesson's window, and
// keeps the time. Without a lesson's window it shows the notes alone.

import { MOTION_KEYS } from "#schema";
import { formatTime, makeClock, minutesBehind, readHandover, writeHandover } from "./presenter/clock.js";
import { isShown, makeRow } from "./motion/row.js";
import { currentPart, stayOf } from "./presenter/plan.js";
import { seenSteps, stepBefore } from "./presenter/walk.js";
import { eventElement, find, findAll } from "./common/dom.js";
import { keyName } from "./common/keys.js";
import { isFlat } from "./common/messages.js";

/** The notes in this window. The single file has notes in every language, and the address names the language. */
function notesOfThisWindow() {
  const all = findAll(document, ".presenter");
  const asked = location.hash.slice(1);
  const alone = all.length === 1 && !all[0].closest(".leaf") ? all[0] : undefined;
  return all.find((it) => it.closest(".leaf")?.id === asked) ?? alone;
}

/** @param {HTMLElement} notes */
function present(notes) {
  const html = document.documentElement;
  html.dataset.presenter = "";
  html.dataset.era ??= "2015";
  const language = /** @type {HTMLElement} */ (notes.closest("[lang]")).lang;
  html.lang = language;

  const articles = findAll(notes, ".of-step");
  const articleOf = (/** @type {string} */ step) => articles.find((it) => it.dataset.step === step);
  const currentArticle = () => find(notes, ".of-step:not([hidden])");
  const lesson = /** @type {Window | null} */ (window.opener);
  const status = find(notes, ".tied");
  const start = notes.dataset.start ?? "";
  let here = start;
  let path = notes.dataset.path ?? "";
  // Whether the lesson's window has ever answered.
  let isKnown = false;
  // The number of requests. An answer to an earlier request is out of date.
  let turn = 0;
  // The number of requests since the lesson's window last answered.
  let unanswered = 0;
  /**
   * The number of hands for each choice while a vote is open.
   * @type {number[] | null}
   */
  let hands = null;
  // Whether the class sees the question of the step. Next then goes on.
  let asked = false;
  /**
   * The steps that the class has seen since the clock was reset.
   * @type {string[]}
   */
  const walked = [];

  // The step

  /** @param {string} step */
  function show(step) {
    const article = articleOf(step);
    if (!article) return;
    // A page beside the story belongs to no step. The walk goes on afterwards.
    if (step && step !== here) {
      walked.push(here);
      showAsked(false);
    }
    here = step || here;
    // Unless the focus is at the clock, it moves to the new notes, whose heading is announced. Another report of the same step moves
    // nothing: between the last control and the first, the focus is on no element.
    const focused = document.activeElement;
    const follows = article.hidden && (focused === document.body || articles.some((it) => it.contains(focused)));
    for (const it of articles) it.hidden = it !== article;
    if (follows) article.focus({ preventScroll: true });
    for (const mark of findAll(article, ".of-path")) mark.hidden = !isOnPath(/** @type {HTMLElement} */ (mark.closest("[data-ways]")));
    // A step may look different at the end of different paths.
    for (const group of new Set(findAll(article, "[data-paths]").map((it) => /** @type {HTMLElement} */ (it.parentElement)))) {
      const all = findAll(group, ":scope > [data-paths]");
      const its = all.find((it) => it.dataset.paths?.split(" ").includes(path)) ?? all[0];
      for (const it of all) it.hidden = it !== its;
    }
    showTime();
  }

  /** @param {boolean} is whether the question of the step has been asked */
  function showAsked(is) {
    asked = is;
    for (const it of findAll(notes, ".then")) it.toggleAttribute("data-asked", is);
    for (const words of findAll(notes, ".press-again")) words.textContent = is ? (words.dataset.words ?? "") : "";
  }

  /** @param {HTMLElement} way */
  const isOnPath = (way) => way.dataset.ways?.split(" ").includes(path) ?? false;
  const ways = () => /** @type {HTMLButtonElement[]} */ (findAll(currentArticle(), "[data-ways]"));

  // Messages to the lesson's window

  /**
   * Sends a message to the lesson's window. Returns whether a window is there.
   * @param {Record<string, unknown>} message
   */
  function ask(message) {
    if (!lesson || lesson.closed) return false;
    lesson.postMessage({ layeredDefense: 1, turn, ...message }, "*");
    // A window with another page does not answer.
    return unanswered < 5;
  }

  /** @param {"tied" | "away" | "lost"} state */
  function showStatus(state) {
    const words = status.dataset[state] ?? "";
    if (status.textContent !== words) status.textContent = words;
  }

  addEventListener("message", ({ source, data }) => {
    if (!lesson || source !== lesson || data?.layeredDefense !== 1 || data.kind !== "at") return;
    isKnown = true;
    unanswered = 0;
    showStatus("tied");
    const { page, motion, hands: counts, ...flat } = data;
    if (!isFlat(flat) || data.turn < turn) return;
    path = data.path || notes.dataset.path;
    html.dataset.era = data.era || "2015";
    hands = Array.isArray(counts) && counts.every(Number.isInteger) ? counts : null;
    if (page && isFlat(page)) showPage(page);
    show(data.step);
    if (asked !== (data.asked === true)) showAsked(data.asked === true);
    if (typeof data.progress === "string") find(currentArticle(), ".progress").textContent = data.progress;
    // While a vote is open, counts are shown beside the choices.
    ways().forEach((button, nth) => (find(button, "output").textContent = String(hands?.[nth] ?? "")));
    notes.toggleAttribute("data-asking", hands !== null);
    for (const button of findAll(notes, ".show-way")) button.hidden = hands === null;
    for (const button of findAll(notes, "[data-do=vote]")) button.setAttribute("aria-pressed", String(hands !== null));
    for (const button of findAll(notes, "[data-do=black]")) button.setAttribute("aria-pressed", String(data.black));
    // The notes keep pictures and labels. A status line says, and announces, what the class sees.
    notes.toggleAttribute("data-black", data.black === true);
    showMotion(isShown(motion) ? motion : undefined);
    for (const words of findAll(notes, ".unnamed")) words.hidden = data.unnamed !== true;
    if (data.language !== language) changeLanguage(data.language);
  });

  /**
   * Fills the article of a page beside the story.
   * @param {{ title: string, part: string, answer: string }} page
   */
  function showPage({ title, part, answer }) {
    const article = find(notes, ".of-page");
    find(article, "h2").textContent = title;
    find(article, ".part").textContent = part;
    find(article, "dd").textContent = answer;
    find(article, "dl").hidden = !answer;
  }

  // The player's row. The lesson has the clock; this row shows its state.
  const row = makeRow(find(notes, ".player"), (wish, value) => {
    ask({ kind: "move", wish, value });
    giveKeysBack(/** @type {HTMLElement} */ (document.activeElement));
  });
  let isPlaying = false;
  /** @param {import("./motion/row.js").Shown | undefined} motion */
  function showMotion(motion) {
    row.element.hidden = !motion;
    isPlaying = motion?.isPlaying === true;
    if (motion) row.show(motion);
  }

  /** @type {string | undefined} */
  let nextLanguage;
  /**
   * Follows the lesson to another language. A second call would interrupt the first.
   * @param {string} other
   */
  function changeLanguage(other) {
    if (other === nextLanguage || !notes.dataset.languages?.split(" ").includes(other)) return;
    nextLanguage = other;
    // The page in that language receives the clock's state and continues.
    if (notes.closest(".leaf")) {
      history.replaceState({ clock: handover() }, "", `${location.href.split("#")[0]}#${other}/presenter`);
      location.reload();
      return;
    }
    const query = new URLSearchParams(location.search);
    query.set("clock", handover());
    location.assign(new URL(`../${other}/presenter.html?${query}`, location.href));
  }

  // Keys and buttons

  function back() {
    if (ask({ kind: "back" })) return;
    // Without a lesson's window, Back leads to the step before the current step.
    const leadsHere = (/** @type {string} */ step) => Boolean(articleOf(step)?.querySelector(`[data-to="${here}"]`));
    const before = stepBefore(walked, articles.map((it) => it.dataset.step ?? ""), leadsHere);
    if (before) show(before);
  }
  /**
   * Shows a step immediately, because keys may be faster than the lesson's answer. The answer replaces it.
   * @param {string} step
   */
  function go(step) {
    turn += 1;
    ask({ kind: "go", step });
    show(step);
  }

  /** Asks the class the question of the step. Returns whether the lesson's window is there. */
  function askClass() {
    turn += 1;
    return ask({ kind: "ask" });
  }

  notes.addEventListener("click", (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (eventElement(event, "button"));
    // The row handles its own buttons.
    if (!button || button.closest(".player")) return;
    const { to, do: action, key } = button.dataset;
    // While a vote is open, a choice counts a hand, as on the class's screen.
    if (hands && button.dataset.ways) ask({ kind: "hand", nth: ways().indexOf(button) });
    else if (to) go(to);
    else if (key) ask({ kind: "key", key });
    else if (action === "take-back") ask({ kind: "hand", nth: -1 });
    else if (action === "back") back();
    else if (action === "run") toggleClock();
    else if (action === "zero") resetClock();
    else if (action) ask({ kind: action });
    giveKeysBack(button);
  });
  /**
   * After a click with a mouse, moves the focus to the notes, so that Space goes to the next step instead of stopping the clock again.
   * @param {HTMLElement} control
   */
  function giveKeysBack(control) {
    if (!control.matches(":focus-visible")) currentArticle().focus({ preventScroll: true });
  }

  addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, repeat } = event;
    // A letter key that is held down must not make the class's screen flash.
    if (ctrlKey || altKey || metaKey || (repeat && key.length === 1) || eventElement(event, "select, input")) return;
    const onward = ways();
    const [right, left] = html.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const letter = html.dataset.keys === "off" ? "" : keyName(event);
    const digit = Number.parseInt(letter, 10);
    const next = onward.find(isOnPath) ?? onward[0];
    if (hands && onward[digit - 1]) ask({ kind: "hand", nth: digit - 1 });
    else if (hands && key === "Backspace") ask({ kind: "hand", nth: -1 });
    // A clicker closes the vote, as on the class's screen.
    else if (hands && ["Escape", "PageDown", "PageUp"].includes(key)) ask({ kind: "vote" });
    else if (["PageDown", right].includes(key) || (key === " " && !eventElement(event, "button, summary"))) {
      // As on the class's screen, Next first shows the end of a step that plays, and then asks its question.
      const ends = isPlaying && ask({ kind: "move", wish: "finish", value: 0 });
      if (!ends && onward.length > 1 && !asked && askClass()) showAsked(true);
      else if (!ends && next) go(next.dataset.to ?? "");
      else if (!next) ask({ kind: "next" });
    } else if (["PageUp", left].includes(key)) back();
    else if (onward.length > 1 && onward[digit - 1]) go(onward[digit - 1].dataset.to ?? "");
    else if (["b", "."].includes(letter)) ask({ kind: "black" });
    else if (letter === "v") ask({ kind: "vote" });
    else if (["Home", "End"].includes(key)) ask({ kind: "key", key });
    else if (letter in MOTION_KEYS) ask({ kind: "move", wish: event.shiftKey && MOTION_KEYS[letter] === "play" ? "end" : MOTION_KEYS[letter], value: 0 });
    else if (["l", "g", "t", "e"].includes(letter)) ask({ kind: "key", key: letter, shift: event.shiftKey });
    else return;
    event.preventDefault();
  });

  // The clock

  const clock = makeClock();
  const plan = /** @type {HTMLSelectElement} */ (find(notes, ".clock select"));
  const handover = () => writeHandover(clock.state(), plan.value, walked);

  function showTime() {
    const seconds = clock.seconds();
    find(notes, ".time [role=timer]").textContent = formatTime(seconds);
    find(notes, ".whole").textContent = `/ ${formatTime(Number(plan.value) * 60)}`;
    for (const list of findAll(notes, ".parts-of-plan")) {
      list.hidden = list.dataset.plan !== plan.value;
      const parts = findAll(list, ":scope > *");
      const current = currentPart(seconds, parts.map((part) => Number(part.dataset.until)));
      parts.forEach((part, nth) => (nth === current ? part.setAttribute("aria-current", "step") : part.removeAttribute("aria-current")));
    }
    // A window that is reloaded by mistake keeps its clock.
    if (history.state?.clock !== handover()) history.replaceState({ clock: handover() }, "");
    // The time that the plan gives to the steps seen so far, up to the end of the last step. A second look at an earlier step
    // does not reduce it.
    const seen = seenSteps(walked, here).flatMap((step) => articleOf(step) ?? []);
    const behind = minutesBehind(seconds, seen.map((article) => stayOf(article.dataset.paces ?? "", plan.value)));
    const { on = "", over = "", under = "" } = notes.dataset;
    const words = behind === 0 ? on : behind > 0 ? over : under;
    find(notes, ".pace").textContent = clock.hasBegun() ? words.replace("{m}", String(Math.abs(behind))) : "";
  }
  const clockButton = find(notes, "[data-do=run]");
  const startWords = clockButton.textContent ?? "";
  const showClockButton = () => (clockButton.textContent = clock.isRunning() ? (clockButton.dataset.pause ?? "") : startWords);
  function toggleClock() {
    // Before the clock starts, the teacher has only previewed steps.
    if (!clock.seconds() && here === start) walked.length = 0;
    clock.toggle();
    showClockButton();
    showTime();
  }
  function resetClock() {
    clock.zero();
    walked.length = 0;
    showTime();
  }
  plan.addEventListener("change", () => {
    showTime();
    giveKeysBack(plan);
  });
  setInterval(() => {
    if (clock.isRunning()) showTime();
    // A lesson's window that was reloaded learns about this window.
    unanswered += 1;
    const isAnswered = ask({ kind: "hello" });
    if (isKnown && !isAnswered) showStatus(lesson && !lesson.closed ? "away" : "lost");
  }, 1000);

  // The state from the page in another language, or from before a reload.
  const query = new URLSearchParams(location.search);
  const before = readHandover(query.get("clock") ?? history.state?.clock ?? "");
  if (before && [...plan.options].some(({ value }) => value === before.plan)) {
    plan.value = before.plan;
    clock.restore(before.passed, before.since);
    showClockButton();
    walked.push(...before.walked);
  }
  if (query.has("clock")) {
    query.delete("clock");
    history.replaceState(history.state, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
  }
  addEventListener("pagehide", () => ask({ kind: "bye" }));
  show(here);
  ask({ kind: "hello" });
}

const notes = notesOfThisWindow();
if (notes) present(notes);
