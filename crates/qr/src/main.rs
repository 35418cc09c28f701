//! The program that draws QR codes: small, and loaded by a page only when a reader asks for one.
//!
//! It is no part of the story's program, which every visitor of a step loads. The drawing is
//! [`qr`](mod@qr)'s; this hands it to JavaScript:
//!
//! ```js
//! const [{ default: start, qr }, answer] = await Promise.all([import(glue), fetch(program)]);
//! await start({ module_or_path: answer });
//! const [side, path] = qr(address)?.split(/ (.*)/) ?? [];
//! svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
//! ```

use wasm_bindgen::prelude::*;

fn main() {}

/// A text's code as `SIDE PATH`, or nothing where no code can hold the text.
// One string and no struct: the glue for that would be longer. What is said above stands in the glue, too.
#[wasm_bindgen]
pub fn qr(text: &str) -> Option<String> {
    let drawn = qr::drawn(text)?;
    Some(format!("{} {}", drawn.side, drawn.path))
}
