//! The lesson's drawing as Yew nodes, in both compositions; the style sheet shows the one that fits.

use super::story::Shown;
use lesson::drawing::{Child, Element, draw};
use lesson::scene::{Composition, Scene};
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// The picture with its description.
pub(crate) fn view(shown: &Shown) -> Html {
    let Shown { id, lesson, story, .. } = shown;
    let described_by = [id.as_str(), "-picture"].concat();
    let pictures = Composition::PAGE.map(|composition| {
        let scene = Scene::of(lesson, story, composition);
        node(draw(&scene, &described_by))
    });
    let step = story.shown(lesson);
    let description = match &step.now {
        None => html! { { step.description.clone() } },
        Some(now) => html! {
            <>
                <span class="era-2015">{ step.description.clone() }</span>
                <span class="era-now">{ now.description.clone() }</span>
            </>
        },
    };
    html! {
        <figure class="stage">
            <p class="spoken" id={described_by}>{ description }</p>
            { for pictures }
        </figure>
    }
}

/// An element of a drawing as a Yew node.
pub(crate) fn node(element: Element) -> Html {
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
