//! Draws a scene as a tree of SVG elements. [`Element`] writes the tree as text.
//!
//! The views turn the same tree into the page's inline picture, and `authoring` into a
//! stand-alone figure, so the two are always equal. The style sheet has colours, weights and text
//! sizes. Every coordinate is a whole number of the composition's units. Marks carry keys: a
//! mark that stays is the same element in the next step, and CSS can animate it.

pub use crate::element::{Child, Element, to_svg};

use crate::model::picture::{
    Anchor, AttemptResult, Label, LabelRole, Line, Node, NodeStyle, Outcome, PlacedSymbol, SYMBOL_GRID, Stage, Symbol, Tier, TierPanel, Tip,
};
use crate::model::{Era, named};
use crate::prose::filled;
use crate::scene::{Composition, Hidden, Layout, Presence, Scene, letter};
use crate::sky;

/// Draws a scene for a page. `described_by` is the id of the page's element with the description.
///
/// For a screen reader it is an image, because labels that are read without their places explain nothing. In the label quiz it is a group,
/// because its letters are links.
#[must_use]
pub fn draw(scene: &Scene<'_>, described_by: &str) -> Element {
    // The ids of gradients must differ between two pictures on the same page.
    let ids = [described_by, "-", scene.layout.as_str()].concat();
    frame(scene)
        .with("role", if scene.has_blanks() { "group" } else { "img" })
        .with("aria-label", scene.name)
        .with("aria-describedby", described_by)
        .child(sky::colours(scene.picture, &ids))
        .all(contents(scene, &ids))
}

/// The empty `<svg>` of the picture.
#[must_use]
pub fn frame(scene: &Scene<'_>) -> Element {
    let [width, height] = scene.picture.size;
    Element::new("svg")
        .with("class", &["picture ", scene.layout.as_str()].concat())
        .with("viewBox", &["0 0 ", &width.to_string(), " ", &height.to_string()].concat())
}

/// All layers of the picture, back to front. Ids of gradients begin with `ids`.
#[must_use]
pub fn contents(scene: &Scene<'_>, ids: &str) -> [Element; 8] {
    let picture = scene.picture;
    let group = |class| Element::new("g").with("class", class);
    let symbols = picture.symbols.iter().filter(|it| scene.shows(it.era));
    let lines = picture.lines.iter().filter(|it| scene.shows(it.era));
    let labels = picture.labels.iter().filter(|it| scene.shows(it.era));
    [
        group("backdrop").all(sky::backdrop(scene.picture, ids)),
        group("ribbons").all(shown(scene, &picture.tiers, |tier| &tier.id, |tier, presence| ribbon(scene, tier, presence, ids))),
        group("nodes").all(shown(scene, &picture.nodes, |node| &node.id, node)),
        group("lines").all(shown(scene, lines, |it| &it.id, |it, presence| line(scene, it, presence))),
        group("tiers").all(shown(scene, &picture.tiers, |tier| &tier.id, tier_panel)),
        group("symbols").all(shown(scene, symbols, |it| &it.id, |placed, presence| symbol(scene, placed, presence))),
        group("outcomes").all(shown(scene, &picture.outcomes, |it| &it.id, outcome)),
        group("labels").all(labels.filter_map(|it| label(scene, it))),
    ]
}

fn shown<'a, M: 'a>(
    scene: &'a Scene<'_>,
    marks: impl IntoIterator<Item = &'a M> + 'a,
    id: impl Fn(&M) -> &crate::model::MarkId + 'a,
    draw: impl Fn(&M, Presence) -> Element + 'a,
) -> impl Iterator<Item = Element> + 'a {
    marks.into_iter().filter_map(move |mark| scene.presence(id(mark)).map(|presence| draw(mark, presence)))
}

fn class(base: &[&str], presence: Presence) -> String {
    let base = base.join(" ");
    match presence {
        Presence::Standing => base,
        Presence::Trace => base + " trace",
        Presence::Lit => base + " lit",
        Presence::New => base + " new",
    }
}

/// The class that lets a style sheet choose between the eras if both are in the picture.
fn era_class(scene: &Scene<'_>, era: Option<Era>) -> &'static str {
    match era {
        Some(Era::In2015) if scene.era.is_none() => " era-2015",
        Some(Era::Now) if scene.era.is_none() => " era-now",
        _ => "",
    }
}

/// A tier's ribbon across the sky, with its edges.
#[must_use]
pub fn ribbon(scene: &Scene<'_>, tier: &TierPanel, presence: Presence, ids: &str) -> Element {
    Element::new("g").key("ribbon", tier.id.as_str()).with("class", &class(&["ribbon", tier.tier.class()], presence)).all(sky::ribbon(
        &scene.picture.horizon,
        tier,
        ids,
    ))
}

fn node(node: &Node, presence: Presence) -> Element {
    let style = match node.style {
        NodeStyle::Command => "command",
        NodeStyle::Shared => "shared",
    };
    let [x, y, width, height] = node.frame;
    Element::new("rect")
        .key("node", node.id.as_str())
        .with("class", &class(&["node", style], presence))
        .number("x", x)
        .number("y", y)
        .number("width", width)
        .number("height", height)
        .with("rx", "8")
}

fn line(scene: &Scene<'_>, line: &Line, presence: Presence) -> Element {
    let path = Element::new("path").with("class", "course").with("d", line.path.as_str());
    let group = Element::new("g")
        .key("line", line.id.as_str())
        .with("class", &(class(&["line", line.means.class()], presence) + era_class(scene, line.era)))
        .child(path);
    match line.tip {
        Some(tip) => group.child(arrowhead(tip, scene.layout == Layout::Page(Composition::Landscape))),
        None => group,
    }
}

/// An arrowhead, placed by its point.
#[must_use]
pub fn arrowhead(tip: Tip, large: bool) -> Element {
    let shape = if large { "M-8 11L0 0L8 11" } else { "M-5 8L0 0L5 8" };
    Element::new("path").with("class", "tip").with("d", shape).with("transform", &moved(tip.at, tip.turn))
}

fn moved([x, y]: [i32; 2], turn: i32) -> String {
    ["translate(", &x.to_string(), " ", &y.to_string(), ") rotate(", &turn.to_string(), ")"].concat()
}

/// `part` ÷ `whole` as a short decimal with up to three places. Calculated with whole numbers, because formatting floats
/// costs the program kilobytes.
fn share(part: i32, whole: i32) -> String {
    let thousandths = part * 1000 / whole;
    let [units, rest] = [(thousandths / 1000).to_string(), (thousandths % 1000 + 1000).to_string()];
    // Drops the leading 1, which keeps the zeros in front, and the zeros at the end.
    let rest = rest[1..].trim_end_matches('0');
    if rest.is_empty() { units } else { [&units, ".", rest].concat() }
}

/// A tier's shape around a point, `size` units wide: a circle for the upper tier, a diamond for the lower.
#[must_use]
pub fn tier_shape(tier: Tier, [x, y]: [i32; 2], size: i32) -> Element {
    let half = size / 2;
    match tier {
        Tier::Upper => Element::new("circle").number("cx", x).number("cy", y).number("r", half),
        Tier::Lower => {
            let reach = half + half / 4;
            let points =
                [[x, y - reach], [x + reach, y], [x, y + reach], [x - reach, y]].map(|[x, y]| [x.to_string(), y.to_string()].join(" "));
            Element::new("path").with("d", &["M", &points.join("L"), "Z"].concat())
        }
    }
}

/// The badge with a tier's shape.
#[must_use]
pub fn tier_panel(panel: &TierPanel, presence: Presence) -> Element {
    Element::new("g")
        .key("tier", panel.id.as_str())
        .with("class", &class(&["tier", panel.tier.class()], presence))
        .child(tier_shape(panel.tier, panel.badge, panel.size).with("class", "badge"))
}

/// A symbol at its place in the picture.
#[must_use]
pub fn symbol(scene: &Scene<'_>, placed: &PlacedSymbol, presence: Presence) -> Element {
    let drawn = named(&scene.lesson.symbols, &placed.draws);
    let [x, y] = drawn.map_or([0, 0], |symbol| symbol.stands);
    let scale = share(placed.size, SYMBOL_GRID);
    let scale = if placed.mirrored { ["-", &scale, " ", &scale].concat() } else { scale };
    let place_of_grid = ["scale(", &scale, ") translate(", &(-x).to_string(), " ", &(-y).to_string(), ")"].concat();
    let glyph =
        Element::new("g").with("transform", &place_of_grid).all(drawn.into_iter().flat_map(|symbol| symbol_parts(symbol, placed.stage)));
    let place = moved(placed.at, placed.turn);
    let kind = placed.stage.map_or(placed.draws.as_str(), |stage| stage.class());
    Element::new("g")
        .key("symbol", placed.id.as_str())
        .with("class", &(class(&["symbol", kind, placed.tier.map_or("no-tier", Tier::class)], presence) + era_class(scene, placed.era)))
        .with("transform", &place)
        .child(glyph)
}

/// A symbol outside the picture, beside words that name it.
#[must_use]
pub fn symbol_alone(symbol: &Symbol, stage: Option<Stage>) -> Element {
    let class = ["symbol lit ", stage.map_or("", Stage::class)].concat();
    // A square around its middle, so that every symbol gets the same room.
    let side = symbol.width.max(SYMBOL_GRID);
    let corner = [(symbol.width - side) / 2, (SYMBOL_GRID - side) / 2];
    let view = [corner[0], corner[1], side, side].map(|it| it.to_string()).join(" ");
    Element::new("svg")
        .with("viewBox", &view)
        .with("aria-hidden", "true")
        .child(Element::new("g").with("class", class.trim_end()).all(symbol_parts(symbol, stage)))
}

/// A symbol's shapes: solid with lines, or a silhouette if it is not in service.
fn symbol_parts(symbol: &Symbol, stage: Option<Stage>) -> impl Iterator<Item = Element> {
    let parts = match stage {
        Some(Stage::GivenUp) => [("outline", symbol.outline.as_str()), ("strike", "M10 44L54 8M10 8L54 44"), ("", "")],
        Some(_) => [("outline", symbol.outline.as_str()), ("", ""), ("", "")],
        None => [("back", symbol.back.as_str()), ("solid", symbol.fill.as_str()), ("stroke", symbol.stroke.as_str())],
    };
    parts.into_iter().filter(|(_, d)| !d.is_empty()).map(|(class, d)| Element::new("path").with("class", class).with("d", d))
}

fn outcome(outcome: &Outcome, presence: Presence) -> Element {
    let [x, y] = outcome.at;
    let result = match outcome.result {
        AttemptResult::Intercepted => "intercepted",
        AttemptResult::Missed => "missed",
        AttemptResult::Ahead => "ahead",
    };
    let ring = tier_shape(outcome.tier, outcome.at, outcome.size).with("class", "ring");
    let group = Element::new("g")
        .key("outcome", outcome.id.as_str())
        .with("class", &class(&["outcome", outcome.tier.class(), result], presence))
        .child(ring);
    match outcome.result {
        AttemptResult::Intercepted => {
            group.child(Element::new("circle").with("class", "met").number("cx", x).number("cy", y).number("r", outcome.size / 7))
        }
        AttemptResult::Missed | AttemptResult::Ahead => group,
    }
}

/// A label's words, or its letter in the label quiz; `None` if the quiz hides it.
#[must_use]
pub fn label(scene: &Scene<'_>, label: &Label) -> Option<Element> {
    let presence = match &label.of {
        Some(mark) => scene.presence(mark)?,
        None => Presence::Standing,
    };
    match scene.hides(label) {
        Hidden::Gone => return None,
        Hidden::Blank(nth) => return Some(blank(scene, label, nth)),
        Hidden::No => {}
    }
    let words = named(&scene.lesson.labels, label.words())?;
    let [x, y] = label.at;
    let text = Element::new("text")
        .key("label", &label.id)
        .with("class", &(class(&["label", label.role.class()], presence) + era_class(scene, label.era)))
        .number("x", x)
        .number("y", y)
        .with("text-anchor", label.anchor.as_str());
    let text = match label.role {
        // The badge's shape and place already show what its number repeats.
        LabelRole::Badge => text.with("aria-hidden", "true"),
        _ => text,
    };
    let parts: Vec<&str> = words.split('|').collect();
    Some(if label.lines == 1 || parts.len() == 1 {
        text.text(&parts.concat())
    } else {
        text.all(parts.iter().enumerate().map(|(nth, part)| {
            let line = Element::new("tspan").number("x", x);
            let line = if nth == 0 { line } else { line.with("dy", "1.2em") };
            line.text(part.trim_end())
        }))
    })
}

/// A letter in place of a name, where the name begins.
fn blank(scene: &Scene<'_>, label: &Label, nth: u8) -> Element {
    let radius = if scene.layout == Layout::Page(Composition::Landscape) { 19 } else { 14 };
    let [x, y] = label.at;
    let x = match label.anchor {
        Anchor::Start => x + radius,
        Anchor::Middle => x,
        Anchor::End => x - radius,
    };
    // The letter is centred on the middle of the name's line.
    let middle = y - radius / 3;
    Element::new("a")
        .key("blank", label.of.as_ref().map_or("", |mark| mark.as_str()))
        .with("class", "blank")
        .with("aria-label", &filled(&scene.lesson.page.naming.blank, &[("n", &letter(nth))]))
        .child(Element::new("circle").number("cx", x).number("cy", middle).number("r", radius))
        .child(
            Element::new("text")
                .with("class", "label")
                .number("x", x)
                .number("y", middle + radius / 3)
                .with("text-anchor", Anchor::Middle.as_str())
                .text(&letter(nth)),
        )
}
