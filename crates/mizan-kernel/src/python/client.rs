use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyTuple;
use reqwest::{Method, Proxy, RequestBuilder};

use super::exchange::{KernelError, Outcome, into_python, panicked, run};
use super::exit::Kernel;
use super::future::future_of;
use super::process::PerProcess;
use crate::error::Error;
use crate::http::connections;
use crate::tls::Trust;

/// How often a waiting thread looks for signals, such as Ctrl-C.
const SIGNALS: Duration = Duration::from_millis(100);

/// Sends requests for Python: bytes in, bytes out. What the bytes mean is up to `mizan-client`.
#[pyclass(frozen, module = "mizan_kernel")]
pub(super) struct PyMizanClient {
    trust: Trust,
    proxy: Option<Proxy>,
    /// Without TLS, the certificates of the system are not read.
    plain: PerProcess<reqwest::Client>,
    secure: PerProcess<reqwest::Client>,
    is_closed: AtomicBool,
}

/// Any object with these attributes.
#[derive(FromPyObject)]
struct Request {
    method: PyBackedStr,
    url: PyBackedStr,
    #[pyo3(from_py_with = items)]
    headers: Vec<(PyBackedStr, PyBackedStr)>,
    body: Option<Vec<u8>>,
    timeout: f64,
    max_bytes: usize,
}

/// The items of a mapping.
fn items(mapping: &Bound<'_, PyAny>) -> PyResult<Vec<(PyBackedStr, PyBackedStr)>> {
    let items = mapping.call_method0("items")?;
    items.try_iter()?.map(|item| item?.extract()).collect()
}

#[pymethods]
impl PyMizanClient {
    #[new]
    #[pyo3(signature = (*, proxy=None, root_certificates=None))]
    fn new(proxy: Option<&str>, root_certificates: Option<&[u8]>) -> PyResult<Self> {
        let mut trust = Trust::default();
        if let Some(pem) = root_certificates {
            let invalid = |error: Error| PyValueError::new_err(error.to_string());
            trust.add_pem(pem).map_err(invalid)?;
        }
        // The URL may contain a password, so it is not in the message.
        let invalid =
            |_| PyValueError::new_err("proxy must be a URL, such as http://proxy.example:3128");
        Ok(Self {
            trust,
            proxy: proxy.map(Proxy::all).transpose().map_err(invalid)?,
            plain: PerProcess::new(),
            secure: PerProcess::new(),
            is_closed: AtomicBool::new(false),
        })
    }

    /// Sends a request and waits for its response, without the GIL.
    #[pyo3(signature = (request, /))]
    fn send<'py>(&self, py: Python<'py>, request: Request) -> PyResult<Bound<'py, PyTuple>> {
        let (kernel, exchange) = self.prepare(request)?;
        let (outcome, _attachment) = py.detach(|| {
            let outcome = kernel.runtime.block_on(interruptible(&kernel, exchange));
            (outcome, kernel.go_back())
        });
        into_python(py, outcome?)
    }

    /// Sends a request in the background. The returned future of asyncio has its response.
    #[pyo3(signature = (request, /))]
    fn send_async<'py>(&self, py: Python<'py>, request: Request) -> PyResult<Bound<'py, PyAny>> {
        let (kernel, exchange) = self.prepare(request)?;
        future_of(py, &kernel, exchange)
    }

    /// Closes the connections that are idle. The client cannot be used afterwards.
    fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
        self.plain.clear();
        self.secure.clear();
    }
}

impl PyMizanClient {
    fn prepare(
        &self,
        request: Request,
    ) -> PyResult<(Arc<Kernel>, impl Future<Output = Outcome> + use<>)> {
        if self.is_closed.load(Ordering::SeqCst) {
            return Err(PyRuntimeError::new_err("this client is closed"));
        }
        let start = || -> PyResult<_> { Ok((Kernel::current()?, self.request(request)?)) };
        // Without memory for a thread, tokio panics.
        let started = catch_unwind(AssertUnwindSafe(start));
        let (kernel, (builder, max_bytes)) =
            started.unwrap_or_else(|panic| Err(panicked(panic.as_ref())))?;
        Ok((kernel, run(builder, max_bytes)))
    }

    fn request(&self, request: Request) -> PyResult<(RequestBuilder, usize)> {
        let is_secure = request.url.starts_with("https:");
        let connections = if is_secure { &self.secure } else { &self.plain };
        let http = connections.get_or_make(|| self.connect(is_secure));
        let http = http.map_err(|error| KernelError::new_err(error.to_string()))?;
        let method = Method::from_bytes(request.method.as_bytes());
        let method = method.map_err(|error| PyValueError::new_err(error.to_string()))?;
        let timeout = Duration::try_from_secs_f64(request.timeout);
        let timeout =
            timeout.map_err(|error| PyValueError::new_err(format!("timeout: {error}")))?;
        let mut builder = http.request(method, &*request.url).timeout(timeout);
        for (name, value) in &request.headers {
            builder = builder.header(name.as_bytes(), value.as_bytes());
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        Ok((builder, request.max_bytes))
    }

    fn connect(&self, is_secure: bool) -> Result<reqwest::Client, Error> {
        let mut builder = connections(self.trust.clone().config(is_secure)?);
        if let Some(proxy) = &self.proxy {
            builder = builder.proxy(proxy.clone());
        }
        builder.build().map_err(|error| Error::Option {
            option: "build",
            reason: error.to_string(),
        })
    }
}

/// Waits for an exchange, unless a handler of a signal raises an exception.
async fn interruptible(
    kernel: &Arc<Kernel>,
    exchange: impl Future<Output = Outcome>,
) -> PyResult<Outcome> {
    let mut exchange = pin!(exchange);
    loop {
        if let Ok(outcome) = tokio::time::timeout(SIGNALS, exchange.as_mut()).await {
            return Ok(outcome);
        }
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method is not generic enough"
        )]
        kernel.attach(|py| py.check_signals()).transpose()?;
    }
}
