//! An element whose class is worked out.
//!
//! In markup, `class={…}` would bring sets of names into the program: a kilobyte that nobody needs.

use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// An element with these attributes, as many as there are values.
pub(crate) fn element(tag: &'static str, names: &'static [&'static str], values: Vec<Option<String>>, inside: Html) -> VTag {
    let mut element = VTag::new(tag);
    let values: Vec<_> = values.into_iter().map(|value| value.map(|value| AttributeOrProperty::Attribute(value.into()))).collect();
    element.set_attributes(Attributes::Dynamic { keys: names, values: values.into() });
    element.add_child(inside);
    element
}
