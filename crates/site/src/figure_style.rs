//! The style of a figure: the page's CSS rules, computed and written to every element as attributes.
//!
//! Programs that open figures (drawing programs, feeds, slides, other pages) often do not support variables, layers or arithmetic in
//! CSS, support few selectors, and mix the style sheets of all figures on a page. So a figure has no style sheet. Colours
//! and weights are still decided only in the two style sheets; the head of `picture.css` lists what they may use.

use lesson::address::Theme;
use lesson::drawing::{Child, Element};
use lesson::scene::Layout;
use std::collections::BTreeMap;

/// The CSS properties that exist as SVG attributes, as far as the pictures use them.
const ATTRIBUTES: [&str; 18] = [
    "direction",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-weight",
    "opacity",
    "stop-color",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "unicode-bidi",
];

/// The rules for a theme and layout, from the weakest to the strongest.
pub(super) struct Style {
    rules: Vec<(Selector, Vec<(&'static str, String)>)>,
}

impl Style {
    /// Computes the rules from the texts of `tokens.css` and `picture.css`.
    ///
    /// # Panics
    /// If a style sheet uses something that cannot be computed, with its text. A figure must not be wrong silently.
    pub(super) fn computed(tokens: &str, picture: &str, theme: Theme, layout: Layout, language: &str) -> Self {
        let mut variables = BTreeMap::new();
        let here = format!(":root[data-theme=\"{}\"]", theme.as_str());
        // A language may have its own fonts.
        let spoken = format!(":root:lang({language})");
        let of_this = |selector: &str| selector == ":root" || [&here, &spoken].contains(&&selector.to_owned());
        for (_, declarations) in rules(tokens).into_iter().filter(|(selector, _)| of_this(selector)) {
            variables.extend(declarations.into_iter().filter(|(name, _)| name.starts_with("--")));
        }
        let mut found = Vec::new();
        for (selectors, declarations) in rules(picture) {
            let selectors: Vec<Selector> = selectors.split(',').filter_map(|selector| Selector::read(selector, theme, layout)).collect();
            if selectors.is_empty() {
                continue;
            }
            let (set, used): (Vec<_>, Vec<_>) = declarations.into_iter().partition(|(name, _)| name.starts_with("--"));
            variables.extend(set);
            let attribute = |(name, value): (String, String)| {
                let known = ATTRIBUTES.into_iter().find(|it| *it == name).unwrap_or_else(|| panic!("SVG has no attribute {name}"));
                let value = plain_value(&value, &variables, theme);
                // Many programs know only weights in hundreds, and treat others as regular.
                let value =
                    if name == "font-weight" && value.parse::<u32>().is_ok_and(|weight| weight >= 600) { "bold".to_owned() } else { value };
                // Many programs take the first font of the list, and know no `system-ui`.
                let value = if value.starts_with("system-ui") { ["Arial, Helvetica, ", &value].concat() } else { value };
                // A length in the drawing's units.
                let length = value.strip_suffix("px").map(str::to_owned);
                (known, length.unwrap_or(value))
            };
            let attributes: Vec<_> = used.into_iter().map(attribute).collect();
            found.extend(selectors.into_iter().map(|selector| (selector, attributes.clone())));
        }
        // The more specific selector wins, then the later rule. The sort is stable.
        found.sort_by_key(|(selector, _)| selector.weight());
        Self { rules: found }
    }

    /// The drawing with attributes instead of classes. A page's style sheets cannot change it.
    pub(super) fn with_attributes(&self, drawing: Element) -> Element {
        self.dressed(drawing, &mut Vec::new())
    }

    fn dressed(&self, mut element: Element, around: &mut Vec<Named>) -> Element {
        let named = Named::of(&element);
        element.attributes.retain(|(name, _)| *name != "class");
        around.push(named);
        for (_, attributes) in self.rules.iter().filter(|(selector, _)| selector.matches(around)) {
            for (name, value) in attributes {
                match element.attributes.iter_mut().find(|(its, _)| its == name) {
                    Some((_, its)) => its.clone_from(value),
                    None => element.attributes.push((name, value.clone())),
                }
            }
        }
        element.children = spaced(element.children)
            .into_iter()
            .map(|child| match child {
                Child::Element(child) => Child::Element(self.dressed(child, around)),
                words => words,
            })
            .collect();
        around.pop();
        element
    }
}

/// The children with an invisible space after each line of a label. Programs that take the text of a figure join its lines.
fn spaced(children: Vec<Child>) -> Vec<Child> {
    let is_line = |child: &Child| matches!(child, Child::Element(line) if line.tag == "tspan");
    let mut out: Vec<Child> = Vec::new();
    for child in children {
        if is_line(&child) && out.last().is_some_and(is_line) {
            out.push(Child::Element(Element::new("tspan").with("display", "none").text(" ")));
        }
        out.push(child);
    }
    out
}

/// An element as selectors match it: its name and classes.
struct Named {
    tag: &'static str,
    classes: Vec<String>,
}

impl Named {
    fn of(element: &Element) -> Self {
        let classes = element.attributes.iter().filter(|(name, _)| *name == "class").flat_map(|(_, value)| value.split_whitespace());
        Self { tag: element.tag, classes: classes.map(str::to_owned).collect() }
    }
}

/// A chain of descendant selectors, the outermost first: each a name, or any, with classes.
struct Selector {
    parts: Vec<(String, Vec<String>)>,
}

impl Selector {
    /// Parses a selector. `None` if it cannot match in a figure of this theme and layout.
    ///
    /// # Panics
    /// If it uses more than names and classes.
    fn read(written: &str, theme: Theme, layout: Layout) -> Option<Self> {
        let mut written = written.trim();
        if let Some(themed) = written.strip_prefix("[data-theme=\"") {
            written = themed.strip_prefix(theme.as_str())?.strip_prefix("\"]")?.trim();
        }
        let others = Layout::ALL.into_iter().filter(|it| *it != layout);
        let of_another = others.into_iter().any(|it| written.split(['.', ' ']).any(|class| class == it.as_str()));
        if of_another || written.contains(".sample") {
            return None;
        }
        assert!(!written.contains([':', '[', '>', '+', '~', '#', '*']), "a figure cannot follow the selector {written}");
        let part = |part: &str| {
            let mut names = part.split('.');
            let tag = names.next().unwrap_or_default().to_owned();
            (tag, names.map(str::to_owned).collect())
        };
        Some(Self { parts: written.split_whitespace().map(part).collect() })
    }

    /// Its specificity: the number of classes and of elements.
    fn weight(&self) -> [usize; 2] {
        let classes = self.parts.iter().map(|(_, classes)| classes.len()).sum();
        [classes, self.parts.iter().filter(|(tag, _)| !tag.is_empty()).count()]
    }

    /// Whether it matches the innermost of these elements.
    fn matches(&self, around: &[Named]) -> bool {
        let is = |(tag, classes): &(String, Vec<String>), named: &Named| {
            (tag.is_empty() || *tag == named.tag) && classes.iter().all(|class| named.classes.contains(class))
        };
        let (Some((last, outer)), Some((innermost, mut rest))) = (self.parts.split_last(), around.split_last()) else { return false };
        is(last, innermost)
            && outer.iter().rev().all(|part| {
                let found = rest.iter().rposition(|named| is(part, named));
                rest = &rest[..found.unwrap_or_default()];
                found.is_some()
            })
    }
}

type Declarations = Vec<(String, String)>;

/// The rules of a style sheet. Layers and `@supports` blocks are opened, because a figure supports everything; other
/// conditional blocks are dropped.
fn rules(css: &str) -> Vec<(String, Declarations)> {
    let css = without_comments(css);
    let mut rules = Vec::new();
    let mut rest = css.as_str();
    while let Some(open) = rest.find('{') {
        let head = rest[..open].trim_matches(|letter: char| letter.is_whitespace() || letter == '}').to_owned();
        rest = &rest[open + 1..];
        if head.starts_with("@layer") || head.starts_with("@supports") {
            continue;
        }
        if head.starts_with('@') {
            rest = after_block(rest);
            continue;
        }
        let (inside, after) = rest.split_once('}').unwrap_or((rest, ""));
        let declaration = |line: &str| line.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
        rules.push((head, inside.split(';').filter_map(declaration).collect()));
        rest = after;
    }
    rules
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once("*/").map_or("", |(_, after)| after))
}

/// The text after the block that has just been opened.
fn after_block(rest: &str) -> &str {
    let mut depth = 1;
    for (at, letter) in rest.char_indices() {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return &rest[at + 1..];
        }
    }
    ""
}

/// A value with variables, themes and arithmetic resolved.
fn plain_value(value: &str, variables: &BTreeMap<String, String>, theme: Theme) -> String {
    let mut value = value.to_owned();
    // Variables may be nested this deep.
    for _ in 0..8 {
        let Some((before, rest)) = value.split_once("var(") else { break };
        let (name, after) = rest.split_once(')').unwrap_or((rest, ""));
        let known = variables.get(name).unwrap_or_else(|| panic!("no variable {name} is set on :root or .picture"));
        value = [before, known, after].concat();
    }
    if let Some((light, dark)) = value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')?.split_once(',')) {
        return if theme == Theme::Dark { dark } else { light }.trim().to_owned();
    }
    if value.starts_with("calc(") {
        let factors = value.replace("calc(", "").replace(')', "");
        let number = |factor: &str| factor.trim().trim_end_matches("px").parse::<f64>().unwrap_or_else(|_| panic!("{value} is no product"));
        let product: f64 = factors.split('*').map(number).product();
        let unit = if factors.contains("px") { "px" } else { "" };
        return format!("{}{unit}", (product * 1000.0).round() / 1000.0);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use lesson::drawing::to_svg;
    use lesson::scene::Composition;

    const LANDSCAPE: Layout = Layout::Page(Composition::Landscape);
    const PORTRAIT: Layout = Layout::Page(Composition::Portrait);

    const TOKENS: &str = "@layer tokens { :root { --ink: #111; --weight: 1; }
        @supports (color: light-dark(#000, #fff)) { :root { --ink: light-dark(#111, #eee); } }
        @media print { :root { --ink: red; } }
        :root[data-theme=\"projector\"] { --ink: #000; --weight: 1.35; } }";
    const PICTURE: &str = "/* a { comment } */ @layer picture { .picture { --stroke: calc(1px * var(--weight)); }
        .picture.portrait { --stroke: calc(0.5px * var(--weight)); } .sample { --stroke: 9px; }
        .lit .line { opacity: 1; }
        .line, .portrait .line { stroke: var(--ink); stroke-width: calc(2 * var(--stroke)); }
        .line { opacity: 0.5; } g path { fill: none; } }";

    fn line(around: &str) -> Element {
        let line = Element::new("path").with("class", "line").with("fill", "red");
        Element::new("g").with("class", around).child(line)
    }

    #[track_caller]
    fn check(theme: Theme, layout: Layout, around: &str, expected: &str) {
        let style = Style::computed(TOKENS, PICTURE, theme, layout, "ja");
        assert_eq!(to_svg(&style.with_attributes(line(around))), format!("<g>\n <path {expected}/>\n</g>\n"));
    }

    #[test]
    fn each_theme_and_layout_has_its_own_plain_values() {
        check(Theme::Light, LANDSCAPE, "", "fill=\"none\" stroke=\"#111\" stroke-width=\"2\" opacity=\"0.5\"");
        check(Theme::Dark, LANDSCAPE, "", "fill=\"none\" stroke=\"#eee\" stroke-width=\"2\" opacity=\"0.5\"");
        check(Theme::Projector, PORTRAIT, "portrait", "fill=\"none\" stroke=\"#000\" stroke-width=\"1.35\" opacity=\"0.5\"");
    }

    #[test]
    fn the_more_specific_rule_wins_wherever_it_is() {
        check(Theme::Light, LANDSCAPE, "lit", "fill=\"none\" stroke=\"#111\" stroke-width=\"2\" opacity=\"1\"");
    }

    #[test]
    fn style_sheets_with_windows_line_ends_come_out_the_same() {
        let [tokens, picture] = [TOKENS, PICTURE].map(|css| css.replace('\n', "\r\n"));
        let with_attributes =
            |tokens, picture| to_svg(&Style::computed(tokens, picture, Theme::Dark, PORTRAIT, "ja").with_attributes(line("lit")));
        assert_eq!(with_attributes(&tokens, &picture), with_attributes(TOKENS, PICTURE));
    }

    #[test]
    #[should_panic(expected = "is no product")]
    fn a_sum_is_refused_and_not_guessed() {
        Style::computed(TOKENS, ".line { stroke-width: calc(1px + 2px); }", Theme::Light, LANDSCAPE, "ja");
    }

    #[test]
    #[should_panic(expected = "no variable --inkk")]
    fn an_unknown_variable_is_reported() {
        Style::computed(TOKENS, ".line { stroke: var(--inkk); }", Theme::Light, LANDSCAPE, "ja");
    }

    #[test]
    #[should_panic(expected = "no attribute margin")]
    fn a_value_that_drawing_programs_do_not_know_is_reported() {
        Style::computed(TOKENS, ".line { margin: 1px; }", Theme::Light, LANDSCAPE, "ja");
    }

    #[test]
    #[should_panic(expected = "cannot follow the selector .line > path")]
    fn an_unsupported_selector_is_reported() {
        Style::computed(TOKENS, ".line > path { fill: none; }", Theme::Light, LANDSCAPE, "ja");
    }

    #[test]
    fn the_projects_own_style_is_computed_to_the_last_variable() {
        let tokens = include_str!("../../../assets/style/tokens.css");
        let picture = include_str!("../../../assets/style/picture.css");
        for theme in Theme::ALL {
            for layout in [LANDSCAPE, PORTRAIT, Layout::Panel] {
                for (_, attributes) in Style::computed(tokens, picture, *theme, layout, "ja").rules {
                    for (name, value) in attributes {
                        assert!(!["var(", "calc(", "light-dark(", "--", "px"].iter().any(|left| value.contains(left)), "{name}: {value}");
                        assert!(!value.is_empty(), "{name}");
                    }
                }
            }
        }
    }

    /// Browsers without light-dark() use plain declarations with the light theme, so both must agree.
    #[test]
    fn every_colour_has_a_plain_declaration_equal_to_the_light_theme() {
        let tokens = include_str!("../../../assets/style/tokens.css");
        let pairs: Vec<(String, String)> =
            rules(tokens).into_iter().filter(|(selector, _)| selector == ":root").flat_map(|(_, declarations)| declarations).collect();
        for (name, value) in pairs.iter().filter(|(name, value)| name.starts_with("--") && value.starts_with("light-dark(")) {
            let light = plain_value(value, &BTreeMap::new(), Theme::Light);
            assert!(pairs.contains(&(name.clone(), light.clone())), "{name} has no plain {light}");
        }
    }

    type Colour = [f64; 3];

    fn colour(written: &str) -> Colour {
        let digits =
            |at: usize| f64::from(u8::from_str_radix(&written[at..at + 2], 16).unwrap_or_else(|_| panic!("{written} is no colour")));
        [digits(1), digits(3), digits(5)]
    }

    /// The WCAG contrast ratio of two colours.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let light = |colour: Colour| {
            let [r, g, b] = colour.map(|value| {
                let value = value / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let [one, other] = [light(one), light(other)];
        one.max(other) / one.min(other)
    }

    /// Lines and results against the lightest and the darkest colour behind them, of the sky or the ground.
    #[test]
    fn every_line_and_every_result_stands_out_from_what_is_behind_it() {
        let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
        let lesson = authoring::content_files::editions(&content).expect("the content holds").remove(0);
        let [tokens, picture] = [include_str!("../../../assets/style/tokens.css"), include_str!("../../../assets/style/picture.css")];
        let mut looked = 0;
        let mut faint = std::collections::BTreeSet::new();
        for theme in [Theme::Light, Theme::Dark, Theme::Projector] {
            let style = Style::computed(tokens, picture, theme, LANDSCAPE, "en");
            for path in &lesson.paths {
                for step in &path.steps {
                    let story = lesson::story::Story::at(&lesson, step, &path.id);
                    let scene = lesson::scene::Scene::of(&lesson, &story, Composition::Landscape);
                    let whole = lesson::drawing::frame(&scene).child(lesson::sky::colours(scene.picture, "x"));
                    let whole = style.with_attributes(whole.all(lesson::drawing::contents(&scene, "x")));
                    let inside = |parent: &Element| -> Vec<Element> {
                        let elements =
                            parent.children.iter().filter_map(|child| if let Child::Element(it) = child { Some(it.clone()) } else { None });
                        elements.collect()
                    };
                    let groups = inside(&whole);
                    let said =
                        |it: &Element, name: &str| it.attributes.iter().find(|(its, _)| *its == name).map(|(_, value)| value.clone());
                    // The gradients of space, air and land are the first gradients.
                    let shades = |nth: usize| {
                        inside(&inside(&groups[0])[nth]).iter().filter_map(|stop| said(stop, "stop-color")).collect::<Vec<_>>()
                    };
                    let [sky, ground] = [[shades(0), shades(1)].concat(), shades(2)];
                    let horizon = scene.picture.horizon.top[1] + 60;
                    // Lines are the fourth group of the picture, outcomes the seventh.
                    for mark in inside(&groups[4]).iter().chain(&inside(&groups[7])) {
                        let part = &inside(mark)[0];
                        let below = said(part, "d").is_some_and(|d| {
                            let start = d.split([' ', 'H', 'V', 'C', 'L']).nth(1).and_then(|y| y.parse::<i32>().ok());
                            d.starts_with('M') && start.is_some_and(|y| y > horizon)
                        });
                        let Some(stroke) = said(part, "stroke").or_else(|| said(mark, "stroke")) else { continue };
                        let number = |name| said(mark, name).map_or(1.0, |value| value.parse::<f64>().expect("a number"));
                        let opacity = number("opacity") * number("stroke-opacity");
                        for behind in if below { &ground } else { &sky } {
                            looked += 1;
                            let [front, back] = [colour(&stroke), colour(behind)];
                            let seen = [0, 1, 2].map(|at| front[at] * opacity + back[at] * (1.0 - opacity));
                            let its = contrast(seen, back);
                            if its < 3.0 {
                                faint.insert(format!("{} {stroke} at {opacity} on {behind}: {its:.2}, {}", theme.as_str(), mark.key));
                            }
                        }
                    }
                }
            }
        }
        assert!(looked > 1000, "lines were looked at");
        assert!(faint.is_empty(), "{faint:#?}");
    }
}
