//! Sky and ground behind the picture: a curved horizon, air that is denser near the ground, and the tiers' ribbons.
//!
//! Numbers in, elements out. The composition has the places, the style sheet the colours. Fading colours are
//! gradients. Their ids must be unique on a page, so they begin with the caller's prefix.

use crate::element::Element;
use crate::model::picture::{Horizon, Picture, TierPanel};

/// The definitions of the picture's gradients.
#[must_use]
pub fn colours(picture: &Picture, ids: &str) -> Element {
    let horizon = &picture.horizon;
    let ground = horizon.top[1];
    let down = |name, from: i32, to: i32, stops: [&'static str; 2]| {
        gradient(ids, name, [0, from, 0, to]).child(stop(0, stops[0], 100)).child(stop(100, stops[1], 100))
    };
    let ribbons = picture.tiers.iter().flat_map(|tier| {
        let [from, to] = tier.span;
        [("", "ribbon-"), ("-edge", "edge-")].map(|(part, class)| {
            let class = [class, tier.tier.class()].concat();
            [(0, 0), (30, 100), (80, 100), (100, 0)]
                .into_iter()
                .fold(gradient(ids, &[tier.tier.class(), part].concat(), [from, 0, to, 0]), |gradient, (at, opacity)| {
                    gradient.child(stop(at, &class, opacity))
                })
        })
    });
    let cloud = Element::new("radialGradient").with("id", &named(ids, "cloud"));
    Element::new("defs")
        .child(down("space", 0, ground - horizon.air, ["space-high", "space-low"]))
        .child(down("air", ground - horizon.air, ground, ["air-high", "air-low"]))
        .child(down("land", ground, horizon.floor, ["ground-land", "ground-paper"]))
        .child(down("sea", ground, horizon.floor, ["ground-sea", "ground-paper"]))
        .child(cloud.child(stop(0, "cloud", 100)).child(stop(50, "cloud", 70)).child(stop(100, "cloud", 0)))
        .all(ribbons)
}

fn named(ids: &str, name: &str) -> String {
    [ids, "-", name].concat()
}

/// A `fill` with the gradient of this name.
fn filled(ids: &str, name: &str) -> String {
    ["url(#", &named(ids, name), ")"].concat()
}

fn gradient(ids: &str, name: &str, [x1, y1, x2, y2]: [i32; 4]) -> Element {
    Element::new("linearGradient")
        .with("id", &named(ids, name))
        .with("gradientUnits", "userSpaceOnUse")
        .number("x1", x1)
        .number("y1", y1)
        .number("x2", x2)
        .number("y2", y2)
}

fn stop(at: i32, class: &str, opacity: i32) -> Element {
    let percent = |it: i32| [&it.to_string(), "%"].concat();
    let stop = Element::new("stop").with("offset", &percent(at)).with("class", class);
    match opacity {
        100 => stop,
        0 => stop.with("stop-opacity", "0"),
        some => stop.with("stop-opacity", &["0.", &some.to_string()].concat()),
    }
}

/// Sky and ground, back to front.
#[must_use]
pub fn backdrop(picture: &Picture, ids: &str) -> Vec<Element> {
    let horizon = &picture.horizon;
    let [width, height] = picture.size;
    let [beside, above] = horizon.beyond;
    let across = [-beside, width + beside];
    let everywhere =
        |bottom| written(&[("M", &[across[0], -above]), ("H", &[across[1]]), ("V", &[bottom]), ("H", &[across[0]]), ("Z", &[])]);
    let over = |height| arc(horizon, across, height);
    // The area under a curve, down to where the next curve covers it.
    let under = |height| over(height) + &written(&[("V", &[horizon.floor]), ("H", &[across[0]]), ("Z", &[])]);
    let drawn = |class, d: &str| Element::new("path").with("class", class).with("d", d);
    let faded = |name, d: &str| Element::new("path").with("d", d).with("fill", &filled(ids, name));
    let [shore, coast] = horizon.sea;
    let clouds = picture
        .clouds
        .iter()
        .map(|[x, y, wide]| Element::new("ellipse").number("cx", *x).number("cy", *y).number("rx", wide / 2).number("ry", wide / 20));
    let stars: String = picture.stars.iter().map(|star| written(&[("M", star), ("h", &[0])])).collect();
    vec![
        drawn("paper", &everywhere(height)),
        faded("space", &everywhere(horizon.floor)),
        drawn("stars", &stars),
        drawn("orbit", &over(horizon.orbit)),
        faded("air", &under(horizon.air)),
        drawn("glow", &over(horizon.air - 4)),
        drawn("limb", &over(horizon.air)),
        Element::new("g").with("class", "clouds").with("fill", &filled(ids, "cloud")).all(clouds),
        faded("land", &under(0)),
        faded("sea", &sea(horizon)),
        drawn("land-line", &[arc(horizon, [across[0], shore], 0), arc(horizon, [coast, across[1]], 0)].concat()),
        drawn("sea-line", &arc(horizon, horizon.sea, 0)),
    ]
}

/// The sea between its shores, which converge down to the floor.
fn sea(horizon: &Horizon) -> String {
    let Horizon { sea: [shore, coast], floor, .. } = *horizon;
    let [left, right] = [shore, coast].map(|x| horizon.at(x, 0));
    let depth = floor - horizon.top[1];
    let [bend, foot] = [depth / 4, floor - depth / 3];
    arc(horizon, horizon.sea, 0)
        + &written(&[
            ("C", &[coast - 16, right + bend, coast - 40, foot, coast - 64, floor]),
            ("H", &[shore + 64]),
            ("C", &[shore + 40, foot, shore + 16, left + bend, shore, left]),
            ("Z", &[]),
        ])
}

/// An arc at this height above the ground, from left to right, as path data.
fn arc(horizon: &Horizon, [from, to]: [i32; 2], height: i32) -> String {
    let radius = horizon.radius + height;
    written(&[("M", &[from, horizon.at(from, height)]), ("A", &[radius, radius, 0, 0, 1, to, horizon.at(to, height)])])
}

/// Formats path data: letters with their numbers.
fn written(commands: &[(&str, &[i32])]) -> String {
    let mut d = String::new();
    for (letter, numbers) in commands {
        d.push_str(letter);
        for (nth, number) in numbers.iter().enumerate() {
            if nth > 0 {
                d.push(' ');
            }
            d.push_str(&number.to_string());
        }
    }
    d
}

/// A tier's ribbon and its two edges.
#[must_use]
pub fn ribbon(horizon: &Horizon, tier: &TierPanel, ids: &str) -> [Element; 2] {
    let [low, high] = tier.heights;
    let [from, to] = tier.span;
    let [top, bottom] = [high, low].map(|height| arc(horizon, tier.span, height));
    let radius = horizon.radius + low;
    let back = written(&[("L", &[to, horizon.at(to, low)]), ("A", &[radius, radius, 0, 0, 0, from, horizon.at(from, low)]), ("Z", &[])]);
    let name = tier.tier.class();
    let edge = Element::new("path").with("class", "ribbon-edge").with("d", &[top.as_str(), &bottom].concat());
    [
        Element::new("path").with("d", &(top + &back)).with("fill", &filled(ids, name)),
        edge.with("stroke", &filled(ids, &[name, "-edge"].concat())),
    ]
}
