//! The generated client, with its typed methods.

use mizan_kernel::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::runtime::Runtime;
use wire_client::types::{UploadSubmitInput, UploadValues};
use wire_client::{Client, blocking};

use crate::Driver;
use crate::plan::file;
use crate::raw::described;

pub struct Async(pub Client, pub Runtime);
pub struct Blocking(pub blocking::Client);

/// The method for each function. Those of the async client are followed by `await`.
macro_rules! call {
    ($client:expr, $name:expr, $args:expr $(, $await:tt)?) => {
        match $name {
            "add" => json($client.add(&input($args))$(.$await)??),
            "crash" => json($client.crash()$(.$await)??),
            "download_board" => Ok(described(&$client.download_board(&input($args))$(.$await)??)),
            "echo" => json($client.echo(&input($args))$(.$await)??),
            "find_person" => json($client.find_person(&input($args))$(.$await)??),
            "for_staff" => json($client.for_staff()$(.$await)??),
            "for_users" => json($client.for_users(&input($args))$(.$await)??),
            "greet" => json($client.greet(&input($args))$(.$await)??),
            "introduce" => json($client.introduce(&input($args))$(.$await)??),
            "missing" => json($client.missing()$(.$await)??),
            "not_finite" => json($client.not_finite()$(.$await)??),
            "not_there_yet" => json($client.not_there_yet()$(.$await)??),
            "nothing" => json($client.nothing()$(.$await)??),
            "rename_board" => json($client.rename_board(&input($args))$(.$await)??),
            "rename_snapshot" => json($client.rename_snapshot(&input($args))$(.$await)??),
            "repaint_boards" => json($client.repaint_boards()$(.$await)??),
            "say_goodbye" => json($client.say_goodbye(&input($args))$(.$await)??),
            "sign_in" => json($client.sign_in(&input($args))$(.$await)??),
            "taken" => json($client.taken(&input($args))$(.$await)??),
            "upload_submit" => json($client.upload_submit(&upload($args))$(.$await)??),
            other => panic!("the driver does not call {other}"),
        }
    };
}

/// The method for each context.
macro_rules! read {
    ($client:expr, $name:expr, $params:expr $(, $await:tt)?) => {
        match $name {
            "board" => json($client.fetch_board(&input($params))$(.$await)??),
            "private" => json($client.fetch_private()$(.$await)??),
            "search" => json($client.fetch_search(&input($params))$(.$await)??),
            "snapshot" => json($client.fetch_snapshot(&input($params))$(.$await)??),
            "visit" => json($client.fetch_visit(&input($params))$(.$await)??),
            other => panic!("the driver does not read {other}"),
        }
    };
}

impl Driver for Async {
    fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        let Self(client, runtime) = self;
        runtime.block_on(async { call!(client, name, args, await) })
    }

    fn read(&self, name: &str, params: &Value) -> Result<Value, Error> {
        let Self(client, runtime) = self;
        runtime.block_on(async { read!(client, name, params, await) })
    }
}

impl Driver for Blocking {
    fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        call!(self.0, name, args)
    }

    fn read(&self, name: &str, params: &Value) -> Result<Value, Error> {
        read!(self.0, name, params)
    }
}

fn input<T: DeserializeOwned>(args: &Value) -> T {
    serde_json::from_value(args.clone()).expect("the probe fits the generated type")
}

/// Types with files are only sent.
fn upload(args: &Value) -> UploadSubmitInput {
    let values = &args["values"];
    UploadSubmitInput {
        values: UploadValues {
            title: values["title"].as_str().expect("text").to_owned(),
            file: file(&values["file"]),
        },
    }
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "the arms of a match have one type"
)]
fn json(result: impl Serialize) -> Result<Value, Error> {
    Ok(serde_json::to_value(result).expect("a result is JSON"))
}
