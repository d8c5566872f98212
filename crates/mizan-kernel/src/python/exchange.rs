use std::any::Any;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};
use reqwest::RequestBuilder;

use crate::http::{Failure, chain, exchange};
use crate::response::Response;

create_exception!(
    mizan_kernel,
    KernelError,
    PyException,
    "A request without a usable response."
);
create_exception!(mizan_kernel, NetworkError, KernelError, "No response.");
create_exception!(
    mizan_kernel,
    RequestTimeout,
    KernelError,
    "No complete response in time."
);
create_exception!(
    mizan_kernel,
    BadResponse,
    KernelError,
    "A body that cannot be decompressed."
);
create_exception!(
    mizan_kernel,
    ResponseTooLarge,
    KernelError,
    "A body beyond the limit."
);

/// What an exchange ends with; a panic is its message.
pub(super) type Outcome = Result<Result<Response, Failure>, String>;

/// Sends a request. A panic must not reach Python, where `except Exception` would not catch it.
pub(super) async fn run(request: RequestBuilder, max_bytes: usize) -> Outcome {
    let mut exchange = pin!(exchange(request, max_bytes));
    poll_fn(|context| {
        let poll = || exchange.as_mut().poll(context);
        match catch_unwind(AssertUnwindSafe(poll)) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(outcome)) => Poll::Ready(Ok(outcome)),
            Err(panic) => Poll::Ready(Err(message(panic.as_ref()))),
        }
    })
    .await
}

/// A panic of the kernel as an exception.
pub(super) fn panicked(panic: &(dyn Any + Send)) -> PyErr {
    KernelError::new_err(message(panic))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("mizan_kernel panicked: {}", text.unwrap_or("no message"))
}

/// Status, headers and body.
pub(super) fn into_python(py: Python<'_>, outcome: Outcome) -> PyResult<Bound<'_, PyTuple>> {
    let response = outcome
        .map_err(KernelError::new_err)?
        .map_err(|failure| match failure {
            Failure::Timeout => RequestTimeout::new_err("no complete response in time"),
            Failure::Network(error) => NetworkError::new_err(chain(&error)),
            Failure::Encoding { reason, .. } => BadResponse::new_err(reason),
            Failure::TooLarge => ResponseTooLarge::new_err("the body is beyond the limit"),
        })?;
    let headers: Vec<_> = response
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), latin1(value.as_bytes())))
        .collect();
    (response.status, headers, PyBytes::new(py, &response.body)).into_pyobject(py)
}

/// As HTTP has always been read; usually only ASCII.
fn latin1(value: &[u8]) -> String {
    value.iter().copied().map(char::from).collect()
}
