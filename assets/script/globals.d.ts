// Declarations that the scripts use and no file here contains.

/** The tools in the single file. They are in the same document. */
declare var classroom: typeof import("./classroom/classroom.js").classroom;

/** The state that the scripts of a page share; see `program.js`. */
declare var layeredDefense: { port?: import("#glue").Port; snapshot?: import("#glue").Snapshot; watchers: Set<() => void>; fail?: (error: unknown) => void; motion?: import("./motion/controls.js").Controls; waiting?: ((motion: import("./motion/controls.js").Controls) => void)[]; loadWhatIf?: () => Promise<import("./what-if/what-if.js").WhatIf>; instead?: import("./program.js").Instead } | undefined;

/** What `cargo xtask films` calls on the pages for films; see `film/film.js`. */
declare var film: {
  look(theme: string): void;
  show(shot: number, moment: number): Promise<void>;
  selfPlaying(plan: { title: string; description: string; shots: import("./film/self-playing.js").PlannedShot[] }): string;
};

/** The site's version, which `prerender` writes before the service worker. */
declare const KEPT_VERSION: string;

/** For each language, the list of the files that the service worker keeps. `prerender` writes it there, too. */
declare const KEPT_LISTS: Record<string, string>;

/** What a service worker has. TypeScript's own declarations of it contradict those of a window. */
declare module "#worker" {
  export interface Scope extends EventTarget {
    registration: ServiceWorkerRegistration;
    clients: { matchAll(): Promise<unknown[]>; claim(): Promise<void> };
    skipWaiting(): Promise<void>;
  }
}

/** Trusted Types, where the browser has them. */
declare var trustedTypes: { createPolicy<Rules>(name: string, rules: Rules): Rules } | undefined;

/** The program's JavaScript glue, as wasm-bindgen writes it. */
declare module "#glue" {
  export default function start(options: { module_or_path: BufferSource | Promise<Response> }): Promise<unknown>;
  /** The current view. */
  export type Snapshot = Record<"step" | "path" | "era" | "beat" | "cut" | "tempo" | "labels" | "language" | "title" | "caption" | "progress", string>;
  /** The scripts' access to the story. */
  export interface Port {
    /** Runs a command; false if the name or the value does not exist. */
    send(name: string, value: string): boolean;
    /** Calls back when the program runs, and after each command, when the picture is drawn. */
    observe(callback: (snapshot: Snapshot) => void): void;
    /** Continues with the lesson of another language. */
    set_lesson(lesson: Uint8Array): void;
  }
  /** Hydrates the story. */
  export function start(lesson: Uint8Array): Port;
}

/** What the motion of every composition needs, as `crates/site/src/motion.rs` writes it. */
declare module "#scores" {
  /** Tag, attributes, children. */
  export type Drawn = [string, Record<string, string>, ...Drawn[]];
  /** Which part (group and number, or the ghost's number), what it does, from and to which tick, how it eases, round which place, along
   * which lines or from how much it mattered, and keys. */
  export type Track = [[number, number?], number, number, number, number, number[], number[]];
  /** How many parts each group has, how many ghosts lie under the lines, the ghosts, and the tracks of each mark. */
  export type Score = [number[], number, Drawn[], [string, ...Track[]][]];
  const index: {
    /** The default path. */
    path: string;
    /** By path, its steps in their order: its name, and the number of its motion. */
    steps: Record<string, [string, number][]>;
    /** The length of each beat, in ticks. */
    beats: number[][];
    /** By language: the words that each beat marks. */
    words: Record<string, string[][]>;
    /** The file that holds the scores of a composition. */
    files: Record<"landscape" | "portrait", string>;
  };
  export default index;
}

/** The scores of a composition, as `crates/site/src/motion.rs` writes them. */
declare module "#landscape" {
  const scores: import("#scores").Score[];
  export default scores;
}
declare module "#portrait" {
  export { default } from "#landscape";
}

/** What cut links lead to, as `what_if_table` in crates/site writes it. */
declare module "#what-if" {
  /** Letters of links that prevent an event together, and the step and beat up to which cutting them does so. */
  export type Guard = [string, number, number];
  /** After how many beats, the mark, whether it comes into the picture (else it becomes active), and the place of its guards. */
  export type Event = [number, string, 0 | 1, number];
  /** The name of some words, and the marks that must be lost and must not be lost: `mark`, or `step/mark`. */
  export type Condition = [string, string[], string[]];
  /** Tag, attributes, children. */
  export type Drawn = [string, Record<string, string>, ...Drawn[]];
  export interface Table {
    /** The letter of each link. */
    letters: string;
    /** The default path. */
    path: string;
    /** The letter of the link that a line belongs to. */
    lines: Record<string, string>;
    /** By letter, the place of the sign on its line in each of the two pictures; lines of sight have none. */
    places: Record<string, [[number, number], [number, number]]>;
    /** The letters of the links that an actor has. */
    actors: Record<string, string>;
    /** By step: the words that replace its own, the sentences that are added, a mark without which the story continues at another step, and its hit. */
    steps: Record<string, [Condition[], Condition[], [string, string] | null, string | null]>;
    /** By path, its steps: name, events, and for each of the two pictures the places of its parts and of the flight that goes on. */
    paths: Record<string, [string, Event[], [[number, number], [number, number]]][]>;
    guards: Guard[][];
    /** By mark, the group and the place in it of each of its parts, one after the other. */
    parts: Record<string, number[]>[];
    flights: Drawn[][];
  }
  const table: Table;
  export default table;
}
