//! `native-race <base URL> <rounds> <seconds>`: the generated client and reqwest take turns in every round.

use std::env::args;
use std::error::Error;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use futures_util::future::try_join_all;
use serde::Deserialize;
use serde_json::json;
use tasks_client::{Client, types::TasksInput};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[derive(Deserialize)]
#[allow(dead_code, reason = "decoded as a program by hand would")]
struct Task {
    id: i64,
    title: String,
    is_done: bool,
    assignee: Option<String>,
}

#[derive(Deserialize)]
struct Answer {
    result: Vec<Task>,
}

/// Calls per second, and microseconds of CPU time in the client for each call.
struct Measured {
    rate: f64,
    cpu: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let given: Vec<String> = args().skip(1).collect();
    let [base_url, rounds, seconds] = given.as_slice() else {
        return Err("native-race <base URL> <rounds> <seconds>".into());
    };
    let rounds: usize = rounds.parse()?;
    let duration = Duration::from_secs_f64(seconds.parse()?);

    let client: Client = Client::builder().base_url(base_url).build()?;
    let input = TasksInput { project_id: 7 };
    let generated = async || -> Result<usize> { Ok(client.tasks(&input).await?.len()) };

    // The TLS that mizan's kernel has, too.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let by_hand = reqwest::Client::builder().cookie_store(true).build()?;
    let url = format!("{base_url}/call/");
    let body = json!({ "fn": "tasks", "args": { "project_id": 7 } });
    let with_reqwest = async || -> Result<usize> {
        let response = by_hand.post(&url).json(&body).send().await?;
        let bytes = response.error_for_status()?.bytes().await?;
        Ok(serde_json::from_slice::<Answer>(&bytes)?.result.len())
    };

    for tasks in [1, 32] {
        let mut pairs = Vec::new();
        for _ in 0..rounds {
            let own = measure(&generated, tasks, duration).await?;
            let other = measure(&with_reqwest, tasks, duration).await?;
            pairs.push((own, other));
        }
        let s = if tasks == 1 { "" } else { "s" };
        println!("{tasks} task{s} in Rust");
        print("mizan", pairs.iter().map(|(own, _)| own).collect());
        print("reqwest", pairs.iter().map(|(_, other)| other).collect());
        let speed = median(
            pairs
                .iter()
                .map(|(own, other)| own.rate / other.rate)
                .collect(),
        );
        let cpu = median(
            pairs
                .iter()
                .map(|(own, other)| other.cpu / own.cpu)
                .collect(),
        );
        println!("  mizan: {speed:.2} times, {cpu:.2} by CPU time");
    }
    Ok(())
}

async fn measure(
    call: &impl AsyncFn() -> Result<usize>,
    tasks: usize,
    duration: Duration,
) -> Result<Measured> {
    let (started, used) = (Instant::now(), ProcessTime::now());
    let work = async || -> Result<f64> {
        let mut count = 0.0;
        while started.elapsed() < duration {
            assert_eq!(call().await?, 32);
            count += 1.0;
        }
        Ok(count)
    };
    let calls: f64 = try_join_all((0..tasks).map(|_| work())).await?.iter().sum();
    Ok(Measured {
        rate: calls / started.elapsed().as_secs_f64(),
        cpu: used.elapsed().as_secs_f64() * 1e6 / calls,
    })
}

fn print(name: &str, measured: Vec<&Measured>) {
    let rate = median(measured.iter().map(|one| one.rate).collect());
    let cpu = median(measured.iter().map(|one| one.cpu).collect());
    println!("  {name:22} {rate:8.0} calls/s {cpu:6.0} µs CPU");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
