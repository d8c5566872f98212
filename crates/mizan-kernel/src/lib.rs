#![doc = include_str!("../README.md")]

mod answer;
mod bearer;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod call;
mod canonical;
mod client;
mod error;
mod file;
mod identity;
mod invalidation;
mod multipart;
mod options;
mod response;
mod retry;
mod server_error;
mod shared;
mod tls;
mod transport;

pub use builder::ClientBuilder;
pub use call::Call;
pub use canonical::canonical_query;
pub use client::Client;
pub use error::{Cause, Error};
pub use file::File;
pub use invalidation::Invalidation;
pub use response::Response;
pub use server_error::{ErrorCode, LocationStep, ServerError, ValidationIssue};
