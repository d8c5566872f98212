use std::time::{Duration, SystemTime};

use crate::error::Error;

/// Maximum pause between two attempts. A server that asks for a longer one gets none.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How often a read of a context is repeated, and the pause before the first repetition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Retries {
    pub limit: u32,
    pub delay: Duration,
}

impl Retries {
    /// The pause before the next attempt after a number of failures; None if the error is final.
    pub(crate) fn pause(self, error: &Error, failures: u32) -> Option<Duration> {
        if failures > self.limit || !error.is_temporary() {
            return None;
        }
        let asked = error.retry_after().unwrap_or_default();
        if asked > LONGEST_PAUSE {
            return None;
        }
        let doubled = self
            .delay
            .saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
        // Random, so that clients that failed together do not come back together; never shorter than asked for.
        let jitter = fastrand::f64() / 2.0;
        let own = doubled.min(LONGEST_PAUSE).mul_f64(1.0 - jitter);
        Some(own.max(asked.mul_f64(1.0 + jitter)))
    }
}

/// The pause in a `Retry-After` header: seconds or a date (RFC 9110, section 10.2.3).
pub(crate) fn read_retry_after(header: &str, now: SystemTime) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(header).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unavailable(retry_after: Option<Duration>) -> Error {
        Error::BadResponse {
            request: String::new(),
            status: 503,
            reason: String::new(),
            retry_after,
        }
    }

    #[test]
    fn pauses_double_up_to_thirty_seconds_and_vary_by_half() {
        let retries = Retries {
            limit: 20,
            delay: Duration::from_millis(500),
        };
        for (failures, longest) in [(1, 500), (2, 1_000), (3, 2_000), (20, 30_000)] {
            let pause = retries
                .pause(&unavailable(None), failures)
                .unwrap_or_default();
            let longest = Duration::from_millis(longest);
            assert!(
                pause <= longest && pause >= longest / 2,
                "{pause:?} after {failures}"
            );
        }
        assert_eq!(retries.pause(&unavailable(None), 21), None);
    }

    #[test]
    fn a_pause_is_never_shorter_than_the_server_asks_for() {
        let retries = Retries {
            limit: 2,
            delay: Duration::from_millis(1),
        };
        let pause = retries.pause(&unavailable(Some(Duration::from_secs(4))), 1);
        assert!(pause >= Some(Duration::from_secs(4)), "{pause:?}");
        assert_eq!(
            retries.pause(&unavailable(Some(Duration::from_secs(31))), 1),
            None
        );
    }

    #[test]
    fn errors_that_cannot_be_gone_are_final() {
        let retries = Retries {
            limit: 2,
            delay: Duration::ZERO,
        };
        for status in [400, 401, 404, 422, 501, 302] {
            let error = Error::BadResponse {
                request: String::new(),
                status,
                reason: String::new(),
                retry_after: None,
            };
            assert_eq!(retries.pause(&error, 1), None, "{status}");
        }
        assert!(retries.pause(&unavailable(None), 1).is_some());
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = SystemTime::UNIX_EPOCH;
        let read = |header| read_retry_after(header, now);
        assert_eq!(read("3"), Some(Duration::from_secs(3)));
        assert_eq!(
            read("Thu, 01 Jan 1970 00:01:00 GMT"),
            Some(Duration::from_secs(60))
        );
        assert_eq!(read("soon"), None);
    }
}
