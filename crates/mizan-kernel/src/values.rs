use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Text of one format: `$is_valid` says which texts are accepted.
macro_rules! text_value {
    ($(#[$about:meta])* $name:ident, $expected:literal, $is_valid:expr) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidText;

            fn from_str(text: &str) -> Result<Self, InvalidText> {
                let is_valid: fn(&str) -> bool = $is_valid;
                if is_valid(text) { Ok(Self(text.to_owned())) } else { Err(InvalidText { expected: $expected }) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    };
}

/// A text that is not of the format that was expected.
///
/// ```
/// let error = "ten".parse::<mizan_kernel::Decimal>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a decimal number");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct InvalidText {
    expected: &'static str,
}

text_value! {
    /// A decimal number of any size and precision. Two that differ in trailing zeros are not equal.
    ///
    /// ```
    /// use mizan_kernel::Decimal;
    ///
    /// let price: Decimal = "19.90".parse()?;
    /// assert_eq!(serde_json::to_string(&price)?, r#""19.90""#);
    /// let ratio: f64 = price.as_str().parse()?; // or a type of a crate for decimals
    /// # assert!(ratio > 19.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Decimal, "a decimal number", is_decimal
}

text_value! {
    /// An integer of any size.
    ///
    /// ```
    /// use mizan_kernel::BigInteger;
    ///
    /// let big = BigInteger::from(i128::MAX);
    /// assert_eq!(i128::try_from(&big)?, i128::MAX);
    /// let too_big: BigInteger = "1606938044258990275541962092341162602522202993782792835301376".parse()?;
    /// assert!(i128::try_from(&too_big).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    BigInteger, "an integer", is_integer
}

text_value! {
    /// A time of day, with or without an offset: `13:45:00.5Z`.
    ///
    /// ```
    /// let time: mizan_kernel::TimeOfDay = "13:45:00+02:00".parse()?;
    /// assert_eq!(time.as_str(), "13:45:00+02:00");
    /// # Ok::<(), mizan_kernel::InvalidText>(())
    /// ```
    TimeOfDay, "a time such as 13:45:00", |text| text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(':')
}

text_value! {
    /// A duration in the format of ISO 8601: `P1DT2H`, `-PT3S`.
    ///
    /// ```
    /// let span: mizan_kernel::IsoDuration = "-PT3.5S".parse()?;
    /// assert_eq!(span.to_string(), "-PT3.5S");
    /// # Ok::<(), mizan_kernel::InvalidText>(())
    /// ```
    IsoDuration, "a duration such as PT3S", |text| text.trim_start_matches(['-', '+']).starts_with('P')
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Of any size and precision, but finite.
fn is_decimal(text: &str) -> bool {
    text.parse::<f64>().is_ok() && text.contains(|each: char| each.is_ascii_digit())
}

macro_rules! from_integer {
    ($($integer:ty),*) => {
        $(
            impl From<$integer> for BigInteger {
                fn from(integer: $integer) -> Self {
                    Self(integer.to_string())
                }
            }

            impl TryFrom<&BigInteger> for $integer {
                type Error = std::num::ParseIntError;

                fn try_from(integer: &BigInteger) -> Result<Self, Self::Error> {
                    integer.0.parse()
                }
            }

            impl From<$integer> for Decimal {
                fn from(integer: $integer) -> Self {
                    Self(integer.to_string())
                }
            }
        )*
    };
}

from_integer!(i32, u32, i64, u64, i128, u128);

/// Bytes, which are base64 on the wire.
///
/// ```
/// let bytes = mizan_kernel::Base64(vec![0xff, 0x00]);
/// assert_eq!(serde_json::to_string(&bytes)?, r#""/wA=""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(pub Vec<u8>);

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD
            .decode(text.as_bytes())
            .map(Self)
            .map_err(de::Error::custom)
    }
}

/// A boolean of a struct with many. The alias tells clippy that they are data of a backend, and no state of a program.
///
/// ```
/// let is_open: mizan_kernel::Flag = true;
/// assert!(is_open);
/// ```
pub type Flag = bool;

/// A value that may be null, in a field that may be absent: null is `Some(None)`, not `None`. For
/// `#[serde(deserialize_with = "mizan_kernel::present")]`.
///
/// ```
/// #[derive(serde::Deserialize)]
/// struct Change {
///     #[serde(default, deserialize_with = "mizan_kernel::present")]
///     title: Option<Option<String>>,
/// }
///
/// let change: Change = serde_json::from_str(r#"{ "title": null }"#)?;
/// assert_eq!(change.title, Some(None));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// Those of the value.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
