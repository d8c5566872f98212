//! Reads values from standard input, sends each through the client, and prints what comes back as a line of JSON.

use echo_client::blocking::Client;
use mizan_kernel::Error;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Plan {
    url: String,
    calls: Vec<Call>,
}

#[derive(Deserialize)]
struct Call {
    function: String,
    args: Box<RawValue>,
}

type Outcome = Result<String, Box<dyn std::error::Error>>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let plan: Plan = serde_json::from_reader(std::io::stdin())?;
    let client = Client::builder().base_url(plan.url).no_proxy().build()?;
    for Call { function, args } in plan.calls {
        let outcome = call(&client, &function, args.get());
        println!(
            "{}",
            match outcome {
                Ok(value) => format!("{{\"value\":{value}}}"),
                Err(error) => {
                    let is_decode = matches!(error.downcast_ref(), Some(Error::Decode { .. }));
                    json!({ "error": error.to_string(), "isDecode": is_decode }).to_string()
                }
            }
        );
    }
    Ok(())
}

fn call(client: &Client, function: &str, args: &str) -> Outcome {
    include!(concat!(env!("OUT_DIR"), "/arms.rs"))
}

/// Arguments as an application has them: values of the types of the client.
fn read<T: DeserializeOwned>(args: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(args)
}

fn reply<T: Serialize>(value: &T) -> Outcome {
    Ok(serde_json::to_string(value)?)
}
