//! Enums that a newer server may extend, for generated code. serde cannot derive them.

/// Declares an enum of texts that a newer server may extend: an unknown text becomes `Other`.
///
/// ```
/// mizan_kernel::open_enum! {
///     /// The color of a board.
///     pub enum Color {
///         /// The default.
///         Red = "red",
///         DarkBlue = "dark-blue",
///     }
/// }
///
/// let colors: Vec<Color> = serde_json::from_str(r#"["dark-blue", "green"]"#)?;
/// assert_eq!(colors, [Color::DarkBlue, Color::Other("green".to_owned())]);
/// assert_eq!(colors[0].as_str(), "dark-blue");
/// assert_eq!(Color::from("red").to_string(), "red");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal,)* }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)*
            /// A value of a newer server.
            Other(String),
        }

        impl $name {
            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let text = <String as $crate::__private::serde::Deserialize>::deserialize(deserializer)?;
                Ok(Self::from(text.as_str()))
            }
        }
    };
}

/// Declares an enum of integers that a newer server may extend: an unknown integer becomes `Other`.
///
/// ```
/// mizan_kernel::open_integer_enum! {
///     pub enum Priority {
///         Low = 1,
///         High = 10,
///     }
/// }
///
/// let priorities: Vec<Priority> = serde_json::from_str("[10, 11]")?;
/// assert_eq!(priorities, [Priority::High, Priority::Other(11)]);
/// assert_eq!(i64::from(Priority::Low), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_integer_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident { $($(#[$about:meta])* $variant:ident = $number:literal,)* }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)*
            /// A value of a newer server.
            Other(i64),
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::Other(other),
                }
            }
        }

        impl From<$name> for i64 {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $number,)*
                    $name::Other(number) => number,
                }
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(i64::from(*self))
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <i64 as $crate::__private::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// Declares an enum of values of several JSON types. An unknown value becomes `Other`.
///
/// ```
/// mizan_kernel::open_mixed_enum! {
///     pub enum Limit {
///         Ten = 10,
///         All = "all",
///         None = false,
///     }
/// }
///
/// let limits: Vec<Limit> = serde_json::from_str(r#"["all", false, 20]"#)?;
/// assert_eq!(limits, [Limit::All, Limit::None, Limit::Other(20.into())]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_mixed_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident { $($(#[$about:meta])* $variant:ident = $value:expr,)* }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)*
            /// A value of a newer server.
            Other($crate::__private::Value),
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant => $crate::__private::serde::Serialize::serialize(&$value, serializer),)*
                    Self::Other(value) => $crate::__private::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let value = <$crate::__private::Value as $crate::__private::serde::Deserialize>::deserialize(deserializer)?;
                Ok(match value {
                    $(value if value == $value => Self::$variant,)*
                    other => Self::Other(other),
                })
            }
        }
    };
}
