//! The page *Cooperation*: published accounts of who paid, and the ties of the two countries.
//!
//! The accounts are a table with bars in its cells. Equal quantities share an axis. What an account does
//! not state stays empty.

use super::citations::Citations;
use super::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::catalog::{Account, Amount, Catalog, Payer, Tie, TieWay};
use authoring::section::Section;
use layered_defense::views::picture::node;
use lesson::drawing::symbol_alone;
use lesson::model::named;
use yew::prelude::*;

/// The end of the axis of amounts, in millions of U.S. dollars.
const MOST: i32 = 3500;

/// Writes `en/cooperation.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let catalog = &lesson.catalog;
    let cooperation = &catalog.cooperation;
    let body = html! {
        <div class="cooperation">
            { citations.legend() }
            <ul class="within">
                { for ["paid", "ties"].map(|key| html! { <li><a href={["#", key].concat()}>{ citations.read(&word(catalog, key)) }</a></li> }) }
            </ul>
            <section id="paid">
                <h2>{ citations.read(&word(catalog, "paid")) }</h2>
                <p class="sentence">{ citations.read(&word(catalog, "paid_summary")) }</p>
                <table class="accounts" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{ word(catalog, "account") }</th>
                            <th scope="col" role="columnheader">{ word(catalog, "shares") }{ axis(&[(0, "0"), (50, "50%"), (100, "100%")]) }</th>
                            <th scope="col" role="columnheader">{ word(catalog, "amounts") }{ axis(&[(0, "0"), (29, "1"), (57, "2"), (86, "3")]) }</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for cooperation.accounts.iter().map(|it| account(lesson, &citations, it)) }</tbody>
                </table>
                <ul class="statements">{ for cooperation.notes.iter().map(|id| html! { <li>{ citations.fact(id) }</li> }) }</ul>
            </section>
            <section id="ties">
                <h2>{ citations.read(&word(catalog, "ties")) }</h2>
                <div class="tie-heads" aria-hidden="true">
                    <p>{ word(catalog, "us") }</p>
                    <p>{ word(catalog, "japan") }</p>
                </div>
                <ul class="ties">{ for cooperation.ties.iter().map(|it| tie(lesson, &citations, it)) }</ul>
            </section>
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Cooperation.slug(), &lesson.sections.cooperation, &[], body).await
}

fn word(catalog: &Catalog, key: &str) -> String {
    catalog.cooperation_words.get(key).cloned().unwrap_or_default()
}

fn tie(lesson: &Edition, citations: &Citations, tie: &Tie) -> Html {
    let catalog = &lesson.catalog;
    let (class, direction) = match tie.way {
        TieWay::Both => ("way both", "both"),
        TieWay::ToJapan => ("way to-japan", "to_japan"),
    };
    let hidden = |key: &str| html! { <span class="visually-hidden">{ [word(catalog, key), lesson.page.colon.clone()].concat() }</span> };
    // The countries keep their sides in every language, as in the picture, because the arrow must point at Japan.
    // Words are wrapped in a single grid item. Otherwise each furigana element would be its own item.
    html! {
        <li class="tie" id={tie.id.clone()}>
            <h3>
                { for named(&lesson.symbols, &tie.symbol).map(|symbol| html! { <span class="glyph">{ node(symbol_alone(symbol, None)) }</span> }) }
                <span>{ citations.read(&tie.words.name) }</span>
            </h3>
            <p class="side us">{ hidden("us") }<span>{ citations.read(&tie.words.us) }</span></p>
            <p class={class}><span class="visually-hidden">{ [word(catalog, direction), lesson.page.colon.clone()].concat() }</span><span>{ citations.read(&tie.words.how) }</span><span class="from"></span></p>
            <p class="side japan">{ hidden("japan") }<span>{ citations.read(&tie.words.japan) }</span></p>
            <ul class="statements">{ for tie.facts.iter().map(|id| html! { <li>{ citations.fact(id) }</li> }) }</ul>
        </li>
    }
}

/// The numbers under a column's heading, at these hundredths of its width.
fn axis(ticks: &[(i32, &'static str)]) -> Html {
    html! {
        <svg class="axis" aria-hidden="true">
            { for ticks.iter().map(|(at, words)| {
                let anchor = if *at == 0 { "start" } else if *at == 100 { "end" } else { "middle" };
                html! { <text x={percent(*at * 10)} y="12" text-anchor={anchor}>{ words.to_owned() }</text> }
            }) }
        </svg>
    }
}

/// A percentage from thousandths.
fn percent(thousandths: i32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn account(lesson: &Edition, citations: &Citations, account: &Account) -> Html {
    let (catalog, language) = (&lesson.catalog, &lesson.language.id);
    let fact = catalog.fact(&account.fact);
    let source = fact.sources.first().and_then(|source| catalog.source(source));
    let publisher = source.map(|source| source.publisher.clone());
    let foreign = source.filter(|source| source.language != *language).map(|source| source.language.0.clone());
    let date = fact.date.as_ref().map_or_else(|| word(catalog, "undated"), |date| catalog.citation_words.date(date));
    let none = || html! { <p class="no-figure">{ word(catalog, "no_figure") }</p> };
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class="who" lang={foreign}>{ publisher }</span>
                <span class="when">{ date }</span>
                <span class="what">{ citations.fact(&account.fact) }</span>
            </th>
            <td role="cell" data-label={word(catalog, "shares")}>
                { match &account.share {
                    Some(share) => html! {
                        <>
                            <p>{ word(catalog, &share.words) }</p>
                            { strip(&[500, 1000], bar("bar japan", 0, share.thousandths)) }
                        </>
                    },
                    None => none(),
                } }
            </td>
            <td role="cell" data-label={word(catalog, "amounts")}>
                { for account.amount.iter().map(|it| amount(lesson, it)) }
            </td>
        </tr>
    }
}

fn amount(lesson: &Edition, amount: &Amount) -> Html {
    let catalog = &lesson.catalog;
    let (class, of) = match amount.of {
        Payer::Japan => ("japan", "of_japan"),
        Payer::Us => ("us", "of_us"),
        Payer::Total => ("total", "of_total"),
    };
    let figure = match amount.to {
        Some(to) => word(catalog, "range").replace("{from}", &billions(amount.from)).replace("{to}", &billions(to)),
        None if amount.more => word(catalog, "more").replace("{amount}", &billions(amount.from)),
        None => billions(amount.from),
    };
    let ours = if amount.ours { lesson.page.remark(&word(catalog, "ours")) } else { String::new() };
    let place = |millions: i32| millions * 1000 / MOST;
    let solid = if amount.ours { ["bar ours ", class].concat() } else { ["bar ", class].concat() };
    html! {
        <>
            <p>{ [word(catalog, of).as_str(), " ", &figure, &ours].concat() }</p>
            { strip(&[1000, 2000, 3000].map(place), html! {
                <>
                    { bar(&solid, 0, place(amount.from)) }
                    { for amount.to.map(|to| bar("bar range", place(amount.from), place(to))) }
                    { for amount.more.then(|| html! { <path class="more" d={format!("M{0} 2l6 5l-6 5", place(amount.from) + 6)} /> }) }
                </>
            }) }
        </>
    }
}

/// Billions from millions, with as many decimals as the account has.
fn billions(millions: i32) -> String {
    let text = format!("{}.{:03}", millions / 1000, millions % 1000);
    let short = text.trim_end_matches('0');
    if short.ends_with('.') { [short, "0"].concat() } else { short.to_owned() }
}

/// A bar along an axis of 1,000 units, with a line at each tick.
fn strip(ticks: &[i32], inside: Html) -> Html {
    html! {
        <svg class="strip" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
            { for ticks.iter().map(|at| html! { <path class="tick" d={format!("M{at} 0V14")} /> }) }
            { inside }
        </svg>
    }
}

fn bar(class: &str, from: i32, to: i32) -> Html {
    html! { <rect class={class.to_owned()} x={from.to_string()} y="2" width={(to - from).to_string()} height="10" /> }
}

#[cfg(test)]
mod tests {
    use super::billions;

    #[test]
    fn billions_say_as_much_as_the_account_does() {
        assert_eq!(billions(431), "0.431");
        assert_eq!(billions(1200), "1.2");
        assert_eq!(billions(2000), "2.0");
    }
}
