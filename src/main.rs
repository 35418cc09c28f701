//! The program that a page loads after its first paint. It hydrates the story and offers the page's scripts a single port to it.

use js_sys::{Function, Object, Reflect};
use layered_defense::app;
use layered_defense::store::Store;
use lesson::model::Lesson;
use lesson::session::Snapshot;
use wasm_bindgen::prelude::*;

fn main() {}

/// The scripts' access to the story: they send commands and observe snapshots.
#[wasm_bindgen]
pub struct Port(Store);

/// Hydrates the story on this page.
///
/// # Errors
/// If the bytes are not a lesson of this build, or the page differs from its prerendered markup.
/// The page then stays static, and its links still work.
#[wasm_bindgen]
pub fn start(lesson: &[u8]) -> Result<Port, JsError> {
    app::start(unpacked(lesson)?).map(Port).map_err(JsError::new)
}

#[wasm_bindgen]
impl Port {
    /// Runs a command: `next`, `ask`, `back`, `first`, `last`, `go` (to a step id), `choose` (the n-th choice, from 1), `play`,
    /// `seek` (to a step id, or to `STEP_BEAT`), `reveal`, `names`, `dismiss`, or a key of the query with its value.
    /// Returns false if the command or the value does not exist.
    #[must_use]
    pub fn send(&self, name: &str, value: &str) -> bool {
        self.0.send(name, value)
    }

    /// Calls back with a snapshot of the view: once the story is hydrated, and after each command, when the picture is
    /// drawn.
    pub fn observe(&self, callback: Function) {
        self.0.observe(move |snapshot| {
            // An error in the callback is not the program's error.
            drop(callback.call1(&JsValue::NULL, &object(snapshot)));
        });
    }

    /// Continues in another language. The page's own words must be in that language already.
    ///
    /// # Errors
    /// If the bytes are not a lesson of this build.
    pub fn set_lesson(&self, lesson: &[u8]) -> Result<(), JsError> {
        self.0.set_lesson(unpacked(lesson)?);
        Ok(())
    }
}

fn unpacked(lesson: &[u8]) -> Result<Lesson, JsError> {
    Lesson::unpack(lesson).ok_or_else(|| JsError::new("the lesson was written for another program"))
}

fn object(snapshot: Snapshot) -> JsValue {
    let Snapshot { step, path, era, beat, cut, tempo, labels, language, title, caption, progress } = snapshot;
    let object = Object::new();
    let fields: [(&str, &str); 11] = [
        ("step", &step),
        ("path", &path),
        ("era", era),
        ("beat", &beat),
        ("cut", &cut),
        ("tempo", tempo),
        ("labels", labels),
        ("language", &language),
        ("title", &title),
        ("caption", &caption),
        ("progress", &progress),
    ];
    for (name, value) in fields {
        // Setting a property of a plain object cannot fail.
        drop(Reflect::set(&object, &name.into(), &value.into()));
    }
    object.into()
}
