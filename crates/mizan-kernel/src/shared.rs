use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::error::Error;

/// A value that several requests need and one of them fetches: the CSRF token, the bearer token.
#[derive(Debug)]
pub(crate) struct Shared<T> {
    state: Mutex<State<T>>,
    /// Failed attempts so far. Requests that waited for a failed attempt share its error.
    failures: AtomicU64,
}

#[derive(Debug)]
struct State<T> {
    value: Option<T>,
    /// Increases with each new value.
    version: u64,
    failure: Option<Error>,
}

/// A value, and which one it was.
#[derive(Debug, Clone)]
pub(crate) struct Version<T> {
    pub value: T,
    version: u64,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        let state = State {
            value: None,
            version: 0,
            failure: None,
        };
        Self {
            state: Mutex::new(state),
            failures: AtomicU64::new(0),
        }
    }
}

impl<T: Clone> Shared<T> {
    /// The value, which `fetch` returns if there is none.
    pub(crate) async fn get(
        &self,
        fetch: impl Future<Output = Result<T, Error>>,
    ) -> Result<Version<T>, Error> {
        let failures = self.failures.load(Ordering::SeqCst);
        let mut state = self.state.lock().await;
        if let Some(value) = &state.value {
            return Ok(Version {
                value: value.clone(),
                version: state.version,
            });
        }
        let has_failed = self.failures.load(Ordering::SeqCst) != failures;
        if let Some(error) = state.failure.as_ref().filter(|_| has_failed) {
            return Err(error.clone());
        }
        match fetch.await {
            Ok(value) => {
                state.version = state.version.wrapping_add(1);
                state.value = Some(value.clone());
                Ok(Version {
                    value,
                    version: state.version,
                })
            }
            Err(error) => {
                self.failures.fetch_add(1, Ordering::SeqCst);
                state.failure = Some(error.clone());
                Err(error)
            }
        }
    }

    /// Drops a value that the server has refused. Of several requests that fail with it, the first drops it, and all
    /// share the next one.
    pub(crate) async fn forget(&self, refused: &Version<T>) {
        let mut state = self.state.lock().await;
        if state.version == refused.version {
            state.value = None;
        }
    }

    pub(crate) async fn clear(&self) {
        self.state.lock().await.value = None;
    }
}
