/** What a frame says of the step that it shows. */
export interface StepDetail {
  /** The step, as in its address: `lower-hit`. */
  step: string;
  /** The path that *Next* follows. */
  path: string;
  /** The year whose arrangement is shown: `2015`, `now`. */
  era: string;
  /** The language, as in its address: `ja`. */
  language: string;
}

/** What a frame says of the moment that it shows. */
export interface TimeDetail {
  /** The step, as in its address: `lower-hit`. */
  step: string;
  /** Where on its path the picture is, from 0 to 1; each beat counts by its length. */
  progress: number;
  /** Where on the path the step begins. */
  from: number;
  /** Where on the path the step ends. */
  to: number;
}

/** The events of `<layered-defense>`; all of them but `error` bubble. */
export interface LayeredDefenseEventMap extends Omit<HTMLElementEventMap, "error" | "resize" | "play" | "pause"> {
  /** The story is alive in its frame. */
  ready: CustomEvent<StepDetail>;
  /** Another step, path or year is shown, after any cause. */
  step: CustomEvent<StepDetail>;
  /** It begins to play, whoever asked for it. */
  play: CustomEvent<TimeDetail>;
  /** It stands: paused, at a fork, at the end. */
  pause: CustomEvent<TimeDetail>;
  /** Another moment is shown; at most ten a second. */
  time: CustomEvent<TimeDetail>;
  /** At this width every step fits this height, in CSS pixels; it never depends on the step. */
  resize: CustomEvent<{ height: number }>;
  /**
   * `asleep`: the story could not wake up; the frame stays a set of linked pages. `value`: the page asked for a step or a value that
   * does not exist; the default is shown instead.
   */
  error: CustomEvent<{ reason: "asleep" } | { reason: "value"; name: string; value: string }>;
}

/** The explainer in a page of yours. Every property reflects the attribute of its name, and says what is in force. */
export interface LayeredDefenseElement extends Omit<HTMLElement, "addEventListener" | "removeEventListener"> {
  /** `overview`, `launch`, `track`, `upper-tier`, … It follows the reader. */
  step: string;
  /** `lower-hit` (the default), `upper-hit` or `both-miss`. */
  path: string;
  /** `2015` (the default) or `now`. */
  era: string;
  /** `auto` (the default: as the reader's system asks), `light`, `dark` or `projector`. */
  theme: string;
  /** `normal` (the default), `large` or `larger`. */
  text: string;
  /** `shown` (the default) or `hidden`. */
  labels: string;
  /** `off` (the default) or `on`: furigana over Japanese. */
  readings: string;
  /** `auto` (the default) or `less`. */
  motion: string;
  /** `on` (the default) or `off`: letters and digits as shortcuts. */
  keys: string;
  /** Where on its path the picture is, from 0 to 1; to set it shows that moment. It is 0 until the frame says where it is. */
  progress: number;
  /** How many messages of its frame the element did not understand. */
  readonly ignored: number;
  /** Goes on along the path. */
  next(): void;
  /** Goes back along the path. */
  previous(): void;
  /** Goes to a step; a step that does not exist only fires `error`. */
  goTo(step: string): void;
  /** Plays on until a question. With `"end"`, it plays to the end of the path. */
  play(to?: "end"): void;
  /** Stands at this moment. */
  pause(): void;
  /** Plays this step again. */
  replay(): void;
  /** Loads the frame now, instead of when it comes near. */
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
