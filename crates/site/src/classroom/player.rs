//! The row of the player, which a script fetches: markup in a language, with every word.
//!
//! Without scripts a page has no row. `assets/script/motion/` handles its buttons. Presenter view has the same row. In
//! the single file it is part of the document.

use super::parts::{lent, word};
use crate::site::{AssetFile, Page, Site};
use crate::tools;
use authoring::Edition;
use authoring::section::Section;
use lesson::prose::plain;
use yew::prelude::*;

/// Writes `en/player.html`, from which scripts fetch the row.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    lent(site, lesson, Section::Player, row(lesson, Some(&site.assets.player_style))).await
}

/// The row. It contains the titles of the steps, and the questions. `style` is the style sheet that a page loads for it.
pub(crate) fn row(lesson: &Edition, style: Option<&AssetFile>) -> Html {
    let steps = lesson.steps.iter().map(|step| {
        let parts = (step.next.len() > 1).then_some("");
        html! { <li data-step={step.id.0.clone()} data-fork={parts} data-question={plain(&step.question)}>{ step.title.clone() }</li> }
    });
    html! {
        <div class="player" role="group" aria-label={word(lesson, "player")} data-only={lesson.language.id.0.clone()} data-style={style.map(|file| file.name.clone())}
            data-at={word(lesson, "player_at")} data-end={word(lesson, "player_end")} data-picture={lesson.parts.words.picture.clone()} hidden=true>
            { button(lesson, "play", ["player_play", "player_pause"], &["M7 4v16l13-8z", "M6 4h4v16H6zM14 4h4v16h-4z"]) }
            { button(lesson, "replay", ["player_replay"; 2], &["M12 5V1L6 6l6 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z"]) }
            { button(lesson, "beat-back", ["player_beat_back"; 2], &["M5 4h3v16H5zM19 4v16L9 12z"]) }
            { button(lesson, "beat-on", ["player_beat_on"; 2], &["M16 4h3v16h-3zM5 4v16l10-8z"]) }
            <div class="track">
                <svg class="ticks" aria-hidden="true"></svg>
                <div class="thumb" aria-hidden="true"></div>
                <input type="range" min="0" max="1" value="0" step="1" aria-label={word(lesson, "player_position")} />
            </div>
            <select aria-label={word(lesson, "player_speed")}>
                <option value="0.5">{ "½ ×" }</option>
                <option value="1" selected=true>{ "1 ×" }</option>
                <option value="2">{ "2 ×" }</option>
            </select>
            <p class="visually-hidden" role="status"></p>
            <ol hidden=true>{ for steps }</ol>
        </div>
    }
}

/// A button with its icon. A button with two names, for two states, has two icons. The title, with the key, is the only name: with
/// another one, a screen reader would say both.
fn button(lesson: &Edition, name: &'static str, names: [&str; 2], pictures: &[&'static str]) -> Html {
    let [title, other] = names.map(|words| match tools::key_of(name) {
        Some(key) => word(lesson, words) + &lesson.page.remark(&key.to_uppercase()),
        None => word(lesson, words),
    });
    let other = (other != title).then_some(other);
    html! {
        <button type="button" data-do={name} {title} data-other={other}>
            <svg viewBox="0 0 24 24" aria-hidden="true">{ for pictures.iter().map(|d| html! { <path d={*d} /> }) }</svg>
        </button>
    }
}
