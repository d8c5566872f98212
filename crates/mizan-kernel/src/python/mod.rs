//! The Python module `mizan_kernel`.

mod client;
mod exchange;
mod exit;
mod future;
mod process;

#[pyo3::pymodule]
mod mizan_kernel {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::client::PyMizanClient;
    #[pymodule_export]
    use super::exchange::{
        BadResponse, KernelError, NetworkError, RequestTimeout, ResponseTooLarge,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        super::exit::register(module)
    }
}
