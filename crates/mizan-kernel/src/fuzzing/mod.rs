//! What must hold for any bytes that a server or an application passes in. cargo-fuzz searches for bytes that violate it;
//! the tests run those it has kept in `fuzz/corpus`.
#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::option_option,
    clippy::panic,
    missing_docs,
    reason = "a violation is a panic"
)]

mod sample;

use std::time::SystemTime;

use reqwest::Url;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use serde_json::{Map, Value, json};

use crate::canonical::{canonical_json, canonical_query};
use crate::envelope::{CallResult, check, decode, decode_context, read_call, read_response};
use crate::error::Error;
use crate::invalidation::Invalidation;
use crate::response::Response;
use crate::retry::{Retries, read_retry_after};
use crate::server_error::ServerError;
use sample::{Sample, Values};

/// The head of a response and its body, with an empty line in between: the status, then a header a line.
pub fn response(input: &[u8]) {
    let Some(response) = read(input) else { return };
    keep_cookies(&response);
    let retry_after = response.header("retry-after");
    let _ = retry_after.and_then(|header| read_retry_after(header, SystemTime::UNIX_EPOCH));
    let body = response.body.clone();
    match check("call x", response) {
        Err(error) => check_error(&error, &body),
        Ok(response) => check_success(&response),
    }
}

/// JSON: the parameters of a context, or what a call has made stale.
pub fn parameters(input: &[u8]) {
    let Ok(value) = serde_json::from_slice::<Value>(input) else {
        return;
    };
    let text = std::str::from_utf8(input).expect("JSON is UTF-8");
    if value.is_f64() {
        assert_eq!(
            text.trim().parse().ok(),
            value.as_f64(),
            "the nearest float"
        );
    }
    let canonical = canonical_json(&value);
    let again = serde_json::from_str(&canonical).expect("canonical JSON is JSON");
    assert_eq!(canonical, canonical_json(&again), "canonical for good");
    if let Ok(query) = canonical_query(&value) {
        assert!(query.is_ascii(), "{query}");
        let names: Vec<_> = form_urlencoded::parse(query.as_bytes())
            .map(|(name, _)| name.encode_utf16().collect::<Vec<_>>())
            .collect();
        assert!(names.is_sorted(), "{query}");
    }
    if let Some(params) = value.as_object() {
        check_scope(params);
    }
}

fn read(input: &[u8]) -> Option<Response> {
    let end = input.windows(2).position(|pair| pair == b"\n\n")?;
    let (head, body) = input.split_at_checked(end)?;
    let mut lines = head.split(|byte| *byte == b'\n');
    let status = std::str::from_utf8(lines.next()?).ok()?.parse().ok()?;
    let mut headers = HeaderMap::new();
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at_checked(colon)?;
        headers.append(
            HeaderName::from_bytes(name).ok()?,
            HeaderValue::from_bytes(value.get(1..)?.trim_ascii()).ok()?,
        );
    }
    let body = body.get(2..)?.to_vec().into();
    Some(Response {
        status,
        headers,
        body,
    })
}

fn keep_cookies(response: &Response) {
    let jar = Jar::default();
    let url = Url::parse("https://example.com/api/mizan/call/").expect("it is a URL");
    jar.set_cookies(&mut response.headers.get_all(SET_COOKIE).iter(), &url);
    let _ = jar.cookies(&url);
}

fn check_error(error: &Error, sent: &[u8]) {
    assert!(!error.to_string().is_empty());
    let retries = Retries {
        limit: 2,
        delay: std::time::Duration::from_millis(500),
    };
    let _ = retries.pause(error, 1);
    let Error::Server(error) = error else {
        assert!(matches!(error, Error::BadResponse { .. }), "{error:?}");
        return;
    };
    for issue in error.issues() {
        let _ = issue.path();
    }
    let ServerError {
        code,
        message,
        details,
        ..
    } = &**error;
    let sent: Value = serde_json::from_slice(sent).expect("it was an envelope");
    let field = |name| sent.pointer(name).cloned().unwrap_or_default();
    assert_eq!(field("/error/code"), code.as_str());
    assert_eq!(
        field("/error/message").as_str().unwrap_or_default(),
        message
    );
    assert_eq!(&field("/error/details"), details);
}

fn check_success(response: &Response) {
    match read_response("call x", response) {
        Ok(stale) => assert_eq!(
            read_stale(&json!({ "result": 0, "invalidate": write_stale(&stale) })),
            stale
        ),
        Err(error) => assert!(matches!(error, Error::BadResponse { .. }), "{error:?}"),
    }
    match read_call("call x", response) {
        Ok(CallResult { result, invalidate }) => {
            let envelope = json!({ "result": 0, "invalidate": write_stale(&invalidate) });
            assert_eq!(read_stale(&envelope), invalidate);
            check_result(result);
        }
        Err(error) => assert!(matches!(error, Error::BadResponse { .. }), "{error:?}"),
    }
    match decode_context::<Map<String, Value>>("context x", response) {
        Ok(data) => check_value(&Value::Object(data)),
        Err(error) => assert!(
            matches!(error, Error::BadResponse { .. } | Error::Decode { .. }),
            "{error:?}"
        ),
    }
    let _ = decode_context::<Values>("context x", response);
}

fn read_stale(envelope: &Value) -> Vec<Invalidation> {
    let response = Response {
        status: 200,
        headers: HeaderMap::new(),
        body: envelope.to_string().into(),
    };
    read_call("call x", &response)
        .expect("it is an envelope")
        .invalidate
}

fn write_stale(stale: &[Invalidation]) -> Vec<Value> {
    let write = |each: &Invalidation| json!({ "context": each.context, "params": each.params });
    for invalidation in stale {
        check_scope(invalidation.params.as_ref().unwrap_or(&Map::new()));
    }
    stale.iter().map(write).collect()
}

/// Parameters cover themselves.
fn check_scope(params: &Map<String, Value>) {
    let invalidation = Invalidation {
        context: "x".to_owned(),
        params: Some(params.clone()),
    };
    assert_eq!(invalidation.covers("x", params).ok(), Some(true));
    assert_eq!(invalidation.covers("y", params).ok(), Some(false));
}

/// A result that fits its type is what was sent; one that does not is a typed error with a location.
fn check_result(json: &str) {
    match decode::<Sample>("call x", json) {
        Ok(sample) => {
            let written = serde_json::to_string(&sample).expect("it was JSON");
            let again: Sample = decode("call x", &written).expect("it was of this type");
            assert_eq!(sample, again, "{written}");
        }
        Err(error) => assert!(matches!(error, Error::Decode { .. }), "{error:?}"),
    }
    if let Err(error) = decode::<Values>("call x", json) {
        assert!(matches!(error, Error::Decode { .. }), "{error:?}");
    }
    if let Ok(value) = decode::<Value>("call x", json) {
        check_value(&value);
    }
}

fn check_value(value: &Value) {
    let again: Value = decode("call x", &value.to_string()).expect("it was JSON");
    assert_eq!(&again, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_of(corpus: &str, check: fn(&[u8])) {
        let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fuzz/corpus")
            .join(corpus);
        let mut count = 0_usize;
        for entry in directory
            .read_dir()
            .expect("the corpus is in the repository")
        {
            let path = entry.expect("a file").path();
            check(&std::fs::read(&path).expect("a file"));
            count = count.saturating_add(1);
        }
        assert!(count > 50, "{count} inputs in {}", directory.display());
    }

    #[test]
    fn any_response_is_decoded_or_a_typed_error() {
        each_of("response", response);
    }

    #[test]
    fn any_parameters_have_one_canonical_form() {
        each_of("parameters", parameters);
    }
}
