//! The embed snippets: the lines that put a step into another page. Every page that offers them gets them from here.
//!
//! Where a script fills in what an author has chosen, it gets a template from here. What happens inside the frame is `embed`'s matter; the
//! element makes its own frame, in assets/embed/layered-defense.js.

use super::document::escaped;
use crate::frame_height;
use crate::site::Site;
use lesson::address::Surface;
use lesson::model::{LanguageId, StepId};

/// Where nobody knows the site's address.
pub(super) const SOMEWHERE: &str = "https://YOUR.HOST/PATH/";

/// The address of the site, or what stands for it.
pub(super) fn host(site: &Site) -> String {
    site.site_url.clone().unwrap_or_else(|| SOMEWHERE.to_owned())
}

/// The width that a frame is offered with, in CSS pixels: where the wide picture has room.
pub(super) const WIDTH: u32 = 800;

/// The height that goes with it.
pub(super) const HEIGHT: u32 = frame_height::wide(WIDTH);

/// What a frame may ask of the page around it.
const ALLOW: &str = "fullscreen; clipboard-write; web-share; screen-wake-lock";

/// The line for a frame at an address, with the width that it is offered with.
pub(super) fn line(address: &str, title: &str) -> String {
    line_of(&escaped(address), &escaped(title), &WIDTH.to_string(), &HEIGHT.to_string(), &frame_height::fitted(WIDTH))
}

/// The same for any frame, to be filled in by a script.
pub(super) fn line_template() -> String {
    line_of("{address}", "{title}", "{width}", "{height}", "{fitted}")
}

/// Pages that forbid a style in markup still read width and height.
fn line_of(address: &str, title: &str, width: &str, height: &str, fitted: &str) -> String {
    format!(
        "<iframe src=\"{address}\" title=\"{title}\"\n        \
         width=\"{width}\" height=\"{height}\" style=\"width:100%;max-width:{width}px;height:{fitted};border:0\"\n        \
         loading=\"lazy\" allow=\"{ALLOW}\"></iframe>"
    )
}

/// The lines for the element, with a link inside for readers without scripts.
pub(super) fn element(host: &str, language: &LanguageId, step: &StepId, title: &str) -> String {
    element_of(&escaped(host), language, step, "", &escaped(title))
}

/// The same for any step and settings, to be filled in by a script.
pub(super) fn element_template() -> String {
    element_of("{host}", &LanguageId::from("{lang}"), &StepId::from("{step}"), "{settings}", "{title}")
}

fn element_of(host: &str, language: &LanguageId, step: &StepId, settings: &str, title: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{host}layered-defense.css\">\n<script type=\"module\" src=\"{host}layered-defense.js\"></script>\n\
         <layered-defense lang=\"{language}\" step=\"{step}\"{settings} title=\"{title}\"><a href=\"{host}{page}\">{title}</a></layered-defense>",
        language = language.as_str(),
        step = step.as_str(),
        page = Surface::Page.step(language, step),
    )
}
