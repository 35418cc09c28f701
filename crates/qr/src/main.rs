//! The program that draws QR codes. It is small, and a page loads it only when a reader asks for a code.
//!
//! It is separate from the story's program, which every visitor of a step loads. [`qr`](mod@qr) does the
//! drawing; this file exports it to JavaScript:
//!
//! ```js
//! const [{ default: start, qr }, answer] = await Promise.all([import(glue), fetch(program)]);
//! await start({ module_or_path: answer });
//! const [side, path] = qr(address)?.split(/ (.*)/) ?? [];
//! svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
//! ```

use wasm_bindgen::prelude::*;

fn main() {}

/// The code of a text as `SIDE PATH`, or `undefined` if no code can hold the text.
// A string, because the glue for a struct would be longer. The glue repeats the comment above.
#[wasm_bindgen]
pub fn qr(text: &str) -> Option<String> {
    let drawn = qr::drawn(text)?;
    Some(format!("{} {}", drawn.side, drawn.path))
}
