//! Reads probes and backends from standard input, and prints the outcome of each probe as a line of JSON.

mod generated;
mod plan;
mod raw;

use std::sync::{Arc, Mutex};

use mizan_kernel::{ClientBuilder, Error, Invalidation};
use plan::{Plan, Probe};
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

/// A way to the backend.
trait Driver {
    fn call(&self, name: &str, args: &Value) -> Result<Value, Error>;
    fn read(&self, name: &str, params: &Value) -> Result<Value, Error>;
}

type Reported = Arc<Mutex<Vec<Invalidation>>>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let plan: Plan = serde_json::from_reader(std::io::stdin())?;
    for client in [
        ["kernel", "async"],
        ["kernel", "blocking"],
        ["client", "async"],
        ["client", "blocking"],
    ] {
        let [layer, kind] = client;
        for (backend, base_url) in &plan.backends {
            for (name, probe) in &plan.probes {
                let reported = Reported::default();
                let driver = open(client, base_url, probe, &reported)?;
                let outcome = run(driver.as_ref(), probe, &reported)?;
                let client = ["Rust", layer, kind];
                println!(
                    "{}",
                    json!({ "client": client, "backend": backend, "probe": name, "outcome": outcome })
                );
            }
        }
    }
    Ok(())
}

fn open(
    client: [&str; 2],
    base_url: &str,
    probe: &Probe,
    reported: &Reported,
) -> Result<Box<dyn Driver>, Box<dyn std::error::Error>> {
    let runtime = Runtime::new()?;
    Ok(match client {
        ["kernel", "async"] => Box::new(raw::Async(
            configured(mizan_kernel::Client::builder(), base_url, probe, reported).build()?,
            runtime,
        )),
        ["kernel", _] => Box::new(raw::Blocking(
            configured(mizan_kernel::Client::builder(), base_url, probe, reported).build()?,
        )),
        [_, "async"] => Box::new(generated::Async(
            configured(wire_client::Client::builder(), base_url, probe, reported).build()?,
            runtime,
        )),
        _ => Box::new(generated::Blocking(
            configured(
                wire_client::blocking::Client::builder(),
                base_url,
                probe,
                reported,
            )
            .build()?,
        )),
    })
}

fn configured<C>(
    builder: ClientBuilder<C>,
    base_url: &str,
    probe: &Probe,
    reported: &Reported,
) -> ClientBuilder<C> {
    let log = Arc::clone(reported);
    let mut builder =
        builder
            .base_url(base_url)
            .no_proxy()
            .on_invalidate(move |stale: &[Invalidation]| {
                log.lock().expect("no panic").extend_from_slice(stale);
            });
    if let Some(user) = &probe.user {
        builder = builder.header("X-Conformance-User", user);
    }
    if let Some(token) = &probe.token {
        builder = builder.bearer_token(token);
    }
    if let Some(csrf) = probe.csrf {
        builder = builder.csrf(csrf);
    }
    builder
}

fn run(driver: &dyn Driver, probe: &Probe, reported: &Reported) -> Result<Value, Error> {
    for step in &probe.before {
        driver.call(&step.call, &step.args)?;
    }
    reported.lock().expect("no panic").clear();
    let result = match (&probe.call, &probe.context) {
        (Some(name), _) => driver.call(name, &probe.args),
        (None, Some(name)) => driver.read(name, &probe.params),
        (None, None) => panic!("a probe has a call or a context"),
    };
    let mut outcome = match result {
        Ok(result) => Map::from_iter([("result".to_owned(), result)]),
        Err(error) => failure(error)?,
    };
    if let Some(watch) = &probe.watch {
        let reported = reported.lock().expect("no panic");
        let is_stale = |instance: &plan::Instance| {
            reported.iter().any(|each| {
                each.covers(&instance.context, &instance.params)
                    .expect("the parameters are JSON")
            })
        };
        let stale: Vec<_> = watch.iter().filter(|(_, each)| is_stale(each)).collect();
        let names = stale.into_iter().map(|(name, _)| json!(name)).collect();
        outcome.insert("stale".to_owned(), Value::Array(names));
    }
    Ok(outcome.into())
}

/// The error that the backend sent. Any other ends the program.
fn failure(error: Error) -> Result<Map<String, Value>, Error> {
    let Error::Server(error) = error else {
        return Err(error);
    };
    let mut outcome = Map::from_iter([
        ("error".to_owned(), json!(error.code.as_str())),
        ("status".to_owned(), json!(error.status)),
        ("message".to_owned(), json!(error.message)),
    ]);
    let issues = error.issues();
    if issues.is_empty() {
        outcome.insert("details".to_owned(), error.details);
    } else {
        let described = issues.iter().map(
            |issue| json!({ "path": issue.path(), "type": issue.kind, "message": issue.message }),
        );
        outcome.insert("issues".to_owned(), described.collect());
    }
    Ok(outcome)
}
