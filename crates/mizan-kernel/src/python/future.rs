use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use tokio::task::AbortHandle;

use super::exchange::{Outcome, into_python};
use super::exit::Kernel;

/// A future of asyncio's running event loop for the outcome of a request. To cancel the future ends the request.
pub(super) fn future_of<'py>(
    py: Python<'py>,
    kernel: &Arc<Kernel>,
    request: impl Future<Output = Outcome> + Send + 'static,
) -> PyResult<Bound<'py, PyAny>> {
    let event_loop = py.import("asyncio")?.call_method0("get_running_loop")?;
    let future = event_loop.call_method0("create_future")?;
    let (own, event_loop, waiting) = (
        Arc::clone(kernel),
        event_loop.unbind(),
        future.clone().unbind(),
    );
    let task = kernel.runtime.spawn(async move {
        let outcome = request.await;
        own.attach(|py| {
            let outcome = into_python(py, outcome).map(Bound::unbind);
            let delivery = Delivery {
                future: waiting,
                outcome,
            };
            // The loop may have been closed in the meantime: then there is no receiver.
            let _ = event_loop.call_method1(py, "call_soon_threadsafe", (delivery,));
        });
    });
    future.call_method1("add_done_callback", (Ending(task.abort_handle()),))?;
    Ok(future)
}

/// Called in the thread of the loop.
#[pyclass(frozen)]
struct Delivery {
    future: Py<PyAny>,
    outcome: PyResult<Py<PyTuple>>,
}

#[pymethods]
impl Delivery {
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        let future = self.future.bind(py);
        // It may have been cancelled in the meantime.
        if future.call_method0("done")?.is_truthy()? {
            return Ok(());
        }
        match &self.outcome {
            Ok(response) => future.call_method1("set_result", (response,))?,
            Err(error) => future.call_method1("set_exception", (error.value(py),))?,
        };
        Ok(())
    }
}

/// Called when the future is done: a request that was cancelled ends, another one has ended already.
#[pyclass(frozen)]
struct Ending(AbortHandle);

#[pymethods]
impl Ending {
    fn __call__(&self, _future: &Bound<'_, PyAny>) {
        self.0.abort();
    }
}
