//! A tree of SVG elements, and its text form. [`crate::drawing`] builds such trees.

/// An SVG element.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// The tag name.
    pub tag: &'static str,
    /// A key that is unique among its siblings and stays the same in every step. Empty if the element's position is enough.
    pub key: String,
    /// Names and values, in the order in which they are written.
    pub attributes: Vec<(&'static str, String)>,
    /// Elements and texts inside it, in order.
    pub children: Vec<Child>,
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Child {
    /// A nested element.
    Element(Element),
    /// Unescaped text.
    Text(String),
}

// The builders are called a hundred times from `draw`. Inlined they would be a tenth of the program.
impl Element {
    /// An empty element.
    #[inline(never)]
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self { tag, key: String::new(), attributes: Vec::new(), children: Vec::new() }
    }

    #[inline(never)]
    pub(crate) fn key(mut self, kind: &str, name: &str) -> Self {
        self.key = [kind, name].join(" ");
        self
    }

    /// Adds an attribute.
    #[inline(never)]
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// Adds an attribute with a whole number.
    #[inline(never)]
    #[must_use]
    pub fn number(self, name: &'static str, value: i32) -> Self {
        self.with(name, &value.to_string())
    }

    /// Appends text.
    #[inline(never)]
    #[must_use]
    pub fn text(mut self, words: &str) -> Self {
        self.children.push(Child::Text(words.to_owned()));
        self
    }

    /// Appends an element.
    #[inline(never)]
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// Appends several elements.
    #[must_use]
    pub fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }
}

/// The tree as indented SVG text, escaped.
#[must_use]
pub fn to_svg(element: &Element) -> String {
    let mut out = String::new();
    write(element, 0, &mut out);
    out
}

fn write(element: &Element, depth: usize, out: &mut String) {
    let indent = " ".repeat(depth);
    out.push_str(&indent);
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    if element.children.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push('>');
    // White space between the lines of a label would shift its text.
    let inline = element.tag == "text" || element.children.iter().all(|child| matches!(child, Child::Text(_)));
    if !inline {
        out.push('\n');
    }
    for child in &element.children {
        match child {
            Child::Element(child) if inline => {
                write(child, 0, out);
                out.pop();
            }
            Child::Element(child) => write(child, depth + 1, out),
            Child::Text(words) => escape(words, out),
        }
    }
    if !inline {
        out.push_str(&indent);
    }
    out.push_str("</");
    out.push_str(element.tag);
    out.push_str(">\n");
}

fn escape(words: &str, out: &mut String) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, to_svg};

    #[test]
    fn marks_of_markup_are_escaped_in_values_and_words() {
        let element = Element::new("text").with("class", "a\"b<c>&d").text("\"<&>\"");
        assert_eq!(to_svg(&element), "<text class=\"a&quot;b&lt;c&gt;&amp;d\">&quot;&lt;&amp;&gt;&quot;</text>\n");
    }

    #[test]
    fn lines_of_a_label_have_no_space_between_them_and_other_elements_a_line_each() {
        let line = |words| Element::new("tspan").text(words);
        let label = Element::new("text").child(line("a")).child(line("b"));
        assert_eq!(
            to_svg(&Element::new("g").child(label).child(Element::new("path"))),
            "<g>\n <text><tspan>a</tspan><tspan>b</tspan></text>\n <path/>\n</g>\n"
        );
    }
}
