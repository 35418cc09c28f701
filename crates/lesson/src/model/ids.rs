//! Ids of steps, paths, marks, languages and eras, as content files and addresses write them.

use crate::choice;
use serde::{Deserialize, Serialize};

/// Declares a type for ids: lower-case words joined by `-`.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
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
    /// The id of a step, as in its address: `lower-hit`.
    StepId
);
id!(
    /// The id of a path, as in the query: `lower-hit`.
    PathId
);
id!(
    /// The id of a mark in the picture: an actor, a line, a tier.
    MarkId
);
id!(
    /// The id of a language, as in HTML's `lang`: `ja`.
    LanguageId
);

choice!(
    /// The year whose picture is shown.
    Era, "era" {
        /// December 2015, the date of the article.
        In2015 = "2015",
        /// Today, as far as the sources go.
        Now = "now"
    }
);
