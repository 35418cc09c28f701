//! The lesson's drawing as Yew nodes, in both compositions; the style sheet shows the one that fits.

use super::story::Shown;
use lesson::drawing::{Child, Element, Setting, draw};
use lesson::scene::{Composition, Scene};
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// The picture with its description.
pub(crate) fn view(shown: &Shown) -> Html {
    let Shown { id, lesson, story, .. } = shown;
    let described_by = [id.as_str(), "-picture"].concat();
    let pictures = Composition::ALL.map(|composition| {
        let scene = Scene::of(lesson, story, composition);
        node(draw(&scene, Setting::Inline { described_by: &described_by }))
    });
    html! {
        <figure class="stage">
            <p class="spoken" id={described_by}>{ story.shown(lesson).description.clone() }</p>
            { for pictures }
        </figure>
    }
}

fn node(element: Element) -> Html {
    let mut tag = VTag::new(element.tag);
    if !element.key.is_empty() {
        tag.key = Some(element.key.into());
    }
    for (name, value) in element.attributes {
        tag.add_attribute(name, value);
    }
    for child in element.children {
        tag.add_child(match child {
            Child::Element(child) => node(child),
            Child::Text(words) => VText::new(words).into(),
        });
    }
    tag.into()
}
