use std::env;
use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use reqwest::header::{CONTENT_ENCODING, HeaderValue};
use reqwest::{ClientBuilder, RequestBuilder, redirect, retry};
use rustls::ClientConfig;

use crate::response::Response;

/// Below the five seconds after which uvicorn closes idle connections: a call that is sent at that moment is lost.
const IDLE: Duration = Duration::from_secs(4);

/// Why an exchange gave no complete response.
#[derive(Debug)]
pub(crate) enum Failure {
    Timeout,
    Network(reqwest::Error),
    /// The body cannot be decompressed.
    Encoding {
        status: u16,
        reason: String,
    },
    TooLarge,
}

/// The value of a header. Other characters than those of ASCII mean something else to each server.
pub(crate) fn header_value(text: &str) -> Option<HeaderValue> {
    let is_plain = text.is_ascii() && text.trim_ascii() == text;
    HeaderValue::try_from(text).ok().filter(|_| is_plain)
}

/// What all connections have in common: each request is sent once, and cookies are kept.
pub(crate) fn connections(tls: ClientConfig) -> ClientBuilder {
    let mut builder = reqwest::Client::builder();
    if without_proxy() {
        builder = builder.no_proxy();
    }
    builder
        .tls_backend_preconfigured(tls)
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .http1_only()
        .cookie_store(true)
        .pool_idle_timeout(IDLE)
}

/// Whether the environment asks for no proxy at all. reqwest takes `*` for all names, but for no addresses.
fn without_proxy() -> bool {
    let list = env::var("NO_PROXY").or_else(|_| env::var("no_proxy"));
    list.is_ok_and(|list| list.split(',').any(|host| host.trim() == "*"))
}

/// Sends a request and receives the whole response: bytes in, bytes out.
pub(crate) async fn exchange(
    request: RequestBuilder,
    max_bytes: usize,
) -> Result<Response, Failure> {
    let mut response = request.send().await.map_err(fail)?;
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    // What was decoded has no such header any more.
    if let Some(encoding) = headers
        .get(CONTENT_ENCODING)
        .filter(|encoding| *encoding != "identity")
    {
        let reason = format!("an unknown content encoding {encoding:?}");
        return Err(Failure::Encoding { status, reason });
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| {
        if is_gzip(&error) {
            let reason = "a body that is not valid gzip".to_owned();
            return Failure::Encoding { status, reason };
        }
        fail(error)
    })? {
        if chunk.len() > max_bytes.saturating_sub(body.len()) {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response {
        status,
        headers,
        body: body.into(),
    })
}

fn fail(error: reqwest::Error) -> Failure {
    if error.is_timeout() {
        Failure::Timeout
    } else {
        // The URL has parameters, which may be secret.
        Failure::Network(error.without_url())
    }
}

/// Whether the error is one of decompression: those of the network are errors of hyper.
fn is_gzip(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while source.is_some_and(<dyn StdError>::is::<reqwest::Error>) {
        source = source.and_then(StdError::source);
    }
    source.is_some_and(<dyn StdError>::is::<io::Error>)
}

/// The text of an error with its sources. Libraries for HTTP name only their own layer.
pub(crate) fn chain(error: &(dyn StdError + 'static)) -> String {
    use std::fmt::Write as _;

    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Some repeat the text of their source.
        let reason = cause.to_string();
        if !text.contains(&reason) {
            let _ = write!(text, ": {reason}");
        }
        source = cause.source();
    }
    text
}
