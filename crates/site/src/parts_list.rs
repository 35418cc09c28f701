//! The list *In this picture* of a step: every actor, with what comes in and goes out.

use authoring::Edition;
use authoring::parts::{Part, Passage};
use authoring::section::Section;
use lesson::address::section;
use lesson::model::Era;
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// The folded list of a step. `to` is the address of the cards, before their ids.
pub(super) fn folded(lesson: &Edition, story: &Story, to: &str) -> Html {
    let scene = Scene::of(lesson, story, Composition::Landscape);
    html! { <details class="aside in-picture"><summary>{ lesson.parts.words.list.clone() }</summary>{ list(lesson, &scene, None, to, &|words| html! { { words.to_owned() } }) }</details> }
}

/// The address of the cards, for a page at `root`.
pub(super) fn cards_from(lesson: &Edition, root: &str) -> String {
    let place = section(&lesson.language.id, Section::Parts.slug());
    // In the same folder as the steps.
    let place = if root == "../" { [Section::Parts.slug(), ".html"].concat() } else { [root, &place].concat() };
    place + "#"
}

/// The list of all actors of a step, with what comes in and goes out. Without an era it has both.
pub(super) fn list(lesson: &Edition, scene: &Scene<'_>, era: Option<Era>, to: &str, words: &dyn Fn(&str) -> Html) -> Html {
    let parts = &lesson.parts;
    let eras: &[Era] = match &era {
        Some(era) => std::slice::from_ref(era),
        None if scene.era.is_none() => &[Era::In2015, Era::Now],
        None => &[Era::In2015],
    };
    let shown = |part: &Part| eras.iter().any(|era| parts.shown(scene, *era).any(|it| it.id == part.id));
    let passages = parts.passages(scene, eras[0]);
    let item = |part: &Part| {
        let roles = parts.roles_in_words(scene, eras[0], part);
        // The name is the link.
        let roles = (!roles.is_empty()).then(|| parts.words.named.replace("{name}", "").replace("{roles}", &roles));
        let way = |passage: &Passage<'_>, is_in: bool| {
            let (other, template) = if is_in { (passage.from, &parts.words.from) } else { (passage.to, &parts.words.to) };
            // Scripts need to separate the two.
            let way = (is_in && era.is_some()).then_some("in");
            html! { <li data-way={way}>{ filled(template, to, other, &passage.line.carries, words) }</li> }
        };
        let ways: Vec<Html> = passages
            .iter()
            .filter_map(|passage| {
                if passage.to.id == part.id {
                    Some(way(passage, true))
                } else if passage.from.id == part.id {
                    Some(way(passage, false))
                } else {
                    None
                }
            })
            .collect();
        html! {
            <li>
                <a href={[to, &part.id].concat()}>{ words(&part.name) }</a>{ for roles.as_deref().map(words) }
                { for (!ways.is_empty()).then(|| html! { <ul>{ for ways }</ul> }) }
            </li>
        }
    };
    html! { <ul>{ for parts.all.iter().filter(|part| part.kind.is_listed() && shown(part)).map(item) }</ul> }
}

/// The words for an incoming or outgoing line, with a link to the part at its other end.
fn filled(template: &str, to: &str, other: &Part, carries: &str, words: &dyn Fn(&str) -> Html) -> Html {
    let (before, rest) = template.split_once('{').unwrap_or((template, ""));
    let (_, after) = rest.split_once('}').unwrap_or(("", ""));
    html! { <>{ words(before) }<a href={[to, &other.id].concat()}>{ words(&other.called) }</a>{ words(&after.replace("{what}", carries)) }</> }
}
