// The lesson's side of presenter view, whose window tools.js has opened: loads the notes in it, sends it the current step, and
// executes its commands.
//
// Each window identifies the other by its handle. That also works from disk, where pages have no origin to compare.

import { SECTIONS } from "#schema";
import { askQuestion, currentEra, currentPath, currentStep, goBack, goFirst, goLast, goTo, isAsked, language, namesAreHidden, motion, onDone, progress, revealNames, story, withMotion } from "../program.js";
import { isFlat } from "../common/messages.js";
import { addressQuery, changedQuery } from "../common/query.js";

/**
 * @param {import("./page-context.js").PageContext} page
 * @param {import("./classroom.js").UseTool} useTool
 * @param {import("./vote.js").Vote} vote
 * @param {import("./page-walk.js").Walk | undefined} walk the walk of a page beside the story
 */
export function presenterChannel(page, useTool, vote, walk) {
  const html = document.documentElement;
  /** @type {Window | null} */
  let presenter = null;
  // The number in the last message of presenter view, which counts its requests. The answer repeats it.
  let turn = 0;
  // Presenter view was closed or shows another page. The browser sets `closed` only a moment later.
  let presenterLeft = false;

  const report = () => {
    if (!presenter || presenter.closed || !(story() || walk)) return;
    const screen = { turn, path: currentPath(), era: currentEra(), language: language(), black: "black" in html.dataset };
    // A page beside the story belongs to no step.
    const state = walk ? { ...screen, step: "", page: walk.state(), progress: walk.state().progress } : { ...screen, step: currentStep(), unnamed: namesAreHidden(), progress: progress(), asked: isAsked(), hands: vote.counts(), motion: motion()?.state() };
    presenter.postMessage({ layeredDefense: 1, kind: "at", ...state }, "*");
  };
  onDone(report);
  withMotion((it) => it.onChange(report));
  vote.onChange = report;
  if (walk) walk.onChange = report;
  new MutationObserver(report).observe(html, { attributeFilter: ["data-black"] });

  // The other keys of presenter view.
  /** @type {Record<string, (shift: boolean) => void>} */
  const KEYS = {
    l: revealNames,
    Home: () => (walk ? walk.first() : goFirst()),
    End: () => (walk ? walk.last() : goLast()),
    g: () => useTool("map"),
    t: () => useTool("larger"),
    e: () => useTool("era"),
  };
  // The commands of the player's row. The lesson has the clock.
  /** @type {Record<string, (motion: import("../motion/controls.js").Controls, value: number) => void>} */
  const WISHES = {
    play: (it) => it.toggle(),
    end: (it) => it.play("end"),
    finish: (it) => it.finish(),
    replay: (it) => it.replay(),
    beat: (it, by) => it.beat(by > 0 ? 1 : -1),
    seek: (it, position) => it.seek(position),
    settle: (it) => it.settle(),
    rate: (it, rate) => it.setRate(rate),
  };
  /**
   * Goes on or back on a page beside the story. The first time, the page is presented.
   * @param {1 | -1} by
   */
  async function take(by) {
    if (html.dataset.ui === "board") walk?.step(by);
    else {
      await walk?.begin();
      page.choose({ ui: "board" });
    }
  }
  /** @type {Record<string, (message: any) => void>} */
  const COMMANDS = {
    hello: () => {
      presenterLeft = false;
      report();
    },
    move: ({ wish, value }) => {
      const number = Number(value);
      if (Object.hasOwn(WISHES, wish) && Number.isFinite(number)) withMotion((it) => WISHES[wish](it, number));
    },
    go: ({ step }) => {
      if (typeof step === "string" && /^[a-z0-9-]+$/.test(step)) goTo(step);
    },
    ask: () => walk || askQuestion(),
    back: () => (walk ? take(-1) : goBack()),
    next: () => walk && take(1),
    story: () => useTool("leave"),
    black: () => useTool("black"),
    vote: () => useTool("vote"),
    hand: ({ nth }) => {
      if (Number.isInteger(nth) && vote.counts()) vote.hand(nth);
    },
    key: ({ key, shift }) => {
      if (Object.hasOwn(KEYS, key)) KEYS[key](shift === true);
    },
  };
  addEventListener("message", ({ source, data }) => {
    // A message from a closed window has no source.
    if (source === null && data?.layeredDefense === 1 && data.kind === "bye") presenterLeft = true;
    if (!presenter || source !== presenter || data?.layeredDefense !== 1 || !isFlat(data) || !Object.hasOwn(COMMANDS, data.kind)) return;
    if (Number.isInteger(data.turn)) turn = data.turn;
    COMMANDS[data.kind](data);
  });

  /**
   * Whether the window is new or shows another page. From disk its address cannot be read.
   * @param {Window} window
   */
  const isElsewhere = (window) => {
    try {
      const { pathname, hash } = window.location;
      return !/\/presenter(\.html)?$/.test(pathname + hash);
    } catch {
      return false;
    }
  };

  /** The address of presenter view. It includes the reader's personal settings; its pictures keep their labels. */
  const address = () => {
    const query = changedQuery(addressQuery(), { ui: "", labels: "", era: "", path: "", q: "" });
    return page.addressOf(SECTIONS.presenter, query);
  };

  return {
    /** @param {Window} window a window with presenter view that has found this page */
    tie(window) {
      if (presenter === window) return;
      presenter = window;
      report();
    },
    /** @param {{ opened?: Window | null }} details the window; null if the browser has blocked it, and undefined if none can be opened */
    presenter({ opened }) {
      if (!opened) {
        page.notify(opened === null ? "window_refused" : "no_window");
        return;
      }
      presenter = opened;
      if (presenterLeft || isElsewhere(presenter)) presenter.location.href = address();
      presenterLeft = false;
      report();
      presenter.focus();
    },
  };
}
