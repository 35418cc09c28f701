//! An element with a computed class.
//!
//! In `html!`, `class={…}` would compile Yew's sets of class names into the program, which costs a kilobyte.

use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// An element with these attribute names and values, pair by pair. A value of `None` leaves its attribute out.
pub(crate) fn element(tag: &'static str, names: &'static [&'static str], values: Vec<Option<String>>, inside: Html) -> VTag {
    let mut element = VTag::new(tag);
    let values: Vec<_> = values.into_iter().map(|value| value.map(|value| AttributeOrProperty::Attribute(value.into()))).collect();
    element.set_attributes(Attributes::Dynamic { keys: names, values: values.into() });
    element.add_child(inside);
    element
}
