use bytes::Bytes;
use reqwest::header::HeaderMap;

/// The response of a function that returns a response of its framework instead of JSON, such as a file.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi(async |base_url| {
/// use mizan_kernel::{Call, Client};
/// use serde_json::json;
///
/// let client: Client = Client::builder().base_url(base_url).build()?;
/// let response = client.call_for_response(Call::new("download_board", &json!({ "board_id": 1 }))?).await?;
/// assert_eq!(response.header("content-type"), Some("text/plain; charset=utf-8"));
/// println!("{} bytes", response.body().len());
/// # Ok(()) });
/// ```
#[derive(Debug, Clone)]
pub struct Response {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Response {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// A header, if the response has it and it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body, after decompression.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body, without a copy.
    #[must_use]
    pub fn into_body(self) -> Bytes {
        self.body
    }
}
