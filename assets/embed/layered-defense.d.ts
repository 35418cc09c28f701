/** The languages. */
export type Language = "en" | "ja";
/** The steps, as in their addresses. */
export type Step = "overview" | "launch" | "track" | "upper-tier" | "upper-hit" | "upper-miss" | "lower-tier" | "lower-hit" | "lower-miss" | "limits" | "next-generation";
/** The path that *Next* follows. */
export type Path = "lower-hit" | "upper-hit" | "both-miss";
/** The year of the picture. */
export type Era = "2015" | "now";
/** The colours. With `auto`, those that the page supports, or else those of the reader's system. */
export type Theme = "auto" | "light" | "dark" | "projector";
/** The size of words. */
export type TextSize = "normal" | "large" | "larger";
/** Letters instead of labels. */
export type Labels = "shown" | "hidden";
/** Furigana over Japanese. */
export type Readings = "off" | "on";
/** Whether the picture moves less than usual. */
export type MotionChoice = "auto" | "less";
/** Single letters and digits as shortcuts. */
export type Keys = "on" | "off";

/** The step that a frame shows. */
export interface ReadyDetail {
  /** The step's id, as in its address: `lower-hit`. */
  step: Step;
  /** The path that *Next* follows. */
  path: Path;
  /** The year of the picture. */
  era: Era;
  /** The language of the frame. */
  language: Language;
}

/** Who acted last: the reader by a press or a key in the frame, or the page by a command. */
export interface Cause {
  by: "reader" | "page";
}

/** The step that a frame shows now, and who caused it. */
export interface StepDetail extends ReadyDetail, Cause {}

/** The moment that a frame shows. All positions lie on the whole path, from 0 to 1. */
export interface TimeDetail extends Cause {
  /** The step's id, as in its address: `lower-hit`. */
  step: Step;
  /** The position on the path. Each beat counts by its duration. */
  progress: number;
  /** The position at which the step begins. */
  from: number;
  /** The position at which the step ends. */
  to: number;
}

/**
 * `asleep`: the program could not start; the frame is a set of linked pages. `blocked`: no page of the explainer answered at this
 * address; the picture stays, and is a link. `value`: the page set a value that does not exist; the default is used instead.
 */
export type ErrorDetail = { reason: "asleep" } | { reason: "blocked"; address: string } | { reason: "value"; name: string; value: string };

/**
 * What readers see: the step's picture; the picture or a page while the story loads; the running story; linked pages; or the
 * picture as a link.
 */
export type State = "picture" | "loading" | "running" | "asleep" | "blocked";

/** The events of `<layered-defense>` that the page does not cause itself. All cross shadow roots, and all except `error` bubble. */
export interface LayeredDefenseEvents {
  /** The story runs in its frame. */
  ready: CustomEvent<ReadyDetail>;
  /** The step, path or year differs from what the page has asked for, and from what the last event said. */
  step: CustomEvent<StepDetail>;
  /** The picture starts to play. */
  play: CustomEvent<TimeDetail>;
  /** The picture stops: paused, at a question, or at the end. */
  pause: CustomEvent<TimeDetail>;
  /** The moment has changed. Sent at most ten times a second, and not for a moment that the page has set. */
  time: CustomEvent<TimeDetail>;
  /** A key in the frame for which the story has no use, such as a clicker’s Next at the end. Escape also gives the keyboard back to the page. */
  key: CustomEvent<{ key: "Escape" | "PageDown" | "PageUp" | "ArrowLeft" | "ArrowRight" }>;
  /** The height in CSS pixels at which every step fits at the present width. It does not depend on the step. */
  resize: CustomEvent<{ height: number }>;
  error: CustomEvent<ErrorDetail>;
}

/** All events, also those of every element. */
export interface LayeredDefenseEventMap extends Omit<HTMLElementEventMap, keyof LayeredDefenseEvents>, LayeredDefenseEvents {}

/** The attributes, which are properties, too. An empty value is the default. */
export interface LayeredDefenseAttributes {
  /** The language of the frame. Without it, the language of the page, or else English. */
  lang?: Language;
  /** The name of the frame for screen readers. */
  title?: string;
  /** The address of the site, if the script is bundled. */
  base?: string;
  step?: Step | "";
  path?: Path | "";
  era?: Era | "";
  /** Links that are cut: none (the default), `ce` from the start, or `ce_5_2` from step 5 of the path, after two moments. */
  cut?: string;
  theme?: Theme | "";
  text?: TextSize | "";
  labels?: Labels | "";
  readings?: Readings | "";
  motion?: MotionChoice | "";
  keys?: Keys | "";
  /** Passed to the frame when it loads. */
  sandbox?: string;
}

/** The explainer as an element. Every property reflects the attribute of the same name; invalid values read as the default. */
export interface LayeredDefenseElement extends Omit<HTMLElement, "addEventListener" | "removeEventListener"> {
  /** It changes when the reader moves to another step. */
  get step(): Step;
  set step(value: Step | "" | null | undefined);
  /** The path that *Next* follows. It changes with the reader's choices. */
  get path(): Path;
  set path(value: Path | "" | null | undefined);
  /** The year of the picture. It changes with the reader's choice. */
  get era(): Era;
  set era(value: Era | "" | null | undefined);
  /** Links that are cut: none (the default), `ce` from the start, or `ce_5_2` from step 5 of the path, after two moments. */
  get cut(): string;
  set cut(value: string | null | undefined);
  get theme(): Theme;
  set theme(value: Theme | "" | null | undefined);
  get text(): TextSize;
  set text(value: TextSize | "" | null | undefined);
  get labels(): Labels;
  set labels(value: Labels | "" | null | undefined);
  get readings(): Readings;
  set readings(value: Readings | "" | null | undefined);
  get motion(): MotionChoice;
  set motion(value: MotionChoice | "" | null | undefined);
  get keys(): Keys;
  set keys(value: Keys | "" | null | undefined);
  /** The address of the site, with a slash at the end. Set it if the script is bundled. */
  get base(): string;
  set base(value: string | null | undefined);
  /** The position on the path, from 0 to 1. Setting it shows that moment. It is 0 until the frame has reported its position. */
  progress: number;
  /** What readers see now. */
  readonly state: State;
  /** Resolves to `running`, `asleep` or `blocked` as soon as one of them holds. It never rejects. A new load has a new promise. */
  readonly ready: Promise<State>;
  /** The number of messages from the frame that the element did not understand. */
  readonly ignored: number;
  /** Goes to the next step of the path. */
  next(): void;
  /** Goes to the step before. */
  previous(): void;
  /** Goes to a step. For a step that does not exist it only fires `error`. */
  goTo(step: Step): void;
  /** Plays until the next question, or to the end of the path with `"end"`. */
  play(to?: "end"): void;
  /** Pauses at the present moment. */
  pause(): void;
  /** Plays this step again. */
  replay(): void;
  /** Loads the frame immediately. Otherwise the element loads it when the reader scrolls near it. */
  load(): void;
  addEventListener<K extends keyof LayeredDefenseEventMap>(type: K, listener: (this: LayeredDefenseElement, event: LayeredDefenseEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof LayeredDefenseEventMap>(type: K, listener: (this: LayeredDefenseElement, event: LayeredDefenseEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "layered-defense": LayeredDefenseElement & HTMLElement;
  }
}

/** Listeners as properties: `onstep`, in React 19, Preact and Svelte. */
type Listeners = { [K in keyof LayeredDefenseEvents as `on${K}`]?: (event: LayeredDefenseEvents[K]) => void };

// The element in the markup of frameworks. A framework that is not installed is left out.

// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      "layered-defense": Omit<import("react").HTMLAttributes<LayeredDefenseElement>, keyof LayeredDefenseAttributes> & import("react").RefAttributes<LayeredDefenseElement> & LayeredDefenseAttributes & Listeners;
    }
  }
}

// @ts-ignore
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      "layered-defense": Omit<import("preact").HTMLAttributes<LayeredDefenseElement & HTMLElement>, keyof LayeredDefenseAttributes | keyof Listeners> & LayeredDefenseAttributes & Listeners;
    }
  }
}

// @ts-ignore
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    // @ts-ignore
    "layered-defense": Omit<HTMLAttributes<LayeredDefenseElement & HTMLElement>, keyof LayeredDefenseAttributes | keyof Listeners> & LayeredDefenseAttributes & Listeners;
  }
}

// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "layered-defense": new () => { $props: LayeredDefenseAttributes & { [K in keyof LayeredDefenseEvents as `on${Capitalize<K>}`]?: (event: LayeredDefenseEvents[K]) => void } };
  }
}
