//! The words of a kiosk: the invitation to begin, in every language, and the question whether the visitor is still there.
//!
//! `assets/script/kiosk/` fetches them and decides when to show them. In the single file they are in the document.

use super::parts::{lent, word};
use crate::site::{AssetFile, Page, Site};
use authoring::Edition;
use authoring::section::Section;
use yew::prelude::*;

/// Writes `en/kiosk.html`, from which a script fetches the words. It has those of every language, because a hall may lose its network.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let editions: Vec<&Edition> = site.editions.iter().collect();
    lent(site, lesson, Section::Kiosk, words(&editions, Some(&site.assets.kiosk_style))).await
}

/// The words in these languages. `style` is the style sheet that a page loads for them.
pub(crate) fn words(editions: &[&Edition], style: Option<&AssetFile>) -> Html {
    html! {
        <div class="kiosk" data-style={style.map(|file| file.name.clone())}>
            <dialog class="kiosk-begin" aria-label={editions.first().map(|lesson| lesson.page.name.clone())}>
                { for editions.iter().map(|lesson| {
                    let language = lesson.language.id.0.clone();
                    html! { <button type="button" lang={language.clone()} dir={lesson.language.direction.as_str()} data-begin={language}>{ word(lesson, "kiosk_begin") }</button> }
                }) }
            </dialog>
            { for editions.iter().map(|lesson| question(lesson)) }
        </div>
    }
}

/// The question. The count is for those who see it; a screen reader reads the sentence once.
fn question(lesson: &Edition) -> Html {
    let language = lesson.language.id.0.clone();
    let [heading, text] = ["-still-there", "-begins-again"].map(|end| [&language, end].concat());
    html! {
        <dialog class="kiosk-question" role="alertdialog" lang={language.clone()} dir={lesson.language.direction.as_str()} data-only={language}
            aria-labelledby={heading.clone()} aria-describedby={text.clone()}>
            <h2 id={heading}>{ word(lesson, "kiosk_question") }</h2>
            <p id={text}>{ word(lesson, "kiosk_again") }</p>
            <p class="kiosk-count" aria-hidden="true"></p>
            <button type="button">{ word(lesson, "kiosk_go_on") }</button>
        </dialog>
    }
}
