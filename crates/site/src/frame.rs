//! The lines that put a step into a page of others: one way of writing each, wherever it is offered.
//!
//! What happens inside the frame is `embed`'s matter; the element writes its own, in assets/embed/layered-defense.js.

use super::Site;
use super::document::escaped;
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

/// The height that goes with it, as docs/embedding.md publishes it: 0.4125 of the width, and 380 pixels for the words.
pub(super) const HEIGHT: u32 = WIDTH * 4125 / 10_000 + 380;

/// What a frame may ask of the page around it.
const ALLOW: &str = "fullscreen; clipboard-write; web-share; screen-wake-lock";

/// The line for a frame at an address. It has the height of the wide picture, and on screens below 640 pixels that of the tall one:
/// the second term of the inner `min` is far below zero on any wider screen. Pages that forbid a style in markup
/// still read width and height.
pub(super) fn line(address: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\"\n        \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         style=\"width:100%;max-width:{WIDTH}px;height:max({HEIGHT}px,min(74vw + 720px,(640px - 100vw)*999));border:0\"\n        \
         loading=\"lazy\" allow=\"{ALLOW}\"></iframe>",
        escaped(address),
        escaped(title),
    )
}

/// The lines for the element, with a link inside for readers without scripts.
pub(super) fn element(host: &str, language: &LanguageId, step: &StepId, title: &str) -> String {
    let host = escaped(host);
    let title = escaped(title);
    format!(
        "<link rel=\"stylesheet\" href=\"{host}layered-defense.css\">\n<script type=\"module\" src=\"{host}layered-defense.js\"></script>\n\
         <layered-defense lang=\"{language}\" step=\"{step}\" title=\"{title}\"><a href=\"{host}{page}\">{title}</a></layered-defense>",
        language = language.as_str(),
        step = step.as_str(),
        page = Surface::Page.step(language, step),
    )
}
