use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

/// An error that the server responded with.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi(async |base_url| {
/// use mizan_kernel::{Client, Error};
///
/// let client: Client = Client::builder().base_url(base_url).build()?;
/// let Err(Error::Server(error)) = client.call::<String>("echo", &()).await else {
///     panic!("`echo` needs a text");
/// };
/// assert_eq!(error.status, 422);
/// for issue in error.issues() {
///     println!("{}: {}", issue.path(), issue.message); // text: Field required
/// }
/// # assert_eq!(error.issues()[0].path(), "text");
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{request} failed with {code} ({status}): {message}")]
#[non_exhaustive]
pub struct ServerError {
    /// `call rename_board`, `context board` or `session`.
    pub request: String,
    /// The kind of the error.
    pub code: ErrorCode,
    /// The HTTP status.
    pub status: u16,
    /// Text for people.
    pub message: String,
    /// More about the error, as JSON. See [`issues`](Self::issues) for invalid arguments.
    pub details: Value,
    /// How long the server asks to wait before the next attempt.
    pub retry_after: Option<Duration>,
}

impl ServerError {
    /// The invalid arguments if the code is [`ErrorCode::ValidationFailed`]; otherwise empty.
    #[must_use]
    pub fn issues(&self) -> Vec<ValidationIssue> {
        if self.code != ErrorCode::ValidationFailed {
            return Vec::new();
        }
        Vec::deserialize(&self.details).unwrap_or_default()
    }
}

/// The kind of a [`ServerError`]. A newer server may send others.
///
/// ```
/// use mizan_kernel::ErrorCode;
///
/// assert_eq!(ErrorCode::from("NOT_FOUND"), ErrorCode::NotFound);
/// assert_eq!(ErrorCode::from("OUT_OF_STOCK").as_str(), "OUT_OF_STOCK");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The request is not what the wire describes.
    BadRequest,
    /// No user is signed in.
    Unauthorized,
    /// A user is signed in who may not do this.
    Forbidden,
    /// The CSRF token is missing or outdated. The client has already tried again with a new one.
    CsrfFailed,
    /// No such function, context or object.
    NotFound,
    /// This must be paid for first.
    PaymentRequired,
    /// The request does not fit the present state, such as an edit of something that has changed.
    Conflict,
    /// The object existed and does not exist any more.
    Gone,
    /// Too many requests.
    RateLimited,
    /// Something that the server needs does not respond.
    Unavailable,
    /// The arguments are invalid.
    ValidationFailed,
    /// The function failed. `details` contains the id of the request in the server's log.
    InternalError,
    /// The function is not implemented yet.
    NotImplemented,
    /// Any other code.
    Other(String),
}

impl ErrorCode {
    /// The code as the server writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::BadRequest => "BAD_REQUEST",
            Self::Unauthorized => "UNAUTHORIZED",
            Self::Forbidden => "FORBIDDEN",
            Self::CsrfFailed => "CSRF_FAILED",
            Self::NotFound => "NOT_FOUND",
            Self::PaymentRequired => "PAYMENT_REQUIRED",
            Self::Conflict => "CONFLICT",
            Self::Gone => "GONE",
            Self::RateLimited => "RATE_LIMITED",
            Self::Unavailable => "UNAVAILABLE",
            Self::ValidationFailed => "VALIDATION_FAILED",
            Self::InternalError => "INTERNAL_ERROR",
            Self::NotImplemented => "NOT_IMPLEMENTED",
            Self::Other(code) => code,
        }
    }
}

impl From<&str> for ErrorCode {
    fn from(code: &str) -> Self {
        match code {
            "BAD_REQUEST" => Self::BadRequest,
            "UNAUTHORIZED" => Self::Unauthorized,
            "FORBIDDEN" => Self::Forbidden,
            "CSRF_FAILED" => Self::CsrfFailed,
            "NOT_FOUND" => Self::NotFound,
            "PAYMENT_REQUIRED" => Self::PaymentRequired,
            "CONFLICT" => Self::Conflict,
            "GONE" => Self::Gone,
            "RATE_LIMITED" => Self::RateLimited,
            "UNAVAILABLE" => Self::Unavailable,
            "VALIDATION_FAILED" => Self::ValidationFailed,
            "INTERNAL_ERROR" => Self::InternalError,
            "NOT_IMPLEMENTED" => Self::NotImplemented,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// An error in the arguments of a call or the parameters of a context.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ValidationIssue {
    /// The path to it: `name`, or `items`, 2, `price`.
    pub loc: Vec<LocationStep>,
    /// The kind of the error, such as `missing`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Text for people.
    pub message: String,
}

impl ValidationIssue {
    /// [`loc`](Self::loc) as text: `items.2.price`.
    #[must_use]
    pub fn path(&self) -> String {
        let steps: Vec<String> = self.loc.iter().map(ToString::to_string).collect();
        steps.join(".")
    }
}

/// A step of the path to an invalid value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum LocationStep {
    /// An item of an array.
    Index(u64),
    /// A property of an object.
    Name(String),
}

impl fmt::Display for LocationStep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(index) => write!(formatter, "{index}"),
            Self::Name(name) => formatter.write_str(name),
        }
    }
}
