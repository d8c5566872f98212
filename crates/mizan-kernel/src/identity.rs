use std::sync::{Mutex, MutexGuard, PoisonError};

/// The user of the client, as the header `X-Mizan-Identity` of the responses shows it.
#[derive(Debug, Default)]
pub(crate) struct Identity {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Counts the users. Requests of an earlier epoch belong to another user.
    epoch: u64,
    identity: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Same,
    /// The response was the first to show that another user is signed in.
    Changed,
    /// The response belongs to another user than the current one.
    Outdated,
}

impl Identity {
    pub(crate) fn epoch(&self) -> u64 {
        self.state().epoch
    }

    /// Takes the identity of the response to a request of the epoch `asked`.
    pub(crate) fn see(&self, seen: Option<&str>, asked: u64) -> Seen {
        let mut state = self.state();
        let current = state.identity.as_deref();
        // The identity of the response decides: a read that already shows a logout may arrive before the logout's own
        // response.
        if asked != state.epoch && seen != current {
            return Seen::Outdated;
        }
        let Some(seen) = seen else {
            return Seen::Same;
        };
        let changed = current.is_some_and(|current| current != seen);
        if current != Some(seen) {
            state.identity = Some(seen.to_owned());
        }
        if !changed {
            return Seen::Same;
        }
        state.epoch = state.epoch.wrapping_add(1);
        Seen::Changed
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code that holds the lock can panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
