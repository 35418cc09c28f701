// What the scripts find that no file here declares.

/** The tools, in the single file: its tools are fetched from the same document. */
declare var classroom: typeof import("./classroom/classroom.js").classroom;

/** The program's JavaScript side, as wasm-bindgen writes it. */
declare module "#glue" {
  export default function start(options: { module_or_path: BufferSource | Promise<Response> }): Promise<unknown>;
  /** Takes the story over. */
  export function wake(lesson: Uint8Array): void;
  /** Goes on with the lesson of another language. */
  export function speak(lesson: Uint8Array): void;
}
