use std::mem;
use std::sync::Arc;

use arc_swap::ArcSwapOption;

/// A value that each process makes for itself. After `fork()`, the threads and connections of the parent must not be used.
#[derive(Debug)]
pub(super) struct PerProcess<T> {
    // Without a lock, which another thread might hold at the moment of `fork()`.
    current: ArcSwapOption<Owned<T>>,
}

#[derive(Debug)]
struct Owned<T> {
    process: u32,
    value: Arc<T>,
}

impl<T> PerProcess<T> {
    pub(super) const fn new() -> Self {
        Self {
            current: ArcSwapOption::const_empty(),
        }
    }

    /// The value of this process, if there is one.
    pub(super) fn get(&self) -> Option<Arc<T>> {
        self.current.load().as_ref().and_then(|owned| owned.here())
    }

    /// The value of this process, which `make` returns if there is none.
    pub(super) fn get_or_make<E>(&self, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let found = self.current.load_full();
        if let Some(value) = found.as_ref().and_then(|owned| owned.here()) {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        let owned = Arc::new(Owned {
            process: std::process::id(),
            value: Arc::clone(&value),
        });
        let before = self.current.compare_and_swap(&found, Some(owned));
        // Another thread may have been faster. Then its value counts, and this one is dropped.
        if let Some(value) = before.as_ref().and_then(|owned| owned.here()) {
            return Ok(value);
        }
        // To drop the parent's would wait for threads that do not exist, or write to its connections.
        mem::forget(found);
        Ok(value)
    }

    /// Drops the value of this process.
    pub(super) fn clear(&self) {
        let owned = self.current.swap(None);
        if owned.as_ref().is_some_and(|owned| owned.here().is_none()) {
            mem::forget(owned);
        }
    }
}

impl<T> Owned<T> {
    fn here(&self) -> Option<Arc<T>> {
        (self.process == std::process::id()).then(|| Arc::clone(&self.value))
    }
}
