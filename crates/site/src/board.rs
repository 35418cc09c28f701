//! The pages beside the story that can be presented, and the links between them and the story while presenting.
//!
//! `assets/script/classroom/page-walk.js` presents them. `assets/style/board.css` is their style while they are presented.

use authoring::Edition;
use authoring::section::Section;
use yew::prelude::*;

/// In the order of the links.
const PRESENTED: [Section; 5] = [Section::Cut, Section::Quiz, Section::Outcomes, Section::Timeline, Section::Systems];

/// Whether the page with this name can be presented.
pub(super) fn is_presented(name: &str) -> bool {
    PRESENTED.iter().any(|section| section.slug() == name)
}

/// The links to the story and to these pages. A script adds the address, which contains the class's step and settings. `at` returns that of
/// a page by its name.
pub(super) fn links(lesson: &Edition, at: impl Fn(&str) -> String) -> Html {
    let link = |name: &str, words: String| html! { <li><a data-page={name.to_owned()} href={at(name)}>{ words }</a></li> };
    html! {
        <ul class="board-pages" data-start={lesson.start.0.clone()}>
            <li class="to-story"><a data-page="" href={at(lesson.start.as_str())}>{ lesson.classroom.word("board_story").to_owned() }</a></li>
            { for PRESENTED.iter().map(|section| link(section.slug(), section.words(&lesson.sections).name.clone())) }
        </ul>
    }
}
