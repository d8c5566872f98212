#![doc = include_str!("../README.md")]

mod bearer;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod call;
mod canonical;
mod client;
mod context_cache;
#[cfg(feature = "chrono")]
mod date_time;
mod envelope;
mod error;
mod file;
#[cfg(all(any(fuzzing, test), feature = "chrono"))]
pub mod fuzzing;
mod http;
mod identity;
mod invalidation;
mod multipart;
mod open_enums;
mod options;
#[cfg(feature = "python")]
mod python;
mod response;
mod retry;
mod server_error;
mod shared;
mod tagged_unions;
mod tls;
mod transport;
mod values;

pub use builder::ClientBuilder;
pub use call::Call;
pub use canonical::canonical_query;
pub use client::Client;
#[cfg(feature = "chrono")]
pub use date_time::DateTime;
pub use error::{Cause, Error};
pub use file::File;
pub use invalidation::Invalidation;
pub use response::Response;
pub use server_error::{ErrorCode, LocationStep, ServerError, ValidationIssue};
pub use values::{Base64, BigInteger, Decimal, Flag, InvalidText, IsoDuration, TimeOfDay, present};

/// What the macros need in the crates that use them.
#[doc(hidden)]
pub mod __private {
    pub use serde;
    pub use serde_json::Value;
}
