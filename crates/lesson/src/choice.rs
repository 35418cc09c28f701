//! Closed choices that are written down: in addresses, in content files, in markup.
//!
//! Only the way of declaring one; what each choice means stands where it is declared.

/// Declares a closed choice with its key and its written values, the default first.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident, $key:literal { $($(#[$value_doc:meta])* $value:ident = $written:literal),+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $written)] $value),+
        }

        impl $name {
            /// Its key in a query.
            pub const KEY: &'static str = $key;
            /// Every value, the default first.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// How every value is written, the default first.
            pub const WRITTEN: &'static [&'static str] = &[$($written),+];

            /// As it is written.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $written),+
                }
            }

            /// From how it is written.
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
