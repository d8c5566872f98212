use std::cell::Cell;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::process::PerProcess;

static KERNEL: PerProcess<Kernel> = PerProcess::new();

/// Whether the interpreter ends. Then only its own thread may use it: others would crash the process.
static IS_CLOSING: AtomicBool = AtomicBool::new(false);

thread_local! {
    static IS_FINALIZER: Cell<bool> = const { Cell::new(false) };
}

/// The threads that send requests, and how many threads are about to use the interpreter.
#[derive(Debug)]
pub(super) struct Kernel {
    pub(super) runtime: Runtime,
    attached: AtomicUsize,
}

/// As long as it exists, the interpreter does not end.
#[derive(Debug)]
pub(super) struct Attachment(Arc<Kernel>);

impl Drop for Attachment {
    fn drop(&mut self) {
        self.0.attached.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Kernel {
    /// That of this process, which is started by the first request.
    pub(super) fn current() -> io::Result<Arc<Self>> {
        KERNEL.get_or_make(|| {
            let runtime = Builder::new_multi_thread()
                .worker_threads(1)
                .thread_name("mizan")
                .enable_all()
                .build()?;
            Ok(Self {
                runtime,
                attached: AtomicUsize::new(0),
            })
        })
    }

    /// Uses the interpreter, unless it ends.
    pub(super) fn attach<T>(self: &Arc<Self>, work: impl FnOnce(Python<'_>) -> T) -> Option<T> {
        let _attachment = self.enter()?;
        Some(Python::attach(work))
    }

    /// To be called by a thread of Python before it goes back to the interpreter. When that ends, the thread ends here.
    pub(super) fn go_back(self: &Arc<Self>) -> Attachment {
        self.enter().unwrap_or_else(|| {
            loop {
                thread::park();
            }
        })
    }

    fn enter(self: &Arc<Self>) -> Option<Attachment> {
        // First counted, then asked: otherwise the interpreter could end in between.
        self.attached.fetch_add(1, Ordering::SeqCst);
        let attachment = Attachment(Arc::clone(self));
        let is_refused = IS_CLOSING.load(Ordering::SeqCst) && !IS_FINALIZER.get();
        (!is_refused).then_some(attachment)
    }
}

/// Has `shut_down` called before the interpreter ends.
pub(super) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let hook = wrap_pyfunction!(shut_down, module)?;
    let atexit = module.py().import("atexit")?;
    atexit.call_method1("register", (hook,))?;
    Ok(())
}

#[pyfunction]
fn shut_down(py: Python<'_>) {
    IS_FINALIZER.set(true);
    IS_CLOSING.store(true, Ordering::SeqCst);
    let Some(kernel) = KERNEL.get() else { return };
    py.detach(|| {
        while kernel.attached.load(Ordering::SeqCst) > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    });
}
