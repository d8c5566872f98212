use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;

use crate::error::Error;
use crate::file;
use crate::multipart::{Multipart, multipart};

/// A call with its arguments, and options for this call only.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi(async |base_url| {
/// use mizan_kernel::{Call, Client};
/// use serde_json::json;
/// use std::time::Duration;
///
/// let client: Client = Client::builder().base_url(base_url).build()?;
/// let call = Call::new("add", &json!({ "a": 1, "b": 2 }))?.timeout(Duration::from_secs(5));
/// assert_eq!(client.call_with::<i64>(call).await?, 3);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone)]
pub struct Call {
    /// For errors: `call add`.
    pub(crate) request: String,
    pub(crate) content_type: String,
    pub(crate) body: Bytes,
    pub(crate) timeout: Option<Duration>,
    /// An upload takes long.
    pub(crate) has_files: bool,
}

#[derive(Serialize)]
struct Envelope<'a, A: ?Sized> {
    r#fn: &'a str,
    args: &'a A,
}

impl Call {
    /// A call of a function. `args` becomes an object whose keys are the names of the arguments; `&()` for none.
    /// Arguments that contain a [`File`](crate::File) are sent as `multipart/form-data`.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`] if the arguments cannot be written as JSON.
    pub fn new<A: Serialize + ?Sized>(function: &str, args: &A) -> Result<Self, Error> {
        let request = format!("call {function}");
        let envelope = Envelope {
            r#fn: function,
            args,
        };
        let (json, mut files) = match file::encode(&envelope) {
            Ok(encoded) => encoded,
            Err(error) => {
                return Err(Error::Encode {
                    request,
                    reason: error.to_string(),
                });
            }
        };
        if files.is_empty() {
            let content_type = "application/json".to_owned();
            return Ok(Self {
                request,
                content_type,
                body: json.into(),
                timeout: None,
                has_files: false,
            });
        }
        for file in &mut files {
            // Relative to the arguments.
            file.pointer = file
                .pointer
                .strip_prefix("/args")
                .unwrap_or_default()
                .to_owned();
        }
        let Multipart { content_type, body } = multipart(&json, &files);
        Ok(Self {
            request,
            content_type,
            body,
            timeout: None,
            has_files: true,
        })
    }

    /// Sets the time that the whole call may take, instead of that of the client. By default, a call with files has no
    /// limit as long as bytes arrive.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}
