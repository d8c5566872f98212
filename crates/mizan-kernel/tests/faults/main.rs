//! A client against servers that misbehave again and again: each time a typed error, the next call works, and nothing
//! leaks. It is a program of its own, since it counts the files that its process has open.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use mizan_kernel::{Call, Client, Error};
use serde::Deserialize;

#[allow(dead_code, reason = "this program needs another server")]
#[path = "../support/servers.rs"]
mod servers;

#[derive(Deserialize)]
struct Faulty {
    /// The certificate to trust.
    authority: String,
    /// The base URL of each fault.
    urls: BTreeMap<String, String>,
}

/// A call that the server answers late ends after it.
const SHORT: Duration = Duration::from_millis(50);

#[tokio::test]
async fn faults_are_typed_errors_each_time_and_nothing_leaks() {
    let rounds =
        std::env::var("MIZAN_FAULT_ROUNDS").map_or(50, |rounds| rounds.parse().expect("a number"));
    let (line, _server) = servers::start(&["mizan_conformance.faults"]);
    let faulty: Faulty = serde_json::from_str(&line).expect("it is JSON");
    assert_eq!(faulty.urls.len(), 9);
    for (fault, url) in &faulty.urls {
        let client: Client = Client::builder()
            .base_url(url)
            .no_proxy()
            .csrf(false)
            .max_response_bytes(1_000_000)
            .root_certificate(faulty.authority.as_bytes())
            .build()
            .expect("valid options");
        let started = Instant::now();
        let mut before = (0, 0);
        for round in 0..rounds {
            meet(&client, fault).await;
            let next = client.call::<String>("echo", &()).await;
            assert_eq!(
                next.ok().as_deref(),
                Some("x"),
                "{fault}, after {round} rounds"
            );
            if round == rounds / 5 {
                before = (open_files(), memory());
            }
        }
        let files = open_files().saturating_sub(before.0);
        let kilobytes = memory().saturating_sub(before.1);
        println!(
            "{fault:20} {rounds} rounds in {:5.1} s: +{files} files, +{kilobytes} kB",
            started.elapsed().as_secs_f64()
        );
        // One that is left in each round would be many more.
        assert!(files < rounds / 5, "{fault} leaves {files} files open");
    }
}

async fn meet(client: &Client, fault: &str) {
    let mut call = Call::new("echo", &()).expect("no arguments");
    if fault == "answers late" {
        call = call.timeout(SHORT);
    }
    let error = client.call_with::<String>(call).await.expect_err(fault);
    let is_expected = match fault {
        "dies mid-response" | "sends garbage" | "expired certificate" => {
            matches!(error, Error::Network { .. })
        }
        "answers late" => matches!(error, Error::Timeout { .. }),
        "half a JSON" | "wrong content type" | "redirects elsewhere" => {
            matches!(error, Error::BadResponse { .. })
        }
        "100 MB" | "gzip bomb" => matches!(error, Error::TooLarge { .. }),
        _ => false,
    };
    assert!(is_expected, "{fault}: {error:?}");
    assert!(!error.to_string().contains("s3cret"), "{error}");
}

/// 0 where the system does not tell.
fn open_files() -> usize {
    Path::new("/proc/self/fd")
        .read_dir()
        .map_or(0, Iterator::count)
}

/// Resident memory in kilobytes, with the same exception.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}
