//! How things are named: steps, paths, marks, languages and years, as content files and addresses write them.

use crate::choice;
use serde::{Deserialize, Serialize};

/// Declares a name that is written in content files and addresses: lower-case words joined by `-`.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.to_owned())
            }
        }
    };
}

id!(
    /// A step of the story, as it stands in its address: `lower-hit`.
    StepId
);
id!(
    /// One way through the story, as it stands in the query: `lower-hit`.
    PathId
);
id!(
    /// Something drawn in the picture: an actor, a line, a tier.
    MarkId
);
id!(
    /// A language, as HTML's `lang` writes it: `ja`.
    LanguageId
);

choice!(
    /// Which year's arrangement is shown.
    Era, "era" {
        /// As described in December 2015.
        In2015 = "2015",
        /// As far as sources tell since.
        Now = "now"
    }
);
