//! Unions whose members are told apart by a property, and the types of their tags, for generated code.

/// Declares the type of a single value, such as the tag of a member of a union.
///
/// ```
/// mizan_kernel::literal! {
///     pub struct CatKind = "cat";
/// }
///
/// assert_eq!(serde_json::to_string(&CatKind)?, r#""cat""#);
/// assert!(serde_json::from_str::<CatKind>(r#""dog""#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! literal {
    ($(#[$attribute:meta])* pub struct $name:ident = $value:expr;) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name;

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serialize::serialize(&$value, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let value = <$crate::__private::Value as $crate::__private::serde::Deserialize>::deserialize(deserializer)?;
                if value == $value {
                    return Ok(Self);
                }
                let expected = ::std::stringify!($value);
                let message = ::std::format!("expected {expected}, found {value}");
                Err($crate::__private::serde::de::Error::custom(message))
            }
        }
    };
}

/// Declares a union whose members are told apart by the value of a property. A tag of a newer server becomes `Other`; a
/// member that does not fit its tag is an error.
///
/// ```
/// # #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
/// # pub struct Cat { kind: String, lives: i64 }
/// # #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
/// # pub struct Dog { kind: String, name: String }
/// mizan_kernel::tagged_union! {
///     #[derive(Debug, Clone, PartialEq)]
///     pub enum Pet by "kind" {
///         Cat(Cat) = "cat",
///         Dog(Dog) = "dog" | "wolf",
///     }
/// }
///
/// let pet: Pet = serde_json::from_str(r#"{ "kind": "wolf", "name": "Rex" }"#)?;
/// assert!(matches!(pet, Pet::Dog(Dog { name, .. }) if name == "Rex"));
/// assert!(matches!(serde_json::from_str(r#"{ "kind": "fish" }"#)?, Pet::Other(_)));
/// assert!(serde_json::from_str::<Pet>(r#"{ "kind": "cat" }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! tagged_union {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident by $tag:literal { $($variant:ident($member:ty) = $($value:literal)|+,)* }
    ) => {
        $(#[$attribute])*
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = ::std::concat!("A [`", ::std::stringify!($member), "`].")] $variant($member),)*
            /// A member of a newer server.
            Other($crate::__private::Value),
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(member) => $crate::__private::serde::Serialize::serialize(member, serializer),)*
                    Self::Other(value) => $crate::__private::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let value = <$crate::__private::Value as $crate::__private::serde::Deserialize>::deserialize(deserializer)?;
                let Some(tag) = value.get($tag) else {
                    let message = ::std::concat!("missing field `", $tag, "`");
                    return Err($crate::__private::serde::de::Error::custom(message));
                };
                let decoded = match tag {
                    $(tag if $(*tag == $value)||+ => {
                        <$member as $crate::__private::serde::Deserialize>::deserialize(value).map(Self::$variant)
                    })*
                    _ => return Ok(Self::Other(value)),
                };
                decoded.map_err($crate::__private::serde::de::Error::custom)
            }
        }
    };
}
