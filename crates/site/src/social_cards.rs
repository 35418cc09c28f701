//! Link previews of a step: the card in a feed or a message (Open Graph), and the
//! frame in an editor (oEmbed).
//!
//! Both need absolute addresses, so they are left out if the site's address is not known.
//! The picture is a figure's PNG.

use super::document::escaped;
use super::figures::{Poster, poster};
use crate::embed_snippet;
use crate::site::{Page, Site};
use authoring::Edition;
use lesson::address::Surface;
use lesson::model::{LanguageId, Step};
use lesson::prose::plain;
use serde_json::json;

/// The lines for the head of a step's page.
pub(super) fn lines(site: &Site, lesson: &Edition, step: &Step) -> String {
    let Some(url) = &site.site_url else { return String::new() };
    let oembed = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">\n",
        escaped(&[url.as_str(), &place(&lesson.language.id, step)].concat()),
        escaped(&step.title),
    );
    [oembed, card(site, lesson, step, url)].concat()
}

/// The lines for the card. Feeds take the title and the description from the page, but not the picture.
fn card(site: &Site, lesson: &Edition, step: &Step, url: &str) -> String {
    let Some(Poster { place, size: [width, height], alt }) = poster(lesson, step).filter(|_| site.papers) else {
        return String::new();
    };
    let page = [url, &Surface::Page.step(&lesson.language.id, &step.id)].concat();
    let others = site.editions.iter().filter(|other| other.language != lesson.language);
    let others = others.map(|other| ("og:locale:alternate", other.sections.locale.clone()));
    let said = [
        ("og:type", "article".to_owned()),
        ("og:site_name", lesson.page.name.clone()),
        ("og:title", step.title.clone()),
        ("og:description", plain(&step.caption.join(" "))),
        ("og:url", page),
        ("og:image", [url, &place].concat()),
        ("og:image:width", width.to_string()),
        ("og:image:height", height.to_string()),
        ("og:image:alt", alt.clone()),
        ("og:locale", lesson.sections.locale.clone()),
    ];
    let line = |(name, value): (&str, String)| format!("<meta property=\"{name}\" content=\"{}\">\n", escaped(&value));
    // Another kind of card needs these lines, too.
    let other_kind = format!(
        "<meta name=\"twitter:card\" content=\"summary_large_image\">\n<meta name=\"twitter:image:alt\" content=\"{}\">\n",
        escaped(&alt)
    );
    said.into_iter().chain(others).map(line).chain([other_kind]).collect()
}

/// The oEmbed files of all steps in a language.
pub(super) fn files(site: &Site, lesson: &Edition) -> Vec<Page> {
    let Some(url) = &site.site_url else { return Vec::new() };
    let of = |step: &Step| {
        let framed = [url.as_str(), &Surface::Embed.step(&lesson.language.id, &step.id)].concat();
        let line = embed_snippet::bare_frame(&framed, &[step.title.as_str(), " – ", &lesson.page.name].concat());
        let mut oembed = json!({
            "version": "1.0",
            "type": "rich",
            "title": step.title,
            "provider_name": lesson.page.name,
            "provider_url": url,
            "width": embed_snippet::WIDTH,
            "height": embed_snippet::HEIGHT,
            "html": line,
        });
        if let Some(Poster { place, size: [width, height], .. }) = poster(lesson, step).filter(|_| site.papers) {
            oembed["thumbnail_url"] = [url.as_str(), &place].concat().into();
            oembed["thumbnail_width"] = width.into();
            oembed["thumbnail_height"] = height.into();
        }
        (place(&lesson.language.id, step), oembed.to_string())
    };
    lesson.steps.iter().map(of).collect()
}

/// The address of a step's oEmbed file: `oembed/en/lower-hit.json`.
fn place(language: &LanguageId, step: &Step) -> String {
    ["oembed/", language.as_str(), "/", step.id.as_str(), ".json"].concat()
}
