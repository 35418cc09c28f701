//! The parts of the story's picture: the list on each step's page, and the page that describes each part.
//!
//! The list needs no scripts. From the page, scripts also fetch: for each step of each path the list, the part of each element of the
//! drawing, and the words for the keyboard. `assets/script/parts/` makes cards of them.

use crate::citations::read;
use crate::layout::sheet;
use crate::parts_list::list;
use crate::site::{AssetFile, Page, Site};
use authoring::Edition;
use authoring::parts::{Part, PartKind, Parts, Passage};
use authoring::section::Section;
use layered_defense::views::sources::sources;
use lesson::address::Surface;
use lesson::drawing::{Child, contents};
use lesson::model::{Era, MarkId, PathId};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// Writes `en/parts.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let parts = &lesson.parts;
    let groups = [
        (&parts.words.actors, parts.all.iter().filter(|part| part.kind.is_listed()).collect::<Vec<_>>()),
        (&parts.words.lines, of_kind(parts, PartKind::Line)),
        (&parts.words.things, of_kind(parts, PartKind::Thing)),
        (&parts.words.meanings, of_kind(parts, PartKind::Meaning)),
    ];
    let body = html! {
        <div class="glossary parts">
            { for groups.into_iter().map(|(heading, parts)| html! {
                <section>
                    <h2>{ read(lesson, heading) }</h2>
                    <dl>{ for parts.into_iter().map(|part| card(lesson, part)) }</dl>
                </section>
            }) }
            { lent(lesson, &site.assets.parts_style) }
        </div>
    };
    sheet(site, lesson, Section::Parts.slug(), &lesson.sections.parts, &[], body).await
}

fn of_kind(parts: &Parts, kind: PartKind) -> Vec<&Part> {
    parts.all.iter().filter(|part| part.kind == kind).collect()
}

/// The card of a part.
fn card(lesson: &Edition, part: &Part) -> Html {
    let facts = part.facts.iter().map(|id| lesson.catalog.fact(id));
    let mut named: Vec<String> = Vec::new();
    for source in facts.flat_map(|fact| &fact.sources) {
        if !named.contains(source) {
            named.push(source.clone());
        }
    }
    html! {
        <div class="entry" id={part.id.clone()} tabindex="-1" data-kind={kind(part.kind)} data-means={part.means.clone()}>
            <dt>{ read(lesson, &part.name) }</dt>
            <dd>
                <p class="what">{ read(lesson, &part.what) }</p>
                { for part.now.iter().map(|now| html! { <p class="since"><b>{ read(lesson, &lesson.page.now) }</b>{ " " }<span>{ read(lesson, now) }</span></p> }) }
                { for (part.kind == PartKind::Line).then(|| html! { <p class="way">{ ends(lesson, part) }</p> }) }
                { for part.system.as_ref().map(|system| html! { <p class="full"><a href={[Section::Systems.slug(), ".html#", system].concat()}>{ read(lesson, &lesson.parts.words.full) }</a></p> }) }
                { for (!named.is_empty()).then(|| html! {
                    <details class="aside"><summary>{ lesson.page.sources.clone() }</summary>{ sources(lesson, &lesson.catalog.sources, &named, Surface::Page) }</details>
                }) }
            </dd>
        </div>
    }
}

/// The two ends of a line, with links, and what it carries.
fn ends(lesson: &Edition, part: &Part) -> Html {
    let template = lesson.parts.words.line.replace("{what}", &part.carries);
    let piece = |piece: &str| {
        let (name, after) = piece.split_once('}').unwrap_or(("", piece));
        let ends = if name == "from" { &part.from } else { &part.to };
        let end = ends.first().filter(|_| !name.is_empty()).and_then(|id| lesson.parts.part(id));
        html! { <>{ for end.map(|end| html! { <a href={["#", &end.id].concat()}>{ read(lesson, &end.called) }</a> }) }{ read(lesson, after) }</> }
    };
    html! { { for template.split('{').map(piece) } }
}

fn kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Actor => "actor",
        PartKind::Place => "place",
        PartKind::Missile => "missile",
        PartKind::Line => "line",
        PartKind::Thing => "thing",
        PartKind::Meaning => "meaning",
    }
}

/// The scenes and words that scripts fetch. `style` is the style sheet that a page loads for them.
fn lent(lesson: &Edition, style: &AssetFile) -> Html {
    let words = &lesson.parts.words;
    html! {
        <div class="lent" hidden=true data-in={words.goes_in.clone()} data-out={words.goes_out.clone()} data-role={words.role.clone()}
            data-close={words.close.clone()} data-style={style.name.clone()}>
            { for scenes(lesson).into_iter().flat_map(|(story, paths)| {
                let eras: &[Era] = if story.shown(lesson).now.is_some() { &[Era::In2015, Era::Now] } else { &[Era::In2015] };
                eras.iter().map(move |era| scene(lesson, &story, &paths, *era)).collect::<Vec<_>>()
            }) }
        </div>
    }
}

/// All pictures that the story can show, each with the paths that show it.
fn scenes(lesson: &Edition) -> Vec<(Story, Vec<String>)> {
    let mut scenes: Vec<(Story, Vec<String>)> = Vec::new();
    for path in &lesson.paths {
        for step in &path.steps {
            let story = Story { step: step.clone(), path: PathId::from(path.id.as_str()) };
            let drawn = |story: &Story| Composition::PAGE.map(|composition| contents(&Scene::of(lesson, story, composition), ""));
            match scenes.iter_mut().find(|(other, _)| other.step == story.step && drawn(other) == drawn(&story)) {
                Some((_, paths)) => paths.push(path.id.0.clone()),
                None => scenes.push((story, vec![path.id.0.clone()])),
            }
        }
    }
    scenes
}

fn scene(lesson: &Edition, story: &Story, paths: &[String], era: Era) -> Html {
    let parts = &lesson.parts;
    let scene = Scene::of(lesson, story, Composition::Landscape);
    let passages = parts.passages(&scene, era);
    let lines: Vec<String> =
        passages.iter().map(|passage| [passage.from, passage.line, passage.to].map(|part| part.id.clone()).join(" ")).collect();
    let [landscape, portrait] = Composition::PAGE.map(|composition| places(parts, &Scene::of(lesson, story, composition)));
    let stops = parts.shown(&scene, era).map(|part| {
        let passage = passages.iter().find(|passage| passage.line.id == part.id);
        let roles = match parts.roles_in_words(&scene, era, part) {
            none if none.is_empty() && part.kind == PartKind::Actor && !parts.is_lit(&scene, part) => parts.words.idle.clone(),
            roles => roles,
        };
        let name = match passage {
            Some(Passage { from, to, .. }) => {
                parts.words.line.replace("{from}", &from.called).replace("{to}", &to.called).replace("{what}", &part.carries)
            }
            None if roles.is_empty() => part.name.clone(),
            None => parts.words.named.replace("{name}", &part.name).replace("{roles}", &roles),
        };
        html! { <li data-part={part.id.clone()} data-role={(!roles.is_empty()).then_some(roles)}>{ name }</li> }
    });
    html! {
        <div class="scene" data-step={story.step.0.clone()} data-paths={paths.join(" ")} data-era={era.as_str()} data-lines={lines.join(",")}
            data-landscape={landscape} data-portrait={portrait}>
            { list(lesson, &scene, Some(era), "#", &|words| read(lesson, words)) }
            <ol>{ for stops }</ol>
        </div>
    }
}

/// The part of each element of the drawing: groups separated by commas, elements by spaces, a dash for none.
fn places(parts: &Parts, scene: &Scene<'_>) -> String {
    let of = |key: &str| {
        let (kind, name) = key.split_once(' ')?;
        let label = || scene.picture.labels.iter().find(|label| label.id == name)?.of.clone();
        let mark = if kind == "label" { label()? } else { MarkId::from(name) };
        parts.of_mark(&mark).map(|part| part.id.as_str())
    };
    let groups = contents(scene, "").map(|group| {
        let parts = group.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(of(&element.key).unwrap_or("-")),
            Child::Text(_) => None,
        });
        parts.collect::<Vec<_>>().join(" ")
    });
    groups.join(",")
}
