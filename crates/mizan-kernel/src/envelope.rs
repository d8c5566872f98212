//! Reads the envelopes of the wire. Nothing here does input or output.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::Error;
use crate::invalidation::Invalidation;
use crate::response::Response;
use crate::retry::read_retry_after;
use crate::server_error::ServerError;

pub(crate) const INVALIDATE: &str = "x-mizan-invalidate";

/// Whether a response contains what was asked for.
pub(crate) fn check(request: &str, response: Response) -> Result<Response, Error> {
    if (200..300).contains(&response.status) || response.header(INVALIDATE).is_some() {
        return Ok(response);
    }
    Err(failure(request, &response))
}

/// The error in a response.
fn failure(request: &str, response: &Response) -> Error {
    #[derive(Deserialize)]
    struct Envelope {
        error: Body,
    }
    #[derive(Deserialize)]
    struct Body {
        code: String,
        #[serde(default)]
        message: String,
        #[serde(default)]
        details: Value,
    }
    let header = response.header("retry-after");
    let retry_after =
        header.and_then(|header| read_retry_after(header, std::time::SystemTime::now()));
    let request = request.to_owned();
    let status = response.status;
    let Ok(Envelope { error }) = serde_json::from_slice(&response.body) else {
        let reason = match response.header("location") {
            Some(location) => format!("a redirect to {}", without_query(location)),
            None => "without a mizan envelope".to_owned(),
        };
        return Error::BadResponse {
            request,
            status,
            reason,
            retry_after,
        };
    };
    let Body {
        code,
        message,
        details,
    } = error;
    let code = code.as_str().into();
    Error::Server(Box::new(ServerError {
        request,
        code,
        status,
        message,
        details,
        retry_after,
    }))
}

fn without_query(location: &str) -> &str {
    location.split(['?', '#']).next().unwrap_or_default()
}

/// The result of a call as JSON, and what the call has made stale.
#[derive(Debug)]
pub(crate) struct CallResult<'a> {
    pub result: &'a str,
    pub invalidate: Vec<Invalidation>,
}

pub(crate) fn read_call<'a>(
    request: &str,
    response: &'a Response,
) -> Result<CallResult<'a>, Error> {
    #[derive(Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        result: &'a RawValue,
        invalidate: Option<Vec<Invalidation>>,
    }
    if response.header(INVALIDATE).is_some() {
        return Err(unexpected(
            request,
            response,
            "a response of the framework; use call_for_response",
        ));
    }
    match serde_json::from_slice::<Envelope>(&response.body) {
        Ok(Envelope { result, invalidate }) => Ok(CallResult {
            result: result.get(),
            invalidate: invalidate.unwrap_or_default(),
        }),
        Err(_) => Err(unexpected(request, response, "without a mizan envelope")),
    }
}

/// What a function that returns a response of its framework has made stale.
pub(crate) fn read_response(
    request: &str,
    response: &Response,
) -> Result<Vec<Invalidation>, Error> {
    let Some(header) = response.header(INVALIDATE) else {
        return Err(unexpected(
            request,
            response,
            "a result instead of a response of the framework",
        ));
    };
    serde_json::from_str(header)
        .map_err(|_| unexpected(request, response, "a malformed X-Mizan-Invalidate"))
}

/// Decodes a result. Only a result that does not fit is read again, to find the location.
pub(crate) fn decode<T: DeserializeOwned>(request: &str, json: &str) -> Result<T, Error> {
    serde_json::from_str(json).or_else(|_| {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| Error::Decode {
            request: request.to_owned(),
            path: error.path().to_string(),
            reason: error.into_inner().to_string(),
        })
    })
}

/// Decodes the data of a context.
pub(crate) fn decode_context<T: DeserializeOwned>(
    request: &str,
    response: &Response,
) -> Result<T, Error> {
    let json = std::str::from_utf8(&response.body)
        .unwrap_or_default()
        .trim_start();
    let data = decode(request, json);
    let is_whole =
        json.starts_with('{') && (data.is_ok() || serde_json::from_str::<IgnoredAny>(json).is_ok());
    if is_whole {
        data
    } else {
        Err(unexpected(request, response, "without a mizan envelope"))
    }
}

fn unexpected(request: &str, response: &Response, reason: &str) -> Error {
    Error::BadResponse {
        request: request.to_owned(),
        status: response.status,
        reason: reason.to_owned(),
        retry_after: None,
    }
}
