//! Declares closed sets of values that addresses, content files and markup use by name.
//!
//! This module has only the macro. Each set is declared where its meaning is.

/// Declares an enum with its key and the names of its values. The first value is the default.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, $key:literal { $($(#[$value_doc:meta])* $value:ident = $written:literal),+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $written)] $value),+
        }

        impl $name {
            /// The set's key in a query.
            pub const KEY: &'static str = $key;
            /// Every value, the default first.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// The name of every value, the default first.
            pub const WRITTEN: &'static [&'static str] = &[$($written),+];

            /// The value's name in addresses, content files and markup.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $written),+
                }
            }

            /// Parses a name. `None` if no value has it.
            #[must_use]
            pub fn read(written: &str) -> Option<Self> {
                match written {
                    $($written => Some(Self::$value),)+
                    _ => None,
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }
    };
}
