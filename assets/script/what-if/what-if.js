// The results of cut links in the story: missing marks, waiting actors, and the words for them. Loaded when the first link is cut.
//
// `consequences.js` evaluates the table, and `marks.js` shows the results in the pictures. This file has step, moment and words. The
// program keeps drawing the step unchanged: the style sheet hides its words, and other words are
// added after them.

import table from "#what-if";
import { currentCut, currentPath, currentStep, goTo, isStatic, language, motion, namesAreHidden, onDone, onState, setCut, showInstead, withMotion } from "../program.js";
import { element, eventElement, find, findAll, plainText } from "../common/dom.js";
import { keyName } from "../common/keys.js";
import { consequences, cutMore, isBefore, readCuts, stepsOf, writeCuts } from "./consequences.js";
import { clear, showMarks } from "./marks.js";

/** @typedef {Awaited<ReturnType<typeof startWhatIf>>} WhatIf */

const html = document.documentElement;

/** @param {(language: string) => Promise<HTMLElement>} wordsIn */
export async function startWhatIf(wordsIn) {
  let words = await wordsIn(language());
  const stage = find(document, "#story .stage");
  const status = element("p", { class: "visually-hidden", role: "status" });
  /** While a letter is awaited, the same words for the eye. */
  const hint = element("p", { class: "what-if-hint", "aria-hidden": "true" });
  find(document, "#story").append(status);
  /** The description of the picture. */
  const described = element("p", { class: "visually-hidden", id: "what-if-picture" });
  let bar = makeBar();
  // The words, and the bar below them. The bar stays in the page while the words change, so a button keeps the focus.
  const said = element("div", { tabindex: -1 });
  const place = element("div", { class: "what-if-caption" }, said);
  const next = element("a", { class: "next what-if-next", rel: "next" });
  // Earlier cuts, for Undo.
  /** @type {string[]} */
  const before = [];
  let written = currentCut();
  let predicts = false;
  // The view whose answer the reader has asked for.
  let answered = "";
  let isChoosing = false;
  let shown = "";
  let announced = "";

  function makeBar() {
    const made = /** @type {HTMLElement} */ (find(words, ".what-if").cloneNode(true));
    made.addEventListener("click", (event) => {
      const wish = eventElement(event, "button")?.dataset.do;
      if (wish === "undo") whatIf.undo();
      else if (wish === "restore") whatIf.restore();
    });
    made.addEventListener("change", (event) => {
      predicts = /** @type {HTMLInputElement} */ (event.target).checked;
      answered = "";
      update();
    });
    return made;
  }

  /** The path, the step's number on it, and the current moment. */
  function here() {
    const step = currentStep();
    const passes = (/** @type {string} */ path) => stepsOf(table, path).some(([its]) => its === step);
    const asked = currentPath() in table.paths ? currentPath() : table.path;
    const path = passes(asked) ? asked : (Object.keys(table.paths).find(passes) ?? asked);
    const nth = stepsOf(table, path).findIndex(([its]) => its === step) + 1;
    const time = motion()?.state();
    const isAtEnd = !time || time.step !== step || (time.shown >= time.count && !time.isPlaying);
    return { step, path, nth, beats: isAtEnd ? Infinity : time.shown, isAtEnd };
  }

  /** The moment of a new cut: the current moment, or the beginning of a step that is shown completely. */
  function momentOfCut() {
    const { nth, beats, isAtEnd } = here();
    return /** @type {[number, number]} */ ([nth, isAtEnd ? 0 : beats]);
  }

  const cuts = () => readCuts(table, currentCut());

  /** @param {string} value */
  function change(value) {
    if (value === currentCut()) return;
    before.push(currentCut());
    written = value;
    answered = "";
    setCut(value);
  }

  /** @param {string} letters */
  const cut = (letters) => letters && change(writeCuts(table, here().path, cutMore(cuts(), letters, momentOfCut())));

  /** @param {string} its letters */
  function restoreLinks(its) {
    const { letters, from } = cuts();
    change(writeCuts(table, here().path, { letters: [...letters].filter((letter) => !its.includes(letter)).join(""), from }));
  }

  const whatIf = {
    /** Whether a link is cut. @param {string} letter */
    isCut: (letter) => cuts().letters.includes(letter),
    /**
     * Adds a button to a card, to cut a line or to take an actor away, or to restore it.
     * @param {{ part: string, place: HTMLElement }} card
     */
    offer({ part, place: card }) {
      const line = table.lines[part];
      const its = line ?? table.actors[part];
      if (!its || !card.isConnected) return;
      const { cutIt = "", takeAway = "", restoreIt = "" } = words.dataset;
      const isGone = [...its].every(whatIf.isCut);
      const button = element("button", { type: "button", class: "what-if-offer" }, isGone ? restoreIt : line ? cutIt : takeAway);
      button.onclick = () => {
        if (isGone) restoreLinks(its);
        else cut(its);
        whatIf.offer({ part, place: card });
        card.querySelector("button")?.focus();
      };
      card.querySelector(".what-if-offer")?.remove();
      card.prepend(button);
    },
    /** Undoes the last change. */
    undo() {
      const last = before.pop();
      if (last === undefined) return;
      written = last;
      answered = "";
      setCut(last);
    },
    /** Restores all links. */
    restore: () => change(""),
    /** Shows the letter of each link, and treats the next key as a letter. */
    choose() {
      if (isChoosing) return;
      isChoosing = true;
      update();
      status.textContent = hint.textContent = words.dataset.choose ?? "";
      find(document, "#story .caption").append(hint);
      const stop = () => {
        isChoosing = false;
        hint.remove();
        removeEventListener("keydown", press, true);
        removeEventListener("pointerdown", stop, true);
        update();
      };
      /** @param {KeyboardEvent} event */
      const press = (event) => {
        const key = keyName(event);
        if (["shift", "control", "alt", "meta"].includes(key)) return;
        stop();
        const isLetter = table.letters.includes(key);
        if (!isLetter && key !== "escape") return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (!isLetter) status.textContent = "";
        else if (whatIf.isCut(key)) restoreLinks(key);
        else cut(key);
      };
      addEventListener("keydown", press, true);
      addEventListener("pointerdown", stop, true);
    },
  };

  /** @param {string} letter */
  const nameOf = (letter) => find(words, `[data-letter="${letter}"]`);

  /** Removes everything from the page. */
  function strike() {
    clear(stage);
    motion()?.without([]);
    showInstead();
    delete html.dataset.whatIf;
    for (const svg of findAll(stage, ":scope > svg.picture")) svg.setAttribute("aria-describedby", "story-picture");
    const hadFocus = place.contains(document.activeElement);
    for (const part of [place, described, next]) part.remove();
    if (hadFocus) find(document, "#story").focus({ preventScroll: true });
  }

  /** Shows the results of the cuts at the current moment. */
  function update() {
    if (isStatic()) return strike();
    const value = currentCut();
    if (value !== written) {
      // The visitor has gone back, or has changed the address.
      before.length = 0;
      written = value;
      answered = "";
    }
    const { step, path, nth, beats, isAtEnd } = here();
    const { letters, from } = cuts();
    const isYet = letters !== "" && !isBefore([nth, beats], from);
    const key = [language(), path, step, value, isYet, isAtEnd].join(" ");
    const isAnswered = !predicts || answered === key;
    const caption = find(document, "#story .caption");
    const pictures = findAll(stage, ":scope > svg.picture");
    // The program may have replaced the pictures.
    const isDrawn = pictures.every((svg) => svg.querySelector(".what-if-marks"));
    const view = [key, isAnswered, isChoosing, namesAreHidden(), words.dataset.only].join(" ");
    if (view === shown && (!letters || (isDrawn && place.parentElement === caption))) return;
    shown = view;
    if (!letters && !isChoosing) {
      const wasCut = place.isConnected;
      strike();
      if (wasCut) announce(words.dataset.restored ?? "");
      return;
    }
    const seen = consequences(table, path, nth, { letters, from });
    const isHidden = namesAreHidden();
    showMarks(stage, { path, nth, seen: isYet ? seen : { ...seen, gone: [], idle: [], fliesOn: false }, letters: isYet ? letters : "", isAnswered, isAtEnd, isChoosing });
    motion()?.without(isYet && isAnswered ? [...seen.gone, ...seen.idle] : []);
    if (!letters) return;
    showBar(letters, isHidden);
    said.replaceChildren(...(isHidden ? [] : wordsFor(seen, isYet, isAnswered)));
    if (bar.parentElement !== place) place.replaceChildren(said, bar);
    if (place.parentElement !== caption) caption.append(place);
    const replaces = isYet && !isHidden && (!isAnswered || seen.end !== undefined);
    const on = isYet && isAnswered ? seen.on : undefined;
    const isDescribed = isYet && isAnswered && !isHidden;
    html.dataset.whatIf = ["cut", replaces ? "words" : "", on ? "on" : "", isDescribed ? "picture" : ""].filter(Boolean).join(" ");
    showWay(on);
    describe(step, seen, letters, isDescribed);
  }

  /**
   * @param {string} letters
   * @param {boolean} isHidden whether labels are hidden
   */
  function showBar(letters, isHidden) {
    const list = find(bar, ".cut-links span");
    const links = [...letters].map((letter) => {
      const link = element("span", { class: "cut-link" }, element("b", {}, letter));
      if (!isHidden) link.append(" ", ...[...nameOf(letter).childNodes].map((it) => it.cloneNode(true)));
      return link;
    });
    list.replaceChildren(...links);
    // The limits of the picture name its parts.
    find(bar, ".what-if-limits").hidden = isHidden;
    const undo = find(bar, "[data-do=undo]");
    if (undo === document.activeElement && !before.length) find(bar, "[data-do=restore]").focus();
    undo.hidden = before.length === 0;
  }

  /**
   * The words beside the picture: replacements for the step's words, and added sentences.
   * @param {import("./consequences.js").Seen} seen
   * @param {boolean} isYet
   * @param {boolean} isAnswered
   */
  function wordsFor(seen, isYet, isAnswered) {
    const copy = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (find(words, selector).cloneNode(true));
    if (!isYet) return [element("p", { class: "sentence what-if-remark" }, words.dataset.earlier ?? "")];
    if (!isAnswered) {
      const guess = copy("[data-guess]");
      find(guess, "button").addEventListener("click", () => {
        const { step, path, isAtEnd } = here();
        answered = [language(), path, step, currentCut(), true, isAtEnd].join(" ");
        update();
        said.focus({ preventScroll: true });
      });
      return [guess];
    }
    // Lent words are no headings, because the page that holds them has its own.
    const found = seen.end === undefined ? [] : [...copy(`[data-end="${seen.end}"]`).children].map((it) => (it.matches(".title") ? element("h1", { class: "title" }, ...it.childNodes) : it));
    const remarks = seen.remarks.map((remark) => copy(`[data-remark="${remark}"]`));
    const isSame = !found.length && !remarks.length;
    return [...found, ...remarks, ...(isSame ? [element("p", { class: "sentence" }, words.dataset.same ?? "")] : [])];
  }

  /** Next, if the story continues without its question. @param {string | undefined} on */
  function showWay(on) {
    if (!on) {
      next.remove();
      return;
    }
    const link = document.querySelector(`#story a[href*="/${on}.html"], #story a[href*="/${on}"]`);
    next.setAttribute("href", link?.getAttribute("href") ?? "#story");
    next.textContent = words.dataset.goOn ?? "";
    next.onclick = (click) => {
      if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
      click.preventDefault();
      goTo(on);
    };
    find(document, "#story .controls").append(next);
  }

  /**
   * The picture's description for screen readers, and the announcement.
   * @param {string} step
   * @param {import("./consequences.js").Seen} seen
   * @param {string} letters
   * @param {boolean} replaces
   */
  function describe(step, seen, letters, replaces) {
    const { picture = "", waits = "", joins = "", named = "" } = words.dataset;
    const visible = findAll(document, "#story .caption :is(.title, .sentence)").filter((it) => it.checkVisibility());
    const sentences = visible.map(plainText);
    const links = [...letters].map((letter) => named.replace("{letter}", letter).replace("{link}", plainText(nameOf(letter)))).join(joins);
    const names = seen.idle.map((mark) => words.querySelector(`[data-mark="${mark}"]`)?.textContent).filter(Boolean);
    if (replaces) {
      const scene = find(words, `[data-step="${step}"]`).textContent ?? "";
      const waiting = names.length ? [waits.replace("{names}", [...new Set(names)].join(joins))] : [];
      described.textContent = [scene, ...sentences.slice(1), picture.replace("{links}", links), ...waiting].join(" ");
    }
    if (replaces && !described.isConnected) find(document, "#story-picture").after(described);
    else if (!replaces) described.remove();
    for (const svg of findAll(stage, ":scope > svg.picture")) svg.setAttribute("aria-describedby", replaces ? described.id : "story-picture");
    const [title = "", ...rest] = sentences;
    showInstead(replaces ? { step, title, caption: rest.join(" "), on: seen.on } : undefined);
    if (!namesAreHidden()) announce(sentences.join(" "));
  }

  /** Announces a text once. @param {string} text */
  function announce(text) {
    if (text === announced) return;
    announced = text;
    status.textContent = text;
  }

  async function follow() {
    const asked = language();
    if (words.dataset.only !== asked) {
      const found = await wordsIn(asked);
      if (language() !== asked) return;
      words = found;
      bar = makeBar();
    }
    update();
  }
  onDone(() => void follow().catch(console.info));
  onState(update);
  withMotion((it) => it.onChange(update));
  update();
  return whatIf;
}
