/** The step that a frame shows. */
export interface StepDetail {
  /** The step's id, as in its address: `lower-hit`. */
  step: string;
  /** The path that *Next* follows: `lower-hit`, `upper-hit` or `both-miss`. */
  path: string;
  /** The year of the picture: `2015` or `now`. */
  era: string;
  /** The language, as in the address: `ja`. */
  language: string;
}

/** The moment that a frame shows. All positions lie on the whole path, from 0 to 1. */
export interface TimeDetail {
  /** The step's id, as in its address: `lower-hit`. */
  step: string;
  /** The position on the path. Each beat counts by its duration. */
  progress: number;
  /** The position at which the step begins. */
  from: number;
  /** The position at which the step ends. */
  to: number;
}

/** The events of `<layered-defense>`. All except `error` bubble. */
export interface LayeredDefenseEventMap extends Omit<HTMLElementEventMap, "error" | "resize" | "play" | "pause"> {
  /** The story runs in its frame. */
  ready: CustomEvent<StepDetail>;
  /** The step, path or year has changed, for whatever reason. */
  step: CustomEvent<StepDetail>;
  /** The picture starts to play, on a call or by the reader. */
  play: CustomEvent<TimeDetail>;
  /** The picture stops: paused, at a question, or at the end. */
  pause: CustomEvent<TimeDetail>;
  /** The moment has changed. Sent at most ten times a second. */
  time: CustomEvent<TimeDetail>;
  /** A key in the frame for which the story has no use, such as a clicker’s Next at the end. Escape also gives the keyboard back to the page. */
  key: CustomEvent<{ key: "Escape" | "PageDown" | "PageUp" | "ArrowLeft" | "ArrowRight" }>;
  /** The height in CSS pixels at which every step fits at the present width. It does not depend on the step. */
  resize: CustomEvent<{ height: number }>;
  /**
   * `asleep`: the program could not start; the frame stays a set of linked pages. `value`: the page set a step or a value that
   * does not exist; the default is used instead.
   */
  error: CustomEvent<{ reason: "asleep" } | { reason: "value"; name: string; value: string }>;
}

/** The explainer as an element. Every property reflects the attribute of the same name; invalid values read as the default. */
export interface LayeredDefenseElement extends Omit<HTMLElement, "addEventListener" | "removeEventListener"> {
  /** `overview`, `launch`, `track`, `upper-tier`, … It changes when the reader moves to another step. */
  step: string;
  /** `lower-hit` (the default), `upper-hit` or `both-miss`. */
  path: string;
  /** `2015` (the default) or `now`. */
  era: string;
  /** Links that are cut: none (the default), `ce` from the start, or `ce_5_2` from step 5 of the path, after two moments. */
  cut: string;
  /** `auto` (the default: the reader's system setting), `light`, `dark` or `projector`. */
  theme: string;
  /** `normal` (the default), `large` or `larger`. */
  text: string;
  /** `shown` (the default) or `hidden`. */
  labels: string;
  /** `off` (the default) or `on`: furigana over Japanese. */
  readings: string;
  /** `auto` (the default) or `less`. */
  motion: string;
  /** `on` (the default) or `off`: single letters and digits as shortcuts. */
  keys: string;
  /** The position on the path, from 0 to 1. Setting it shows that moment. It is 0 until the frame has reported its position. */
  progress: number;
  /** The number of messages from the frame that the element did not understand. */
  readonly ignored: number;
  /** Goes to the next step of the path. */
  next(): void;
  /** Goes to the step before. */
  previous(): void;
  /** Goes to a step. For a step that does not exist it only fires `error`. */
  goTo(step: string): void;
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
