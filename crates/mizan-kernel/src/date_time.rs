use std::fmt;
use std::str::FromStr;

use chrono::{FixedOffset, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date and time that may have an offset, for a field that accepts both.
///
/// ```
/// use mizan_kernel::DateTime;
///
/// let aware: DateTime = "2026-01-31T13:45:00+02:00".parse()?;
/// assert!(matches!(aware, DateTime::Aware(_)));
/// let naive: DateTime = "2026-01-31T13:45:00".parse()?;
/// assert_eq!(serde_json::to_string(&naive)?, r#""2026-01-31T13:45:00""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateTime {
    /// With an offset.
    Aware(chrono::DateTime<FixedOffset>),
    /// Without an offset.
    Naive(NaiveDateTime),
}

impl FromStr for DateTime {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match chrono::DateTime::parse_from_rfc3339(text) {
            Ok(aware) => Ok(Self::Aware(aware)),
            Err(_) => text.parse().map(Self::Naive),
        }
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aware(aware) => formatter.write_str(&aware.to_rfc3339()),
            // `T` between them, as chrono's serde writes it.
            Self::Naive(naive) => write!(formatter, "{naive:?}"),
        }
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

impl From<chrono::DateTime<FixedOffset>> for DateTime {
    fn from(aware: chrono::DateTime<FixedOffset>) -> Self {
        Self::Aware(aware)
    }
}

impl From<NaiveDateTime> for DateTime {
    fn from(naive: NaiveDateTime) -> Self {
        Self::Naive(naive)
    }
}
