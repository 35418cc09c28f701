//! Checks whether the page still has its prerendered markup.
//!
//! Translators and extensions change pages. Hydrating a changed page would break it. So the
//! prerender writes a fingerprint of the story's markup, and the browser compares it before it hydrates.
//! Both feed the same sequence to [`Fingerprint`]: elements by name, texts by content.
//! Attributes do not count, because a change of them does no harm.

/// A running 32-bit FNV-1a hash over a sequence of nodes.
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint(u32);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Fingerprint {
    fn feed(&mut self, kind: u8, bytes: &[u8]) {
        for byte in std::iter::once(&kind).chain(bytes) {
            self.0 = (self.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }

    /// Adds the start of an element.
    pub fn element(&mut self, name: &str) {
        self.feed(b'<', name.to_ascii_lowercase().as_bytes());
    }

    /// Adds a text. Adjacent texts count as a single text.
    pub fn text(&mut self, text: &str) {
        self.feed(b'"', text.as_bytes());
    }

    /// The hash as hexadecimal digits, as the attribute `data-intact` holds it.
    #[must_use]
    pub fn written(self) -> String {
        let digits = b"0123456789abcdef";
        (0..8).rev().map(|nibble| char::from(digits[(self.0 >> (nibble * 4)) as usize & 15])).collect()
    }
}

/// The fingerprint of markup that this project wrote itself, in which every element is explicit and every text is escaped.
#[must_use]
pub fn of_markup(markup: &str) -> Fingerprint {
    let mut fingerprint = Fingerprint::default();
    let mut text = String::new();
    let mut rest = markup;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let (tag, after) = if rest.starts_with("<!--") {
            rest.split_once("-->").unwrap_or((rest, ""))
        } else {
            rest.split_once('>').unwrap_or((rest, ""))
        };
        let between = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
        if !between.is_empty() {
            fingerprint.text(&between);
        }
        text.clear();
        if !tag.starts_with("</") && !tag.starts_with("<!--") {
            fingerprint.element(tag[1..].split([' ', '/']).next().unwrap_or_default());
        }
        rest = after;
    }
    fingerprint
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_word_changes_it_and_an_attribute_does_not() {
        let written = |markup| of_markup(markup).written();
        let plain = written("<p>Next<!--x--></p>");
        assert_eq!(plain, written("<p class=\"seen\">Next</p>"));
        assert_ne!(plain, written("<p><font>Next</font></p>"));
        assert_ne!(plain, written("<p>Weiter</p>"));
    }
}
