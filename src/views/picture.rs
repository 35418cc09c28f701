//! The lesson's drawing as Yew nodes, in both compositions. The style sheet shows the composition that fits.

use super::props::{Dispatch, StoryProps};
use lesson::drawing::{Child, Element, draw};
use lesson::model::MarkId;
use lesson::scene::{Composition, Scene};
use lesson::session::{Command, Session};
use std::cell::RefCell;
use std::rc::Rc;
use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// The picture, in both compositions. Its [`description`] follows the step's words.
pub(crate) fn view(props: StoryProps<'_>, dispatch: &Dispatch) -> Html {
    let StoryProps { id, session } = props;
    let Session { lesson, story, .. } = session;
    let described_by = described_by(id);
    let pictures = Composition::PAGE.map(|composition| {
        let scene = Scene::of(lesson, story, composition);
        let scene = match session.naming() {
            Some(done) => scene.in_era(story, session.query.era()).with_blanks(done),
            None => scene,
        };
        pressable(draw(&scene, &described_by), Some(dispatch))
    });
    html! { <figure class="stage">{ for pictures }</figure> }
}

fn described_by(id: &str) -> String {
    [id, "-picture"].concat()
}

/// The picture in words, for those who do not see it.
pub(crate) fn description(props: StoryProps<'_>) -> Html {
    let StoryProps { id, session } = props;
    let step = session.story.shown(&session.lesson);
    let description = match &step.now {
        None => html! { { step.description.clone() } },
        Some(now) => html! {
            <>
                <span class="era-2015">{ step.description.clone() }</span>
                <span class="era-now">{ now.description.clone() }</span>
            </>
        },
    };
    // While labels are hidden, the description would reveal them.
    html! { <p class="visually-hidden" id={described_by(id)}>{ for session.naming().is_none().then_some(description) }</p> }
}

/// An element of a drawing as a Yew node.
pub fn node(element: Element) -> Html {
    pressable(element, None)
}

/// The same node; a click on a hidden label reveals it.
fn pressable(element: Element, dispatch: Option<&Dispatch>) -> Html {
    let mut tag = VTag::new(element.tag);
    let mut attributes = element.attributes;
    if let (Some(dispatch), Some(mark)) = (dispatch, element.key.strip_prefix("blank ")) {
        let mark = MarkId::from(mark);
        attributes.push(("href", "#story".to_owned()));
        let press = dispatch.reform(move |press: MouseEvent| {
            press.prevent_default();
            Command::Reveal(Some(mark.clone()))
        });
        tag.add_listener(Rc::new(onclick::Wrapper::new(press)));
    }
    if !element.key.is_empty() {
        tag.key = Some(element.key.into());
    }
    let (names, values): (Vec<&'static str>, Vec<_>) =
        attributes.into_iter().map(|(name, value)| (name, Some(AttributeOrProperty::Attribute(value.into())))).unzip();
    tag.set_attributes(Attributes::Dynamic { keys: known(names), values: values.into() });
    for child in element.children {
        tag.add_child(match child {
            Child::Element(child) => pressable(child, dispatch),
            Child::Text(words) => VText::new(words).into(),
        });
    }
    tag.into()
}

/// The same list of names for all elements that share it, so that Yew compares only their values. The lists are leaked:
/// there are about twenty in all, and Yew's maps would cost the program two kilobytes.
fn known(names: Vec<&'static str>) -> &'static [&'static str] {
    thread_local! {
        static LISTS: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    LISTS.with_borrow_mut(|lists| {
        lists.iter().find(|list| **list == names.as_slice()).copied().unwrap_or_else(|| {
            let list: &'static [&'static str] = names.leak();
            lists.push(list);
            list
        })
    })
}
