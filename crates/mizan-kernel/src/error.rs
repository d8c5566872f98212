use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use crate::http::chain;
use crate::server_error::{ErrorCode, ServerError};

/// The cause of an [`Error`].
pub type Cause = Arc<dyn StdError + Send + Sync>;

/// Why a client could not be built, or why a call or a read of a context failed.
///
/// Errors name the function or context, never the arguments or parameters.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi(async |base_url| {
/// use mizan_kernel::{Client, Error, ErrorCode};
///
/// let client: Client = Client::builder().base_url(base_url).build()?;
/// match client.call::<String>("for_users", &()).await {
///     Err(Error::Server(error)) if error.code == ErrorCode::Unauthorized => println!("Sign in first."),
///     Err(other) => return Err(other),
///     Ok(result) => panic!("an anonymous call returned {result}"),
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server responded with an error.
    #[error(transparent)]
    Server(Box<ServerError>),
    /// The server gave no response: it cannot be reached, or the connection broke.
    #[error("{request} got no response: {}", chain(source.as_ref()))]
    Network {
        /// `call rename_board`, `context board` or `session`.
        request: String,
        /// The error of the network.
        source: Cause,
    },
    /// The server gave no complete response in time. It may execute a call nevertheless.
    #[error("{request} got no response within {}", seconds(*limit))]
    Timeout {
        /// `call rename_board`, `context board` or `session`.
        request: String,
        /// The time that had passed.
        limit: Duration,
    },
    /// The response is not from a mizan backend: a page of a proxy, a redirect, JSON that is cut off.
    #[error("{request} got {status}, {reason}")]
    BadResponse {
        /// `call rename_board`, `context board` or `session`.
        request: String,
        /// The HTTP status.
        status: u16,
        /// What is wrong with it.
        reason: String,
        /// How long the server asks to wait before the next attempt.
        retry_after: Option<Duration>,
    },
    /// The response is longer than the client accepts.
    #[error("{request} got more than {limit} bytes; see ClientBuilder::max_response_bytes")]
    TooLarge {
        /// `call rename_board`, `context board` or `session`.
        request: String,
        /// The limit, in bytes after decompression.
        limit: usize,
    },
    /// A result is not of the expected type: the backend has changed since the client was generated.
    #[error("the result of {request} does not fit the client at {path}: {reason}")]
    Decode {
        /// `call rename_board` or `context board`.
        request: String,
        /// The location in the result, such as `members[2].name`; `.` for the whole.
        path: String,
        /// What was expected there.
        reason: String,
    },
    /// Arguments or parameters cannot be written as JSON.
    #[error("the values for {request} cannot be sent: {reason}")]
    Encode {
        /// `call rename_board` or `context board`.
        request: String,
        /// What cannot be written.
        reason: String,
    },
    /// Another user signed in before the request was sent, or before its response arrived.
    #[error("{request} belongs to a user who is no longer signed in")]
    Reset {
        /// `call rename_board` or `context board`.
        request: String,
    },
    /// The function that returns bearer tokens failed.
    #[error("no bearer token: {source}")]
    Token {
        /// Its error.
        source: Cause,
    },
    /// An option of the client is invalid.
    #[error("{option}: {reason}")]
    Option {
        /// The method of the builder.
        option: &'static str,
        /// What is wrong with its value.
        reason: String,
    },
    /// A blocking client was used inside async code, where it would block a thread of the runtime.
    #[error("a blocking client cannot be used inside async code; use the async client there")]
    InsideAsync,
}

impl Error {
    /// The server's error code, if the server responded with one.
    ///
    /// ```
    /// let error = mizan_kernel::Error::InsideAsync;
    /// assert_eq!(error.code(), None);
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<&ErrorCode> {
        match self {
            Self::Server(error) => Some(&error.code),
            _ => None,
        }
    }

    /// The HTTP status of the response, if there was one that failed.
    ///
    /// ```
    /// let error = mizan_kernel::Error::InsideAsync;
    /// assert_eq!(error.status(), None);
    /// ```
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Server(error) => Some(error.status),
            Self::BadResponse { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// How long the server asks to wait before the next attempt (`Retry-After`).
    ///
    /// ```
    /// let error = mizan_kernel::Error::InsideAsync;
    /// assert_eq!(error.retry_after(), None);
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Server(error) => error.retry_after,
            Self::BadResponse { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the error may be gone at the next attempt. A client repeats reads of contexts after such an error, but
    /// never calls, which the server may have executed.
    ///
    /// ```
    /// let error = mizan_kernel::Error::InsideAsync;
    /// assert!(!error.is_temporary());
    /// ```
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        match self {
            Self::Network { .. } | Self::Timeout { .. } => true,
            // 501 means that the server does not have the function.
            _ => self
                .status()
                .is_some_and(|status| matches!(status, 408 | 429 | 500 | 502..=599)),
        }
    }
}

/// `std::convert::Infallible` for conversions of a client that cannot fail.
impl From<std::convert::Infallible> for Error {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

fn seconds(limit: Duration) -> String {
    format!("{} s", limit.as_secs_f64())
}
