// What the scripts find that no file here declares.

/** The tools, in the single file: its tools are fetched from the same document. */
declare var classroom: typeof import("./classroom/classroom.js").classroom;

/** What the scripts of a page share: see `program.js`. */
declare var layeredDefense: { port?: import("#glue").Port; snapshot?: import("#glue").Snapshot; watchers: Set<() => void>; fail?: (error: unknown) => void } | undefined;

/** The program's JavaScript side, as wasm-bindgen writes it. */
declare module "#glue" {
  export default function start(options: { module_or_path: BufferSource | Promise<Response> }): Promise<unknown>;
  /** What is shown now. */
  export type Snapshot = Record<"step" | "path" | "era" | "labels" | "language" | "title" | "caption" | "progress", string>;
  /** The door to the story. */
  export interface Port {
    /** Carries out a command; false where there is none of that name and value. */
    send(name: string, value: string): boolean;
    /** Calls back when the program runs, and whenever a command has been carried out and drawn. */
    observe(callback: (snapshot: Snapshot) => void): void;
    /** Goes on with the lesson of another language. */
    set_lesson(lesson: Uint8Array): void;
  }
  /** Takes the story over. */
  export function start(lesson: Uint8Array): Port;
}
