//! The style of a figure that stands alone: the page's own rules with every variable worked out.
//!
//! What a figure meets outside (drawing programs, feeds, slides) often knows no variables, no layers and
//! no arithmetic, so a figure carries plain class selectors with plain values. The two style sheets stay
//! the only place where a colour or a weight is decided; see the head of `picture.css` for what it may use.

use lesson::address::Theme;
use lesson::scene::Layout;
use std::collections::BTreeMap;

/// The rules for one theme and layout, from the texts of `tokens.css` and `picture.css`.
///
/// # Panics
/// Where a style sheet uses what cannot be worked out, with the value in question: a figure must not be wrong in silence.
pub(super) fn worked_out(tokens: &str, picture: &str, theme: Theme, layout: Layout) -> String {
    let mut variables = BTreeMap::new();
    let here = format!(":root[data-theme=\"{}\"]", theme.as_str());
    for (_, declarations) in rules(tokens).into_iter().filter(|(selector, _)| selector == ":root" || *selector == here) {
        variables.extend(declarations.into_iter().filter(|(name, _)| name.starts_with("--")));
    }
    let mut out = String::new();
    for (selector, declarations) in rules(picture) {
        let selectors: Vec<&str> = selector.split(',').map(str::trim).filter(|selector| applies(selector, theme, layout)).collect();
        if selectors.is_empty() {
            continue;
        }
        let (set, used): (Vec<_>, Vec<_>) = declarations.into_iter().partition(|(name, _)| name.starts_with("--"));
        variables.extend(set);
        let plain: Vec<String> = used.iter().map(|(name, value)| format!("{name}:{}", plain_value(value, &variables, theme))).collect();
        if !plain.is_empty() {
            out.push_str(&format!("{}{{{}}}\n", selectors.join(","), plain.join(";")));
        }
    }
    out
}

/// Whether a selector can match in a figure of this theme and layout.
fn applies(selector: &str, theme: Theme, layout: Layout) -> bool {
    let others = Layout::ALL.into_iter().filter(|it| *it != layout);
    let of_another = others.into_iter().any(|it| selector.contains(&[".", it.as_str()].concat()));
    let of_this_theme = !selector.contains("data-theme") || selector.contains(&["\"", theme.as_str(), "\""].concat());
    !of_another && of_this_theme && !selector.contains(".sample")
}

type Declarations = Vec<(String, String)>;

/// The rules of a style sheet, layers opened and conditional blocks left out.
fn rules(css: &str) -> Vec<(String, Declarations)> {
    let css = without_comments(css);
    let mut rules = Vec::new();
    let mut rest = css.as_str();
    while let Some(open) = rest.find('{') {
        let head = rest[..open].trim_matches(|letter: char| letter.is_whitespace() || letter == '}').to_owned();
        rest = &rest[open + 1..];
        if head.starts_with("@layer") {
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

/// What follows the block that has just been opened.
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

/// A value without variables, choices of theme or arithmetic.
fn plain_value(value: &str, variables: &BTreeMap<String, String>, theme: Theme) -> String {
    let mut value = value.to_owned();
    // As often as variables can stand inside variables.
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
    use lesson::scene::Composition;

    const WIDE: Layout = Layout::Page(Composition::Landscape);
    const TALL: Layout = Layout::Page(Composition::Portrait);

    const TOKENS: &str = "@layer tokens { :root { --ink: light-dark(#111, #eee); --weight: 1; }
        @media print { :root { --ink: red; } }
        :root[data-theme=\"projector\"] { --ink: #000; --weight: 1.35; } }";
    const PICTURE: &str = "/* a { comment } */ @layer picture { .picture { --stroke: calc(1px * var(--weight)); }
        .picture.portrait { --stroke: calc(0.5px * var(--weight)); } .sample { --stroke: 9px; }
        .line, .portrait .line { stroke: var(--ink); stroke-width: calc(2 * var(--stroke)); } }";

    #[track_caller]
    fn check(theme: Theme, layout: Layout, expected: &str) {
        assert_eq!(worked_out(TOKENS, PICTURE, theme, layout), expected);
    }

    #[test]
    fn each_theme_and_layout_has_its_own_plain_values() {
        check(Theme::Light, WIDE, ".line{stroke:#111;stroke-width:2px}\n");
        check(Theme::Dark, WIDE, ".line{stroke:#eee;stroke-width:2px}\n");
        check(Theme::Projector, TALL, ".line,.portrait .line{stroke:#000;stroke-width:1.35px}\n");
    }

    #[test]
    fn style_sheets_with_windows_line_ends_come_out_the_same() {
        let [tokens, picture] = [TOKENS, PICTURE].map(|css| css.replace('\n', "\r\n"));
        let here = (Theme::Dark, TALL);
        assert_eq!(worked_out(&tokens, &picture, here.0, here.1), worked_out(TOKENS, PICTURE, here.0, here.1));
    }

    #[test]
    #[should_panic(expected = "is no product")]
    fn a_sum_is_refused_and_not_guessed() {
        worked_out(TOKENS, ".line { stroke-width: calc(1px + 2px); }", Theme::Light, WIDE);
    }

    #[test]
    #[should_panic(expected = "no variable --inkk")]
    fn an_unknown_variable_is_named() {
        worked_out(TOKENS, ".line { stroke: var(--inkk); }", Theme::Light, WIDE);
    }

    #[test]
    fn the_projects_own_style_is_worked_out_to_the_last_variable() {
        let tokens = include_str!("../../../assets/style/tokens.css");
        let picture = include_str!("../../../assets/style/picture.css");
        for theme in Theme::ALL {
            for layout in [WIDE, TALL, Layout::Panel] {
                let style = worked_out(tokens, picture, *theme, layout);
                for left in ["var(", "calc(", "light-dark(", "--", "@", ":;", ":}"] {
                    assert!(!style.contains(left), "{left} in {style}");
                }
            }
        }
    }
}
