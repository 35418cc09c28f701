//! The page *Cut a link*: the picture, a checkbox for each link, and the results.
//!
//! CSS shows the results, without scripts: [`rules`] writes the style sheet from the graph of links. It needs `:has()`, and browsers
//! without it get a sentence. A click on a letter in the
//! picture is handled by `assets/script/islands/cut.js`.

use crate::citations::read;
use crate::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::dependency::{Arrangement, CutSet, Topic};
use authoring::diagrams::links::{class_of_capability, class_of_link, drawn, letter_of};
use authoring::section::Section;
use layered_defense::views::picture::node;
use lesson::scene::Composition;
use yew::prelude::*;

/// Writes `en/cut.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let arrangement = &lesson.arrangement;
    // A form with this method is not sent. The second has a reset button, which does not change the switch that hides the answers. Without
    // autocomplete, Back does not restore the cuts of the last class.
    let body = html! {
        <div class="cutting">
            // The list comes first for screen readers. CSS places it beside the picture or below it.
            <form class="ask-first not-on-paper" method="dialog" autocomplete="off">
                <label><input type="checkbox" id="ask-first" /><span>{ read(lesson, &arrangement.ask_first) }</span></label>
            </form>
            <p class="too-old not-on-paper">{ read(lesson, &arrangement.too_old) }</p>
            <form class="cuts" method="dialog" autocomplete="off">
                <fieldset>
                    <legend>{ read(lesson, &arrangement.heading) }</legend>
                    <ol>{ for arrangement.links.iter().zip(0..).map(|(link, nth)| html! {
                        <li><label>
                            <input type="checkbox" id={id_of_cut(&link.id)} />
                            <b>{ letter_of(nth) }</b>
                            <span>{ read(lesson, &link.words) }</span>
                        </label></li>
                    }) }</ol>
                </fieldset>
                <button type="reset" class="not-on-paper">{ read(lesson, &arrangement.mend) }</button>
            </form>
            <figure class="stage">
                <p class="visually-hidden" id="arrangement">{ arrangement.description.clone() }</p>
                { for Composition::PAGE.map(|composition| node(drawn(lesson, composition, "arrangement", |link| ["#", &id_of_cut(&link.id)].concat()))) }
            </figure>
            <div class="who-knows" aria-live="polite">{ for Topic::ALL.iter().map(|of| known(lesson, *of)) }</div>
            <p class="aside">{ read(lesson, &arrangement.note) }</p>
            <p class="not-on-paper"><a href={[Section::Quiz.slug(), ".html"].concat()}>{ read(lesson, &arrangement.quiz) }</a></p>
        </div>
    };
    sheet(site, lesson, Section::Cut.slug(), &lesson.sections.cut, &[&site.assets.class_style, &site.assets.cut_style], body).await
}

/// The capabilities of a topic, kept and lost.
fn known(lesson: &Edition, of: Topic) -> Html {
    let capabilities: Vec<_> = lesson.arrangement.capabilities.iter().filter(|capability| capability.of == of).collect();
    html! {
        <section>
            <h2>{ for capabilities.first().map(|capability| read(lesson, &capability.question)) }</h2>
            <ul>{ for capabilities.iter().map(|capability| html! {
                <li class={class_of_capability(&capability.id)}>
                    <span class="kept">{ read(lesson, &capability.kept) }</span>
                    <span class="lost">{ read(lesson, &capability.lost) }</span>
                </li>
            }) }</ul>
        </section>
    }
}

/// The id of the checkbox for a link.
fn id_of_cut(id: &str) -> String {
    ["cut-", id].concat()
}

/// The results of all cuts as a style sheet: a lost capability has `--lost: 1` and shows its sentence.
#[must_use]
pub fn rules(arrangement: &Arrangement) -> String {
    let of_link = arrangement.links.iter().map(|link| {
        let where_lost = made(&arrangement.minimal_cut_sets_of_link(link));
        let class = class_of_link(&link.id);
        let cut = id_of_cut(&link.id);
        format!(
            ".cutting:is({where_lost}) .{class} {{ --lost: 1; }}\n\
             .cutting:has(#{cut}:checked) .{class} {{ --cut: 1; }}\n\
             .cutting:has(#{cut}:checked) .{class} circle {{ fill: var(--ink); }}\n\
             .cutting:has(#{cut}:checked) .{class} .label {{ fill: var(--paper); }}\n\
             .cutting:has(#{cut}:focus-visible) .{class} circle {{ stroke-width: 5px; }}\n"
        )
    });
    let of_capabilities = arrangement.capabilities.iter().map(|capability| {
        let where_lost = made(&arrangement.minimal_cut_sets(&capability.id));
        let class = class_of_capability(&capability.id);
        format!(
            ".cutting:is({where_lost}) .{class} {{ --lost: 1; }}\n\
             .cutting:is({where_lost}) .{class} .kept, .cutting:not({where_lost}) .{class} .lost {{ display: none; }}\n"
        )
    });
    of_link.chain(of_capabilities).collect()
}

/// A list of selectors that match if one of these cut sets is cut.
fn made(cuts: &[CutSet]) -> String {
    let checked = |link: &String| format!(":has(#{}:checked)", id_of_cut(link));
    cuts.iter().map(|cut| cut.iter().map(checked).collect::<String>()).collect::<Vec<_>>().join(", ")
}
