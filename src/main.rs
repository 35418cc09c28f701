//! The program that a page loads after it has been painted: it takes the story over, and has one port for everything that wants
//! something of it.

use js_sys::{Function, Object, Reflect};
use layered_defense::app;
use layered_defense::store::Store;
use lesson::model::Lesson;
use lesson::session::Snapshot;
use wasm_bindgen::prelude::*;

fn main() {}

/// The door to the story: commands go in, snapshots come out.
#[wasm_bindgen]
pub struct Port(Store);

/// Takes over the story on this page, if it is still as it was prerendered.
///
/// # Errors
/// Where the lesson is not of the shape that this program expects, or the page has changed.
/// The page stays as it is; its links lead on.
#[wasm_bindgen]
pub fn start(lesson: &[u8]) -> Result<Port, JsError> {
    app::start(unpacked(lesson)?).map(Port).map_err(JsError::new)
}

#[wasm_bindgen]
impl Port {
    /// Carries out a command: `next`, `back`, `first`, `last`, `go` (to a step), `choose` (the n-th way on), `play`,
    /// `seek` (to a step, or to `STEP_BEAT`), `reveal`, `names`, `dismiss`, or a key of the query with its value. False where there is no such command or value.
    #[must_use]
    pub fn send(&self, name: &str, value: &str) -> bool {
        self.0.send(name, value)
    }

    /// Calls back with a snapshot of what is shown: as soon as the story is alive, and whenever a command has been carried
    /// out and drawn.
    pub fn observe(&self, callback: Function) {
        self.0.observe(move |snapshot| {
            // What goes wrong in there is not the program's fault.
            drop(callback.call1(&JsValue::NULL, &object(snapshot)));
        });
    }

    /// Goes on with the lesson of another language, which the page is in already.
    ///
    /// # Errors
    /// Where the lesson is not of the shape that this program expects.
    pub fn set_lesson(&self, lesson: &[u8]) -> Result<(), JsError> {
        self.0.set_lesson(unpacked(lesson)?);
        Ok(())
    }
}

fn unpacked(lesson: &[u8]) -> Result<Lesson, JsError> {
    Lesson::unpack(lesson).ok_or_else(|| JsError::new("the lesson was written for another program"))
}

fn object(snapshot: Snapshot) -> JsValue {
    let Snapshot { step, path, era, beat, tempo, labels, language, title, caption, progress } = snapshot;
    let object = Object::new();
    let fields: [(&str, &str); 10] = [
        ("step", &step),
        ("path", &path),
        ("era", era),
        ("beat", &beat),
        ("tempo", tempo),
        ("labels", labels),
        ("language", &language),
        ("title", &title),
        ("caption", &caption),
        ("progress", &progress),
    ];
    for (name, value) in fields {
        // A plain object takes every property.
        drop(Reflect::set(&object, &name.into(), &value.into()));
    }
    object.into()
}
