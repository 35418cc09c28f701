//! Embed snippets: the lines that put a step into another page. All pages with snippets use this module.
//!
//! For scripts that fill in an author's choices it has templates. The page inside the frame is [`crate::embed`];
//! the element builds its own frame, in assets/embed/layered-defense.js.

use super::document::escaped;
use crate::frame_height;
use crate::site::Site;
use lesson::address::{self, Surface, Theme};
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
pub(crate) const ALLOW: &str = "fullscreen; clipboard-write; web-share; screen-wake-lock";

/// The lines for a frame in the default size.
pub(super) fn frame(host: &str, language: &LanguageId, step: &StepId, title: &str) -> String {
    frame_of(&Frame {
        address: &escaped(&[host, &Surface::Embed.step(language, step)].concat()),
        page: &escaped(&[host, &Surface::Page.step(language, step)].concat()),
        figure: &escaped(&[host, &address::figure(language, step.as_str(), "landscape", Theme::Light)].concat()),
        title: &escaped(title),
        width: &WIDTH.to_string(),
        height: &HEIGHT.to_string(),
        fitted: &frame_height::fitted(),
        drawn: &(WIDTH * 9 / 16).to_string(),
    })
}

/// The lines for any frame, with placeholders for a script.
pub(super) fn frame_template() -> String {
    frame_of(&Frame {
        address: "{address}",
        page: "{page}",
        figure: "{figure}",
        title: "{title}",
        width: "{width}",
        height: "{height}",
        fitted: "{fitted}",
        drawn: "{drawn}",
    })
}

/// The frame alone, for programs that make a place for it.
pub(super) fn bare_frame(address: &str, title: &str) -> String {
    bare_frame_of(&escaped(address), &escaped(title), &WIDTH.to_string(), &HEIGHT.to_string(), "max-width:100%;border:0")
}

/// What differs between frames, escaped.
struct Frame<'a> {
    address: &'a str,
    page: &'a str,
    figure: &'a str,
    title: &'a str,
    width: &'a str,
    height: &'a str,
    /// The height in a column of any width, as a CSS value.
    fitted: &'a str,
    /// The height of the picture.
    drawn: &'a str,
}

/// The lines for a frame. The outer element measures the column. The inner one has the frame's height, and the frame pushes the
/// picture below its edge, so readers see the picture only where the frame is removed. The width and height attributes are for
/// pages that remove styles, and the first height for browsers that do not know the second.
fn frame_of(Frame { address, page, figure, title, width, height, fitted, drawn }: &Frame) -> String {
    let frame = bare_frame_of(address, title, width, height, "display:block;width:100%;height:100%;border:0");
    format!(
        "<div style=\"container-type:inline-size;contain-intrinsic-width:300px;width:100%;max-width:{width}px\">\n\
         <div style=\"overflow:clip;height:{height}px;height:{fitted}\">\n\
         {frame}\n\
         <a href=\"{page}\" tabindex=\"-1\"><img src=\"{figure}\" alt=\"\" width=\"{width}\" height=\"{drawn}\" style=\"display:block;max-width:100%;height:auto\" loading=\"lazy\">{title}</a>\n\
         </div></div>"
    )
}

fn bare_frame_of(address: &str, title: &str, width: &str, height: &str, style: &str) -> String {
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"{width}\" height=\"{height}\"\n        \
         style=\"{style}\" loading=\"lazy\" allow=\"{ALLOW}\"></iframe>"
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
