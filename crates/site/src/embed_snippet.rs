//! Embed snippets: the lines that put a step into another page. All pages with snippets use this module.
//!
//! For scripts that fill in an author's choices it has templates. The page inside the frame is [`crate::embed`];
//! the element builds its own frame, in assets/embed/layered-defense.js.

use super::document::escaped;
use crate::frame_height;
use crate::site::Site;
use lesson::address::Surface;
use lesson::model::{LanguageId, StepId};

/// The placeholder for the site's address.
pub(super) const SOMEWHERE: &str = "https://YOUR.HOST/PATH/";

/// The site's address, or the placeholder.
pub(super) fn host(site: &Site) -> String {
    site.site_url.clone().unwrap_or_else(|| SOMEWHERE.to_owned())
}

/// The default width of a frame in CSS pixels, at which the wide picture has room.
pub(super) const WIDTH: u32 = 800;

/// The height for that width, in CSS pixels.
pub(super) const HEIGHT: u32 = frame_height::wide(WIDTH);

/// The frame's permissions.
const ALLOW: &str = "fullscreen; clipboard-write; web-share; screen-wake-lock";

/// The line for a frame with this address, in the default size.
pub(super) fn line(address: &str, title: &str) -> String {
    line_of(&escaped(address), &escaped(title), &WIDTH.to_string(), &HEIGHT.to_string(), &frame_height::fitted(WIDTH))
}

/// The line for any frame, with placeholders for a script.
pub(super) fn line_template() -> String {
    line_of("{address}", "{title}", "{width}", "{height}", "{fitted}")
}

/// The line for a frame. It has width and height attributes, too, for pages that remove styles from markup.
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

/// The lines for an element with any step and settings, with placeholders for a script.
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
