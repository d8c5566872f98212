use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::error::Error;
use crate::invalidation::Invalidation;
use crate::response::Response;
use crate::shared::Shared;

const MOST_INSTANCES: usize = 1_000;

/// The responses of context reads. An instance is dropped when a call has made it stale, when it is too old, and when
/// another user is signed in.
#[derive(Debug)]
pub(crate) struct ContextCache {
    lifetime: Duration,
    /// By the path of the request, which contains the canonical parameters.
    entries: Mutex<HashMap<String, Entry>>,
}

#[derive(Debug)]
struct Entry {
    instance: Instance,
    since: Instant,
    /// Empty until the first reader has a response. The others wait for it.
    response: Arc<Shared<Response>>,
}

/// A context with its parameters, for one user.
#[derive(Debug)]
pub(crate) struct Instance {
    pub context: String,
    pub params: Value,
    /// The epoch of the identity in which it was asked for.
    pub asked: u64,
}

impl ContextCache {
    pub(crate) fn new(lifetime: Duration) -> Self {
        Self {
            lifetime,
            entries: Mutex::default(),
        }
    }

    /// The response for an instance, which `fetch` returns if there is none.
    pub(crate) async fn read(
        &self,
        path: &str,
        instance: Instance,
        fetch: impl Future<Output = Result<Response, Error>>,
    ) -> Result<Response, Error> {
        let response = self.response(path, instance);
        Ok(response.get(fetch).await?.value)
    }

    /// A response that was asked for before a call has made it stale is no longer among the entries: its readers get it,
    /// later ones do not.
    fn response(&self, path: &str, instance: Instance) -> Arc<Shared<Response>> {
        let mut entries = self.entries();
        if let Some(entry) = entries.get(path).filter(|entry| self.is_fresh(entry))
            && entry.instance.asked == instance.asked
        {
            return Arc::clone(&entry.response);
        }
        entries.remove(path);
        if entries.len() >= MOST_INSTANCES {
            entries.retain(|_, entry| self.is_fresh(entry));
        }
        if entries.len() >= MOST_INSTANCES {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.since);
            if let Some(path) = oldest.map(|(path, _)| path.clone()) {
                entries.remove(&path);
            }
        }
        let response = Arc::new(Shared::default());
        let entry = Entry {
            instance,
            since: Instant::now(),
            response: Arc::clone(&response),
        };
        entries.insert(path.to_owned(), entry);
        response
    }

    fn is_fresh(&self, entry: &Entry) -> bool {
        entry.since.elapsed() < self.lifetime
    }

    fn drop_stale(&self, stale: &[Invalidation]) {
        self.entries().retain(|_, Entry { instance, .. }| {
            let covers = |each: &Invalidation| each.covers(&instance.context, &instance.params);
            !stale.iter().any(|each| covers(each).unwrap_or(true))
        });
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        // No code that holds the lock can panic.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call whose effects are not known yet. If it fails or is cancelled, the server may have executed it, so that every
/// instance may be stale.
pub(crate) struct PendingCall<'a> {
    cache: Option<&'a ContextCache>,
}

impl<'a> PendingCall<'a> {
    pub(crate) fn new(cache: Option<&'a ContextCache>) -> Self {
        Self { cache }
    }

    /// The call has succeeded, with these effects.
    pub(crate) fn succeeded(mut self, stale: &[Invalidation]) {
        if let Some(cache) = self.cache.take() {
            cache.drop_stale(stale);
        }
    }
}

impl Drop for PendingCall<'_> {
    fn drop(&mut self) {
        if let Some(cache) = self.cache {
            cache.entries().clear();
        }
    }
}
